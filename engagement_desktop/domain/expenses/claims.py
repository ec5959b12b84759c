"""Expense claims and their lines."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money


class ClaimStatus(StrEnum):
    """Where a claim stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    REIMBURSED = "reimbursed"
    WAIVED = "waived"


class Wish(StrEnum):
    """What the person wants to be done with the claim, asked at its start."""

    REIMBURSE = "reimburse"
    WAIVE = "waive"
    LATER = "later"


class PaymentMeans(StrEnum):
    """How a claim is paid."""

    TRANSFER = "transfer"
    CHEQUE = "cheque"
    CASH = "cash"


class Correction(StrEnum):
    """Why a line leans on an earlier one, which is paid and does not change."""

    OPPOSITE = "opposite"
    REGULARISATION = "regularisation"


GRANTED = frozenset({ClaimStatus.APPROVED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED})
RAISES_MILEAGE = GRANTED | {ClaimStatus.SUBMITTED}
FROZEN = frozenset({ClaimStatus.REIMBURSED, ClaimStatus.WAIVED})


class ExpenseClaim(Versioned, Base):
    """A claim of one person: one status and one payment day for all its lines.

    `entered_by_id`, `submitted_by_id`, `decided_by_id` and `seconded_by_id` are accounts; the second
    accord is that of another account, asked for the claim of somebody who presides or keeps the money.
    `pay_by` None: by transfer.
    """

    __tablename__ = "expense_claim"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str]
    reference_key: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[ClaimStatus] = mapped_column(enum_type(ClaimStatus), index=True)
    paid_on: Mapped[date | None] = mapped_column(default=None)
    wish: Mapped[Wish] = mapped_column(enum_type(Wish), default=Wish.REIMBURSE)
    pay_by: Mapped[PaymentMeans | None] = mapped_column(enum_type(PaymentMeans), default=None)
    note: Mapped[str | None] = mapped_column(default=None)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    submitted_on: Mapped[date | None] = mapped_column(default=None)
    submitted_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    decided_on: Mapped[date | None] = mapped_column(default=None)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    seconded_on: Mapped[date | None] = mapped_column(default=None)
    seconded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    decided_alone: Mapped[bool] = mapped_column(default=False)
    waiver_scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), default=None, index=True)
    gift_receipt_id: Mapped[int | None] = mapped_column(
        ForeignKey("gift_receipt.id"), default=None, index=True
    )


class ExpenseLine(Versioned, Base):
    """One cost. A kilometres line has `km_hundredths` and a computed amount, others have none.

    `position` is its place in the claim (1, 2, …); the id gives the order of entry across claims.
    `rate_text` keeps in plain French the rate that priced a kilometres line, with its source.
    `receipt` is the number of its receipt; `attested_on` the day on which the person declared it lost.
    `ceiling` and `ceiling_text` freeze the ceiling that was looked at when the line was decided.
    `means` None: in the vehicle of the line; a passenger or a cyclist names no vehicle.
    Only a line that corrects another one (`corrects_id`) may have a negative amount.
    """

    __tablename__ = "expense_line"
    __table_args__ = (
        UniqueConstraint("claim_id", "position"),
        Index("ix_expense_line_spent_on", "spent_on"),
        Index("ix_expense_line_claim_sums", "claim_id", "spent_on", "amount"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    claim_id: Mapped[int] = mapped_column(ForeignKey("expense_claim.id"))
    position: Mapped[int]
    spent_on: Mapped[date]
    nature: Mapped[ExpenseNature] = mapped_column(enum_type(ExpenseNature))
    amount: Mapped[Money]
    purpose: Mapped[str | None] = mapped_column(default=None)
    origin: Mapped[str | None] = mapped_column(default=None)
    destination: Mapped[str | None] = mapped_column(default=None)
    km_hundredths: Mapped[int | None] = mapped_column(default=None)
    vehicle_id: Mapped[int | None] = mapped_column(ForeignKey("vehicle.id"), default=None, index=True)
    rate_text: Mapped[str | None] = mapped_column(default=None)
    receipt: Mapped[str | None] = mapped_column(default=None)
    waived_on: Mapped[date | None] = mapped_column(default=None)
    refusal_reason: Mapped[str | None] = mapped_column(default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    means: Mapped[Means | None] = mapped_column(enum_type(Means), default=None)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    action_id: Mapped[int | None] = mapped_column(ForeignKey("action.id"), default=None, index=True)
    envelope_id: Mapped[int | None] = mapped_column(ForeignKey("envelope.id"), default=None, index=True)
    attested_on: Mapped[date | None] = mapped_column(default=None)
    ceiling: Mapped[Money | None] = mapped_column(default=None)
    ceiling_text: Mapped[str | None] = mapped_column(default=None)
    correction: Mapped[Correction | None] = mapped_column(enum_type(Correction), default=None)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("expense_line.id"), default=None, index=True)
