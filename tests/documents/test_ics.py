"""Calendar files: one event, the same each time, in Paris time, and nothing of anybody."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar

from engagement_desktop.documents.ics import calendar_ics
from engagement_desktop.domain.meetings.papers import CalendarEvent, event_uid
from tests.hostile_words import chosen_words

TOLD = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
EVENT = CalendarEvent(
    uid=event_uid("abc", "reunion", 12),
    title="Réunion, Comité des usagers",
    day=date(2026, 3, 29),
    starts_minute=18 * 60,
    place="Mairie; salle 2, rue\nHaute",
)


def read(*events: CalendarEvent) -> list[object]:
    calendar = Calendar.from_ical(calendar_ics(events, "Engagement", TOLD))
    return list(calendar.walk("VEVENT"))


def test_a_meeting_is_an_event_of_paris() -> None:
    (event,) = read(replace(EVENT, ends_minute=20 * 60 + 10))
    assert event["UID"] == "reunion-12@abc"
    assert str(event["SUMMARY"]) == "Réunion, Comité des usagers"
    assert str(event["LOCATION"]) == "Mairie; salle 2, rue Haute"
    begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    # The day on which the hour changes: 18 h on the wall is 16 h in UTC already.
    assert begins.astimezone(UTC) == datetime(2026, 3, 29, 16, 0, tzinfo=UTC)
    assert ends - begins == timedelta(hours=2, minutes=10)


def test_without_an_end_it_lasts_two_hours_and_a_day_takes_the_whole_day() -> None:
    meeting, day = read(EVENT, replace(EVENT, uid="echeance-1@abc", starts_minute=None, place=""))
    assert meeting.decoded("DTEND") - meeting.decoded("DTSTART") == timedelta(hours=2)
    assert day.decoded("DTSTART") == date(2026, 3, 29)
    assert day.decoded("DTEND") == date(2026, 3, 30)
    assert "LOCATION" not in day


def test_a_cancelled_meeting_says_so() -> None:
    (event,) = read(replace(EVENT, is_cancelled=True))
    assert event["STATUS"] == "CANCELLED"


def test_the_same_events_give_the_same_bytes_with_their_zone() -> None:
    content = calendar_ics([EVENT], "Engagement", TOLD)
    assert content == calendar_ics([EVENT], "Engagement", TOLD)
    assert b"BEGIN:VTIMEZONE" in content
    assert b"COMMENT" not in content
    assert b"\r\n" in content
    assert max(len(line) for line in content.splitlines()) <= 75


def test_a_hostile_title_adds_no_line_and_no_event() -> None:
    events = [
        replace(EVENT, uid=f"reunion-{n}@abc", title=f"a {word}", place=f"b {word}")
        for n, word in enumerate(chosen_words())
    ]
    events.append(replace(EVENT, title="x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:a@b.fr"))
    found = read(*events)
    assert len(found) == len(events)
    assert all("ATTENDEE" not in event for event in found)
