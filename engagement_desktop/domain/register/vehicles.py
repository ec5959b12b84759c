"""Vehicles: what a person drives, since mileage is counted per person and vehicle."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, enum_type


class VehicleKind(StrEnum):
    """The three kinds of the tax scale."""

    CAR = "car"
    MOTORCYCLE = "motorcycle"
    MOPED = "moped"


class Vehicle(Base):
    """One vehicle of one person: kind, fiscal power in CV (none for a moped), electric or not.

    `is_usual` marks the one that a kilometres line takes when it names none.
    """

    __tablename__ = "vehicle"
    __table_args__ = (UniqueConstraint("person_id", "kind", "power", "electric"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[VehicleKind] = mapped_column(enum_type(VehicleKind))
    power: Mapped[int | None] = mapped_column(default=None)
    electric: Mapped[bool] = mapped_column(default=False)
    is_usual: Mapped[bool] = mapped_column(default=False)
    registration_seen_on: Mapped[date | None] = mapped_column(default=None)


class VehicleOpening(Base):
    """Kilometres of one vehicle and civil year that were paid before the dossier began to count them."""

    __tablename__ = "vehicle_opening"
    __table_args__ = (UniqueConstraint("vehicle_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    vehicle_id: Mapped[int] = mapped_column(ForeignKey("vehicle.id"))
    year: Mapped[int]
    km_hundredths: Mapped[int]
