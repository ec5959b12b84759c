"""What the ledger has to enter, as it was decided and paid: nothing of purposes, places or needs."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class CostFact:
    """One line of a claim."""

    nature: ExpenseNature
    amount: Money


@dataclass(frozen=True, slots=True)
class WaiverFact:
    """What of a claim was given up on one day."""

    given_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class PaymentFact:
    """One payment of a claim; `payment_id` None when it was paid before this program knew of runs.

    `bank` is the account of the structure's further bank account, when it names one.
    """

    payment_id: int | None
    means: PaymentMeans
    amount: Money
    paid_on: date
    piece: str
    rejected_on: date | None = None
    bank: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """One claim that was granted. `granted_on` None: nobody knows when, nothing is entered yet.

    `came_settled`: nobody decided it here and no run paid it; it came paid or given up with a workbook.
    """

    claim_id: int
    reference: str
    person_id: int
    person: str
    granted_on: date | None
    piece_on: date
    costs: tuple[CostFact, ...]
    payments: tuple[PaymentFact, ...] = ()
    waivers: tuple[WaiverFact, ...] = ()
    came_settled: bool = False

    @property
    def total(self) -> Money:
        return Money.sum(cost.amount for cost in self.costs)


@dataclass(frozen=True, slots=True)
class ContributionFact:
    """One paid contribution."""

    contribution_id: int
    kind: ContributionKind
    person_id: int
    person: str
    amount: Money
    paid_on: date
    piece: str
    piece_on: date


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that the ledger may have to enter."""

    claims: tuple[ClaimFact, ...] = ()
    contributions: tuple[ContributionFact, ...] = ()
