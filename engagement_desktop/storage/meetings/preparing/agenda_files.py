"""The agenda and the documents of a meeting as its file shows them; the bytes of files are not read."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemState, MeetingDocument
from engagement_desktop.domain.meetings.preparing.agenda_rows import DocumentRow, ItemRow
from engagement_desktop.domain.register.people import Person


def item_rows(session: Session, meeting_id: int, documents: tuple[DocumentRow, ...]) -> tuple[ItemRow, ...]:
    """The items of the agenda with their documents, dropped ones left out."""
    source, before = aliased(AgendaItem), aliased(Meeting)
    found = session.execute(
        select(AgendaItem, Person.first_name, Person.last_name, before.held_on)
        .outerjoin(Person, Person.id == AgendaItem.rapporteur_id)
        .outerjoin(source, source.id == AgendaItem.carried_from_id)
        .outerjoin(before, before.id == source.meeting_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.state != ItemState.DROPPED)
        .order_by(AgendaItem.position, AgendaItem.id)
    )
    return tuple(
        ItemRow(
            id=item.id,
            version=item.version,
            number=number,
            title=item.title,
            kind=item.kind,
            level=item.level,
            minutes=item.minutes,
            rapporteur_id=item.rapporteur_id,
            rapporteur=f"{first or ''} {last or ''}".strip(),
            state=item.state,
            carried_from_on=carried,
            documents=tuple(one for one in documents if one.item_id == item.id),
        )
        for number, (item, first, last, carried) in enumerate(found, 1)
    )


def document_rows(session: Session, meeting_id: int) -> tuple[DocumentRow, ...]:
    """Every document of a meeting, in the order they were joined."""
    found = session.execute(
        select(MeetingDocument, Attachment.name, Attachment.media_type, func.length(Attachment.content))
        .join(Attachment, Attachment.id == MeetingDocument.attachment_id)
        .where(MeetingDocument.meeting_id == meeting_id)
        .order_by(MeetingDocument.id)
    )
    return tuple(
        DocumentRow(
            id=row.id,
            attachment_id=row.attachment_id,
            name=name,
            media_type=kind,
            size=size,
            use=row.use,
            item_id=row.item_id,
            sent_on=row.sent_on,
        )
        for row, name, kind, size in found
    )


def name_of(session: Session, person_id: int | None) -> str:
    """« Monique Hélias »; nothing without a person."""
    person = None if person_id is None else session.get(Person, person_id)
    return "" if person is None else f"{person.first_name} {person.last_name}".strip()
