"""Days, weeks and months of a grid of hours."""

from datetime import date

import pytest

from engagement_desktop.domain.hours.activities import Activity
from engagement_desktop.domain.hours.activities_drafts import (
    ActivityChoice,
    ActivityDraft,
    activity_draft,
    activity_faults,
    write_activity,
)
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.entry_drafts import HoursTask
from engagement_desktop.domain.hours.week import (
    GivenHours,
    GridPerson,
    GridSpot,
    by_spot,
    days_of_month,
    days_of_week,
    month_after,
    month_before,
    same_rank,
    weeks_of,
)

TASK = HoursTask()


def given(entry_id: int, minutes: int) -> GivenHours:
    return GivenHours(
        id=entry_id, version=1, person_id=1, done_on=date(2026, 11, 3), minutes=minutes, task=TASK
    )


def test_the_entries_of_a_cell_stand_together() -> None:
    found = by_spot([given(2, 30), given(1, 60)])
    assert [one.id for one in found[GridSpot(1, date(2026, 11, 3), TASK.key)]] == [1, 2]


def test_months_and_weeks_are_those_of_the_calendar() -> None:
    assert len(days_of_month(date(2024, 2, 9))) == 29
    assert month_before(date(2026, 1, 31)) == date(2025, 12, 1)
    assert month_after(date(2026, 1, 31)) == date(2026, 2, 1)
    assert month_after(date(2025, 12, 5)) == date(2026, 1, 1)
    week = days_of_week(date(2026, 11, 22))
    assert (week[0], week[-1]) == (date(2026, 11, 16), date(2026, 11, 22))
    weeks = weeks_of(days_of_month(date(2026, 11, 1)))
    assert [len(each) for each in weeks] == [1, 7, 7, 7, 7, 1]


@pytest.mark.parametrize(
    ("day", "month", "found"),
    [
        (date(2026, 10, 13), date(2026, 11, 1), date(2026, 11, 10)),  # the second Tuesday
        (date(2026, 10, 1), date(2026, 11, 1), date(2026, 11, 5)),
        (date(2026, 10, 29), date(2026, 11, 1), None),  # no fifth Thursday
    ],
)
def test_a_day_keeps_its_rank_in_another_month(day: date, month: date, found: date | None) -> None:
    assert same_rank(day, month) == found


def test_a_person_is_called_surname_first() -> None:
    assert GridPerson(1, "Hélias", "Monique").name == "Hélias Monique"


@pytest.mark.parametrize(
    ("draft", "fields"),
    [
        (ActivityDraft(), ["family", "label"]),
        (ActivityDraft(family=MissionFamily.PEERS, label="x" * 81), ["label"]),
        (ActivityDraft(family=MissionFamily.PEERS, label="Marche du jeudi"), []),
    ],
)
def test_an_activity_needs_a_family_and_a_short_name(draft: ActivityDraft, fields: list[str]) -> None:
    assert [fault.field for fault in activity_faults(draft)] == fields


def test_an_activity_is_written_and_read_back() -> None:
    made = write_activity(None, MissionFamily.PEERS, "Marche du Jeudi")
    assert (made.label_key, made.is_hidden) == ("marche du jeudi", False)
    write_activity(made, MissionFamily.SUPPORT, "Marche")
    made.id, made.version = 4, 2
    assert isinstance(made, Activity)
    assert activity_draft(made) == ActivityDraft(
        id=4, version=2, family=MissionFamily.SUPPORT, label="Marche"
    )
    assert ActivityChoice(MissionFamily.PEERS, "Marche").key == "peers:Marche"
