"""Attachments: files kept inside the encrypted dossier."""

import hashlib
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class Attachment(Base):
    """One file: its name, its media type (`image/png`), its bytes, and their SHA-256 in hex.

    The same bytes are kept once.
    """

    __tablename__ = "attachment"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    media_type: Mapped[str]
    content: Mapped[bytes]
    added_on: Mapped[date]
    digest: Mapped[str] = mapped_column(index=True)


def digest_of(content: bytes) -> str:
    """The mark by which the same bytes are recognised: their SHA-256 in hex."""
    return hashlib.sha256(content).hexdigest()
