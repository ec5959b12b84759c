"""What the papers of a run say: who is paid what, by which means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class PaidLine:
    """One claim paid, or those of one person that go in one sum: `claims` says how many."""

    reference: str
    person: str
    payee: str
    means: PaymentMeans
    amount: Money
    account_end: str = ""
    end_to_end: str = ""
    claims: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSlip:
    """One run on paper; `traditional` is the spelling of amounts in letters."""

    number: str
    structure: str
    city: str
    made_on: date
    execute_on: date
    account: str
    holder: str
    lines: tuple[PaidLine, ...]
    traditional: bool = False

    @property
    def total(self) -> Money:
        return Money.sum(line.amount for line in self.lines)

    @property
    def claims(self) -> int:
        """How many claims it pays."""
        return sum(line.claims for line in self.lines)

    def by(self, means: PaymentMeans) -> tuple[PaidLine, ...]:
        """The lines of one means, in order."""
        return tuple(line for line in self.lines if line.means is means)


def summed(lines: Sequence[PaidLine]) -> Money:
    """Their total."""
    return Money.sum(line.amount for line in lines)
