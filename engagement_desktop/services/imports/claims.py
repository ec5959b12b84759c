"""The claims of the workbook: lines grouped and checked together; one bad line refuses the whole."""

from dataclasses import dataclass, field

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.imports.drafts import ExpenseDraft
from engagement_desktop.domain.text import fold
from engagement_desktop.services.imports.dossier import Row
from engagement_desktop.services.imports.expense_rules import check_line
from engagement_desktop.services.imports.settling import Settling
from engagement_desktop.services.imports.sheets import EXPENSES
from engagement_desktop.services.imports.vehicles import Vehicles, VehicleSpec


@dataclass(slots=True)
class Claim:
    """The lines of one claim in the order of the workbook; what they share is what the first ones say."""

    reference: str
    lines: list[ExpenseDraft] = field(default_factory=list)
    specs: dict[int, VehicleSpec] = field(default_factory=dict)
    person_id: int | None = None
    status: ClaimStatus | None = None


def claims_of(work: Settling, vehicles: Vehicles) -> dict[str, Claim]:
    """Every claim by its folded reference, each line checked by itself and with its claim."""
    table = work.tables.expenses
    claims: dict[str, Claim] = {}
    for draft in table.drafts:
        person = work.refer(table, draft.row, "personne", draft.person, work.person)
        spec = check_line(work, draft, person, vehicles)
        if draft.claim is None:
            continue
        claim = claims.setdefault(fold(draft.claim), Claim(draft.claim))
        claim.lines.append(draft)
        claim.person_id = claim.person_id or person
        claim.status = claim.status or draft.status
        if spec is not None:
            claim.specs[draft.row] = spec
        if person is not None and person != claim.person_id:
            said = "Cette note est celle d’une autre personne. Une note n’a qu’une personne."
            work.refuse(table, draft.row, "personne", said)
    return claims


def check_claim(work: Settling, claim: Claim, former: Row | None) -> bool:
    """Whether the claim can be written: one person, one status, one payment day, no bad line."""
    table = work.tables.expenses
    paid = next((line.paid_on for line in claim.lines if line.paid_on is not None), None)
    for line in claim.lines:
        if line.status is not None and line.status is not claim.status:
            work.refuse(table, line.row, "statut", "Les lignes d’une note ont toutes le même statut.")
        if line.paid_on is not None and line.paid_on != paid:
            work.refuse(table, line.row, "payée le", "Les lignes d’une note sont payées le même jour.")
        if former is not None and claim.person_id is not None and former["person_id"] != claim.person_id:
            said = "Dans le dossier, cette note est celle d’une autre personne. Donnez-lui un autre numéro."
            work.refuse(table, line.row, "personne", said)
    return not refuse_siblings(work, claim)


def refuse_siblings(work: Settling, claim: Claim) -> bool:
    """One bad line refuses its whole claim: the others name the column that holds them back."""
    table = work.tables.expenses
    bad = next((line for line in claim.lines if work.faults.is_refused(EXPENSES, line.row)), None)
    if bad is None:
        return False
    first = work.faults.of(EXPENSES, bad.row)[0]
    said = (
        f"La note «\u00a0{claim.reference[:60]}\u00a0» est refusée entière à cause de la ligne {first.row} "
        f"(colonne «\u00a0{first.column}\u00a0»). Corrigez celle-ci."
    )
    for line in claim.lines:
        if not work.faults.is_refused(EXPENSES, line.row):
            work.refuse(table, line.row, first.column, said, follows=True)
    return True
