"""Minutes: from the text typed live to the document sealed, signed, approved and, if need be, rectified."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class Minutes(Versioned, Base):
    """The minutes of one meeting once they are validated: from here nothing of the meeting changes.

    `frozen` is all that they say, as JSON text in one canonical form; `fingerprint` its SHA-256 in hex, of
    which each page bears the beginning. Approval by a later meeting and the signature are dated facts beside
    it. Before validation a meeting has no such row: it is a draft.
    """

    __tablename__ = "minutes"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    validated_at: Mapped[datetime]
    validated_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    frozen: Mapped[str]
    fingerprint: Mapped[str]
    approved_on: Mapped[date | None] = mapped_column(default=None)
    approved_in_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    signed_on: Mapped[date | None] = mapped_column(default=None)
    signed_scan_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), default=None, index=True)


class Rectification(Base):
    """A numbered correction of validated minutes: what is to be read instead, and why."""

    __tablename__ = "rectification"
    __table_args__ = (UniqueConstraint("minutes_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    minutes_id: Mapped[int] = mapped_column(ForeignKey("minutes.id"))
    number: Mapped[int]
    made_on: Mapped[date]
    said: Mapped[str]
    reason: Mapped[str]
    asked_in_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)


class FindingKind(StrEnum):
    """What the check of a text noticed before finalising."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    NIR = "nir"
    OUTSIDE_NAME = "outside_name"
    HEALTH_WORD = "health_word"
    CHOSEN = "chosen"


class Ruling(StrEnum):
    """What the secretary decides of what was noticed."""

    KEEP = "keep"
    MASK = "mask"


class SecrecyRuling(Base):
    """Words noticed in the text of a meeting, and what was decided of them for the public version."""

    __tablename__ = "secrecy_ruling"
    __table_args__ = (UniqueConstraint("meeting_id", "words_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    kind: Mapped[FindingKind] = mapped_column(enum_type(FindingKind))
    words: Mapped[str]
    words_key: Mapped[str]
    ruling: Mapped[Ruling] = mapped_column(enum_type(Ruling))
    decided_at: Mapped[datetime]
