"""What is kept of the CEC beside the hours: corrected capacities, declarations and attestations as told."""

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.hours.entries import HoursRole


class RoleCorrection(Versioned, Base):
    """The capacity in which a person acted in a structure, corrected by hand against what mandates say."""

    __tablename__ = "role_correction"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    started_on: Mapped[date]
    role: Mapped[HoursRole] = mapped_column(enum_type(HoursRole))
    reason: Mapped[str]
    ended_on: Mapped[date | None] = mapped_column(default=None)


class CecFile(Versioned, Base):
    """One person, one association, one civil year: what the volunteer says of it, and the days told.

    `said_minutes` is what the volunteer says they declared; the program transmits nothing.
    """

    __tablename__ = "cec_file"
    __table_args__ = (UniqueConstraint("person_id", "structure_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    year: Mapped[int]
    said_minutes: Mapped[int | None] = mapped_column(default=None)
    declared_on: Mapped[date | None] = mapped_column(default=None)
    attested_on: Mapped[date | None] = mapped_column(default=None)
    comment: Mapped[str | None] = mapped_column(default=None)
