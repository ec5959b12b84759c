"""Claims of tests of the ledger: written by hand, or drawn at random, and a chart for them."""

from datetime import date, timedelta
from types import MappingProxyType

from hypothesis import strategies as some

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.ledger.accounts import (
    Account,
    AccountUse,
    Chart,
)
from engagement_desktop.domain.expenses.ledger.facts import (
    ClaimFact,
    CostFact,
    Facts,
    PaymentFact,
    WaiverFact,
)
from engagement_desktop.domain.expenses.ledger.taking import Span
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

Made = list[tuple[list[tuple[ExpenseNature, int]], str, PaymentMeans, int, int]]
"""Costs, fate, means of payment, days until it was granted, then until it was settled."""

DAY = date(2026, 3, 1)
CHART = Chart(
    MappingProxyType(
        {
            use: Account("4681" if use is AccountUse.VOLUNTEERS else f"6{at:03d}", use.value)
            for at, use in enumerate(AccountUse)
        }
    )
)
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31), date(2026, 11, 22))

COST = some.tuples(some.sampled_from(ExpenseNature), some.integers(-5_000, 500_000))
CLAIMS = some.lists(
    some.tuples(
        some.lists(COST, min_size=1, max_size=6),
        some.sampled_from(["granted", "paid", "waived", "rejected", "repaid"]),
        some.sampled_from(PaymentMeans),
        some.integers(0, 200),
        some.integers(0, 90),
    ),
    max_size=40,
)


def claim(costs: list[tuple[ExpenseNature, int]], number: int = 1, **values: object) -> ClaimFact:
    usual: dict[str, object] = {
        "claim_id": number,
        "reference": f"NDF-2026-{number:04d}",
        "person_id": number,
        "person": "Jeanne Morvan",
        "granted_on": DAY,
        "piece_on": DAY,
        "costs": tuple(CostFact(nature, Money(cents)) for nature, cents in costs),
    }
    return ClaimFact(**usual | values)  # type: ignore[arg-type]  # a test names the fields it wants


def paid(
    number: int, cents: int, day: date, means: PaymentMeans, rejected: date | None = None
) -> PaymentFact:
    return PaymentFact(number, means, Money(cents), day, "REM-2026-001", rejected)


def drawn(made: Made) -> Facts:
    claims = []
    for number, (costs, fate, means, granted, later) in enumerate(made, 1):
        total = sum(cents for _nature, cents in costs)
        day = DAY + timedelta(days=granted)
        settled = day + timedelta(days=later)
        first = paid(number * 2, total, settled, means, settled if fate in {"rejected", "repaid"} else None)
        again = paid(number * 2 + 1, total, settled, means)
        payments = {"paid": (first,), "rejected": (first,), "repaid": (first, again)}.get(fate, ())
        waivers = (WaiverFact(settled, Money(total)),) if fate == "waived" else ()
        claims.append(claim(costs, number, granted_on=day, payments=payments, waivers=waivers))
    return Facts(tuple(claims))
