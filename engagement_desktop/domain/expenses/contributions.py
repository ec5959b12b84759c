"""Paid contributions: recorded apart from costs, never a computed right, never the name of a benefit."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.money import Money


class ContributionKind(StrEnum):
    """In what form a contribution is paid."""

    VACATION = "vacation"
    INDEMNITY = "indemnity"
    WAGE = "wage"
    VOUCHER = "voucher"


class ContributionState(StrEnum):
    """Where a paid contribution stands."""

    PLANNED = "planned"
    APPROVED = "approved"
    PAID = "paid"
    RENOUNCED = "renounced"


class PaidContribution(Versioned, Base):
    """One sum beyond real costs. `quantity_hundredths` counts vacations of four hours, or units.

    `warned_on` is the day on which the warnings were shown and read; `impact_told_on` the day on which the
    person was told what the sum may change for them; `smoothing_asked_on` the day of their own request.
    """

    __tablename__ = "paid_contribution"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[ContributionKind] = mapped_column(enum_type(ContributionKind))
    state: Mapped[ContributionState] = mapped_column(enum_type(ContributionState))
    done_on: Mapped[date]
    quantity_hundredths: Mapped[int]
    unit_price: Mapped[Money]
    amount: Mapped[Money]
    purpose: Mapped[str | None] = mapped_column(default=None)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    envelope_id: Mapped[int | None] = mapped_column(ForeignKey("envelope.id"), default=None, index=True)
    warned_on: Mapped[date | None] = mapped_column(default=None)
    impact_told_on: Mapped[date | None] = mapped_column(default=None)
    smoothing_asked_on: Mapped[date | None] = mapped_column(default=None)
    smoothing_months: Mapped[int | None] = mapped_column(default=None)
    invoice_number: Mapped[str | None] = mapped_column(default=None)
    invoice_on: Mapped[date | None] = mapped_column(default=None)
    addressee: Mapped[str | None] = mapped_column(default=None)
    approved_on: Mapped[date | None] = mapped_column(default=None)
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    paid_on: Mapped[date | None] = mapped_column(default=None)
    paid_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
