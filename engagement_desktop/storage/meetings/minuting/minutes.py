"""Minutes as they are kept: where they stand, the papers given, what was decided of words in their text."""

import tomllib
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop import paths
from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Rectification, SecrecyRuling
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts, PersonFact
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesStanding, state_of
from engagement_desktop.domain.meetings.minuting.secrecy import HealthWords, KnownNames, Name
from engagement_desktop.domain.meetings.papers import RectificationFact
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.meetings.preparing.agenda import minutes_of, stage_at

PAPER, PUBLIC_PAPER, RECTIFICATION = "minutes", "minutes_public", "minutes_rectification"


def standing_of(session: Session, meeting: Meeting) -> MinutesStanding:
    """Where the minutes of a meeting stand."""
    row = minutes_of(session, meeting.id)
    committee = session.get_one(Committee, meeting.committee_id)
    bare = MinutesStanding(
        meeting_id=meeting.id,
        committee=committee.name,
        held_on=meeting.held_on,
        number=meeting.number,
        state=state_of(row),
        is_held=meeting.status is MeetingStatus.HELD,
        is_open=stage_at(session, meeting) is MeetingStage.OPEN,
    )
    return bare if row is None else _sealed(session, bare, row)


def _sealed(session: Session, bare: MinutesStanding, row: Minutes) -> MinutesStanding:
    by = None if row.validated_by_id is None else session.get(Account, row.validated_by_id)
    return MinutesStanding(
        meeting_id=bare.meeting_id,
        committee=bare.committee,
        held_on=bare.held_on,
        number=bare.number,
        state=bare.state,
        is_held=bare.is_held,
        is_open=False,
        validated_at=row.validated_at,
        validated_by=None if by is None else by.first_name,
        fingerprint=row.fingerprint,
        approved_on=row.approved_on,
        approved_in=_number_of(session, row.approved_in_id),
        signed_on=row.signed_on,
        scan_id=row.signed_scan_id,
        has_public=bool(issued_papers(session, bare.meeting_id, PUBLIC_PAPER)),
        rectifications=tuple(
            RectificationFact(
                number=one.number,
                made_on=one.made_on,
                said=one.said,
                reason=one.reason,
                asked_in=_number_of(session, one.asked_in_id),
            )
            for one in rectifications_of(session, row.id)
        ),
    )


def _number_of(session: Session, meeting_id: int | None) -> str | None:
    return None if meeting_id is None else session.get_one(Meeting, meeting_id).number


def rectifications_of(session: Session, minutes_id: int) -> list[Rectification]:
    """The corrections of some minutes, in their order."""
    found = select(Rectification).where(Rectification.minutes_id == minutes_id)
    return list(session.scalars(found.order_by(Rectification.number)))


def next_rectification(session: Session, minutes_id: int) -> int:
    """The number of the next correction."""
    last = select(func.max(Rectification.number)).where(Rectification.minutes_id == minutes_id)
    return (session.execute(last).scalar_one() or 0) + 1


def issued_papers(session: Session, meeting_id: int, kind: str) -> list[IssuedDocument]:
    """The papers of a kind given for a meeting, the oldest first."""
    found = select(IssuedDocument).where(IssuedDocument.meeting_id == meeting_id, IssuedDocument.kind == kind)
    return list(session.scalars(found.order_by(IssuedDocument.id)))


def issued_paper(session: Session, meeting_id: int, kind: str, fingerprint: str) -> bytes | None:
    """The bytes of a paper as it was given of these very facts; None when it never was."""
    for paper in reversed(issued_papers(session, meeting_id, kind)):
        if paper.fingerprint == fingerprint:
            return paper.content
    return None


def rulings_of(session: Session, meeting_id: int) -> list[SecrecyRuling]:
    """What was decided of words of a meeting, in the order of deciding."""
    found = select(SecrecyRuling).where(SecrecyRuling.meeting_id == meeting_id)
    return list(session.scalars(found.order_by(SecrecyRuling.id)))


def write_ruling(session: Session, chosen: SecrecyRuling) -> None:
    """Keeps what was decided of some words, in place of what was decided before."""
    row = _ruling_on(session, chosen.meeting_id, chosen.words_key)
    if row is None:
        session.add(chosen)
    else:
        row.ruling, row.decided_at = chosen.ruling, chosen.decided_at


def forget_ruling(session: Session, meeting_id: int, key: str) -> None:
    """Leaves some words undecided again."""
    row = _ruling_on(session, meeting_id, key)
    if row is not None:
        session.delete(row)


def _ruling_on(session: Session, meeting_id: int, key: str) -> SecrecyRuling | None:
    return session.scalars(
        select(SecrecyRuling).where(SecrecyRuling.meeting_id == meeting_id, SecrecyRuling.words_key == key)
    ).one_or_none()


def known_names(session: Session, facts: MinutesFacts) -> KnownNames:
    """Who sits or came, and everybody else of the dossier."""
    inside = {one.person.id: one.person for one in facts.attendees}
    inside |= {one.id: one for one in (facts.chair, facts.secretary) if one is not None}
    outside: list[Name] = []
    for person_id, last, first in session.execute(select(Person.id, Person.last_name, Person.first_name)):
        if person_id not in inside:
            outside.append((last, first))
    return KnownNames(inside=tuple(map(_name, inside.values())), outside=tuple(outside))


def _name(person: PersonFact) -> Name:
    return person.last_name, person.first_name


def health_words() -> HealthWords:
    """The words of health, read from the program's own data."""
    place = paths.resources() / "meetings" / "health_words.toml"
    said = tomllib.loads(place.read_text(encoding="utf-8"))
    return HealthWords(tuple(said["stems"]), frozenset(said["words"]))


def approvals_treated(session: Session, meeting_id: int) -> list[AgendaItem]:
    """The approval items of a meeting that were treated."""
    return list(
        session.scalars(
            select(AgendaItem).where(
                AgendaItem.meeting_id == meeting_id,
                AgendaItem.kind == ItemKind.APPROVAL,
                AgendaItem.state == ItemState.TREATED,
                AgendaItem.approves_id.is_not(None),
            )
        )
    )


def later_meetings(session: Session, meeting: Meeting) -> list[Meeting]:
    """The meetings of the same committee held after one, the nearest first."""
    found = select(Meeting).where(
        Meeting.committee_id == meeting.committee_id,
        Meeting.status == MeetingStatus.HELD,
        Meeting.held_on > meeting.held_on,
    )
    return list(session.scalars(found.order_by(Meeting.held_on, Meeting.starts_minute)))


def meetings_of_day(session: Session, committee: str, day: date) -> tuple[Committee | None, list[Meeting]]:
    """The committee of that name (None: there is none), and its meetings of a day, in order."""
    found = session.scalars(select(Committee).where(Committee.name_key == fold(committee))).one_or_none()
    if found is None:
        return None, []
    meetings = select(Meeting).where(Meeting.committee_id == found.id, Meeting.held_on == day)
    return found, list(session.scalars(meetings.order_by(Meeting.starts_minute)))
