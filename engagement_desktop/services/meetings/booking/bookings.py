"""Booking a meeting: hours and expenses of everybody who came, written in one act and taken back in one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError, raise_all
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.meetings.booking.booking_rows import (
    Booked,
    BookingGrid,
    BookingLine,
    BookingRow,
    Prices,
)
from engagement_desktop.domain.meetings.booking.booking_rules import line_faults, line_questions, totals
from engagement_desktop.domain.meetings.booking.bookings import Booking
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, date_short, duration, money
from engagement_desktop.services.meetings.booking.booking_filling import (
    filled_rows,
    longest_session,
    opens_at,
    prices_of,
    rule_of,
)
from engagement_desktop.services.meetings.booking.booking_writing import BookingWriter
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.booking import bookings
from engagement_desktop.storage.meetings.booking.bookings import MeetingPlace
from engagement_desktop.storage.register.structures import own_structure

_RIGHT = Permission.MEETING_BOOK


class BookingService:
    """What a person does to turn a meeting into hours and expense claims."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def grid(self, meeting_id: int) -> BookingGrid:
        """Who came, each line filled from the structure's rule and the person's habits.

        Raises:
            DomainError: the meeting is gone, not held, not closed, already booked, or nobody came.
        """
        with self._workspace.read() as session:
            return _grid(session, _bookable(session, meeting_id))

    def price(self, meeting_id: int, lines: Sequence[BookingLine]) -> Prices:
        """What each line costs on the day of the meeting, its kilometres by the scale of their year.

        Raises:
            DomainError: the meeting is gone.
        """
        with self._workspace.read() as session:
            return _prices(session, _found(session, meeting_id), lines)

    def book(
        self, meeting_id: int, lines: Sequence[BookingLine], accepted: frozenset[str] = frozenset()
    ) -> Booked:
        """Writes hours, draft claims and the booking in one act that is undone in one piece.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a line is refused (its field is « id of the person, dot, column »), or the
                meeting cannot be booked: not held, not closed, already booked.
            ToConfirm: a line is unusual; asked once.
        """
        with self._workspace.act(_RIGHT, "book meeting") as change:
            session = change.session
            place = _bookable(session, meeting_id)
            grid = _grid(session, place)
            rows = {row.person_id: row for row in grid.rows}
            prices = _checked(session, place, lines, rows, accepted)
            people = list(rows)
            writer = BookingWriter(
                session, place, bookings.habits_of(session, place.committee.id, people).gives
            )
            booking = Booking(
                meeting_id=meeting_id,
                booked_at=self._workspace.now(),
                account_id=self._workspace.actor.account_id,
            )
            session.add(booking)
            for line in lines:
                writer.write(line, rows[line.person_id])
            session.flush()
            terms = {row.person_id: row.terms for row in grid.rows}
            sums = totals(lines, terms, prices, counts_travel=grid.counts_travel)
            change.said = (
                f"Réunion {_which(place.meeting)} comptabilisée\u00a0: {count(sums.people, 'personne')}, "
                f"{duration(sums.volunteer_minutes)}, {money(sums.amount)}."
            )
            return bookings.booked_of(session, booking)

    def booked(self, meeting_id: int) -> Booked | None:
        """What was booked of a meeting, as it stands now; None when it was not."""
        with self._workspace.read() as session:
            booking = bookings.booking_of(session, meeting_id)
            return None if booking is None else bookings.booked_of(session, booking)

    def unbook(self, meeting_id: int) -> None:
        """Takes a booking back, even long after: its hours, its draft claims, and the booking.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is not booked, or one of its claims or hours went further.
        """
        with self._workspace.act(_RIGHT, "unbook meeting") as change:
            session = change.session
            meeting = _found(session, meeting_id)
            booking = bookings.booking_of(session, meeting_id)
            if booking is None:
                raise DomainError("Cette réunion n’est pas comptabilisée. Rien n’a été changé.")
            _take_back(session, meeting_id)
            session.delete(booking)
            change.said = f"Comptabilisation annulée\u00a0: réunion {_which(meeting)}."


def _grid(session: Session, place: MeetingPlace) -> BookingGrid:
    own = own_structure(session)
    meeting, rule = place.meeting, rule_of(own)
    rows = filled_rows(session, place, rule)
    if not rows:
        raise DomainError(
            "Personne n’est inscrit présent à cette réunion. Inscrivez les présences, puis comptabilisez."
        )
    return BookingGrid(
        meeting_id=meeting.id,
        committee_id=place.committee.id,
        committee=place.committee.name,
        number=meeting.number,
        held_on=meeting.held_on,
        opens=opens_at(meeting),
        ends=meeting.ends_minute,
        longest=longest_session(meeting, rule),
        preparation_minutes=rule.preparation_minutes,
        travel_kmh=rule.travel_kmh,
        rounding_minutes=rule.rounding_minutes,
        counts_travel=rule.counts_travel,
        structure="" if place.holder is own else place.holder.name,
        rows=rows,
    )


def _found(session: Session, meeting_id: int) -> Meeting:
    found = session.get(Meeting, meeting_id)
    if found is None:
        raise DomainError("Cette réunion n’est plus dans le dossier.")
    return found


def _bookable(session: Session, meeting_id: int) -> MeetingPlace:
    """A meeting held, closed, and not booked yet."""
    meeting = _found(session, meeting_id)
    booking = bookings.booking_of(session, meeting_id)
    if booking is not None:
        day = date_short(booking.booked_at.astimezone().date())
        raise DomainError(f"Cette réunion est déjà comptabilisée, le {day}. Rien n’a été changé.")
    if meeting.status is not MeetingStatus.HELD:
        raise DomainError("Seule une réunion tenue se comptabilise. Rien n’a été changé.")
    if meeting.opened_minute is not None and meeting.closed_at is None:
        raise DomainError("Cette réunion n’est pas close. Closez-la, puis comptabilisez.")
    return bookings.place_of(session, meeting)


def _prices(session: Session, meeting: Meeting, lines: Sequence[BookingLine]) -> Prices:
    vehicles = bookings.vehicles_of(session, [line.person_id for line in lines])
    return prices_of(session, meeting, lines, vehicles)


def _checked(
    session: Session,
    place: MeetingPlace,
    lines: Sequence[BookingLine],
    rows: Mapping[int, BookingRow],
    accepted: frozenset[str],
) -> Prices:
    """The prices of lines that no rule refuses and no question holds back."""
    prices = _prices(session, place.meeting, lines)
    raise_all([*_strangers(lines, rows), *_line_faults(session, place, lines, rows, prices)])
    if all(line.is_blank for line in lines):
        raise DomainError("Il n’y a rien à écrire. Donnez au moins une durée ou un frais.")
    for line in lines:
        for question in line_questions(line):
            if question.code not in accepted:
                question.sentence = f"{_name(rows[line.person_id])}\u00a0: {question.sentence}"
                question.field = f"{line.person_id}.{question.field}"
                raise question
    return prices


def _strangers(lines: Sequence[BookingLine], rows: Mapping[int, BookingRow]) -> Iterator[DomainError]:
    """Each person who came, once."""
    for person_id, times in Counter(line.person_id for line in lines).items():
        if person_id not in rows:
            yield DomainError("Une personne de la liste n’est pas inscrite présente à cette réunion.")
        elif times > 1:
            yield DomainError(f"{_name(rows[person_id])} est deux fois dans la liste. Gardez une ligne.")


def _line_faults(
    session: Session,
    place: MeetingPlace,
    lines: Sequence[BookingLine],
    rows: Mapping[int, BookingRow],
    prices: Prices,
) -> Iterator[DomainError]:
    longest = longest_session(place.meeting, rule_of(own_structure(session)))
    day = bookings.hours_of_day(session, place.meeting, list(rows))
    for line in lines:
        if line.person_id not in rows:
            continue
        row, price = rows[line.person_id], prices[line.person_id]
        others = day[line.person_id].total if line.person_id in day else 0
        faults = list(line_faults(line, longest, others))
        if price.fault:
            faults.append(DomainError(price.fault, price.field))
        if line.vehicle_id is not None and line.vehicle_id not in {one.id for one in row.vehicles}:
            faults.append(DomainError("Ce véhicule n’est pas le sien. Choisissez-en un autre.", "means"))
        for fault in faults:
            yield DomainError(f"{_name(row)}\u00a0: {fault.sentence}", f"{line.person_id}.{fault.field}")


def _take_back(session: Session, meeting_id: int) -> None:
    lines, hours = bookings.lines_booked(session, meeting_id), bookings.hours_booked(session, meeting_id)
    gone_on = [claim.reference for _line, claim in lines if claim.status is not ClaimStatus.DRAFT]
    if gone_on:
        raise DomainError(
            f"La note {gone_on[0]} n’est plus un brouillon\u00a0: la comptabilisation reste. Rien n’a été "
            "changé. Corrigez la note elle-même."
        )
    if any(one.state is not HoursState.VALIDATED for one in hours):
        raise DomainError(
            "Des heures de cette réunion ont été rendues\u00a0: la comptabilisation reste. Rien n’a été "
            "changé."
        )
    for line, _claim in lines:
        session.delete(line)
    session.flush()
    for claim in {claim.id: claim for _line, claim in lines}.values():
        if not bookings.has_lines(session, claim.id):
            session.delete(claim)
    for one in hours:
        session.delete(one)
    session.flush()


def _name(row: BookingRow) -> str:
    return f"{row.first_name} {row.last_name}"


def _which(meeting: Meeting) -> str:
    """« n° 2026-05 », else « du 17/11/2026 »."""
    return f"n°\u00a0{meeting.number}" if meeting.number else f"du {date_short(meeting.held_on)}"
