"""Files kept inside the dossier: the same bytes once, and gone when nothing needs them any more."""

from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.base import Base
from engagement_desktop.storage.bin import entries, pointed_at


def kept(session: Session, name: str, media_type: str, content: bytes, day: date) -> Attachment:
    """The file of these bytes, kept once under the first name it came with."""
    digest = digest_of(content)
    found = session.scalars(select(Attachment).where(Attachment.digest == digest).limit(1)).one_or_none()
    if found is not None:
        return found
    row = Attachment(name=name, media_type=media_type, content=content, added_on=day, digest=digest)
    session.add(row)
    session.flush()
    return row


def content_of(session: Session, digest: str | None) -> bytes | None:
    """The bytes of a file known by its SHA-256; None when it left the dossier."""
    found = session.execute(select(Attachment.content).where(Attachment.digest == digest).limit(1))
    return found.scalar_one_or_none()


def let_go(session: Session, attachment_id: int) -> None:
    """Deletes a file that nothing points at any more; call it once the row that pointed at it is gone."""
    session.flush()
    row = session.get(Attachment, attachment_id)
    if row is not None and not is_used(session, attachment_id):
        session.delete(row)
        session.flush()


def is_used(session: Session, attachment_id: int) -> bool:
    """Whether anything of the dossier points at this file, or would once it is back from the bin."""
    if any(attachment_id in pointed_at(entry, "attachment") for entry, _ in entries(session)):
        return True
    return any(
        session.execute(select(exists().where(column == attachment_id))).scalar_one()
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "attachment" for key in column.foreign_keys)
    )
