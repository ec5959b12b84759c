"""A calendar file that any agenda opens: the title, day, hours and place of each event, nothing else."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from engagement_desktop.documents.text import fits_xml
from engagement_desktop.domain.meetings.papers import CalendarEvent

USUAL_MINUTES = 120
_PARIS = "Europe/Paris"


def calendar_ics(events: Sequence[CalendarEvent], name: str, dated: datetime) -> bytes:
    """The events as one .ics file (RFC 5545), in Paris time; `dated` is the instant they are told at."""
    calendar = Calendar()
    calendar.add("prodid", "-//Engagement//Calendrier//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _line(name))
    for one in events:
        calendar.add_component(_event(one, dated))
    calendar.add_missing_timezones()
    for zone in calendar.timezones:
        zone.pop("COMMENT", None)  # the library's own, in English
    return bytes(calendar.to_ical())


def _event(one: CalendarEvent, dated: datetime) -> Event:
    event = Event()
    event.add("uid", _line(one.uid))
    event.add("dtstamp", dated.astimezone(UTC))
    event.add("summary", _line(one.title))
    if one.place:
        event.add("location", _line(one.place))
    if one.is_cancelled:
        event.add("status", "CANCELLED")
    if one.starts_minute is None:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event
    ends = one.starts_minute + USUAL_MINUTES if one.ends_minute is None else one.ends_minute
    event.add("dtstart", _at(one, one.starts_minute))
    event.add("dtend", _at(one, max(ends, one.starts_minute)))
    return event


def _at(one: CalendarEvent, minute: int) -> datetime:
    # Minutes are of the clock: they are set before the zone, so that a change of hour moves nothing.
    clock = datetime.combine(one.day, time()) + timedelta(minutes=minute)
    return clock.replace(tzinfo=ZoneInfo(_PARIS))


def _line(words: str) -> str:
    """On one line, without signs that a calendar cannot hold."""
    return " ".join("".join(sign if fits_xml(sign) else " " for sign in words).split())
