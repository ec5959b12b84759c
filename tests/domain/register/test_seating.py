"""The seat chart: who sits where, who stands behind, what is vacant, what ends soon, parity."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.domain.register.mandates import MandateBasis, Office
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.seat_chart import Parity, SeatChart
from engagement_desktop.domain.register.seating import chart_of, parity_of
from engagement_desktop.domain.register.seats import Seats
from tests.seats import behind, held, holder, past

DAY = date(2026, 11, 22)
USER, PROFESSIONAL = Capacity.USER, Capacity.PROFESSIONAL
MONIQUE = holder(1, "Monique Hélias", civility=Civility.MRS)
LUC = holder(2, "Luc Fournier", civility=Civility.MR)
FATIMA = holder(3, "Fatima Benali", capacity=PROFESSIONAL, civility=Civility.MRS)
ANNE = holder(4, "Anne Gall")
PAUL = holder(5, "Paul Ito")
ZOE = holder(6, "Zoé Masson")
RULES = RulesDraft(seats=5, seats_by_college=Seats.of({USER: 2, PROFESSIONAL: 2}))


@pytest.fixture
def chart() -> SeatChart:
    mandates = [
        held(LUC, date(2024, 1, 1), office=Office.CHAIR, basis=MandateBasis.INDIVIDUAL),
        held(MONIQUE, date(2024, 1, 1), date(2026, 12, 1)),
        held(MONIQUE, date(2021, 1, 1), date(2023, 12, 31), terms_before=1),
        held(FATIMA, date(2024, 1, 1), date(2027, 1, 31), appointed_by="Les Usagers du Canton"),
        behind(ANNE, LUC, date(2024, 2, 1), ended_on=date(2026, 11, 30)),
        behind(PAUL, ZOE, date(2024, 2, 1)),
        held(ZOE, date(2020, 2, 1), date(2025, 12, 31)),
        held(ZOE, date(2026, 2, 1), office=Office.GUEST),
    ]
    return chart_of(past(now=RULES), mandates, DAY)


def seated(chart: SeatChart) -> list[tuple[Any, int | None, list[Any]]]:
    return [
        (
            college.college,
            college.places,
            [seat.holder.first_name if seat.holder else seat.vacant_since for seat in college.seats],
        )
        for college in chart.colleges
    ]


def test_seats_are_told_by_college_the_chair_first_vacant_ones_last(chart: SeatChart) -> None:
    assert seated(chart) == [
        (USER, 2, ["Luc", "Monique"]),
        (PROFESSIONAL, 2, ["Fatima", date(2020, 1, 1)]),
        (None, 1, [date(2026, 1, 1)]),
    ]
    assert (chart.places, chart.filled, chart.vacant) == (5, 3, 2)
    assert [(college.filled, college.vacant) for college in chart.colleges] == [(2, 0), (1, 1), (0, 1)]


def test_suppleants_stand_behind_their_titulaire_or_alone(chart: SeatChart) -> None:
    first, second = chart.colleges[0].seats
    assert [one.first_name for one in first.substitutes] == ["Anne"]
    assert second.substitutes == ()
    assert [one.first_name for one in chart.alone] == ["Paul"]
    assert [one.first_name for one in chart.guests] == ["Zoé"]


def test_what_is_known_of_each_one_is_told(chart: SeatChart) -> None:
    luc, monique = (seat.holder for seat in chart.colleges[0].seats)
    fatima = chart.colleges[1].seats[0].holder
    assert luc is not None
    assert monique is not None
    assert fatima is not None
    assert (luc.offices, luc.clock, luc.term, luc.basis) == (
        (Office.CHAIR,),
        MandateClock.RUNNING,
        1,
        MandateBasis.INDIVIDUAL,
    )
    assert (monique.clock, monique.term, monique.ended_on) == (MandateClock.URGENT, 3, date(2026, 12, 1))
    assert (fatima.clock, fatima.appointed_by) == (MandateClock.TO_RENEW, "Les Usagers du Canton")


def test_those_who_end_soon_are_told_the_first_to_end_first(chart: SeatChart) -> None:
    assert [one.first_name for one in chart.ends_soon] == ["Anne", "Monique", "Fatima"]


def test_a_mandate_already_renewed_does_not_end_soon() -> None:
    mandates = [
        held(MONIQUE, date(2024, 1, 1), date(2026, 12, 31)),
        held(MONIQUE, date(2027, 1, 1), date(2029, 12, 31)),
        held(LUC, date(2024, 1, 1), date(2026, 12, 31)),
        held(LUC, date(2027, 1, 1), office=Office.GUEST),
    ]
    assert [one.first_name for one in chart_of(past(), mandates, DAY).ends_soon] == ["Luc"]


def test_several_offices_of_one_person_make_one_seat() -> None:
    mandates = [held(MONIQUE), held(MONIQUE, office=Office.SECRETARY), held(MONIQUE, office=Office.GUEST)]
    (seat,) = chart_of(past(), mandates, DAY).colleges[0].seats
    assert seat.holder is not None
    assert seat.holder.offices == (Office.SECRETARY, Office.MEMBER)
    assert seat.holder.mandate_id == mandates[1].mandate_id


def test_the_chart_of_a_past_day_shows_who_sat_then() -> None:
    mandates = [held(MONIQUE, date(2021, 1, 1), date(2023, 12, 31)), held(LUC, date(2024, 1, 1))]
    then = chart_of(past(), mandates, date(2023, 12, 31))
    assert seated(then) == [(None, None, ["Monique"])]
    assert chart_of(past(), mandates, date(2020, 6, 1)).colleges == ()


def test_parity_is_counted_on_both_sides(chart: SeatChart) -> None:
    assert chart.parity == Parity(users=2, professionals=1, others=0, women=2, men=1, unsaid=0)
    everybody = [(college, None) for college in (*Capacity, None)]
    assert parity_of(everybody) == Parity(users=5, professionals=1, others=2, women=0, men=0, unsaid=8)


def test_a_seat_may_belong_to_another_college_than_its_person() -> None:
    sitting = replace(held(MONIQUE), college=PROFESSIONAL)
    chart = chart_of(past(now=RULES), [sitting], DAY)
    assert seated(chart)[1] == (PROFESSIONAL, 2, ["Monique", date(2020, 1, 1)])
    assert chart.parity.professionals == 1
