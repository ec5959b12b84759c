"""Who is written to, and what letters tell of structures, meetings and committees."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.attending.roll import RollPart
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.register.committees import Committee, FormerRules
from engagement_desktop.domain.register.letters_rows import (
    Composition,
    Letterhead,
    LetterPerson,
    MeetingFacts,
    Recipients,
    Seated,
    SignInRow,
)
from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.meetings.attending.roll import roll_of
from engagement_desktop.storage.register.capacities import college_on
from engagement_desktop.storage.register.people import SHOWN, people_ids
from engagement_desktop.storage.register.structures import own_structure

_IDS_AT_ONCE = 500


def people_written_to(session: Session, recipients: Recipients, day: date) -> list[LetterPerson]:
    """The people, those without e-mail first, then in the French order of names."""
    ids = _chosen(session, recipients, day)
    found: list[Any] = []
    for start in range(0, len(ids), _IDS_AT_ONCE):
        found += session.execute(_wide(day).where(Person.id.in_(ids[start : start + _IDS_AT_ONCE]))).all()
    found.sort(key=lambda row: (row[0], row[1], row[2]))
    return [LetterPerson(*row[2:]) for row in found]


def logo_of(session: Session, structure: Structure) -> bytes | None:
    """The bytes of the structure's logo."""
    return session.execute(
        select(Attachment.content).where(Attachment.id == structure.logo_id)
    ).scalar_one_or_none()


def letterhead(session: Session) -> Letterhead:
    """Who writes: the dossier's own structure; an empty one until it is known."""
    structure = own_structure(session)
    if structure is None:
        return Letterhead(name="")
    return Letterhead(
        name=structure.name,
        address=structure.address or "",
        postcode=structure.postcode or "",
        city=structure.city or "",
        phone=structure.phone or "",
        email=structure.email or "",
        logo=logo_of(session, structure),
    )


def meeting_facts(session: Session, meeting_id: int) -> tuple[MeetingStatus, MeetingFacts] | None:
    """Where a meeting stands and what a paper tells of it; None when there is no such meeting."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    committee = session.get_one(Committee, meeting.committee_id)
    return meeting.status, MeetingFacts(
        meeting_id=meeting.id,
        committee_id=committee.id,
        committee=committee.name,
        held_on=meeting.held_on,
        starts_minute=meeting.starts_minute,
        ends_minute=meeting.ends_minute,
        place=meeting.place or "",
        agenda=meeting.agenda or "",
    )


def composition_on(session: Session, committee: Committee, day: date) -> Composition:
    """Who sits on that day: offices first, then titulaires and suppléants by name, guests last."""
    holder = aliased(Person)
    found = session.execute(
        select(Mandate, Person, func.coalesce(Mandate.college, college_on(day)), holder)
        .join(Person, Person.id == Mandate.person_id)
        .outerjoin(holder, holder.id == Mandate.substitute_for_id)
        .where(Mandate.committee_id == committee.id, _in_force(day))
        .order_by(Person.sort_key, Mandate.id)
    )
    members = [
        Seated(
            person_id=person.id,
            name=f"{person.last_name} {person.first_name}".strip(),
            college=college,
            office=mandate.office,
            seat=mandate.seat,
            started_on=mandate.started_on,
            ended_on=mandate.ended_on,
            stands_in_for=None if other is None else f"{other.last_name} {other.first_name}".strip(),
        )
        for mandate, person, college, other in found
    ]
    offices = list(Office)
    members.sort(key=lambda one: (offices.index(one.office), one.seat is SeatKind.SUBSTITUTE))
    seats = _seats_on(session, committee, day)
    return Composition(committee.name, committee.kind, day, seats, tuple(members))


def expected_at(session: Session, meeting: MeetingFacts) -> tuple[SignInRow, ...]:
    """Who is expected at a meeting, in the order of the screen where presences are noted."""
    roll = roll_of(session, session.get_one(Meeting, meeting.meeting_id))
    names = {entry.id: _name(entry.person) for entry in roll}
    return tuple(
        SignInRow(
            name=_name(entry.person),
            college=entry.college,
            office=Office.GUEST if entry.part is RollPart.GUEST else entry.office or Office.MEMBER,
            seat=SeatKind.SUBSTITUTE if entry.part is RollPart.SUBSTITUTE else SeatKind.TITULAR,
            stands_in_for=names.get(entry.substitute_for_id or 0, ""),
            proxy_to=names.get(entry.proxy_to_id or 0, ""),
            civility=entry.person.civility,
        )
        for entry in roll
    )


def _name(person: PersonFact) -> str:
    return f"{person.last_name} {person.first_name}".strip()


def _seats_on(session: Session, committee: Committee, day: date) -> int | None:
    """Places by the rules in force that day."""
    former = session.scalars(
        select(FormerRules)
        .where(FormerRules.committee_id == committee.id, FormerRules.ended_on >= day)
        .order_by(FormerRules.ended_on)
        .limit(1)
    ).first()
    return committee.seats if former is None else former.seats


def _chosen(session: Session, recipients: Recipients, day: date) -> list[int]:
    if recipients.query is not None:
        return people_ids(session, recipients.query, day)
    if recipients.committee_id is not None:
        return _sitting(session, recipients, recipients.committee_id, day)
    return list(dict.fromkeys(recipients.people))


def _sitting(session: Session, recipients: Recipients, committee_id: int, day: date) -> list[int]:
    kept = [Mandate.committee_id == committee_id, _in_force(day)]
    if not recipients.with_guests:
        kept.append(Mandate.office != Office.GUEST)
    if not recipients.with_substitutes:
        kept.append(or_(Mandate.seat == SeatKind.TITULAR, Mandate.office == Office.GUEST))
    return list(session.scalars(select(Mandate.person_id).distinct().where(*kept)))


def _in_force(day: date) -> ColumnElement[bool]:
    """In force that day, guests too."""
    return and_(Mandate.started_on <= day, or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day))


def _wide(day: date) -> Any:
    return select(
        case((func.coalesce(Person.email, "") == "", 0), else_=1),
        Person.sort_key,
        Person.id,
        Person.civility,
        Person.last_name,
        Person.first_name,
        Person.email,
        Person.phone,
        Person.address,
        Person.postcode,
        Person.city,
        Person.channel,
        Person.availability,
        college_on(day),
        SHOWN[0].value,
    ).outerjoin(*SHOWN)
