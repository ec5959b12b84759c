"""Meetings: planned, held or cancelled."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.committees import Rules


class MeetingStatus(StrEnum):
    """Where the meeting stands."""

    HELD = "held"
    PLANNED = "planned"
    CANCELLED = "cancelled"


class Meeting(Versioned, Base):
    """A meeting of a committee. Hours of the clock are whole minutes since midnight, Paris time.

    `starts_minute` is the hour it was called for, `opened_minute` the one at which it was opened. `number`
    (« 2025-09 », « CU-2025-09 » when the dossier has several bodies) is given at opening, by year and body,
    and never given again. `agenda` and `decisions` are texts: what an import brought, else what the rows of
    the agenda and of the decisions say.
    """

    __tablename__ = "meeting"
    __table_args__ = (
        UniqueConstraint("committee_id", "held_on", "starts_minute"),
        UniqueConstraint("committee_id", "number_year", "number_sequence", name="uq_meeting_number"),
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
    title: Mapped[str | None] = mapped_column(default=None)
    number: Mapped[str | None] = mapped_column(default=None)
    number_year: Mapped[int | None] = mapped_column(default=None)
    number_sequence: Mapped[int | None] = mapped_column(default=None)
    opened_minute: Mapped[int | None] = mapped_column(default=None)
    closed_at: Mapped[datetime | None] = mapped_column(default=None)
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    convoked_on: Mapped[date | None] = mapped_column(default=None)
    convoked_how: Mapped[str | None] = mapped_column(default=None)
    secrecy_minute: Mapped[int | None] = mapped_column(default=None)
    next_on: Mapped[date | None] = mapped_column(default=None)
    next_minute: Mapped[int | None] = mapped_column(default=None)


class MeetingRules(Rules, Base):
    """The committee's rules as they were when the meeting was opened: they hold for it for ever."""

    __tablename__ = "meeting_rules"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
