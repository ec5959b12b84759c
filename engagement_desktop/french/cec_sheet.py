"""The sheet to type again in Le Compte Bénévole: one declaration an association, line by line."""

from dataclasses import dataclass

from engagement_desktop.domain.hours.cec_ledger import CecAssociation, CecLedger
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.french.cec_ledger_texts import declared_function
from engagement_desktop.french.formats import duration, rna, siren
from engagement_desktop.french.typography import typo

_HOUR = 60
TITLE = "À recopier dans Le Compte Bénévole"
MISSING = "à compléter"
NOTHING = (
    "Rien à recopier : aucune heure en instance dirigeante ni en encadrement de bénévoles dans une "
    "association qui peut compter."
)
WHOLE_HOURS = "Les heures se recopient entières, les minutes en moins."
NOT_SENT = "Une déclaration par association, faite par le bénévole. Rien n’est transmis par le logiciel."


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line: what is asked, what is shown, and what is copied (empty: nothing is)."""

    name: str
    shown: str
    copied: str


@dataclass(frozen=True, slots=True)
class SheetPart:
    """One declaration."""

    association: str
    lines: tuple[SheetLine, ...]


def sheet_of(ledger: CecLedger) -> tuple[SheetPart, ...]:
    """One part for each association whose hours can be declared."""
    return tuple(_part(one, ledger.year) for one in ledger.to_declare)


def _part(one: CecAssociation, year: int) -> SheetPart:
    facts, function = one.structure.facts, declared_function(one)
    hours = str(one.eligible_minutes // _HOUR)
    return SheetPart(
        facts.name,
        (
            SheetLine("Association", facts.name, facts.name),
            _rna(one),
            SheetLine("Numéro SIREN", siren(facts.siren) if facts.siren else MISSING, facts.siren or ""),
            SheetLine("Fonction", function or MISSING, function),
            SheetLine(f"Heures de {year}", duration(one.eligible_minutes), hours),
        ),
    )


def _rna(one: CecAssociation) -> SheetLine:
    facts = one.structure.facts
    if facts.legal_form is LegalForm.ASSOCIATION_ALSACE_MOSELLE and not facts.rna:
        return SheetLine("Numéro RNA", typo("aucun (Alsace-Moselle)"), "")
    return SheetLine("Numéro RNA", rna(facts.rna) if facts.rna else MISSING, facts.rna or "")
