"""Who is on the roll of a meeting, as rows keep it."""

from collections import defaultdict
from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.attending.attendance import Attendance, PresenceSpan
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, RollPart, Span, in_order
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteElector
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Person
from engagement_desktop.storage.register.capacities import college_on
from engagement_desktop.storage.register.mandates import in_office


def roll_of(session: Session, meeting: Meeting) -> Roll:
    """Members of the day, permanent guests, and whoever is on the list, in the order of the screen."""
    seats = _seats(session, meeting)
    rows = {
        row.person_id: row
        for row in session.scalars(select(Attendance).where(Attendance.meeting_id == meeting.id))
    }
    spans: dict[int, list[Span]] = defaultdict(list)
    for span in session.scalars(
        select(PresenceSpan)
        .where(PresenceSpan.meeting_id == meeting.id)
        .order_by(PresenceSpan.arrived_minute, PresenceSpan.id)
    ):
        spans[span.person_id].append(Span(span.arrived_minute, span.left_minute))
    people = session.execute(
        select(Person, college_on(meeting.held_on))
        .where(Person.id.in_({*seats, *rows}))
        .order_by(Person.sort_key, Person.id)
    )
    return in_order(
        _entry(person, college, seats.get(person.id), rows.get(person.id), spans[person.id])
        for person, college in people
    )


def voters_of(session: Session, meeting_id: int) -> dict[int, frozenset[int]]:
    """By person, the minutes of the votes in which they said a voice."""
    found: dict[int, set[int]] = defaultdict(set)
    for person_id, minute in session.execute(
        select(VoteElector.carried_by_id, Vote.at_minute)
        .join(Vote, Vote.id == VoteElector.vote_id)
        .where(Vote.meeting_id == meeting_id)
    ):
        found[person_id].add(minute)
    return {person_id: frozenset(minutes) for person_id, minutes in found.items()}


def person_fact(person: Person) -> PersonFact:
    return PersonFact(
        id=person.id,
        last_name=person.last_name,
        first_name=person.first_name,
        civility=person.civility,
    )


def _seats(session: Session, meeting: Meeting) -> dict[int, Mandate]:
    """The mandate by which each person is on the roll: a titulaire's before a suppléant's, then guests."""
    day = meeting.held_on
    guests = (Mandate.office == Office.GUEST) & (Mandate.started_on <= day)
    held = session.scalars(
        select(Mandate)
        .where(
            Mandate.committee_id == meeting.committee_id,
            in_office(day) | (guests & (Mandate.ended_on.is_(None) | (Mandate.ended_on >= day))),
        )
        .order_by(Mandate.started_on, Mandate.id)
    )
    ranked = sorted(held, key=_rank)
    return {mandate.person_id: mandate for mandate in reversed(ranked)}


def _rank(mandate: Mandate) -> tuple[bool, bool, bool]:
    return (
        mandate.office is Office.GUEST,
        mandate.seat is SeatKind.SUBSTITUTE,
        mandate.office is Office.MEMBER,
    )


def _entry(
    person: Person,
    college: Capacity | None,
    mandate: Mandate | None,
    row: Attendance | None,
    spans: Iterable[Span],
) -> RollEntry:
    return RollEntry(
        person=person_fact(person),
        part=_part(mandate),
        office=None if mandate is None else mandate.office,
        college=college if mandate is None else mandate.college or college,
        status=None if row is None else row.status,
        spans=tuple(spans),
        substitute_for_id=None if mandate is None else mandate.substitute_for_id,
        stands_in_for_id=None if row is None else row.stands_in_for_id,
        proxy_to_id=None if row is None else row.proxy_to_id,
    )


def _part(mandate: Mandate | None) -> RollPart:
    if mandate is None or mandate.office is Office.GUEST:
        return RollPart.GUEST
    return RollPart.TITULAR if mandate.seat is SeatKind.TITULAR else RollPart.SUBSTITUTE
