"""A meeting as it goes, in one reading: its agenda, its roll, its quorum, its clock."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.clock import day_of, minute_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveItem, LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import quorum_at
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, by_id, presiding
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemState, MeetingDocument
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.meetings.voting.voters import Voice, voices_at
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, Vote
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.meetings.attending.roll import person_fact, roll_of, voters_of
from engagement_desktop.storage.meetings.preparing import agenda
from engagement_desktop.storage.register.rules import committee_pasts


def live_meeting(session: Session, meeting_id: int, now: datetime, minute: int | None = None) -> LiveMeeting:
    """The meeting at that minute, or at the minute of its clock.

    Raises:
        DomainError: it is not in the dossier.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise DomainError("Cette réunion n’est plus dans le dossier.")
    roll, rules = roll_of(session, meeting), voting_rules(session, meeting)
    clock = clock_minute(session, meeting, roll, now) if minute is None else minute
    voices = voices_at(roll, clock, rules.proxies)
    return LiveMeeting(
        meeting_id=meeting.id,
        version=meeting.version,
        committee_id=meeting.committee_id,
        committee=session.get_one(Committee, meeting.committee_id).name,
        title=meeting.title,
        number=meeting.number,
        held_on=meeting.held_on,
        place=meeting.place,
        status=meeting.status,
        is_open=agenda.stage_at(session, meeting) is MeetingStage.OPEN,
        starts_minute=meeting.starts_minute,
        opened_minute=meeting.opened_minute,
        ends_minute=meeting.ends_minute,
        clock_minute=clock,
        is_today=meeting.held_on == day_of(now),
        chair_id=chair_of(meeting, roll),
        secretary_id=meeting.secretary_id,
        secrecy_minute=meeting.secrecy_minute,
        rules=rules,
        items=live_items(session, meeting.id),
        attendees=_attendees(roll, clock, voices, voters_of(session, meeting.id)),
        voices=voices,
        quorum=quorum_at(roll, rules, clock, meeting.opened_minute),
    )


def voting_rules(session: Session, meeting: Meeting) -> VotingRules:
    """Those under which it was opened, else those of its committee on that day."""
    kept = session.scalars(select(MeetingRules).where(MeetingRules.meeting_id == meeting.id)).one_or_none()
    if kept is not None:
        return VotingRules.of(kept)
    past = committee_pasts(session, [meeting.committee_id])[0]
    return VotingRules.of(rules_on(past.rules, meeting.held_on))


def chair_of(meeting: Meeting, roll: Roll) -> int | None:
    """Who presides: as said for this meeting, else as offices and presences tell."""
    return presiding(roll) if meeting.chair_id is None else meeting.chair_id


def clock_minute(session: Session, meeting: Meeting, roll: Roll, now: datetime) -> int:
    """Today the hour; of a meeting written afterwards, the latest hour known of it."""
    opened = meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute
    if meeting.ends_minute is not None and meeting.closed_at is not None:
        return meeting.ends_minute
    if meeting.held_on == day_of(now):
        return max(opened, minute_of(now)) if meeting.opened_minute is not None else minute_of(now)
    return max(opened, *_known_hours(session, meeting.id, roll))


def live_items(session: Session, meeting_id: int) -> tuple[LiveItem, ...]:
    """The agenda in its order, without what was dropped."""
    joined = (
        select(func.count())
        .where(MeetingDocument.item_id == AgendaItem.id)
        .correlate(AgendaItem)
        .scalar_subquery()
    )
    found = session.execute(
        select(AgendaItem, Person, joined)
        .outerjoin(Person, Person.id == AgendaItem.rapporteur_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.DROPPED)
        .order_by(AgendaItem.position, AgendaItem.id)
    ).all()
    return tuple(
        LiveItem(
            id=item.id,
            number=number,
            title=item.title,
            kind=item.kind,
            state=item.state,
            level=item.level,
            minutes=item.minutes,
            rapporteur=None if person is None else person_fact(person),
            started_minute=item.started_minute,
            ended_minute=item.ended_minute,
            documents=documents,
            version=item.version,
        )
        for number, (item, person, documents) in enumerate(found, 1)
    )


def _attendees(
    roll: Roll, minute: int, voices: tuple[Voice, ...], voted: dict[int, frozenset[int]]
) -> tuple[LiveAttendee, ...]:
    people = by_id(roll)
    said: dict[int, int] = defaultdict(int)
    for voice in voices:
        said[voice.carried_by.id] += 1
    by_proxy = {voice.member.id for voice in voices if voice.by is VoiceBy.PROXY}
    return tuple(
        LiveAttendee(
            entry=entry,
            is_here=entry.is_in_room(minute),
            voices=said[entry.id],
            proxy_to=_person(people, entry.proxy_to_id),
            proxy_counts=entry.id in by_proxy,
            stands_in_for=_person(people, entry.stands_in_for_id),
            has_voted=entry.id in voted,
        )
        for entry in roll
    )


def _person(people: dict[int, RollEntry], person_id: int | None) -> PersonFact | None:
    return people[person_id].person if person_id in people else None


def _known_hours(session: Session, meeting_id: int, roll: Roll) -> list[int]:
    known: list[int | None] = [
        minute for entry in roll for span in entry.spans for minute in (span.arrived_minute, span.left_minute)
    ]
    known += session.scalars(select(Vote.at_minute).where(Vote.meeting_id == meeting_id))
    known += session.scalars(select(AgendaItem.started_minute).where(AgendaItem.meeting_id == meeting_id))
    return [0, *(minute for minute in known if minute is not None)]
