"""Mandates: who sits where, from when to when."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class Office(StrEnum):
    """The office held in the committee."""

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    MEMBER = "member"
    LEAD = "lead"
    GUEST = "guest"


class SeatKind(StrEnum):
    """Titulaire or suppléant."""

    TITULAR = "titular"
    SUBSTITUTE = "substitute"


class Mandate(Versioned, Base):
    """One person's seat in one committee; `ended_on` is the last day in office."""

    __tablename__ = "mandate"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    office: Mapped[Office] = mapped_column(enum_type(Office))
    seat: Mapped[SeatKind] = mapped_column(enum_type(SeatKind))
    started_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)

    def is_in_office(self, day: date) -> bool:
        """In force on that day, both ends included."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)
