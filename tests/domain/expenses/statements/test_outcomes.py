"""What becomes of a cost: exactly one outcome, and totals that add up whatever the lines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.told import (
    GIVEN_UP,
    LEFT_OUT,
    Outcome,
    StatementLine,
    counted_apart,
    outcome_of,
    total_of,
)
from engagement_desktop.domain.money import Money

S, W = ClaimStatus, Wish
SETTLED = {
    S.DRAFT: Outcome.DRAFT,
    S.REFUSED: Outcome.REFUSED,
    S.REIMBURSED: Outcome.PAID,
    S.WAIVED: Outcome.WAIVED,
}


@pytest.mark.parametrize("wish", list(Wish))
@pytest.mark.parametrize("status", list(SETTLED))
def test_what_is_settled_is_told_whatever_was_wished(status: ClaimStatus, wish: Wish) -> None:
    assert outcome_of(status, wish) is SETTLED[status]


@pytest.mark.parametrize(
    ("wish", "expected"),
    [(W.REIMBURSE, Outcome.TO_PAY), (W.WAIVE, Outcome.TO_WAIVE), (W.LATER, Outcome.TO_DECIDE)],
)
@pytest.mark.parametrize("status", [S.SUBMITTED, S.APPROVED])
def test_what_waits_is_told_by_the_wish(status: ClaimStatus, wish: Wish, expected: Outcome) -> None:
    assert outcome_of(status, wish) is expected


def line(status: ClaimStatus, wish: Wish, cents: int) -> StatementLine:
    return StatementLine(
        line_id=1,
        claim_id=1,
        reference="NDF-1",
        person_id=1,
        last_name="Hélias",
        first_name="",
        spent_on=date(2026, 8, 31),
        nature=ExpenseNature.MEAL,
        amount=Money(cents),
        status=status,
        wish=wish,
    )


LINES = some.lists(
    some.builds(line, some.sampled_from(ClaimStatus), some.sampled_from(Wish), some.integers(-10_000, 10_000))
)


@given(LINES)
def test_outcomes_part_the_total(lines: list[StatementLine]) -> None:
    parts = Money.sum(total_of(lines, outcome) for outcome in Outcome)
    assert parts == total_of(lines) == total_of(lines, *Outcome)


@given(LINES)
def test_lines_are_counted_or_left_out_never_both_in_their_order(lines: list[StatementLine]) -> None:
    counted, apart = counted_apart(lines)
    assert len(counted) + len(apart) == len(lines)
    assert list(counted) == [one for one in lines if one.status not in {S.DRAFT, S.REFUSED}]
    assert {one.outcome for one in apart} <= LEFT_OUT
    assert total_of(counted) + total_of(apart) == total_of(lines)


def test_what_is_given_up_counts_and_is_not_paid() -> None:
    assert not GIVEN_UP & LEFT_OUT
    assert line(S.DRAFT, W.LATER, 1).person == "Hélias"
