"""People: usagers, professionals and everybody who gives time."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
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


class CapacityKind(StrEnum):
    """In which capacity exactly, in the words of the HAS; each belongs to one college."""

    PATIENT = "patient"
    SUPPORTED = "supported"
    RELATIVE = "relative"
    CARER = "carer"
    LEGAL_REPRESENTATIVE = "legal_representative"
    ASSOCIATION_REPRESENTATIVE = "association_representative"
    RESIDENT = "resident"
    PROFESSIONAL = "professional"
    DECISION_MAKER = "decision_maker"


class PartnerFigure(StrEnum):
    """The figures of patients who are partners (HAS)."""

    RESOURCE = "resource"
    PEER = "peer"
    TRAINER = "trainer"
    RESEARCHER = "researcher"
    COACH = "coach"


class ContactChannel(StrEnum):
    """How a person prefers to be reached."""

    LETTER = "letter"
    EMAIL = "email"
    PHONE = "phone"
    LARGE_PRINT = "large_print"
    EASY_READING = "easy_reading"


class InvolvementStatus(StrEnum):
    """On what terms a person gives time."""

    VOLUNTEER = "volunteer"
    REIMBURSED = "reimbursed"
    SESSION_PAID = "session_paid"
    EMPLOYEE = "employee"
    GUEST_SPEAKER = "guest_speaker"
    OCCASIONAL = "occasional"


class NeedKind(StrEnum):
    """What a person needs in order to take part."""

    ACCESS = "access"
    INTERPRETATION = "interpretation"
    HUMAN_ASSISTANCE = "human_assistance"
    TRANSPORT = "transport"
    MEAL = "meal"


class ConsentPurpose(StrEnum):
    """What a person agreed to."""

    NEEDS = "needs"
    OWN_WORDS = "own_words"
    NAME_PUBLISHED = "name_published"
    CONTACT_SHARED = "contact_shared"


class Person(Versioned, Base):
    """A person, the names kept as typed.

    `capacity` is the college in force today; earlier and finer ones are `PersonCapacity` rows.
    `own_words` are those that the person chose for their own situation.

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
    own_words: Mapped[Sealed | None] = mapped_column(SealedType("needs", "person.own_words"), default=None)
    figure: Mapped[PartnerFigure | None] = mapped_column(enum_type(PartnerFigure), default=None)
    association_id: Mapped[int | None] = mapped_column(ForeignKey("structure.id"), default=None, index=True)
    availability: Mapped[str | None] = mapped_column(default=None)
    channel: Mapped[ContactChannel | None] = mapped_column(enum_type(ContactChannel), default=None)
    pay_renounced_on: Mapped[date | None] = mapped_column(default=None)
    archived_on: Mapped[date | None] = mapped_column(default=None)


class PersonCapacity(Base):
    """One capacity of a person over time; without a start it is as old as the file."""

    __tablename__ = "person_capacity"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[CapacityKind] = mapped_column(enum_type(CapacityKind))
    started_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Involvement(Base):
    """The terms on which a person gives time, from one day to another."""

    __tablename__ = "involvement"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    status: Mapped[InvolvementStatus] = mapped_column(enum_type(InvolvementStatus))
    started_on: Mapped[date | None] = mapped_column(default=None)
    ended_on: Mapped[date | None] = mapped_column(default=None)


class Need(Base):
    """One need of a person; `kind` is a NeedKind. Sealed: it may tell of health."""

    __tablename__ = "need"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[Sealed] = mapped_column(SealedType("needs", "need.kind"))
    detail: Mapped[Sealed | None] = mapped_column(SealedType("needs", "need.detail"), default=None)


class Consent(Base):
    """What a person agreed to, on which day, how it was told, and when they took it back."""

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    purpose: Mapped[ConsentPurpose] = mapped_column(enum_type(ConsentPurpose))
    given_on: Mapped[date]
    withdrawn_on: Mapped[date | None] = mapped_column(default=None)
    how: Mapped[str | None] = mapped_column(default=None)


class HomeDistance(Base):
    """From a person's home to a structure or site, one way, in hundredths of a kilometre."""

    __tablename__ = "home_distance"
    __table_args__ = (UniqueConstraint("person_id", "structure_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    km_hundredths: Mapped[int]


class PersonIdentifier(Base):
    """One identifiant by which a person was ever known; `position` 0 is the one shown."""

    __tablename__ = "person_identifier"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    value: Mapped[str]
    value_key: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int] = mapped_column(default=0)
