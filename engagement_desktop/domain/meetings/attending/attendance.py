"""Attendance: who came, who is excused, who gave a pouvoir."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class AttendanceStatus(StrEnum):
    """How a person took part; the first two count as attended."""

    PRESENT = "present"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"
    REPRESENTED = "represented"


ATTENDED = frozenset({AttendanceStatus.PRESENT, AttendanceStatus.REMOTE})


class Attendance(Versioned, Base):
    """One person at one meeting.

    `proxy_to_id` holds the pouvoir, written on `proxy_written_on`. `stands_in_for_id` is the titulaire whose
    seat a suppléant takes: a suppléant has a row only when he came.
    """

    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[AttendanceStatus] = mapped_column(enum_type(AttendanceStatus))
    proxy_to_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    proxy_written_on: Mapped[date | None] = mapped_column(default=None)
    stands_in_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)


class PresenceSpan(Base):
    """From when to when a person was there, in minutes of the clock; None is until the end."""

    __tablename__ = "presence_span"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id", "arrived_minute"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    arrived_minute: Mapped[int]
    left_minute: Mapped[int | None] = mapped_column(default=None)
