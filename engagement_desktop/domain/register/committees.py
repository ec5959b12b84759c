"""Committees: the bodies where usagers sit."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class QuorumRule(StrEnum):
    """The share of members in office that a meeting needs."""

    NONE = "none"
    HALF = "half"
    MORE_THAN_HALF = "more_than_half"
    ONE_THIRD = "one_third"
    TWO_THIRDS = "two_thirds"


class Committee(Versioned, Base):
    """A committee of a structure; `kind` is the type of body in the structure's own words."""

    __tablename__ = "committee"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    name: Mapped[str]
    name_key: Mapped[str] = mapped_column(unique=True)
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), index=True)
    kind: Mapped[str]
    created_on: Mapped[date | None] = mapped_column(default=None)
    closed_on: Mapped[date | None] = mapped_column(default=None)
    seats: Mapped[int | None] = mapped_column(default=None)
    quorum: Mapped[QuorumRule] = mapped_column(enum_type(QuorumRule), default=QuorumRule.NONE)
    archived_on: Mapped[date | None] = mapped_column(default=None)
