"""Attachments: files kept inside the encrypted dossier."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class Attachment(Base):
    """One file: its name, its media type (`image/png`), its bytes."""

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes]
    added_on: Mapped[date]
