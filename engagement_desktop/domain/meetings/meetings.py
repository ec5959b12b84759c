"""Meetings: planned, held or cancelled."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class MeetingStatus(StrEnum):
    """Where the meeting stands."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Meeting(Versioned, Base):
    """A meeting of a committee. Hours of the clock are whole minutes since midnight, Paris time."""

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("committee_id", "held_on", "starts_minute"),
        Index("ix_meeting_held_on", "held_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    held_on: Mapped[date]
    starts_minute: Mapped[int]
    status: Mapped[MeetingStatus] = mapped_column(enum_type(MeetingStatus))
    ends_minute: Mapped[int | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    agenda: Mapped[str | None] = mapped_column(default=None)
    decisions: Mapped[str | None] = mapped_column(default=None)
