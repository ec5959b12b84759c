"""Mandates: who sits where, from when to when."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.people import Capacity


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


class MandateBasis(StrEnum):
    """In what name a person sits (HAS)."""

    APPROVED_ASSOCIATION = "approved_association"
    ELECTED_CVS = "elected_cvs"
    INDIVIDUAL = "individual"
    SELF_REPRESENTATIVE = "self_representative"
    RESIDENT = "resident"


class EndReason(StrEnum):
    """Why a mandate ended."""

    TERM = "term"
    RESIGNATION = "resignation"
    MOVED = "moved"
    CAPACITY_LOST = "capacity_lost"
    REPLACED = "replaced"
    DECEASED = "deceased"
    REMOVED = "removed"
    COMMITTEE_CLOSED = "committee_closed"
    OTHER = "other"


class Mandate(Versioned, Base):
    """One person's seat in one committee; `ended_on` is the last day in office.

    `college` is the one that the seat belongs to (None: the person's own). `terms_before` counts the
    mandates that came before this one and stand nowhere in the dossier.
    """

    __tablename__ = "mandate"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    office: Mapped[Office] = mapped_column(enum_type(Office))
    seat: Mapped[SeatKind] = mapped_column(enum_type(SeatKind))
    started_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)
    substitute_for_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    college: Mapped[Capacity | None] = mapped_column(enum_type(Capacity), default=None)
    appointed_by_id: Mapped[int | None] = mapped_column(ForeignKey("structure.id"), default=None, index=True)
    basis: Mapped[MandateBasis | None] = mapped_column(enum_type(MandateBasis), default=None)
    end_reason: Mapped[EndReason | None] = mapped_column(enum_type(EndReason), default=None)
    terms_before: Mapped[int] = mapped_column(default=0)

    def is_in_office(self, day: date) -> bool:
        """In force on that day, both ends included."""
        return self.started_on <= day and (self.ended_on is None or self.ended_on >= day)
