"""People: usagers, professionals and everybody who gives time."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Sealed, SealedType, Versioned, enum_type


class Civility(StrEnum):
    """How a person is addressed, when they said so."""

    MR = "mr"
    MRS = "mrs"


class Capacity(StrEnum):
    """In which capacity a person takes part (the workbook's « collège »)."""

    USER = "user"
    RELATIVE = "relative"
    CARER = "carer"
    ASSOCIATION_REPRESENTATIVE = "association_representative"
    RESIDENT = "resident"
    PROFESSIONAL = "professional"
    ELECTED = "elected"


class Person(Versioned, Base):
    """A person, the names kept as typed.

    `name_key` is « last first » folded, for recognising; `sort_key` orders the French way;
    `search_key` is the folded text in which lists search (name, identifiers, city, e-mail).
    """

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    last_name: Mapped[str]
    first_name: Mapped[str]
    name_key: Mapped[str] = mapped_column(index=True)
    sort_key: Mapped[str] = mapped_column(index=True)
    search_key: Mapped[str]
    capacity: Mapped[Capacity | None] = mapped_column(enum_type(Capacity), default=None, index=True)
    civility: Mapped[Civility | None] = mapped_column(enum_type(Civility), default=None)
    born_on: Mapped[date | None] = mapped_column(default=None)
    email: Mapped[str | None] = mapped_column(default=None)
    phone: Mapped[str | None] = mapped_column(default=None)
    address: Mapped[str | None] = mapped_column(default=None)
    postcode: Mapped[str | None] = mapped_column(default=None)
    city: Mapped[str | None] = mapped_column(default=None)
    iban: Mapped[Sealed | None] = mapped_column(SealedType("bank", "person.iban"), default=None)
    account_holder: Mapped[str | None] = mapped_column(default=None)
    archived_on: Mapped[date | None] = mapped_column(default=None)


class PersonIdentifier(Base):
    """One identifiant by which a person was ever known; `position` 0 is the one shown."""

    __tablename__ = "person_identifier"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    value: Mapped[str]
    value_key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
