"""How a meeting becomes hours: presence by the clock, rounding, the way there, terms, refusals, totals."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingLine,
    BookingTotals,
    LinePrice,
    WorkTerms,
)
from engagement_desktop.domain.meetings.booking.booking_rules import (
    BookingRule,
    line_faults,
    line_questions,
    nature_of,
    presence_minutes,
    rounded,
    rounded_up,
    terms_on,
    totals,
    travel_minutes,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Capacity, InvolvementStatus

DAY = date(2026, 11, 17)
OPENS, ENDS = 18 * 60, 20 * 60 + 4
LINE = BookingLine(person_id=3, session_minutes=120)


@dataclass(frozen=True)
class Terms:
    """The terms of one person over some days."""

    status: InvolvementStatus
    started_on: date | None = None
    ended_on: date | None = None


@pytest.mark.parametrize(
    ("minutes", "step", "expected"),
    [
        (124, 5, 125),
        (122, 5, 120),
        (122, 1, 122),
        (7, 15, 0),
        (8, 15, 15),
        (15, 30, 30),
        (14, 30, 0),
        (0, 5, 0),
        (61, 0, 61),
    ],
)
def test_a_duration_goes_to_the_nearest_step_half_up(minutes: int, step: int, expected: int) -> None:
    assert rounded(minutes, step) == expected


@pytest.mark.parametrize(
    ("minutes", "step", "expected"), [(124, 5, 125), (121, 5, 125), (120, 5, 120), (7, 0, 7)]
)
def test_the_longest_session_is_the_meeting_rounded_up(minutes: int, step: int, expected: int) -> None:
    assert rounded_up(minutes, step) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((), 124),
        (((18 * 60 + 2, None),), 122),
        (((17 * 60 + 55, None),), 124),
        (((18 * 60, 19 * 60 + 5),), 65),
        (((18 * 60, 18 * 60 + 30), (19 * 60, 19 * 60 + 20)), 50),
        (((18 * 60, 19 * 60), (18 * 60 + 30, 19 * 60 + 30)), 90),
        (((18 * 60, 22 * 60),), 124),
        (((16 * 60, 17 * 60),), 0),
        (((21 * 60, None),), 0),
    ],
)
def test_presence_is_what_the_clock_says_within_the_meeting(
    spans: tuple[tuple[int, int | None], ...], expected: int
) -> None:
    assert presence_minutes(spans, OPENS, ENDS) == expected


def test_without_an_end_only_a_departure_gives_a_length() -> None:
    assert presence_minutes((), OPENS, None) is None
    assert presence_minutes(((OPENS, None),), OPENS, None) is None
    assert presence_minutes(((OPENS, OPENS + 65),), OPENS, None) == 65


@pytest.mark.parametrize(
    ("km", "kmh", "step", "expected"),
    [
        (1600, 48, 5, 20),
        (2800, 48, 5, 35),
        (240, 48, 5, 5),
        (80, 48, 5, 0),
        (100_000, 50, 1, 1200),
        (1600, None, 5, None),
        (300_000, 48, 5, None),
        (None, 48, 5, None),
    ],
)
def test_a_distance_takes_the_time_that_the_rule_says(
    km: int | None, kmh: int | None, step: int, expected: int | None
) -> None:
    assert travel_minutes(km, BookingRule(travel_kmh=kmh, rounding_minutes=step)) == expected


@pytest.mark.parametrize(
    ("college", "terms", "expected"),
    [
        (Capacity.USER, (), WorkTerms.VOLUNTEER),
        (None, (), WorkTerms.VOLUNTEER),
        (Capacity.PROFESSIONAL, (), WorkTerms.WORKING_TIME),
        (Capacity.PROFESSIONAL, (Terms(InvolvementStatus.VOLUNTEER),), WorkTerms.VOLUNTEER),
        (Capacity.USER, (Terms(InvolvementStatus.EMPLOYEE),), WorkTerms.WORKING_TIME),
        (Capacity.USER, (Terms(InvolvementStatus.SESSION_PAID),), WorkTerms.INDEMNIFIED),
        (Capacity.USER, (Terms(InvolvementStatus.REIMBURSED),), WorkTerms.VOLUNTEER),
        (
            Capacity.USER,
            (Terms(InvolvementStatus.EMPLOYEE, ended_on=date(2026, 11, 16)),),
            WorkTerms.VOLUNTEER,
        ),
        (
            Capacity.USER,
            (Terms(InvolvementStatus.EMPLOYEE, started_on=date(2026, 11, 18)),),
            WorkTerms.VOLUNTEER,
        ),
        (
            Capacity.USER,
            (
                Terms(InvolvementStatus.SESSION_PAID, started_on=date(2026, 1, 1)),
                Terms(InvolvementStatus.VOLUNTEER),
            ),
            WorkTerms.INDEMNIFIED,
        ),
    ],
)
def test_the_terms_of_that_day_say_on_whose_time_one_sat(
    college: Capacity | None, terms: tuple[Terms, ...], expected: WorkTerms
) -> None:
    assert terms_on(college, terms, None, DAY) is expected


def test_who_renounced_to_be_paid_gives_the_time_from_that_day() -> None:
    paid = (Terms(InvolvementStatus.SESSION_PAID),)
    assert terms_on(Capacity.USER, paid, DAY, DAY) is WorkTerms.VOLUNTEER
    assert terms_on(Capacity.USER, paid, date(2026, 11, 18), DAY) is WorkTerms.INDEMNIFIED
    employed = (Terms(InvolvementStatus.EMPLOYEE),)
    assert terms_on(Capacity.USER, employed, DAY, DAY) is WorkTerms.WORKING_TIME


def test_time_at_work_is_never_volunteering() -> None:
    assert [nature_of(terms) for terms in WorkTerms] == [
        HoursNature.VOLUNTEER,
        HoursNature.INDEMNIFIED,
        HoursNature.PAID,
    ]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"session_minutes": 130}, "session_minutes"),
        ({"session_minutes": -1}, "session_minutes"),
        ({"preparation_minutes": 25 * 60}, "preparation_minutes"),
        ({"travel_minutes": -5}, "travel_minutes"),
        ({"preparation_minutes": 20 * 60, "travel_minutes": 3 * 60}, "session_minutes"),
        ({"means": Means.VEHICLE, "vehicle_id": 1, "km_hundredths": 0}, "km_hundredths"),
        ({"means": Means.VEHICLE, "vehicle_id": 1, "km_hundredths": 10**11}, "km_hundredths"),
        ({"means": Means.ON_FOOT, "km_hundredths": 700}, "km_hundredths"),
        ({"km_hundredths": 700}, "km_hundredths"),
        ({"means": Means.VEHICLE}, "means"),
        ({"means": Means.ON_FOOT, "fare": Money(100)}, "fare"),
        ({"means": Means.TRAIN, "fare": Money(0)}, "fare"),
        ({"means": Means.TRAIN, "fare": Money(-100)}, "fare"),
        ({"meal": Money(-1)}, "meal"),
        ({"meal": Money(10**9)}, "meal"),
    ],
)
def test_what_cannot_be_is_refused_in_its_cell(values: dict[str, Any], field: str) -> None:
    faults = list(line_faults(replace(LINE, **values), 125))
    assert field in [fault.field for fault in faults]


def test_a_usual_line_is_not_refused() -> None:
    line = replace(
        LINE,
        preparation_minutes=30,
        travel_minutes=20,
        means=Means.VEHICLE,
        vehicle_id=1,
        km_hundredths=1600,
        meal=Money(1200),
    )
    assert list(line_faults(line, 125, 600)) == []
    assert list(line_questions(line)) == []
    assert list(line_faults(replace(LINE, means=Means.TAXI, fare=Money(900)), None)) == []


def test_the_other_hours_of_the_day_count_towards_twenty_four() -> None:
    refused = list(line_faults(LINE, 125, 23 * 60))
    assert [fault.field for fault in refused] == ["session_minutes"]
    assert "24 h" in refused[0].sentence
    assert list(line_faults(LINE, 125, 22 * 60)) == []


def test_a_meeting_without_an_end_bounds_no_session() -> None:
    assert list(line_faults(replace(LINE, session_minutes=300), None)) == []


def test_a_very_long_trip_and_a_dear_ticket_are_asked() -> None:
    far = replace(LINE, means=Means.VEHICLE, vehicle_id=1, km_hundredths=300_000)
    assert [(one.code, one.field) for one in line_questions(far)] == [("far:3", "km_hundredths")]
    assert list(line_faults(far, 125)) == []
    dear = replace(LINE, means=Means.TRAIN, fare=Money(20_001), meal=Money(30_000))
    assert [one.code for one in line_questions(dear)] == ["dear:3:fare", "dear:3:meal"]


def test_a_line_with_nothing_in_it_is_blank() -> None:
    assert BookingLine(person_id=1).is_blank
    assert BookingLine(person_id=1, travel_minutes=0).is_blank
    assert not LINE.is_blank
    assert not BookingLine(person_id=1, meal=Money(100)).is_blank


@pytest.mark.parametrize(("counts_travel", "minutes", "travel"), [(False, 150, 20), (True, 170, 0)])
def test_totals_count_given_time_and_every_cost(counts_travel: bool, minutes: int, travel: int) -> None:
    lines = [
        BookingLine(person_id=1, session_minutes=120, preparation_minutes=30, travel_minutes=20),
        BookingLine(person_id=2, session_minutes=60),
        BookingLine(person_id=4, session_minutes=60),
    ]
    terms = {1: WorkTerms.VOLUNTEER, 2: WorkTerms.INDEMNIFIED, 4: WorkTerms.WORKING_TIME}
    prices = {1: LinePrice(Money(1018), Money(1018)), 2: LinePrice(None, Money(500))}
    found = totals(lines, terms, prices, counts_travel=counts_travel)
    assert found == BookingTotals(3, minutes, Money(1518), travel_minutes=travel, apart_minutes=120)


def test_a_refusal_is_a_sentence_that_says_what_to_do() -> None:
    for fault in line_faults(replace(LINE, session_minutes=500), 125):
        assert isinstance(fault, DomainError)
        assert "Corrigez" in fault.sentence
