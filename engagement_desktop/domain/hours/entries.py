"""Hours: what a person gave, in whole minutes."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.committees import EngagementLevel


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


class Scale(StrEnum):
    """At which level of the organisation a person took part (HAS)."""

    MICRO = "micro"
    MESO = "meso"
    MACRO = "macro"


class Aim(StrEnum):
    """Whether a person is engaged for oneself or for others (HAS)."""

    ONESELF = "oneself"
    OTHERS = "others"


class HoursEntry(Versioned, Base):
    """Some minutes of one person on one day for one structure.

    `activity` is its words as written; `activity_id` the structure's own activity when it is one. An entry
    that waits is decided on (validated or returned) by somebody else than who gave the hours, unless the
    structure says that it is too small. What was exported (`export_id`) changes no more.
    """

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
    level: Mapped[EngagementLevel | None] = mapped_column(enum_type(EngagementLevel), default=None)
    scale: Mapped[Scale | None] = mapped_column(enum_type(Scale), default=None)
    aim: Mapped[Aim | None] = mapped_column(enum_type(Aim), default=None)
    activity_id: Mapped[int | None] = mapped_column(ForeignKey("activity.id"), default=None, index=True)
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), default=None, index=True)
    decided_on: Mapped[date | None] = mapped_column(default=None)
    return_reason: Mapped[str | None] = mapped_column(default=None)
    export_id: Mapped[int | None] = mapped_column(ForeignKey("hours_export.id"), default=None, index=True)
