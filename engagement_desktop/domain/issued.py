"""Papers issued: the bytes as they were given, with their number, so that they can be printed again."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class IssuedDocument(Base):
    """One paper as it was given: `kind` says which (« minutes », « minutes_public »…)."""

    __tablename__ = "issued_document"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str]
    number: Mapped[str]
    name: Mapped[str]
    issued_on: Mapped[date]
    media_type: Mapped[str]
    content: Mapped[bytes]
    fingerprint: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
