"""What meetings decide and ask for: decisions, actions, and the proposals of usagers with their suite."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.committees import EngagementLevel


class Decision(Versioned, Base):
    """One decision of the register, numbered by year and body, never renumbered."""

    __tablename__ = "decision"
    __table_args__ = (UniqueConstraint("committee_id", "number_year", "number_sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    number: Mapped[str]
    number_year: Mapped[int]
    number_sequence: Mapped[int]
    decided_on: Mapped[date]
    wording: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None, index=True)
    vote_id: Mapped[int | None] = mapped_column(ForeignKey("vote.id"), default=None, index=True)
    level: Mapped[EngagementLevel | None] = mapped_column(enum_type(EngagementLevel), default=None)
    decided_minute: Mapped[int | None] = mapped_column(default=None)


class ActionState(StrEnum):
    """Where an action stands; late is « open » after its day."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Priority(StrEnum):
    """How pressing an action is."""

    NORMAL = "normal"
    HIGH = "high"


class Action(Versioned, Base):
    """Something that somebody is to do by some day, and the proof that it was done."""

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("committee_id", "number_year", "number_sequence"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    number: Mapped[str]
    number_year: Mapped[int]
    number_sequence: Mapped[int]
    asked_on: Mapped[date]
    wording: Mapped[str]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None, index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), default=None, index=True)
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    due_on: Mapped[date | None] = mapped_column(default=None, index=True)
    priority: Mapped[Priority] = mapped_column(enum_type(Priority), default=Priority.NORMAL)
    state: Mapped[ActionState] = mapped_column(enum_type(ActionState), default=ActionState.OPEN)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    proof: Mapped[str | None] = mapped_column(default=None)
    proof_id: Mapped[int | None] = mapped_column(ForeignKey("attachment.id"), default=None, index=True)
    comment: Mapped[str | None] = mapped_column(default=None)


class ProposalState(StrEnum):
    """What becomes of a proposal (suite donnée)."""

    WAITING = "waiting"
    IN_PROGRESS = "in_progress"
    RETAINED = "retained"
    NOT_RETAINED = "not_retained"


class Proposal(Versioned, Base):
    """What a usager proposed, what was answered, and the day the person was told.

    `said` is the idea as a sentence; `answer` what was done or is being done (« nous avons fait »);
    `reason` why it was not retained. `person_id` may be empty: an idea from the box in the waiting room.
    """

    __tablename__ = "proposal"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"), index=True)
    made_on: Mapped[date]
    said: Mapped[str]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None, index=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_item.id"), default=None, index=True)
    decision_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), default=None, index=True)
    state: Mapped[ProposalState] = mapped_column(enum_type(ProposalState), default=ProposalState.WAITING)
    answer: Mapped[str | None] = mapped_column(default=None)
    reason: Mapped[str | None] = mapped_column(default=None)
    answered_on: Mapped[date | None] = mapped_column(default=None)
    told_on: Mapped[date | None] = mapped_column(default=None)
    on_poster: Mapped[bool] = mapped_column(default=False)
