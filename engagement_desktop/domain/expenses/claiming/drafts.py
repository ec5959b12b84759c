"""A claim as its page holds it: whose, what is wished, and its lines."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.text import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDraft:
    """One cost being written; a text left empty is "".

    `amount` of a kilometres line is what the scale gives, never what is typed. `receipt` is the number of
    its receipt, or the words that a workbook gave; `prepared` are files not kept yet, `gone` the ids of kept
    ones that are taken off. `attested_on` is the day on which the receipt was declared lost. A line that
    corrects another one names it.
    """

    id: int | None = None
    version: int | None = None
    spent_on: date | None = None
    nature: ExpenseNature | None = None
    amount: Money | None = None
    purpose: str = ""
    origin: str = ""
    destination: str = ""
    km_hundredths: int | None = None
    means: Means | None = None
    vehicle_id: int | None = None
    meeting_id: int | None = None
    committee_id: int | None = None
    action_id: int | None = None
    envelope_id: int | None = None
    receipt: str = ""
    attested_on: date | None = None
    correction: Correction | None = None
    corrects_id: int | None = None
    rate_text: str = ""
    ceiling: Money | None = None
    ceiling_text: str = ""
    prepared: tuple[PreparedReceipt, ...] = ()
    gone: tuple[int, ...] = ()

    @property
    def is_kilometres(self) -> bool:
        return self.nature is ExpenseNature.KILOMETRES


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimDraft:
    """One claim being written. The number comes at its first saving; `status` is only shown."""

    id: int | None = None
    version: int | None = None
    reference: str = ""
    person_id: int | None = None
    wish: Wish = Wish.REIMBURSE
    pay_by: PaymentMeans | None = None
    note: str = ""
    status: ClaimStatus = ClaimStatus.DRAFT
    entered_by_id: int | None = None
    lines: tuple[LineDraft, ...] = ()

    @property
    def total(self) -> Money:
        """The sum of what is known so far."""
        return Money.sum(line.amount for line in self.lines if line.amount is not None)


def line_draft(line: ExpenseLine) -> LineDraft:
    """A line as it stands."""
    return LineDraft(
        id=line.id,
        version=line.version,
        spent_on=line.spent_on,
        nature=line.nature,
        amount=line.amount,
        purpose=line.purpose or "",
        origin=line.origin or "",
        destination=line.destination or "",
        km_hundredths=line.km_hundredths,
        means=line.means,
        vehicle_id=line.vehicle_id,
        meeting_id=line.meeting_id,
        committee_id=line.committee_id,
        action_id=line.action_id,
        envelope_id=line.envelope_id,
        receipt=line.receipt or "",
        attested_on=line.attested_on,
        correction=line.correction,
        corrects_id=line.corrects_id,
        rate_text=line.rate_text or "",
        ceiling=line.ceiling,
        ceiling_text=line.ceiling_text or "",
    )


def claim_draft(claim: ExpenseClaim, lines: tuple[ExpenseLine, ...]) -> ClaimDraft:
    """A claim as it stands, its lines in their order."""
    return ClaimDraft(
        id=claim.id,
        version=claim.version,
        reference=claim.reference,
        person_id=claim.person_id,
        wish=claim.wish,
        pay_by=claim.pay_by,
        note=claim.note or "",
        status=claim.status,
        entered_by_id=claim.entered_by_id,
        lines=tuple(line_draft(line) for line in lines),
    )


def write_line(line: ExpenseLine | None, claim_id: int, position: int, draft: LineDraft) -> ExpenseLine:
    """The row of a checked line, new or changed; its receipts apart."""
    if draft.spent_on is None or draft.nature is None:
        raise LookupError("a line is written once it was checked")
    if line is None:
        line = ExpenseLine(
            claim_id=claim_id,
            position=position,
            spent_on=draft.spent_on,
            nature=draft.nature,
            amount=draft.amount or Money(),
        )
    line.spent_on, line.nature, line.amount = draft.spent_on, draft.nature, draft.amount or Money()
    line.purpose = clean(draft.purpose) or None
    line.origin, line.destination = clean(draft.origin) or None, clean(draft.destination) or None
    line.km_hundredths, line.means, line.vehicle_id = draft.km_hundredths, draft.means, draft.vehicle_id
    line.meeting_id, line.committee_id = draft.meeting_id, draft.committee_id
    line.action_id, line.envelope_id = draft.action_id, draft.envelope_id
    line.attested_on, line.rate_text = draft.attested_on, draft.rate_text or None
    line.ceiling, line.ceiling_text = draft.ceiling, draft.ceiling_text or None
    return line
