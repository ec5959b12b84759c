"""What each export takes: whatever changes between two of them, all that left says what stands today."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.ledger.entries import Entry, balance_due
from engagement_desktop.domain.expenses.ledger.facts import Facts
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.ledger.taking import Left, Span, exercise_of, taken
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from tests.ledger_claims import CHART, CLAIMS, YEAR, Made, claim, drawn, paid

MEAL = [(ExpenseNature.MEAL, 5000)]
LATER = date(2027, 6, 1)
HALVES = (Span(YEAR.first, date(2026, 6, 30), YEAR.today), Span(date(2026, 7, 1), YEAR.last, YEAR.today))


def kept(entries: Iterable[Entry], before: tuple[Entry, ...] = ()) -> tuple[Entry, ...]:
    """The entries as an export keeps them, after those of earlier ones; a rejection finds its payment."""
    found = list(before)
    payments = {one.payment_id: one.id for one in before if one.kind is EntryKind.PAYMENT}
    for place, entry in enumerate(sorted(entries, key=lambda one: one.kind is EntryKind.REVERSAL), 1):
        own = len(before) + place
        if entry.kind is EntryKind.PAYMENT:
            payments[entry.payment_id] = own
        undone = entry.reverses_id
        if entry.kind is EntryKind.REVERSAL and undone is None:
            undone = payments[entry.payment_id]
        found.append(replace(entry, id=own, export_id=1 + bool(before), reverses_id=undone))
    return tuple(found)


def balances(entries: Iterable[Entry]) -> Counter[str]:
    found: Counter[str] = Counter()
    for entry in entries:
        for one in entry.postings:
            found[one.account] += one.debit.cents - one.credit.cents
    return found


def charges(made: Made) -> Counter[str]:
    found: Counter[str] = Counter()
    for costs, *_ in made:
        for nature, cents in costs:
            found[CHART.of_nature(nature).number] += cents
    return found


@settings(max_examples=80, deadline=None)
@given(CLAIMS, CLAIMS)
def test_whatever_changed_since_an_export_all_that_left_says_what_stands_today(
    before: Made, after: Made
) -> None:
    first = kept(taken(drawn(before), CHART, Left(), YEAR).entries)
    facts = drawn(after)
    left = kept(taken(facts, CHART, Left(first), YEAR).entries, first)
    found = balances(left)
    assert {key: found[key] for key in charges(after)} == dict(charges(after))
    assert found["4681"] == -balance_due(facts, LATER).cents
    assert found.total() == 0
    assert not taken(facts, CHART, Left(left), YEAR).entries


@settings(max_examples=60, deadline=None)
@given(CLAIMS)
def test_two_halves_exported_in_turn_leave_nothing_for_the_year(made: Made) -> None:
    facts, left = drawn(made), tuple[Entry, ...]()
    for span in HALVES:
        left = kept(taken(facts, CHART, Left(left), span).entries, left)
    assert not taken(facts, CHART, Left(left), YEAR).entries
    assert balances(left)["4681"] == -balance_due(facts, LATER).cents


def test_an_entry_is_never_dated_outside_the_period_that_takes_it() -> None:
    wrong = kept(taken(Facts((claim(MEAL),)), CHART, Left(), HALVES[0]).entries)
    right = Facts((claim([(ExpenseNature.TRAIN, 5000)]),))
    found = taken(right, CHART, Left(wrong), HALVES[1]).entries
    assert [one.kind for one in found] == [EntryKind.GRANT, EntryKind.REVERSAL]
    assert all(one.entry_on in HALVES[1] for one in found)


def test_a_payment_paid_again_after_a_rejection_leaves_once_more() -> None:
    day = date(2026, 4, 1)
    back = paid(1, 5000, day, PaymentMeans.TRANSFER, rejected=date(2026, 4, 3))
    again = paid(2, 5000, date(2026, 5, 1), PaymentMeans.TRANSFER)
    first = kept(taken(Facts((claim(MEAL, payments=(back,)),)), CHART, Left(), YEAR).entries)
    found = taken(Facts((claim(MEAL, payments=(back, again)),)), CHART, Left(first), YEAR).entries
    assert [(one.kind, one.payment_id, one.debit) for one in found] == [(EntryKind.PAYMENT, 2, Money(5000))]


@pytest.mark.parametrize(
    ("first", "last", "refusal"),
    [
        (date(2026, 5, 2), date(2026, 5, 1), "finit avant"),
        (date(2026, 12, 1), date(2027, 1, 31), "deux exercices"),
    ],
)
def test_a_period_is_days_of_one_exercise(first: date, last: date, refusal: str) -> None:
    with pytest.raises(DomainError, match=refusal) as refused:
        exercise_of(first, last, 1)
    assert refused.value.field == "last_day"
    assert exercise_of(date(2026, 5, 1), date(2026, 5, 1), 1).year == 2026
