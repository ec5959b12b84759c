"""Receipts for costs that volunteers give up: gifts of the year in which they are waived."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned
from engagement_desktop.domain.money import Money


class GiftReceipt(Versioned, Base):
    """One numbered receipt; a wrong one is cancelled with its reason and another is made, none is erased."""

    __tablename__ = "gift_receipt"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    number: Mapped[str] = mapped_column(unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    given_on: Mapped[date]
    issued_on: Mapped[date]
    amount: Mapped[Money]
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("issued_document.id"), default=None, index=True
    )
    cancelled_on: Mapped[date | None] = mapped_column(default=None)
    cancel_reason: Mapped[str | None] = mapped_column(default=None)
