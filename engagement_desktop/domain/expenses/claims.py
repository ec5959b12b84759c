"""Expense claims and their lines."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.money import Money


class ExpenseNature(StrEnum):
    """What was paid for."""

    KILOMETRES = "kilometres"
    TRAIN = "train"
    PUBLIC_TRANSPORT = "public_transport"
    TAXI = "taxi"
    TOLL = "toll"
    PARKING = "parking"
    MEAL = "meal"
    LODGING = "lodging"
    TRAINING = "training"
    HUMAN_ASSISTANCE = "human_assistance"
    CHILDCARE = "childcare"
    SUPPLIES = "supplies"
    OTHER = "other"


class ClaimStatus(StrEnum):
    """Where a claim stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REFUSED = "refused"
    REIMBURSED = "reimbursed"
    WAIVED = "waived"


GRANTED = frozenset({ClaimStatus.APPROVED, ClaimStatus.REIMBURSED, ClaimStatus.WAIVED})
RAISES_MILEAGE = GRANTED | {ClaimStatus.SUBMITTED}
FROZEN = frozenset({ClaimStatus.REIMBURSED, ClaimStatus.WAIVED})


class ExpenseClaim(Versioned, Base):
    """A claim of one person: one status and one payment day for all its lines."""

    __tablename__ = "expense_claim"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    reference: Mapped[str]
    reference_key: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[ClaimStatus] = mapped_column(enum_type(ClaimStatus), index=True)
    paid_on: Mapped[date | None] = mapped_column(default=None)


class ExpenseLine(Versioned, Base):
    """One cost. A kilometres line has `km_hundredths` and a computed amount, others have none.

    `position` is its place in the claim (1, 2, …); the id gives the order of entry across claims.
    `rate_text` keeps in plain French the rate that priced a kilometres line, with its source.
    """

    __tablename__ = "expense_line"
    __table_args__ = (
        UniqueConstraint("claim_id", "position"),
        Index("ix_expense_line_spent_on", "spent_on"),
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
