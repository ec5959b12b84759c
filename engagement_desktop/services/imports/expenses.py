"""Settles expenses: claims by reference, lines by claim and place."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engagement_desktop.domain.expenses.claims import FROZEN, ClaimStatus
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.imports.drafts import CorrectedLine, ExpenseDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import fold
from engagement_desktop.french.way_words import ALONE, way_word
from engagement_desktop.services.imports.claims import Claim, check_claim, claims_of, refuse_siblings
from engagement_desktop.services.imports.corrections import in_order_of_corrections, refuse_lost_corrections
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
    for key in in_order_of_corrections(claims):
        refuse_lost_corrections(work, claims[key], settled.stands)
        if check_claim(work, claims[key], settled.heads.get(key)):
            settled.sound[key] = claims[key]
    for key, claim in claims.items():
        if key in settled.sound:
            settled.settle(claim, settled.heads.get(key))
            refuse_siblings(work, claim)
    settled.name_corrections()


@dataclass(frozen=True, slots=True)
class _Expenses:
    """The claims and lines that the dossier already holds under the references of the workbook."""

    work: Settling
    vehicles: Vehicles
    heads: dict[str, Row]
    lines: dict[tuple[int, int], Row]
    sound: dict[str, Claim] = field(default_factory=dict)
    written: dict[tuple[str, int], int] = field(default_factory=dict)
    waiting: list[tuple[dict[str, Any], CorrectedLine]] = field(default_factory=list)

    def stands(self, corrected: CorrectedLine) -> bool:
        """A cost of that claim stands at that place, in the dossier or in a sound claim of the workbook."""
        former = self._former(corrected)
        if former is not None:
            return former["corrects_id"] is None
        claim = self.sound.get(fold(corrected.claim))
        lines = () if claim is None else claim.lines
        return corrected.place <= len(lines) and lines[corrected.place - 1].corrects is None

    def name_corrections(self) -> None:
        """Corrections name their lines once every line has its id, and are written after them."""
        for row, corrected in self.waiting:
            row["corrects_id"] = self._named(corrected)
        self.work.inserts["expense_line"].sort(key=lambda row: row["corrects_id"] is not None)

    def _former(self, corrected: CorrectedLine) -> Row | None:
        head = self.heads.get(fold(corrected.claim))
        return None if head is None else self.lines.get((int(head["id"]), corrected.place))

    def _named(self, corrected: CorrectedLine) -> int | None:
        former = self._former(corrected)
        written = self.written.get((fold(corrected.claim), corrected.place))
        return written if former is None else int(former["id"])

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
        if "status" in changed:
            changed |= self._decision(claim.status)
        if changed:
            self.work.changes.append(RowChange("expense_claim", head["id"], changed))

    def _decision(self, status: ClaimStatus | None) -> dict[str, Any]:
        """A workbook that decides is decided on by the account that imports it; former accords go."""
        if status in FROZEN:
            return {}
        decided = status in {ClaimStatus.APPROVED, ClaimStatus.REFUSED}
        return {
            "decided_on": self.work.today if decided else None,
            "decided_by_id": self.work.account_id if decided else None,
            "seconded_on": None,
            "seconded_by_id": None,
            "decided_alone": False,
        }

    def _add_line(self, claim: Claim, draft: ExpenseDraft, claim_id: int, position: int) -> None:
        spec = claim.specs.get(draft.row)
        vehicle_id = None
        if spec is not None and claim.person_id is not None:
            vehicle_id = self.vehicles.id_of(claim.person_id, spec)
        line_id = self.work.new_id("expense_line")
        self.written[fold(claim.reference), position] = line_id
        row: dict[str, Any] = {
            "id": line_id,
            "claim_id": claim_id,
            "position": position,
            **_values(draft),
            "amount": draft.amount or Money(),
            "means": _alone(draft.vehicle),
            "vehicle_id": vehicle_id,
            "rate_text": None,
            "corrects_id": None,
            "correction": None if draft.corrects is None else draft.corrects.kind,
        }
        self.work.inserts["expense_line"].append(row)
        if draft.corrects is not None:
            self.waiting.append((row, draft.corrects))
        self.work.fates[EXPENSES][draft.row] = Fate.NEW

    def _corrects(self, draft: ExpenseDraft) -> Iterator[tuple[str, str, Any]]:
        """What the line corrects, and why, to be compared; a line that is still to come is not."""
        named = None if draft.corrects is None else self._named(draft.corrects)
        if draft.corrects is None or named is not None:
            yield "corrects", "corrects_id", named
            yield "corrects", "correction", None if draft.corrects is None else draft.corrects.kind

    def _compare(self, claim: Claim, draft: ExpenseDraft, head: Row, former: Row) -> None:
        """What the claim itself says is compared on each of its lines, where the workbook says it."""
        pairs = [(name, name, value) for name, value in _values(draft).items()]
        pairs += [("status", "status", draft.status), ("paid_on", "paid_on", draft.paid_on)]
        pairs += self._corrects(draft)
        spec = claim.specs.get(draft.row)
        known = {**former, "status": head["status"], "paid_on": head["paid_on"]}
        known["way"], way = way_word(former["means"]), way_word(draft.vehicle)
        if known["way"] != way or way is not None:
            pairs.append(("vehicle", "way", way))
        elif spec is None or draft.corrects is not None:
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
