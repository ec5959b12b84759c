"""Who was called to a meeting, what they need, and the files that go with the agenda."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse, MeetingDocument
from engagement_desktop.domain.meetings.preparing.convocations import Convocation, ConvocationWay
from engagement_desktop.domain.register.people import Need, NeedKind

_SENT = (DocumentUse.ITEM, DocumentUse.OTHER)


def called(session: Session, meeting_id: int) -> dict[int, Convocation]:
    """By person, the convocation kept."""
    found = session.scalars(select(Convocation).where(Convocation.meeting_id == meeting_id))
    return {one.person_id: one for one in found}


def keep_called(session: Session, meeting_id: int, ways: Mapping[int, ConvocationWay], sent_on: date) -> None:
    """Who is called now; whoever was called before in another batch stays called."""
    kept = called(session, meeting_id)
    for person_id, way in ways.items():
        if (row := kept.get(person_id)) is None:
            session.add(Convocation(meeting_id=meeting_id, person_id=person_id, way=way, sent_on=sent_on))
        else:
            row.way, row.sent_on = way, sent_on


def needs_of(session: Session, people: Collection[int]) -> dict[int, tuple[NeedKind, ...]]:
    """What each needs in order to come; nothing where the account may not read it."""
    found: dict[int, list[NeedKind]] = defaultdict(list)
    for need in session.scalars(select(Need).where(Need.person_id.in_(sorted(people))).order_by(Need.id)):
        if need.kind.clear is not None:
            found[need.person_id].append(NeedKind(need.kind.clear))
    return {person_id: tuple(kinds) for person_id, kinds in found.items()}


def documents_to_send(session: Session, meeting_id: int) -> list[MeetingDocument]:
    """What goes with the agenda, in the order it was joined."""
    return list(
        session.scalars(
            select(MeetingDocument)
            .where(MeetingDocument.meeting_id == meeting_id, MeetingDocument.use.in_(_SENT))
            .order_by(MeetingDocument.id)
        )
    )


def file_of(session: Session, document: MeetingDocument) -> Attachment:
    """The file itself, its bytes read."""
    return session.get_one(Attachment, document.attachment_id)
