"""Hours weighted by mission: parts that add up, a method that is told when it changes."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.valuation import (
    PersonMinutes,
    changing_days,
    method_changes,
    multipliers_of,
    valuation,
    valued,
)
from engagement_desktop.domain.hours.valuation_method import LONGEST, method_faults, tidied
from engagement_desktop.domain.hours.valuation_rows import (
    EntryLine,
    GivenMinutes,
    Valuation,
    ValuationMethod,
    ValuedPart,
    entry_of,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.rates import Mark, RatePeriod, RateSeries
from engagement_desktop.storage.rate_files import load_rates

HOUR = 60
ETHICS, PEERS = MissionFamily.ETHICS, MissionFamily.PEERS
YEAR = Exercise.starting_in(2026)
SMIC = load_rates().smic
ONES = multipliers_of(load_rates())


def weighted(**values: tuple[date, str]) -> Mapping[MissionFamily, RateSeries]:
    """The shipped multipliers, with some of the structure's own from a day on."""
    found = dict(ONES)
    for name, (day, value) in values.items():
        own = RatePeriod(day, value, "délibération du 6 mai", Mark.VERIFIED)
        found[MissionFamily(name)] = found[MissionFamily(name)].with_local([own])
    return found


def hours(day: date, minutes: int, family: MissionFamily = ETHICS, person: object = "Anne") -> GivenMinutes:
    return GivenMinutes(str(person), day, family, "", minutes)


def worth(parts: tuple[ValuedPart, ...]) -> Money:
    return Money.sum(part.value for part in parts)


def told(parts: tuple[ValuedPart, ...], **more: object) -> Valuation:
    usual = Valuation(
        exercise=YEAR,
        structure="MSP",
        parts=parts,
        plain=worth(parts),
        volunteers=1,
        indemnified_minutes=0,
        paid_minutes=0,
        waiting_minutes=0,
        reimbursed=Money(),
        waived=Money(),
        travel_counts=False,
        method=ValuationMethod(),
        changes=(),
        former=None,
    )
    return replace(usual, **more)  # type: ignore[arg-type]  # names checked by the dataclass


def test_at_one_the_hours_of_the_year_are_worth_what_the_yearly_report_says() -> None:
    parts = valued([hours(date(2026, 3, 10), 37 * HOUR), hours(date(2026, 7, 1), 85 * HOUR)], SMIC, ONES)
    assert [part.value for part in parts] == [Money.of("444.74"), Money.of("1046.35")]
    assert worth(parts) == Money.of("1491.09")


def test_a_multiplier_counts_from_its_day_for_its_family_alone() -> None:
    given_hours = [
        hours(date(2026, 6, 30), HOUR),
        hours(date(2026, 7, 1), HOUR),
        hours(date(2026, 7, 1), HOUR, PEERS),
    ]
    parts = valued(given_hours, SMIC, weighted(ethics=(date(2026, 7, 1), "2")))
    assert [(part.family, part.multiplier, part.value) for part in parts] == [
        (PEERS, Decimal(1), Money.of("12.31")),
        (ETHICS, Decimal(1), Money.of("12.31")),
        (ETHICS, Decimal(2), Money.of("24.62")),
    ]


def test_the_value_is_rounded_once_a_person_and_period_and_the_parts_add_up() -> None:
    day = date(2025, 2, 1)
    parts = valued([hours(day, 1), hours(day, 1, PEERS)], SMIC, ONES)
    # 2 minutes at 11.88 are 0.396: 0.40, where each part alone would make 0.20 and 0.20.
    assert worth(parts) == Money.of("0.40")
    assert sum(part.minutes for part in parts) == 2


@given(
    st.lists(
        st.tuples(
            st.sampled_from("ABC"),
            st.dates(date(2022, 1, 1), date(2026, 12, 31)),
            st.sampled_from(list(MissionFamily)),
            st.sampled_from(["", "CU", "CVS"]),
            st.integers(1, 1440),
        ),
        max_size=25,
    )
)
def test_with_every_multiplier_at_one_nothing_moves_by_a_cent(
    rows: list[tuple[str, date, MissionFamily, str, int]],
) -> None:
    parts = valued((GivenMinutes(*row) for row in rows), SMIC, ONES)
    plain = valuation((PersonMinutes(row[0], row[1], row[4]) for row in rows), SMIC)
    assert worth(parts) == Money.sum(line.value for line in plain)
    assert sum(part.minutes for part in parts) == sum(row[4] for row in rows)


def test_a_sum_is_by_period_by_mission_and_by_committee() -> None:
    rows = [
        GivenMinutes("Anne", date(2026, 3, 1), ETHICS, "Comité", HOUR),
        GivenMinutes("Anne", date(2026, 7, 1), ETHICS, "", HOUR),
        GivenMinutes("Paul", date(2026, 7, 1), PEERS, "Comité", HOUR),
    ]
    found = told(valued(rows, SMIC, ONES))
    assert [(key[0], one.minutes) for key, one in found.by_period().items()] == [
        (date(2026, 1, 1), HOUR),
        (date(2026, 6, 1), 2 * HOUR),
    ]
    assert list(found.by_family()) == [(PEERS, Decimal(1)), (ETHICS, Decimal(1))]
    assert list(found.by_committee()) == ["Comité", ""]
    assert found.minutes == 3 * HOUR
    assert not found.is_weighted


def test_the_entry_of_class_8_is_even() -> None:
    entry = entry_of(told(valued([hours(date(2026, 3, 10), 37 * HOUR)], SMIC, ONES)))
    assert entry.day == date(2026, 12, 31)
    assert entry.wording == "Valorisation du bénévolat, exercice 2026"
    assert entry.lines == (
        EntryLine("864", "Personnel bénévole", Money.of("444.74"), Money()),
        EntryLine("875", "Bénévolat", Money(), Money.of("444.74")),
    )


def test_the_wage_that_follows_its_texts_is_no_change_of_method() -> None:
    assert method_changes(YEAR, SMIC, ONES) == ()


def test_a_multiplier_that_moves_is_told_within_and_between_exercises() -> None:
    moved = weighted(ethics=(date(2026, 7, 1), "1.5"), peers=(date(2026, 1, 1), "2"))
    changes = method_changes(YEAR, SMIC, moved)
    assert [(one.day, one.family, one.before, one.after, one.is_within) for one in changes] == [
        (date(2026, 1, 1), PEERS, Decimal(1), Decimal(2), False),
        (date(2026, 7, 1), ETHICS, Decimal(1), Decimal("1.5"), True),
    ]
    assert method_changes(Exercise.starting_in(2028), SMIC, moved) == ()


def test_a_change_within_the_exercise_before_is_told_as_one_between_the_two() -> None:
    (change,) = method_changes(YEAR, SMIC, weighted(ethics=(date(2025, 7, 1), "1.5")))
    assert not change.is_within


def test_a_wage_of_the_structures_own_is_a_change_of_method() -> None:
    own = SMIC.with_local([RatePeriod(date(2026, 3, 1), "17", "SMIC chargé, délibération", Mark.VERIFIED)])
    changes = method_changes(YEAR, own, ONES)
    assert [(one.day, one.family, one.after) for one in changes] == [
        (date(2026, 3, 1), None, Decimal(17)),
        (date(2026, 6, 1), None, Decimal("12.31")),
    ]


def test_the_days_on_which_something_changes_cut_the_exercise() -> None:
    series = [SMIC, *weighted(ethics=(date(2026, 7, 1), "2")).values()]
    assert changing_days(YEAR, series) == [date(2026, 1, 1), date(2026, 6, 1), date(2026, 7, 1)]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"debit": "641"}, "debit"),
        ({"debit": ""}, "debit"),
        ({"debit": "864a"}, "debit"),
        ({"credit": "864"}, "credit"),
        ({"debit_label": ""}, "debit_label"),
        ({"credit_label": " "}, "credit_label"),
        ({"words": "x" * (LONGEST + 1)}, "words"),
    ],
)
def test_an_account_of_another_class_is_refused(change: dict[str, str], field: str) -> None:
    draft = tidied(replace(ValuationMethod(), **change))  # type: ignore[arg-type]  # words by name
    assert [fault.field for fault in method_faults(draft)] == [field]


def test_the_usual_accounts_and_finer_ones_are_taken() -> None:
    assert list(method_faults(ValuationMethod())) == []
    assert list(method_faults(tidied(ValuationMethod(debit=" 8641 ", credit="8750")))) == []


def test_hours_before_every_rate_are_refused() -> None:
    with pytest.raises(DomainError, match="31/12/2016"):
        valued([hours(date(2016, 12, 31), HOUR)], SMIC, ONES)
