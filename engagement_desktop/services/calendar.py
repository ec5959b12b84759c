"""The calendar: meetings, mandates, actions and deadlines, by month and to come, and as a file."""

from calendar import Calendar
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.deadlines import Dated, DatedKind, Month
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.papers import CalendarEvent, event_uid
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.deadline_words import title_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.deadlines import dated_between, late
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register.structures import own_structure

FIRST_YEAR, LAST_YEAR = 1901, 2200
_MEETINGS = frozenset({DatedKind.MEETING, DatedKind.MEETING_TO_RECORD, DatedKind.MEETING_CANCELLED})
_SUFFIX = ".ics"


class CalendarService:
    """What happens when."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def month(self, year: int, month: int) -> Month:
        """One month in whole weeks from Monday, with what happens on each of their days.

        Raises:
            DomainError: no calendar reaches that far.
        """
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise DomainError(f"Le calendrier va de {FIRST_YEAR} à {LAST_YEAR}.")
        weeks = tuple(tuple(week) for week in Calendar().monthdatescalendar(year, month))
        with self._workspace.read() as session:
            dated = self._dated(session, weeks[0][0], weeks[-1][-1])
        return Month(year, month, weeks, dated)

    def coming(self, days: int = 90) -> tuple[Dated, ...]:
        """What is late, then what comes within so many days."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            ahead = self._dated(session, today, today + timedelta(days=days))
            return (*late(session, today), *ahead)

    def export_ics(self, path: Path, since: date, until: date) -> int:
        """Writes what happens between two days, both included; gives how many events.

        People are named only for an account that may name them outside the dossier.

        Raises:
            NotPermitted: the role may not export.
            DomainError: the days are in the wrong order, or the name has another ending.
            KnownProblem: the disk refuses.
        """
        from engagement_desktop.documents.ics import calendar_ics

        self._workspace.require(Permission.REPORT_EXPORT)
        if until < since:
            raise DomainError("La période finit avant de commencer. Choisissez un jour plus tard.", "until")
        if path.suffix != _SUFFIX:
            raise DomainError(f"Donnez au calendrier un nom qui finit par «\u00a0{_SUFFIX}\u00a0».", "path")
        with self._workspace.read() as session:
            found = dated_between(session, since, until, self._workspace.today())
            own = own_structure(session)
        named = self._workspace.may(Permission.REPORT_NAME_PEOPLE)
        events = [self._event(one, named=named) for one in found]
        name = "Calendrier" if own is None else f"Calendrier — {own.name}"
        write_atomically(path, calendar_ics(events, name, self._workspace.now()))
        return len(events)

    def _dated(self, session: Session, since: date, until: date) -> tuple[Dated, ...]:
        """What the account may see; the file that leaves never holds a talk."""
        talks = self._workspace.may(Permission.TALK_WRITE)
        return dated_between(session, since, until, self._workspace.today(), talks=talks)

    def _event(self, one: Dated, *, named: bool) -> CalendarEvent:
        """A meeting keeps the identity that its convocation gave it."""
        kind = "reunion" if one.kind in _MEETINGS else f"{one.kind.value}-{one.on:%Y%m%d}"
        number = one.subject_id or one.year or 0
        return CalendarEvent(
            uid=event_uid(self._workspace.database.uid, kind, number),
            title=title_of(one, named=named),
            day=one.on,
            starts_minute=one.starts_minute,
            ends_minute=one.ends_minute,
            place=one.place,
            is_cancelled=one.kind is DatedKind.MEETING_CANCELLED,
        )
