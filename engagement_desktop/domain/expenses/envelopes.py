"""Budget: the money set aside for engagement, by exercise, source and committee."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.money import Money


class FundingSource(StrEnum):
    """Where the money comes from."""

    ARS = "ars"
    ACI = "aci"
    CALL_FOR_PROJECTS = "call_for_projects"
    LOCAL_AUTHORITY = "local_authority"
    OWN_FUNDS = "own_funds"
    OTHER = "other"


class Envelope(Versioned, Base):
    """One sum for one exercise, known by its first day; for one committee, or for all (None)."""

    __tablename__ = "envelope"
    __table_args__ = (UniqueConstraint("first_day", "label_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    label: Mapped[str]
    label_key: Mapped[str]
    first_day: Mapped[date]
    source: Mapped[FundingSource] = mapped_column(enum_type(FundingSource))
    amount: Mapped[Money]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    note: Mapped[str | None] = mapped_column(default=None)
    archived_on: Mapped[date | None] = mapped_column(default=None)
