"""Pure rules of the budget: the envelope of a cost, what is spent or engaged, what distance causes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from engagement_desktop.domain.expenses.budget.rows import DistanceBand, Use
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.contributions import ContributionState
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

FEWEST: Final = 5
"""A band of fewer people than this is told together with its neighbour."""
OF_DISTANCE: Final = frozenset(
    {
        ExpenseNature.KILOMETRES,
        ExpenseNature.TRAIN,
        ExpenseNature.PUBLIC_TRANSPORT,
        ExpenseNature.TAXI,
        ExpenseNature.TOLL,
        ExpenseNature.PARKING,
        ExpenseNature.LODGING,
    }
)
"""What somebody who lives next door does not pay."""
_BANDS: Final = (500, 1500, 3000, 6000)


@dataclass(frozen=True, slots=True)
class EnvelopePlace:
    """Where an envelope may be proposed."""

    id: int
    committee_id: int | None


@dataclass(frozen=True, slots=True)
class Home:
    """How far one person lives, and what distance cost; `km_hundredths` None: nobody noted it."""

    km_hundredths: int | None
    cost: Money


def envelope_for(places: Iterable[EnvelopePlace], committee_id: int | None) -> int | None:
    """The one envelope of a cost: its committee's, else the one for all; None when several could be."""
    kept = list(places)
    own = [one.id for one in kept if committee_id is not None and one.committee_id == committee_id]
    whole = [one.id for one in kept if one.committee_id is None]
    found = own or whole
    return found[0] if len(found) == 1 else None


def use_of_cost(status: ClaimStatus, wish: Wish, amount: Money) -> Use:
    """Reimbursed is spent; asked or granted is engaged; given up, or refused, costs nothing."""
    if status is ClaimStatus.REIMBURSED:
        return Use(spent=amount)
    if status in {ClaimStatus.SUBMITTED, ClaimStatus.APPROVED} and wish is not Wish.WAIVE:
        return Use(engaged=amount)
    return Use()


def use_of_contribution(state: ContributionState, amount: Money) -> Use:
    """Paid is spent, approved is engaged."""
    if state is ContributionState.PAID:
        return Use(spent=amount)
    return Use(engaged=amount) if state is ContributionState.APPROVED else Use()


def bands_of(homes: Sequence[Home]) -> tuple[DistanceBand, ...]:
    """People by distance of their home, nearest first; no band tells of fewer than five people.

    A small band joins the next one; the last, when it stays small, joins the one before it. Fewer than
    five people in all make no band.
    """
    known = sorted((one for one in homes if one.km_hundredths is not None), key=_distance)
    groups: list[tuple[int, int | None, list[Home]]] = []
    begun, held = 0, list[Home]()
    for limit in (*_BANDS, None):
        while known and (limit is None or _distance(known[0]) < limit):
            held.append(known.pop(0))
        if len(held) >= FEWEST:
            groups.append((begun, limit, held))
            begun, held = limit or 0, []
    if held and groups:
        low, _, people = groups.pop()
        groups.append((low, None, people + held))
    return tuple(
        DistanceBand(_words(low, high), len(people), Money.sum(one.cost for one in people))
        for low, high, people in groups
    )


def _distance(home: Home) -> int:
    return home.km_hundredths or 0


def _words(low: int, high: int | None) -> str:
    least, most = low // 100, (high or 0) // 100
    if high is None:
        return f"{least} km et plus" if least else "Toutes distances"
    return f"Moins de {most} km" if not least else f"De {least} à {most} km"
