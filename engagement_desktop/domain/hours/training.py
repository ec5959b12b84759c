"""Training sessions, who came, and the talks on how people are."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Sealed, SealedType, Versioned
from engagement_desktop.domain.money import Money


class TrainingSession(Versioned, Base):
    """One training: what about, by whom, how long; `is_joint` when users and professionals learn together.

    `is_patient_education` counts towards the forty hours of therapeutic patient education.
    """

    __tablename__ = "training_session"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    title: Mapped[str]
    started_on: Mapped[date]
    minutes: Mapped[int]
    ended_on: Mapped[date | None] = mapped_column(default=None)
    topic: Mapped[str | None] = mapped_column(default=None)
    organiser: Mapped[str | None] = mapped_column(default=None)
    place: Mapped[str | None] = mapped_column(default=None)
    content: Mapped[str | None] = mapped_column(default=None)
    cost: Mapped[Money | None] = mapped_column(default=None)
    is_joint: Mapped[bool] = mapped_column(default=False)
    is_patient_education: Mapped[bool] = mapped_column(default=False)
    is_required: Mapped[bool] = mapped_column(default=False)
    required_because: Mapped[str | None] = mapped_column(default=None)


class TrainingPresence(Base):
    """One person at a training; `minutes` when not the whole of it."""

    __tablename__ = "training_presence"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    session_id: Mapped[int] = mapped_column(ForeignKey("training_session.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    minutes: Mapped[int | None] = mapped_column(default=None)


class Talk(Versioned, Base):
    """A talk with a person on load, experience, needs and means; only the coordination reads the note."""

    __tablename__ = "talk"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    held_on: Mapped[date]
    note: Mapped[Sealed] = mapped_column(SealedType("talks", "talk.note"))
    again_on: Mapped[date | None] = mapped_column(default=None)
