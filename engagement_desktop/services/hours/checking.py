"""What stands around each line of hours: read once for all of them, then the rules line by line."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, Faults, ToConfirm, raise_all
from engagement_desktop.domain.hours.entries import HoursEntry, HoursRole, TimeKind
from engagement_desktop.domain.hours.entry_drafts import HoursDraft, HoursNote, parts
from engagement_desktop.domain.hours.entry_rules import (
    EntrySurroundings,
    GivenSpan,
    entry_faults,
    entry_notes,
    entry_questions,
    split_note,
    surrounding_faults,
)
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours import writing
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import first_month

EVERYTHING = "*"
"""Among what is accepted: no question is asked."""


@dataclass(frozen=True, slots=True)
class CheckedEntry:
    """One entry that no rule refuses, with what the dossier says of it."""

    draft: HoursDraft
    role: HoursRole
    structure_id: int
    activity_id: int | None
    notes: tuple[HoursNote, ...] = ()


class EntryChecker:
    """The rules over lines that are saved together: each counts in the day of the next."""

    def __init__(
        self, session: Session, today: date, lines: Sequence[HoursDraft], leaving: Sequence[int] = ()
    ) -> None:
        self._session, self._today = session, today
        self._month = first_month(session)
        self._own = own_structure(session)
        self._several = len(lines) > 1
        pieces = [piece for line in lines for piece in parts(line)]
        replaced = {line.id for line in lines if line.id is not None}
        self._besides = replaced | set(leaving)
        self._known = writing.entries_of(session, replaced)
        wanted = {
            (one.person_id, one.done_on)
            for one in pieces
            if one.person_id is not None and one.done_on is not None
        }
        self._days = dict(writing.day_spans(session, wanted, self._besides))
        days = [day for _person, day in wanted] + [one.done_on for one in self._known.values()]
        self._closed = writing.closed_months(session, days)

    def checked(self, lines: Sequence[HoursDraft], accepted: frozenset[str]) -> list[CheckedEntry]:
        """The entries to write, those of two days one after the other.

        Raises:
            Faults, DomainError: what is refused, of every line.
            ToConfirm: the first question that is not accepted.
        """
        faults: list[DomainError] = []
        questions: list[ToConfirm] = []
        found: list[CheckedEntry] = []
        for at, line in enumerate(lines):
            try:
                found.extend(self._line(at, line, questions))
            except DomainError as refusal:
                each = refusal.faults if isinstance(refusal, Faults) else (refusal,)
                faults.extend(DomainError(one.sentence, self._field(at, one.field)) for one in each)
        raise_all(faults)
        for question in questions:
            if not accepted & {question.code, EVERYTHING}:
                raise question
        return found

    def _line(self, at: int, line: HoursDraft, questions: list[ToConfirm]) -> Iterator[CheckedEntry]:
        pieces = tuple(parts(line))
        raise_all([*entry_faults(line, self._today, self._month), *self._missing(line)])
        told = tuple(split_note(pieces, self._month))
        for piece in pieces:
            raise_all(list(entry_faults(piece, self._today, self._month)))
            around = self._around(piece)
            raise_all(list(surrounding_faults(piece, around)))
            for question in entry_questions(piece, around):
                question.field = self._field(at, question.field)
                questions.append(question)
            self._count(piece)
            notes = (*told, *entry_notes(around))
            told = ()
            yield self._entry(piece, notes)

    def _entry(self, piece: HoursDraft, notes: tuple[HoursNote, ...]) -> CheckedEntry:
        person_id, day = _of(piece)
        structure = self._structure(piece)
        role = piece.role or writing.role_on(self._session, person_id, structure.id, day)
        activity_id = writing.activity_said(self._session, piece.family, piece.activity)
        return CheckedEntry(piece, role, structure.id, activity_id, notes)

    def _missing(self, line: HoursDraft) -> Iterator[DomainError]:
        """What the draft names and the dossier no longer has."""
        session = self._session
        if line.person_id is not None and session.get(Person, line.person_id) is None:
            yield DomainError("Cette personne n’est plus dans le dossier.", "person_id")
        if line.id is not None and line.id not in self._known:
            yield DomainError("Cette saisie n’est plus dans le dossier. Rien n’a été changé.")
        if line.structure_id is not None and session.get(Structure, line.structure_id) is None:
            yield DomainError("Cette structure n’est plus dans le dossier.", "structure_id")
        elif line.structure_id is None and self._own is None:
            yield DomainError("Ce dossier n’a pas encore de structure. Créez-la, puis réessayez.")
        if line.committee_id is not None and session.get(Committee, line.committee_id) is None:
            yield DomainError("Ce comité n’est plus dans le dossier.", "committee_id")
        yield from self._meeting_faults(line)

    def _meeting_faults(self, line: HoursDraft) -> Iterator[DomainError]:
        if line.meeting_id is None:
            return
        meeting = self._session.get(Meeting, line.meeting_id)
        if meeting is None:
            yield DomainError("Cette réunion n’est plus dans le dossier.", "meeting_id")
        elif meeting.status is not MeetingStatus.HELD:
            yield DomainError("Cette réunion ne s’est pas tenue. Choisissez-en une autre.", "meeting_id")
        elif line.kind is TimeKind.SESSION and line.done_on is not None and meeting.held_on != line.done_on:
            yield DomainError(
                "Cette réunion s’est tenue un autre jour. Corrigez la date, ou choisissez une autre réunion.",
                "meeting_id",
            )

    def _around(self, piece: HoursDraft) -> EntrySurroundings:
        person_id, day = _of(piece)
        session, structure = self._session, self._structure(piece)
        meeting = None if piece.meeting_id is None else session.get(Meeting, piece.meeting_id)
        there = meeting if meeting is not None and meeting.held_on == day else None
        known = self._known.get(piece.id) if piece.id is not None else None
        return EntrySurroundings(
            today=self._today,
            first_month=self._month,
            day=tuple(self._days.get((person_id, day), ())),
            present_minutes=None if there is None else writing.present_at(session, there, person_id),
            given_at_meeting=(
                0 if there is None else writing.given_at(session, there.id, person_id, self._besides)
            ),
            governs=writing.governs_on(session, person_id, structure.id, day),
            closed=self._closed_day(day, known),
            exported=known is not None and known.export_id is not None,
            structure=structure.name,
            legal_form=structure.legal_form,
            declared_on=structure.declared_on,
        )

    def _closed_day(self, day: date, known: HoursEntry | None) -> date | None:
        """Neither a day of a closed month, nor out of one."""
        days = (day, day if known is None else known.done_on)
        return next((each for each in days if each.replace(day=1) in self._closed), None)

    def _count(self, piece: HoursDraft) -> None:
        """A line counts in the day of those after it."""
        spot = _of(piece)
        span = GivenSpan(piece.minutes or 0, piece.starts_minute)
        self._days[spot] = [*self._days.get(spot, []), span]

    def _structure(self, piece: HoursDraft) -> Structure:
        if piece.structure_id is not None:
            return self._session.get_one(Structure, piece.structure_id)
        if self._own is None:
            raise DomainError("Ce dossier n’a pas encore de structure. Créez-la, puis réessayez.")
        return self._own

    def _field(self, at: int, field: str | None) -> str | None:
        return f"{at}.{field}" if self._several else field


def _of(piece: HoursDraft) -> tuple[int, date]:
    """Whose and when, of a draft that is sound alone."""
    if piece.person_id is None or piece.done_on is None:
        raise DomainError("Dites qui a donné ces heures, et quand.", "person_id")
    return piece.person_id, piece.done_on
