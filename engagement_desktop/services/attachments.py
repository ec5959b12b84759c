"""Documents joined to meetings: checked by their content, kept inside the dossier."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, DocumentUse, MeetingDocument
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.services.meetings.found import found_meeting
from engagement_desktop.services.meetings.preparing.joining import KeptFile, read_joined
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import attachments
from engagement_desktop.storage.files import write_atomically

_RIGHT = Permission.MEETING_WRITE
_GONE = "Ce document n’est plus dans le dossier."
_SIGNED = (
    "C’est le compte rendu signé\u00a0: il reste au dossier. Pour le remplacer, déposez l’autre scan sur la "
    "page du compte rendu."
)


class AttachmentService:
    """What a person does with the documents of a meeting."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def join(
        self, meeting_id: int, item_id: int | None, path: Path, use: DocumentUse = DocumentUse.ITEM
    ) -> int:
        """Joins a PDF, a JPEG or a PNG of 10 MB at most to a meeting or to one of its items; gives its id.

        Raises:
            NotPermitted: the role may not.
            DomainError: the content is none of these, whatever its name says; or too heavy.
            KnownProblem: the file cannot be read.
        """
        self._workspace.require(_RIGHT)
        file = read_joined(path)
        with self._workspace.act(_RIGHT, "join document") as change:
            session = change.session
            found_meeting(session, meeting_id)
            item = None if item_id is None else session.get(AgendaItem, item_id)
            if item_id is not None and (item is None or item.meeting_id != meeting_id):
                raise DomainError("Ce point n’est plus à l’ordre du jour.")
            kept = attachments.kept(
                session, file.name, file.media_type, file.content, self._workspace.today()
            )
            row = MeetingDocument(meeting_id=meeting_id, attachment_id=kept.id, use=use, item_id=item_id)
            session.add(row)
            session.flush()
            change.said = f"Document joint\u00a0: {kept.name}."
            return row.id

    def open_bytes(self, document_id: int) -> KeptFile:
        """The file of a document joined to a meeting.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            row = _found(session, document_id)
            kept = session.get_one(Attachment, row.attachment_id)
            return KeptFile(kept.name, kept.media_type, kept.content)

    def copy_to(self, document_id: int, target: Path) -> None:
        """Writes a copy of a document outside the dossier, where the person says.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is no longer in the dossier.
            KnownProblem: the disk refuses.
        """
        with self._workspace.act(Permission.LETTER_MAKE, "copy document") as change:
            row = _found(change.session, document_id)
            kept = change.session.get_one(Attachment, row.attachment_id)
            change.concern("meeting", [row.meeting_id])
            write_atomically(target, kept.content)

    def remove(self, document_id: int) -> None:
        """Takes a document off a meeting; its bytes go when nothing else needs them.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or it is the signed paper of validated minutes.
        """
        with self._workspace.act(_RIGHT, "remove document") as change:
            session = change.session
            row = _found(session, document_id)
            if row.use is DocumentUse.SIGNED_MINUTES:
                raise DomainError(_SIGNED)
            kept = session.get_one(Attachment, row.attachment_id)
            change.said = f"Document retiré\u00a0: {kept.name}."
            session.delete(row)
            attachments.let_go(session, kept.id)

    def mark_sent(self, document_ids: Collection[int], day: date | None) -> None:
        """Says on which day documents were sent to members; None takes it back.

        Raises:
            NotPermitted: the role may not.
            DomainError: one of them is gone, or the day is to come.
        """
        if day is not None and day > self._workspace.today():
            raise DomainError("Ce jour est à venir. Dites le jour où les documents sont partis.", "sent_on")
        with self._workspace.act(_RIGHT, "mark documents sent") as change:
            for document_id in document_ids:
                _found(change.session, document_id).sent_on = day
            some = count(len(document_ids), "document")
            when = "date d’envoi retirée" if day is None else f"envoi le {date_short(day)}"
            change.said = f"{some}\u00a0: {when}."


def _found(session: Session, document_id: int) -> MeetingDocument:
    row = session.get(MeetingDocument, document_id)
    if row is None:
        raise DomainError(_GONE)
    return row
