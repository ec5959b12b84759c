"""The calendar by month, to come, and as a file that another calendar reads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from engagement_desktop.domain.deadlines import DatedKind
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.meetings.follow_up.decisions import Action
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.calendar import CalendarService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

YEAR = date(2026, 1, 1), date(2026, 12, 31)


def fill(workspace: Workspace) -> None:
    """A year with a meeting held, one planned, one cancelled, a mandate that ends and a late action."""
    with workspace.database.work() as session:
        made = Builder(session)
        committee = made.committee(made.structure(), notice_days=15)
        person = made.person("Hélias", "Monique")
        made.mandate(person, committee, date(2024, 1, 1), ended_on=date(2026, 12, 20))
        made.meeting(committee, date(2026, 3, 10))
        made.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, place="Salle 2")
        made.meeting(committee, date(2026, 11, 5), status=MeetingStatus.CANCELLED)
        session.add(
            Action(
                committee_id=committee.id,
                number="2026-01",
                number_year=2026,
                number_sequence=1,
                asked_on=date(2026, 3, 10),
                wording="Écrire à Nolwenn",
                due_on=date(2026, 11, 1),
                owner_id=person.id,
            )
        )


@pytest.fixture
def calendar(workspace: Workspace) -> CalendarService:
    fill(workspace)
    return CalendarService(workspace)


def events(path: Path) -> list[dict[str, str]]:
    return [
        {name: str(event[name]) for name in ("UID", "SUMMARY")}
        | {"DTSTART": str(event["DTSTART"].dt), "STATUS": str(event.get("STATUS", ""))}
        for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    ]


def test_a_month_is_whole_weeks_from_monday(calendar: CalendarService) -> None:
    month = calendar.month(2026, 11)
    assert (month.weeks[0][0], month.weeks[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert {len(week) for week in month.weeks} == {7}
    assert [one.kind for one in month.on(date(2026, 11, 25))] == [DatedKind.NOTICE]
    assert [one.kind for one in month.on(date(2026, 11, 5))] == [DatedKind.MEETING_CANCELLED]


@pytest.mark.parametrize("year", [1900, 2201])
def test_no_calendar_reaches_that_far(calendar: CalendarService, year: int) -> None:
    with pytest.raises(DomainError, match="va de 1901 à 2200"):
        calendar.month(year, 1)


def test_what_is_late_stands_before_what_comes(calendar: CalendarService) -> None:
    assert [(one.kind, one.is_late) for one in calendar.coming()] == [
        (DatedKind.ACTION_DUE, True),
        (DatedKind.NOTICE, False),
        (DatedKind.MEETING, False),
        (DatedKind.MANDATE_ENDING, False),
    ]
    assert [one.kind for one in calendar.coming(5)] == [DatedKind.ACTION_DUE, DatedKind.NOTICE]


def test_another_calendar_reads_the_file(calendar: CalendarService, tmp_path: Path) -> None:
    path = tmp_path / "calendrier.ics"
    assert calendar.export_ics(path, *YEAR) == 6
    found = {event["SUMMARY"]: event for event in events(path)}
    assert found["Fin de mandat : Monique Hélias"]["DTSTART"] == "2026-12-20"
    assert "Écrire à Nolwenn" in found
    meetings = [event for event in events(path) if event["UID"].startswith("reunion-")]
    assert [event["STATUS"] for event in meetings] == ["", "CANCELLED", ""]
    assert meetings[-1]["DTSTART"].startswith("2026-12-10 ")
    assert len({event["UID"] for event in events(path)}) == 6


def test_written_again_an_event_keeps_its_identity(calendar: CalendarService, tmp_path: Path) -> None:
    first, second = tmp_path / "a.ics", tmp_path / "b.ics"
    calendar.export_ics(first, *YEAR)
    calendar.export_ics(second, *YEAR)
    assert events(first) == events(second)


def test_who_may_not_name_people_exports_no_name(
    workspace_as: Callable[[Role], Workspace], tmp_path: Path
) -> None:
    reading = workspace_as(Role.READING)
    fill(reading)
    path = tmp_path / "calendrier.ics"
    CalendarService(reading).export_ics(path, *YEAR)
    written = path.read_text(encoding="utf-8")
    assert "Hélias" not in written
    assert "Nolwenn" not in written
    assert "Fin de mandat" in written


def test_what_cannot_be_written_is_told(
    calendar: CalendarService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engagement_desktop.services import workspace as workspace_module

    with pytest.raises(DomainError, match="finit avant de commencer"):
        calendar.export_ics(tmp_path / "a.ics", YEAR[1], YEAR[0])
    with pytest.raises(DomainError, match="finit par"):
        calendar.export_ics(tmp_path / "a.txt", *YEAR)
    monkeypatch.setattr(workspace_module, "RIGHTS", {Role.COORDINATION: frozenset()})
    with pytest.raises(NotPermitted):
        calendar.export_ics(tmp_path / "a.ics", *YEAR)
    assert list(tmp_path.glob("*.ics")) == []
