"""Ledger entries, as they left for the accountant: what an export took changes no more."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.money import Money


class EntryKind(StrEnum):
    """What an entry records; a reversal undoes an entry that left before."""

    GRANT = "grant"
    PAYMENT = "payment"
    WAIVER = "waiver"
    CONTRIBUTION = "contribution"
    REVERSAL = "reversal"


class LedgerAccount(Versioned, Base):
    """The structure's own account for one use (« kilometres », « bank »…), in place of the shipped one."""

    __tablename__ = "ledger_account"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    use: Mapped[str] = mapped_column(unique=True)
    number: Mapped[str]
    label: Mapped[str]


class LedgerExport(Base):
    """One export of the entries of a period."""

    __tablename__ = "ledger_export"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_at: Mapped[datetime]
    first_day: Mapped[date]
    last_day: Mapped[date]
    entries: Mapped[int]
    total: Mapped[Money]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("issued_document.id"), default=None, index=True
    )


class LedgerEntry(Base):
    """One entry as it left; `number` runs through all exports of an exercise without a gap."""

    __tablename__ = "ledger_entry"
    __table_args__ = (UniqueConstraint("exercise_first_day", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    export_id: Mapped[int] = mapped_column(ForeignKey("ledger_export.id"), index=True)
    exercise_first_day: Mapped[date]
    number: Mapped[int]
    kind: Mapped[EntryKind] = mapped_column(enum_type(EntryKind))
    journal: Mapped[str]
    entry_on: Mapped[date]
    piece_ref: Mapped[str]
    piece_on: Mapped[date]
    label: Mapped[str]
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("expense_claim.id"), default=None, index=True)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), default=None, index=True)
    contribution_id: Mapped[int | None] = mapped_column(
        ForeignKey("paid_contribution.id"), default=None, index=True
    )
    reverses_id: Mapped[int | None] = mapped_column(ForeignKey("ledger_entry.id"), default=None, index=True)


class LedgerLine(Base):
    """One debit or one credit of an entry; the other is zero."""

    __tablename__ = "ledger_line"
    __table_args__ = (UniqueConstraint("entry_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    entry_id: Mapped[int] = mapped_column(ForeignKey("ledger_entry.id"))
    position: Mapped[int]
    account: Mapped[str]
    account_label: Mapped[str]
    debit: Mapped[Money]
    credit: Mapped[Money]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
