"""The summary of the CEC: each association, its months, then the one sentence that may be said."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from engagement_desktop.domain.hours.cec import ELIGIBLE_ROLES
from engagement_desktop.domain.hours.entries import HoursNature, HoursRole
from engagement_desktop.domain.hours.papers import (
    Block,
    Facts,
    Grid,
    GridColumn,
    Heading,
    LargeName,
    Prose,
    Remark,
)
from engagement_desktop.domain.hours.papers_facts import CecAssociation, CecTold, HoursTold, PaperFacts
from engagement_desktop.domain.register.structures import LegalForm
from engagement_desktop.french.cec_texts import deadline_label, status_text
from engagement_desktop.french.formats import date_long, duration, enumerated, month, rna, siren
from engagement_desktop.french.labels import label
from engagement_desktop.french.paper_words import (
    addressed,
    apart_words,
    function_days,
    function_words,
    method_words,
)

UNKNOWN = "non renseigné"
_COLUMNS = (
    GridColumn("Mois", 60),
    GridColumn("Heures éligibles", 40, is_figures=True),
    GridColumn("Autres heures bénévoles", 50, is_figures=True),
)
_CAPACITIES = (HoursRole.GOVERNING_BODY, HoursRole.SUPERVISES_VOLUNTEERS)


def cec_blocks(facts: PaperFacts) -> list[Block]:
    """Nothing is added over several years, and nothing is promised."""
    told, person = facts.cec, facts.person
    if told is None:
        return []
    decision, parameters = told.decision, told.parameters
    volunteer = [line for line in facts.hours if line.nature is HoursNature.VOLUNTEER]
    blocks: list[Block] = [
        LargeName(addressed(person)),
        Facts(
            (
                ("Année civile", str(decision.year)),
                ("Heures éligibles", duration(decision.eligible_minutes)),
                ("Heures bénévoles", duration(sum(line.minutes for line in volunteer))),
            )
        ),
        Heading("Ce qui peut en être dit"),
        Prose(status_text(decision, parameters)),
    ]
    for one in told.associations:
        its = [line for line in volunteer if line.structure_id == one.structure_id]
        blocks += [Heading(one.facts.name), Facts(_rows(facts, one, its, told)), _months(its)]
    blocks += [Heading("Échéances"), Facts(_deadlines(told))]
    said = (method_words(facts.issuer), apart_words(facts.hours))
    return [*blocks, Remark(" ".join(part for part in said if part))]


def _rows(
    facts: PaperFacts, one: CecAssociation, hours: Sequence[HoursTold], told: CecTold
) -> tuple[tuple[str, str], ...]:
    its = one.facts
    rows = [("Forme", label(its.legal_form))]
    if its.legal_form is not LegalForm.ASSOCIATION_ALSACE_MOSELLE:
        rows.append(("RNA", rna(its.rna) if its.rna else UNKNOWN))
    rows += [
        ("SIREN", siren(its.siren) if its.siren else UNKNOWN),
        ("Déclarée le", date_long(its.declared_on) if its.declared_on else UNKNOWN),
        ("Valideur CEC", one.validator or UNKNOWN),
        ("Fonction", _functions(facts, one.structure_id)),
        ("Qualité", _capacities(hours)),
        ("Déclaration", _standing(facts.today, one, told)),
    ]
    return tuple(rows)


def _functions(facts: PaperFacts, structure_id: int) -> str:
    said = [
        f"{function_words(one, facts.person)} ({one.committee}), {function_days(one)}"
        for one in facts.functions
        if one.structure_id == structure_id
    ]
    return " ; ".join(said) or UNKNOWN


def _capacities(hours: Sequence[HoursTold]) -> str:
    held = {line.role for line in hours}
    return enumerated([label(role) for role in _CAPACITIES if role in held]) or "autre"


def _standing(today: date, one: CecAssociation, told: CecTold) -> str:
    return deadline_label(today, told.parameters, declared=one.declared, attested_on=one.attested_on)


def _months(hours: Sequence[HoursTold]) -> Grid:
    minutes: defaultdict[date, list[int]] = defaultdict(lambda: [0, 0])
    for line in hours:
        minutes[line.month][line.role not in ELIGIBLE_ROLES] += line.minutes
    rows = [(month(day).capitalize(), *(duration(part) for part in minutes[day])) for day in sorted(minutes)]
    total = [duration(sum(each[place] for each in minutes.values())) for place in (0, 1)]
    return Grid(_COLUMNS, tuple(rows), ("Total", *total))


def _deadlines(told: CecTold) -> tuple[tuple[str, str], ...]:
    return (
        ("Déclaration", f"par le bénévole, avant le {date_long(told.parameters.declare_by)}"),
        ("Attestation", f"par l’association, avant le {date_long(told.parameters.attest_by)}"),
    )
