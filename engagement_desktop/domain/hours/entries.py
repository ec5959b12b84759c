"""Hours: what a person gave, in whole minutes."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class MissionFamily(StrEnum):
    """The seven mission families."""

    PEERS = "peers"
    PATIENT_EDUCATION = "patient_education"
    SUPPORT = "support"
    TRAINING = "training"
    RESEARCH = "research"
    ETHICS = "ethics"
    REPRESENTATION = "representation"


class HoursRole(StrEnum):
    """In which role the hours were given; the first two can open the CEC."""

    GOVERNING_BODY = "governing_body"
    SUPERVISES_VOLUNTEERS = "supervises_volunteers"
    OTHER = "other"


class HoursNature(StrEnum):
    """Given, indemnified or paid: only the first is volunteering."""

    VOLUNTEER = "volunteer"
    INDEMNIFIED = "indemnified"
    PAID = "paid"


class TimeKind(StrEnum):
    """What the time was: the session itself, its preparation, the way there."""

    SESSION = "session"
    PREPARATION = "preparation"
    TRAVEL = "travel"


class HoursState(StrEnum):
    """Validated hours count; the others wait."""

    VALIDATED = "validated"
    TO_VALIDATE = "to_validate"
    RETURNED = "returned"


class HoursEntry(Versioned, Base):
    """Some minutes of one person on one day for one structure."""

    __tablename__ = "hours_entry"
    __table_args__ = (Index("ix_hours_entry_done_on", "done_on", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    done_on: Mapped[date]
    minutes: Mapped[int]
    family: Mapped[MissionFamily] = mapped_column(enum_type(MissionFamily))
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    role: Mapped[HoursRole] = mapped_column(enum_type(HoursRole))
    nature: Mapped[HoursNature] = mapped_column(enum_type(HoursNature))
    kind: Mapped[TimeKind] = mapped_column(enum_type(TimeKind), default=TimeKind.SESSION)
    state: Mapped[HoursState] = mapped_column(enum_type(HoursState), default=HoursState.VALIDATED)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    activity: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    starts_minute: Mapped[int | None] = mapped_column(default=None)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
