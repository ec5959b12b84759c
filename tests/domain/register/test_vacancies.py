"""Which seat each one takes, and since when the others are vacant."""

from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, CapacityKind
from engagement_desktop.domain.register.people_drafts import CapacityDraft
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.domain.register.vacancies import allotted, first_mandates, vacant_since
from tests.seats import behind, held, holder, past

DAY = date(2026, 11, 22)
USER, PROFESSIONAL, ELECTED = Capacity.USER, Capacity.PROFESSIONAL, Capacity.ELECTED
MONIQUE, LUC, ANNE = holder(1, "Monique Hélias"), holder(2, "Luc Fournier"), holder(4, "Anne Gall")
FATIMA = holder(3, "Fatima Benali", capacity=PROFESSIONAL)
PAUL = holder(5, "Paul Ito", capacity=None)
SPLIT = RulesDraft(seats=6, seats_by_college=Seats.of({USER: 2, PROFESSIONAL: 2}))


def names(groups: dict[Any, list[Any]]) -> dict[Any, list[str]]:
    return {group: [one.holder.first_name for one in people] for group, people in groups.items()}


def test_each_person_takes_one_seat_by_their_first_office() -> None:
    member, chair = held(MONIQUE), held(MONIQUE, date(2026, 1, 1), office=Office.CHAIR)
    mandates = [
        member,
        chair,
        held(LUC, office=Office.GUEST),
        behind(FATIMA, MONIQUE),
        held(ANNE, date(2020, 1, 1), date(2026, 11, 21)),
        held(PAUL, date(2024, 1, 1)),
    ]
    assert [one.mandate_id for one in first_mandates(mandates, DAY)] == [
        mandates[-1].mandate_id,
        chair.mandate_id,
    ]


@pytest.mark.parametrize(
    ("rules", "groups"),
    [
        (RulesDraft(), {None: ["Monique", "Luc", "Anne", "Fatima", "Paul"]}),
        (SPLIT, {USER: ["Monique", "Luc"], PROFESSIONAL: ["Fatima"], None: ["Paul", "Anne"]}),
        (
            RulesDraft(seats=4, seats_by_college=Seats.of({USER: 2, PROFESSIONAL: 1})),
            {USER: ["Monique", "Luc", "Anne"], PROFESSIONAL: ["Fatima"], None: ["Paul"]},
        ),
        (
            RulesDraft(seats_by_college=Seats.of({USER: 1, ELECTED: 1})),
            {USER: ["Monique", "Luc", "Anne"], ELECTED: [], None: ["Fatima", "Paul"]},
        ),
    ],
    ids=["no college has places", "two places of no college", "none left", "whole not said"],
)
def test_people_sit_in_their_college_then_in_the_places_of_none(rules: RulesDraft, groups: Any) -> None:
    years = (2020, 2021, 2022, 2023, 2024)
    mandates = [
        held(who, date(year, 1, 1))
        for who, year in zip((MONIQUE, LUC, ANNE, FATIMA, PAUL), years, strict=True)
    ]
    assert names(allotted(first_mandates(mandates, DAY), rules, DAY)) == groups


def test_a_seat_is_vacant_since_the_day_after_its_last_day() -> None:
    mandates = [
        held(MONIQUE, date(2020, 1, 1), date(2024, 6, 30)),
        held(LUC, date(2021, 1, 1), date(2025, 3, 31)),
        held(ANNE, date(2024, 9, 1)),
    ]
    rules = RulesDraft(seats=3)
    assert vacant_since(past(now=rules), mandates, DAY) == {None: [date(2020, 1, 1), date(2025, 4, 1)]}
    assert vacant_since(past(now=rules), mandates, date(2024, 8, 31)) == {
        None: [date(2020, 1, 1), date(2024, 7, 1)]
    }
    assert vacant_since(past(now=rules), mandates, date(2025, 1, 1)) == {None: [date(2020, 1, 1)]}


def test_a_seat_never_filled_is_as_old_as_the_committee_or_of_unknown_age() -> None:
    rules = RulesDraft(seats=2)
    assert vacant_since(past(now=rules), [], DAY) == {None: [date(2020, 1, 1)] * 2}
    assert vacant_since(past(now=rules, created_on=None), [held(MONIQUE)], DAY) == {None: [None]}


def test_seats_added_by_new_rules_are_vacant_since_these_rules() -> None:
    changed = past((date(2025, 12, 31), RulesDraft(seats=1)), now=RulesDraft(seats=3))
    assert vacant_since(changed, [held(MONIQUE, date(2021, 1, 1))], DAY) == {None: [date(2026, 1, 1)] * 2}


def test_a_change_of_college_leaves_the_seat_of_the_former_one() -> None:
    moved = holder(
        1,
        capacities=(
            CapacityDraft(CapacityKind.PATIENT, None, date(2026, 3, 31)),
            CapacityDraft(CapacityKind.PROFESSIONAL, date(2026, 4, 1), None),
        ),
    )
    rules = RulesDraft(seats=2, seats_by_college=Seats.of({USER: 1, PROFESSIONAL: 1}))
    vacancies = vacant_since(past(now=rules), [held(moved, date(2021, 1, 1))], DAY)
    assert vacancies == {USER: [date(2026, 4, 1)]}


def test_a_full_or_unmeasured_committee_has_no_vacancy() -> None:
    assert vacant_since(past(now=RulesDraft(seats=1)), [held(MONIQUE)], DAY) == {}
    assert vacant_since(past(), [held(MONIQUE)], DAY) == {}
    assert vacant_since(past(now=RulesDraft(seats=1)), [held(MONIQUE), held(LUC)], DAY) == {}
