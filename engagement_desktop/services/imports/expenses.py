"""Settles expenses: claims by reference, lines by claim and place."""

from dataclasses import dataclass
from typing import Any

from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.imports.drafts import ExpenseDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french.way_words import ALONE, way_word
from engagement_desktop.services.imports.claims import Claim, check_claim, claims_of, refuse_siblings
from engagement_desktop.services.imports.dossier import Row
from engagement_desktop.services.imports.settling import Fate, RowChange, Settling
from engagement_desktop.services.imports.sheets import EXPENSES
from engagement_desktop.services.imports.vehicles import Vehicles

_OF_THE_CLAIM = ("status", "paid_on")


def settle_expenses(work: Settling, vehicles: Vehicles) -> None:
    """Checks every claim, then settles the lines of those that hold no refusal."""
    claims = claims_of(work, vehicles)
    settled = _Expenses(
        work,
        vehicles,
        {row["reference_key"]: row for row in work.dossier.claims},
        {(row["claim_id"], row["position"]): row for row in work.dossier.lines},
    )
    for key, claim in claims.items():
        head = settled.heads.get(key)
        if check_claim(work, claim, head):
            settled.settle(claim, head)
            refuse_siblings(work, claim)


@dataclass(frozen=True, slots=True)
class _Expenses:
    """The claims and lines that the dossier already holds under the references of the workbook."""

    work: Settling
    vehicles: Vehicles
    heads: dict[str, Row]
    lines: dict[tuple[int, int], Row]

    def settle(self, claim: Claim, head: Row | None) -> None:
        claim_id = self._add_head(claim) if head is None else int(head["id"])
        for position, draft in enumerate(claim.lines, start=1):
            former = self.lines.get((claim_id, position))
            if head is None or former is None:
                self._add_line(claim, draft, claim_id, position)
            else:
                self._compare(claim, draft, head, former)
        if head is not None and self.work.options.update:
            self._change_head(claim, head)

    def _add_head(self, claim: Claim) -> int:
        row_id = self.work.new_id("expense_claim")
        self.work.inserts["expense_claim"].append(
            {
                "id": row_id,
                "reference": claim.reference,
                "reference_key": fold(claim.reference),
                "person_id": claim.person_id,
                "status": claim.status,
                "paid_on": claim.lines[0].paid_on,
            }
        )
        return row_id

    def _change_head(self, claim: Claim, head: Row) -> None:
        said = {"status": claim.status, "paid_on": claim.lines[0].paid_on}
        changed = {name: value for name, value in said.items() if head[name] != value}
        if changed:
            self.work.changes.append(RowChange("expense_claim", head["id"], changed))

    def _add_line(self, claim: Claim, draft: ExpenseDraft, claim_id: int, position: int) -> None:
        spec = claim.specs.get(draft.row)
        vehicle_id = None
        if spec is not None and claim.person_id is not None:
            vehicle_id = self.vehicles.id_of(claim.person_id, spec)
        self.work.inserts["expense_line"].append(
            {
                "id": self.work.new_id("expense_line"),
                "claim_id": claim_id,
                "position": position,
                **_values(draft),
                "amount": draft.amount or Money(),
                "means": _alone(draft.vehicle),
                "vehicle_id": vehicle_id,
                "rate_text": None,
            }
        )
        self.work.fates[EXPENSES][draft.row] = Fate.NEW

    def _compare(self, claim: Claim, draft: ExpenseDraft, head: Row, former: Row) -> None:
        """What the claim itself says is compared on each of its lines, where the workbook says it."""
        pairs = [(name, name, value) for name, value in _values(draft).items()]
        pairs += [("status", "status", draft.status), ("paid_on", "paid_on", draft.paid_on)]
        spec = claim.specs.get(draft.row)
        known = {**former, "status": head["status"], "paid_on": head["paid_on"]}
        known["way"], way = way_word(former["means"]), way_word(draft.vehicle)
        if known["way"] != way or way is not None:
            pairs.append(("vehicle", "way", way))
        elif spec is None:
            pairs.append(("amount", "amount", draft.amount))
        elif (draft.vehicle, draft.power, draft.electric) != (None, None, None):
            known["vehicle"] = self.vehicles.specs.get(former["vehicle_id"])
            pairs.append(("vehicle" if draft.vehicle else "power", "vehicle", spec))
        other = self.work.other_values(self.work.tables.expenses, draft.row, known, pairs)
        apart = (*_OF_THE_CLAIM, "vehicle", "way")
        values = {name: value for name, value in other.items() if name not in apart}
        if "way" in other:
            values["means"] = _alone(draft.vehicle)
        needs_vehicle = "vehicle" in other or (spec is not None and former["vehicle_id"] is None)
        if other and spec is not None and claim.person_id is not None and needs_vehicle:
            values["vehicle_id"] = self.vehicles.id_of(claim.person_id, spec)
        if spec is None and former["vehicle_id"] is not None and other.keys() & {"nature", "way"}:
            values |= {"vehicle_id": None, "rate_text": None}
        if values:
            self.work.changes.append(RowChange("expense_line", former["id"], values))


def _alone(way: object) -> Means | None:
    """A passenger, a cyclist: who names no vehicle."""
    return way if isinstance(way, Means) and way in ALONE else None


def _values(draft: ExpenseDraft) -> dict[str, Any]:
    return {
        "spent_on": draft.spent_on,
        "nature": draft.nature,
        "purpose": draft.purpose,
        "origin": draft.origin,
        "destination": draft.destination,
        "km_hundredths": draft.km_hundredths if draft.nature is ExpenseNature.KILOMETRES else None,
        "receipt": draft.receipt,
        "waived_on": draft.waived_on,
        "refusal_reason": draft.refusal_reason,
    }
