"""Reimbursement runs: what is paid together, by which means, and what the bank gave back."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Sealed, SealedType, Versioned, enum_type
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.money import Money


class SepaVersion(StrEnum):
    """The two versions of the bank file that French banks take."""

    V09 = "pain.001.001.09"
    V03 = "pain.001.001.03"


class RunState(StrEnum):
    """Where a run stands: its files exist, or it was given to the bank and is locked."""

    MADE = "made"
    SENT = "sent"


class PaymentState(StrEnum):
    """What became of a payment."""

    MADE = "made"
    PAID = "paid"
    REJECTED = "rejected"


class BankAccount(Versioned, Base):
    """A further account of the structure, beside the one in its own file."""

    __tablename__ = "bank_account"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    label: Mapped[str]
    iban: Mapped[Sealed] = mapped_column(SealedType("bank", "bank_account.iban"))
    holder: Mapped[str]
    sepa_version: Mapped[SepaVersion] = mapped_column(enum_type(SepaVersion), default=SepaVersion.V09)
    ledger_account: Mapped[str | None] = mapped_column(default=None)
    archived_on: Mapped[date | None] = mapped_column(default=None)


class PaymentRun(Versioned, Base):
    """One run: the day on which the bank executes it, its files, and the day on which it was sent.

    `bank_account_id` None: the account in the structure's own file. `bank_file` is the bank's file as it
    was made, sealed, since it names accounts.
    """

    __tablename__ = "payment_run"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    number: Mapped[str] = mapped_column(unique=True)
    state: Mapped[RunState] = mapped_column(enum_type(RunState))
    made_on: Mapped[date]
    execute_on: Mapped[date]
    made_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    sent_on: Mapped[date | None] = mapped_column(default=None)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    bank_account_id: Mapped[int | None] = mapped_column(
        ForeignKey("bank_account.id"), default=None, index=True
    )
    bank_file: Mapped[Sealed | None] = mapped_column(
        SealedType("bank", "payment_run.bank_file"), default=None
    )
    bank_file_name: Mapped[str | None] = mapped_column(default=None)


class RunDocument(Base):
    """A paper of a run, kept as it was made."""

    __tablename__ = "run_document"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    run_id: Mapped[int] = mapped_column(ForeignKey("payment_run.id"), index=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("issued_document.id"), index=True)
    position: Mapped[int]


class Payment(Versioned, Base):
    """What one claim is paid in one run; a claim that came back from the bank is paid again by another.

    `end_to_end` is the identifier that the bank gives back; `account_end` the last four characters of the
    account that is credited.
    """

    __tablename__ = "payment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    run_id: Mapped[int] = mapped_column(ForeignKey("payment_run.id"), index=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("expense_claim.id"), index=True)
    means: Mapped[PaymentMeans] = mapped_column(enum_type(PaymentMeans))
    amount: Mapped[Money]
    state: Mapped[PaymentState] = mapped_column(enum_type(PaymentState))
    position: Mapped[int]
    end_to_end: Mapped[str | None] = mapped_column(default=None)
    payee: Mapped[str | None] = mapped_column(default=None)
    account_end: Mapped[str | None] = mapped_column(default=None)
    cheque_number: Mapped[str | None] = mapped_column(default=None)
    rejected_on: Mapped[date | None] = mapped_column(default=None)
    rejection_reason: Mapped[str | None] = mapped_column(default=None)
