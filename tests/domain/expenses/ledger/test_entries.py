"""Entries: what was granted, paid and given up, each fact once, whatever the claims."""

from datetime import date

import pytest
from hypothesis import given, settings

from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.expenses.ledger.entries import entries_of
from engagement_desktop.domain.expenses.ledger.facts import (
    ContributionFact,
    Facts,
)
from engagement_desktop.domain.expenses.ledger.kept import EntryKind
from engagement_desktop.domain.expenses.ledger.taking import Left, Span, taken
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from tests.ledger_claims import CHART, CLAIMS, DAY, YEAR, Made, claim, drawn


@settings(max_examples=60, deadline=None)
@given(CLAIMS)
def test_whatever_the_claims_months_exported_one_by_one_make_the_year(
    made: Made,
) -> None:
    facts = drawn(made)
    whole = taken(facts, CHART, Left(), YEAR).entries
    halves = [
        entry
        for span in (
            Span(YEAR.first, date(2026, 6, 30), YEAR.today),
            Span(date(2026, 7, 1), YEAR.last, YEAR.today),
        )
        for entry in taken(facts, CHART, Left(), span).entries
    ]
    grants = [one for one in whole if one.kind is not EntryKind.REVERSAL]
    assert sorted((one.label, one.entry_on, one.debit) for one in grants) == sorted(
        (one.label, one.entry_on, one.debit) for one in halves if one.kind is not EntryKind.REVERSAL
    )


def test_a_correction_of_one_nature_stands_on_the_other_side() -> None:
    (entry,) = entries_of(Facts((claim([(ExpenseNature.TRAIN, 5000), (ExpenseNature.MEAL, -1200)]),)), CHART)
    sides = {one.account: (one.debit.cents, one.credit.cents) for one in entry.postings}
    assert sides == {
        CHART.of_nature(ExpenseNature.TRAIN).number: (5000, 0),
        CHART.of_nature(ExpenseNature.MEAL).number: (0, 1200),
        "4681": (0, 3800),
    }


@pytest.mark.parametrize("costs", [[], [(ExpenseNature.KILOMETRES, 0)]])
def test_nothing_due_makes_no_entry(costs: list[tuple[ExpenseNature, int]]) -> None:
    assert not entries_of(Facts((claim(costs),)), CHART)


def test_two_costs_that_cancel_leave_nobody_anything_due() -> None:
    costs = [(ExpenseNature.TRAIN, 500), (ExpenseNature.MEAL, -500)]
    (entry,) = entries_of(Facts((claim(costs),)), CHART)
    assert len(entry.postings) == 2
    assert entry.debit == entry.credit == Money(500)


def test_a_contribution_of_nothing_makes_no_entry() -> None:
    none = ContributionFact(1, ContributionKind.WAGE, 1, "Jeanne Morvan", Money(), DAY, "CTR-0001", DAY)
    assert not entries_of(Facts(contributions=(none,)), CHART)


def test_no_entry_says_what_a_cost_was_for() -> None:
    facts = Facts((claim([(ExpenseNature.HUMAN_ASSISTANCE, 5000), (ExpenseNature.CHILDCARE, 10)]),))
    said = " ".join(entry.label for entry in entries_of(facts, CHART))
    assert said == "Frais NDF-2026-0001, Jeanne Morvan"
