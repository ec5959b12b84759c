"""The tables of papers: hours with the most given first, meetings in the order of time."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.hours.entries import HoursNature, HoursRole, MissionFamily
from engagement_desktop.domain.hours.papers_facts import NOBODY, HoursTold, MeetingTold
from engagement_desktop.french.formats import duration
from engagement_desktop.french.paper_tables import hours_grid, meetings_grid

MONTH = date(2026, 3, 1)
NBSP = "\u00a0"


def hours(
    minutes: int,
    family: MissionFamily = MissionFamily.PEERS,
    structure: str = "MSP",
    activity: str = "",
    nature: HoursNature = HoursNature.VOLUNTEER,
) -> HoursTold:
    return HoursTold(1, structure, MONTH, nature, HoursRole.OTHER, family, activity, minutes)


def meeting(**changes: Any) -> MeetingTold:
    usual: dict[str, Any] = {
        "held_on": date(2026, 3, 1),
        "starts_minute": 545,
        "ends_minute": 660,
        "committee": "Comité",
        "place": "Salle A",
        "is_remote": False,
        "function": None,
    }
    return MeetingTold(**usual | changes)


def test_what_took_the_most_time_comes_first_and_equals_stand_by_name() -> None:
    told = [hours(60), hours(200, MissionFamily.ETHICS), hours(60, MissionFamily.RESEARCH)]
    grid = hours_grid(told, "MSP", with_activities=False)
    assert [row[0] for row in grid.rows] == ["Éthique", "Recherche", "Soutien par les pairs"]
    assert grid.total == ("Total", f"5{NBSP}h{NBSP}20")


def test_for_whom_is_told_when_it_is_not_the_issuer_alone() -> None:
    alone = hours_grid([hours(60)], "MSP", with_activities=False)
    both = hours_grid([hours(60), hours(30, structure="CPTS")], "MSP", with_activities=False)
    other = hours_grid([hours(30, structure="CPTS")], "MSP", with_activities=False)
    assert [len(grid.rows[0]) for grid in (alone, both, other)] == [2, 3, 3]
    assert both.rows == (
        ("Soutien par les pairs", "MSP", f"1{NBSP}h"),
        ("Soutien par les pairs", "CPTS", f"30{NBSP}min"),
    )
    assert both.total == ("Total", "", f"1{NBSP}h{NBSP}30")


@pytest.mark.parametrize("nature", [nature for nature in HoursNature if nature is not HoursNature.VOLUNTEER])
def test_hours_that_were_paid_are_not_told_as_given(nature: HoursNature) -> None:
    grid = hours_grid([hours(60), hours(600, nature=nature)], "MSP", with_activities=False)
    assert grid.total == ("Total", f"1{NBSP}h")


@pytest.mark.parametrize(
    ("with_activities", "said"),
    [(True, ["Café des aidants", "Soutien par les pairs"]), (False, ["Soutien par les pairs"])],
)
def test_activities_are_told_when_asked_and_their_family_stands_for_none(
    said: list[str], *, with_activities: bool
) -> None:
    told = [hours(90, activity="Café des aidants"), hours(30)]
    assert [row[0] for row in hours_grid(told, "MSP", with_activities=with_activities).rows] == said


GIVEN = st.builds(
    hours,
    st.integers(1, 5_000),
    st.sampled_from(MissionFamily),
    st.sampled_from(["MSP", "CPTS"]),
    st.sampled_from(["", "Café", "Accueil"]),
    st.sampled_from(HoursNature),
)


@given(st.lists(GIVEN, max_size=15), st.booleans())
def test_whatever_was_given_is_counted_once(told: list[HoursTold], several: bool) -> None:
    grid = hours_grid(told, "MSP", with_activities=several)
    given_minutes = sum(one.minutes for one in told if one.nature is HoursNature.VOLUNTEER)
    assert grid.total[-1] == duration(given_minutes)
    assert len({row[:-1] for row in grid.rows}) == len(grid.rows)
    assert all(len(row) == len(grid.columns) == len(grid.total) for row in grid.rows)


@pytest.mark.parametrize(
    ("told", "hours_said", "place"),
    [
        (meeting(), f"9{NBSP}h{NBSP}05 – 11{NBSP}h{NBSP}00", "Salle A"),
        (meeting(ends_minute=None), f"dès 9{NBSP}h{NBSP}05", "Salle A"),
        (meeting(place=""), f"9{NBSP}h{NBSP}05 – 11{NBSP}h{NBSP}00", "–"),
        (meeting(is_remote=True), f"9{NBSP}h{NBSP}05 – 11{NBSP}h{NBSP}00", "à distance"),
    ],
)
def test_a_meeting_tells_its_day_hours_and_place(told: MeetingTold, hours_said: str, place: str) -> None:
    (row,) = meetings_grid([told], NOBODY).rows
    assert row[:4] == ("01/03/2026", hours_said, "Comité", place)
