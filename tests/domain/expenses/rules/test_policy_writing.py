"""The choices about expenses: which of them must say why, and since when they hold."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.errors import DomainError, Faults
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import CeilingScale, ExpensePolicy
from engagement_desktop.domain.expenses.rules.ceilings import own_ceiling_series
from engagement_desktop.domain.expenses.rules.dated_rates import CHOSEN_SERIES, RateDraft, check_rate
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft, PolicyFacts
from engagement_desktop.domain.expenses.rules.policy_writing import check_policy, policy_draft, write_policy
from engagement_desktop.domain.expenses.rules.trips import YearOfVehicle
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.storage.rate_files import shipped_rates

TODAY, BEFORE = date(2026, 11, 22), date(2025, 2, 3)
SAID = PolicyDraft(
    ceilings=CeilingScale.PUBLIC,
    decides_alone=True,
    decides_alone_reason=" Une seule salariée ",
    gift_ground="Association d’intérêt général",
    gift_articles="200",
    yearly_level=Money.of(500),
)


def row() -> ExpensePolicy:
    return ExpensePolicy(structure_id=1)


def test_a_structure_that_decided_nothing_has_the_defaults() -> None:
    assert policy_draft(None, MileageScale.PUBLIC) == PolicyDraft(mileage_scale=MileageScale.PUBLIC)
    facts = PolicyFacts()
    assert not facts.decides_alone
    assert not facts.takes_gifts


def test_what_is_written_is_read_again() -> None:
    policy = row()
    policy.version = 3
    write_policy(policy, SAID, TODAY)
    again = policy_draft(policy, MileageScale.TAX)
    assert again == replace(SAID, decides_alone_reason="Une seule salariée", version=3)
    assert (policy.decides_alone_on, policy.gift_ground_on) == (TODAY, TODAY)


def test_a_choice_keeps_the_day_on_which_it_was_made() -> None:
    policy = row()
    write_policy(policy, SAID, BEFORE)
    write_policy(policy, SAID, TODAY)
    assert (policy.decides_alone_on, policy.gift_ground_on) == (BEFORE, BEFORE)
    write_policy(policy, replace(SAID, gift_ground="Autre titre"), TODAY)
    assert policy.gift_ground_on == TODAY


def test_a_choice_taken_back_leaves_neither_day_nor_reason() -> None:
    policy = row()
    write_policy(policy, SAID, BEFORE)
    write_policy(policy, replace(SAID, decides_alone=False, gift_ground=" "), TODAY)
    assert (policy.decides_alone_on, policy.decides_alone_reason) == (None, None)
    assert (policy.gift_ground, policy.gift_ground_on) == (None, None)


def test_what_must_be_said_is_asked_at_its_field() -> None:
    wrong = replace(SAID, decides_alone_reason=" ", gift_articles="", yearly_level=Money(-5))
    with pytest.raises(Faults) as refused:
        check_policy(wrong)
    assert [fault.field for fault in refused.value.faults] == [
        "decides_alone_reason",
        "gift_articles",
        "yearly_level",
    ]
    check_policy(SAID)


def test_every_series_that_may_be_fixed_is_shipped() -> None:
    rates = shipped_rates()
    assert all(rates[key].unit.startswith("€") for key in CHOSEN_SERIES)
    assert own_ceiling_series(ExpenseNature.MEAL) in CHOSEN_SERIES
    assert own_ceiling_series(ExpenseNature.KILOMETRES) not in CHOSEN_SERIES
    assert all(rates[key].may_be_nothing for key in CHOSEN_SERIES if key != "receipt.missing.ceiling")
    assert not rates["km.scale.tax"].may_be_nothing


GIVEN = RateDraft("km.own", Decimal("0.300"), date(2026, 1, 1), "délibération")


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(GIVEN, key=None), "key"),
        (replace(GIVEN, key="smic.hourly"), "key"),
        (replace(GIVEN, value=None), "value"),
        (replace(GIVEN, value=Decimal("2.01")), "value"),
        (replace(GIVEN, value=Decimal("-0.30")), "value"),
        (replace(GIVEN, value=Decimal("0.3001")), "value"),
        (replace(GIVEN, key="ceiling.meal", value=Decimal("20.005")), "value"),
        (replace(GIVEN, key="ceiling.meal", value=Decimal(1_000_000_000)), "value"),
        (replace(GIVEN, valid_from=None), "valid_from"),
        (replace(GIVEN, source=" "), "source"),
    ],
)
def test_a_rate_out_of_bounds_or_without_decision_is_refused(draft: RateDraft, field: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_rate(draft)
    assert refused.value.field == field


@pytest.mark.parametrize("value", ["0", "0.300", "2"])
def test_a_rate_may_be_zero_for_none(value: str) -> None:
    check_rate(replace(GIVEN, value=Decimal(value)))


def test_the_difference_of_a_year_is_what_is_owed() -> None:
    year = YearOfVehicle(
        person_id=1,
        person="Hélias Monique",
        vehicle_id=1,
        vehicle="Voiture",
        year=2026,
        opening_hundredths=0,
        km_hundredths=0,
        waiting_hundredths=0,
        amount=Money(),
        should_be=Money(500),
        paid=Money(800),
        formula="",
        source="",
    )
    assert year.difference == Money(-300)
