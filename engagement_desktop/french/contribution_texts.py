"""Paid contributions in French: the six warnings, and the order to pay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from engagement_desktop.domain.expenses.contributing.rows import ContributionDetail
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.french.amount_words import in_letters
from engagement_desktop.french.formats import date_long, date_short, money, trimmed

WARNINGS = (
    (
        "Une somme versée au-delà des frais réels peut être un salaire (cotisations dès le 1er euro). "
        "Vérifiez le statut avant de payer."
    ),
    (
        "Cette somme peut modifier les prestations de la personne (AAH, RSA, ASS, prime d’activité, pension "
        "d’invalidité, ASI, ASPA, allocations chômage, aides au logement, complémentaire santé solidaire). "
        "La personne doit être informée avant d’accepter. Le logiciel ne calcule aucun droit."
    ),
    "Le lissage n’est possible qu’à la demande écrite de la personne.",
    (
        "Le statut de collaborateur occasionnel du service public suppose une mission de service public "
        "administratif. À vérifier avec l’Urssaf."
    ),
    (
        "Les heures payées ne sont pas du bénévolat\u00a0: elles sont exclues du CEC, de l’attestation de "
        "bénévolat et de la valorisation."
    ),
    "Bons d’achat et cadeaux sont une forme de rétribution.",
)
"""Shown before a paid line may be saved, in this order; their reading is dated."""
INVOICE = "Une facture suppose une activité déclarée, avec un SIRET."
UNITS: Mapping[ContributionKind, str] = MappingProxyType(
    {
        ContributionKind.VACATION: "vacation de 4\u00a0h",
        ContributionKind.INDEMNITY: "indemnité",
        ContributionKind.WAGE: "salaire brut",
        ContributionKind.VOUCHER: "bon d’achat",
    }
)


@dataclass(frozen=True, slots=True)
class OrderPaper:
    """All that an order to pay says."""

    structure: str
    made_on: date
    person: str
    facts: tuple[tuple[str, str], ...]
    amount: str
    in_letters: str


def priced(quantity: int, price: str, unit: str) -> str:
    """« 1,5 × 120,00 € (vacation de 4 h) »."""
    return f"{trimmed(Decimal(quantity) / 100)} × {price} ({unit})"


def order_paper(
    told: ContributionDetail, structure: str, today: date, *, traditional: bool = False
) -> OrderPaper:
    """The order to pay an approved contribution."""
    row = told.row
    said = [
        ("Personne", row.person),
        ("Contribution", row.purpose),
        ("Jour", date_long(row.done_on)),
        ("Comité", row.committee),
        ("Réunion", told.meeting),
        ("Calcul", priced(row.quantity, money(row.unit_price), UNITS[row.kind])),
        ("Information sur l’impact", _on("remise le", told.impact_told_on)),
        ("Lissage", smoothing_words(told)),
        ("Facture", " du ".join(part for part in (told.invoice_number, _short(told.invoice_on)) if part)),
        ("Adressée à", told.addressee),
        ("Approuvée", " par ".join(p for p in (_on("le", told.approved_on), told.approved_by) if p)),
        ("Payée", _on("le", told.paid_on)),
        ("Enveloppe", told.envelope),
    ]
    return OrderPaper(
        structure=structure,
        made_on=today,
        person=row.person,
        facts=tuple((name, words) for name, words in said if words),
        amount=money(row.amount),
        in_letters=in_letters(row.amount, traditional=traditional),
    )


def smoothing_words(told: ContributionDetail) -> str:
    """« sur 6 mois, à la demande écrite de la personne du 03/03/2026 », or nothing."""
    if told.smoothing_asked_on is None or told.smoothing_months is None:
        return ""
    asked = date_short(told.smoothing_asked_on)
    return f"sur {told.smoothing_months} mois, à la demande écrite de la personne du {asked}"


def _on(words: str, day: date | None) -> str:
    return "" if day is None else f"{words} {date_short(day)}"


def _short(day: date | None) -> str:
    return "" if day is None else date_short(day)
