"""What the page of reimbursements and the list of runs show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.blockers import OF_THE_ACCOUNT, Blocked
from engagement_desktop.domain.expenses.paying.netting import Share
from engagement_desktop.domain.expenses.runs import PaymentState, RunState, SepaVersion
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """One approved claim that no run holds, with all that keeps it back whatever the means."""

    claim_id: int
    reference: str
    person_id: int
    last_name: str
    first_name: str
    lines: int
    amount: Money
    means: PaymentMeans
    account_end: str | None
    reasons: tuple[Blocked, ...] = ()

    def share(self, means: PaymentMeans | None = None) -> Share:
        """How it weighs when it is paid by these means; without them, by its own."""
        return Share(self.claim_id, self.person_id, means or self.means, self.amount)

    def blocked(self, means: PaymentMeans | None = None) -> tuple[Blocked, ...]:
        """What keeps it back when it is paid by these means; without them, by its own."""
        if (means or self.means) is PaymentMeans.TRANSFER:
            return self.reasons
        return tuple(one for one in self.reasons if one.kind not in OF_THE_ACCOUNT)

    @property
    def is_ready(self) -> bool:
        return not self.blocked()


@dataclass(frozen=True, slots=True)
class AccountChoice:
    """An account that a run may debit; `id` None is the one of the structure's own file."""

    id: int | None
    label: str
    end: str
    holder: str
    version: SepaVersion


@dataclass(frozen=True, slots=True)
class RunChoice:
    """All that the page of reimbursements shows; `made` are runs that still wait to be sent."""

    rows: tuple[ReadyRow, ...]
    accounts: tuple[AccountChoice, ...]
    made: tuple["RunRow", ...]
    proposed_on: date


@dataclass(frozen=True, slots=True)
class RunDraft:
    """What a run is asked to pay; `means` says those that differ from the claim's own."""

    claim_ids: tuple[int, ...]
    execute_on: date | None
    account_id: int | None = None
    means: Mapping[int, PaymentMeans] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in a list; `amount` and `payments` are those that were asked, rejected ones too."""

    id: int
    number: str
    state: RunState
    made_on: date
    execute_on: date
    sent_on: date | None
    payments: int
    amount: Money
    transfers: int
    transferred: Money
    rejected: int


@dataclass(frozen=True, slots=True)
class PaymentRow:
    """One payment of a run."""

    id: int
    claim_id: int
    reference: str
    person_id: int
    last_name: str
    first_name: str
    means: PaymentMeans
    amount: Money
    state: PaymentState
    end_to_end: str | None
    payee: str | None
    account_end: str | None
    cheque_number: str | None
    rejected_on: date | None
    rejection_reason: str | None

    @property
    def share(self) -> Share:
        """How it weighs among the payments of its run."""
        return Share(self.id, self.person_id, self.means, self.amount)


@dataclass(frozen=True, slots=True)
class RunFile:
    """One file of a run: the bank's (`document_id` None), or a paper."""

    document_id: int | None
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class RunDetail:
    """One run, its payments in order, its files, who made it and who sent it."""

    row: RunRow
    payments: tuple[PaymentRow, ...]
    files: tuple[RunFile, ...]
    made_by: str
    sent_by: str
    refusal: str = ""
    """Why the account at work may not send it; empty when it may."""


@dataclass(frozen=True, slots=True)
class BankAccountRow:
    """One further account of the structure; `iban` None when the role may not read it."""

    id: int
    label: str
    iban: str | None
    holder: str
    version: SepaVersion
    ledger_account: str | None
    archived_on: date | None
    runs: int


@dataclass(frozen=True, slots=True)
class BankAccountDraft:
    """What is typed of an account; `sepa` is the version of the bank's file."""

    id: int | None = None
    label: str = ""
    iban: str = ""
    holder: str = ""
    sepa: SepaVersion = SepaVersion.V09
    ledger_account: str = ""
    version: int | None = None
