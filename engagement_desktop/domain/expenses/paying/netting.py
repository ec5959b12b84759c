"""Claims of one person paid in one sum: what a correction takes back is taken from what is paid with it."""

from collections.abc import Iterable
from dataclasses import dataclass

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class Share:
    """One claim, or its payment, as it weighs in a sum."""

    key: int
    person_id: int
    means: PaymentMeans
    amount: Money

    @property
    def pays(self) -> bool:
        """More than nothing: it may be paid by itself."""
        return self.amount > Money()


def together(shares: Iterable[Share]) -> tuple[tuple[Share, ...], ...]:
    """Each by itself, but those of a person and a means of whom one takes back, or gives nothing: one sum."""
    found = tuple(shares)
    netted = {(one.person_id, one.means) for one in found if not one.pays}
    groups: dict[tuple[int, PaymentMeans] | int, list[Share]] = {}
    for at, one in enumerate(found):
        whose = (one.person_id, one.means)
        groups.setdefault(whose if whose in netted else at, []).append(one)
    return tuple(tuple(group) for group in groups.values())


def sum_of(group: Iterable[Share]) -> Money:
    """What is handed over for them."""
    return Money.sum(one.amount for one in group)


def covered(shares: Iterable[Share]) -> frozenset[int]:
    """Claims that pay nothing by themselves and that the others of their sum cover."""
    return frozenset(
        one.key for group in together(shares) if sum_of(group) > Money() for one in group if not one.pays
    )
