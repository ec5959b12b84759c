"""Committees: the bodies where usagers sit."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, MappedAsDataclass, mapped_column

from engagement_desktop.domain.base import Base, Versioned, WordsType, enum_type
from engagement_desktop.domain.register.seats import Seats, SeatsType


class QuorumRule(StrEnum):
    """The share of members in office that a meeting needs."""

    NONE = "none"
    HALF = "half"
    MORE_THAN_HALF = "more_than_half"
    ONE_THIRD = "one_third"
    TWO_THIRDS = "two_thirds"


class MajorityRule(StrEnum):
    """How many voices carry a decision."""

    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"


class EngagementLevel(StrEnum):
    """How far users are to be engaged, from the least to the most (continuum of the HAS)."""

    INFORMATION = "information"
    CONSULTATION = "consultation"
    COLLABORATION = "collaboration"
    PARTNERSHIP = "partnership"


class InvolvementField(StrEnum):
    """The four fields in which users take part in primary care (HAS, avis 1-2023)."""

    GOVERNANCE = "governance"
    DIAGNOSIS = "diagnosis"
    ACTIONS = "actions"
    EVALUATION = "evaluation"


class Rules(MappedAsDataclass, kw_only=True):
    """The rules of a committee: seats, quorum, notice in days, proxies held by one member, majority, terms.

    `seats_by_college` may leave places without college: `seats` is the whole number. None is « not said ».
    `two_thirds_of_present` counts the two thirds on those present and represented, not on the votes cast;
    `represented_count` says that members represented count for the quorum.
    """

    seats: Mapped[int | None] = mapped_column(default=None)
    seats_by_college: Mapped[Seats] = mapped_column(SeatsType, default=Seats())
    quorum: Mapped[QuorumRule] = mapped_column(enum_type(QuorumRule), default=QuorumRule.NONE)
    notice_days: Mapped[int | None] = mapped_column(default=None)
    proxies: Mapped[int | None] = mapped_column(default=None)
    majority: Mapped[MajorityRule | None] = mapped_column(enum_type(MajorityRule), default=None)
    two_thirds_of_present: Mapped[bool] = mapped_column(default=False)
    casting_vote: Mapped[bool] = mapped_column(default=False)
    represented_count: Mapped[bool] = mapped_column(default=True)
    term_months: Mapped[int | None] = mapped_column(default=None)
    terms_most: Mapped[int | None] = mapped_column(default=None)


class Committee(Rules, Versioned, Base):
    """A committee of a structure, with the rules in force; `kind` is the type of body in its own words.

    `code` precedes its numbers when the dossier has several bodies (« CU »). `minutes_opening` and
    `minutes_closing` are its own first and last sentences of minutes, `minutes_template_id` its own document
    to edit.
    """

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    kind: Mapped[str]
    created_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    purpose: Mapped[str | None] = mapped_column(default=None)
    founding_act: Mapped[str | None] = mapped_column(default=None)
    convention: Mapped[str | None] = mapped_column(default=None)
    level: Mapped[EngagementLevel | None] = mapped_column(enum_type(EngagementLevel), default=None)
    fields: Mapped[tuple[InvolvementField, ...]] = mapped_column(WordsType(InvolvementField), default=())
    archived_on: Mapped[date | None] = mapped_column(default=None)
    code: Mapped[str | None] = mapped_column(default=None)
    minutes_opening: Mapped[str | None] = mapped_column(default=None)
    minutes_closing: Mapped[str | None] = mapped_column(default=None)
    minutes_template_id: Mapped[int | None] = mapped_column(
        ForeignKey("attachment.id"), default=None, index=True
    )


class FormerRules(Rules, Base):
    """Rules that a committee had until `ended_on`, the last day on which they held."""

    __tablename__ = "former_rules"
    __table_args__ = (UniqueConstraint("committee_id", "ended_on"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    committee_id: Mapped[int] = mapped_column(ForeignKey("committee.id"))
    ended_on: Mapped[date]
