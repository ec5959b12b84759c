"""What is seen of a cost that looks like a flat sum: a note for who decides, never a block.

Volunteers are paid back what they really spent; a flat sum may be taken for a wage.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

REPEATS = 3
_ROUND_CENTS = 1000
_SAME_BY_NATURE = frozenset(
    {
        ExpenseNature.KILOMETRES,
        ExpenseNature.PUBLIC_TRANSPORT,
        ExpenseNature.TOLL,
        ExpenseNature.PARKING,
    }
)
"""The same way costs the same each time."""


@dataclass(frozen=True, slots=True)
class Cost:
    """One line of a person; `proven` when a receipt is there. Corrections are no costs."""

    claim_id: int
    spent_on: date
    nature: ExpenseNature
    amount: Money
    proven: bool


@dataclass(frozen=True, slots=True)
class Repeated:
    """The same amount for the same nature, several times in a civil year."""

    nature: ExpenseNature
    amount: Money
    times: int
    year: int


@dataclass(frozen=True, slots=True)
class RoundSum:
    """A round amount without a receipt."""

    nature: ExpenseNature
    amount: Money
    spent_on: date


@dataclass(frozen=True, slots=True)
class OverLevel:
    """The total of a person and civil year over the level of the structure."""

    year: int
    total: Money
    level: Money


Sign = Repeated | RoundSum | OverLevel


def signs_of(claim_id: int, costs: Sequence[Cost], level: Money | None) -> tuple[Sign, ...]:
    """What is seen of one claim among the costs of its person over the civil years that it touches.

    Args:
        claim_id: the claim looked at.
        costs: those of the person that are asked for, granted or paid, the claim's own among them.
        level: a sum a civil year; None when the structure watches none.
    """
    mine = [cost for cost in costs if cost.claim_id == claim_id]
    return (*_repeated(mine, costs), *_rounds(mine), *_over(mine, costs, level))


def _repeated(mine: Iterable[Cost], costs: Iterable[Cost]) -> Iterator[Repeated]:
    times = Counter((cost.nature, cost.amount, cost.spent_on.year) for cost in costs)
    asked = dict.fromkeys(
        (cost.nature, cost.amount, cost.spent_on.year) for cost in mine if cost.nature not in _SAME_BY_NATURE
    )
    for nature, amount, year in asked:
        if times[nature, amount, year] >= REPEATS and amount > Money():
            yield Repeated(nature, amount, times[nature, amount, year], year)


def _rounds(mine: Iterable[Cost]) -> Iterator[RoundSum]:
    for cost in mine:
        is_priced = cost.nature is ExpenseNature.KILOMETRES
        if (
            cost.amount > Money()
            and not cost.proven
            and not is_priced
            and not cost.amount.cents % _ROUND_CENTS
        ):
            yield RoundSum(cost.nature, cost.amount, cost.spent_on)


def _over(mine: Iterable[Cost], costs: Sequence[Cost], level: Money | None) -> Iterator[OverLevel]:
    if level is None:
        return
    for year in sorted({cost.spent_on.year for cost in mine}):
        total = Money.sum(cost.amount for cost in costs if cost.spent_on.year == year)
        if total > level:
            yield OverLevel(year, total, level)
