"""Missions: what a person did, in their own words, for the papers that recognise it."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned


class Mission(Versioned, Base):
    """One mission of one person: what a mission sheet, a recommendation or a VAE file says of it."""

    __tablename__ = "mission"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    title: Mapped[str]
    started_on: Mapped[date]
    ended_on: Mapped[date | None] = mapped_column(default=None)
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    place: Mapped[str | None] = mapped_column(default=None)
    context: Mapped[str | None] = mapped_column(default=None)
    activities: Mapped[str | None] = mapped_column(default=None)
    responsibilities: Mapped[str | None] = mapped_column(default=None)
    autonomy: Mapped[str | None] = mapped_column(default=None)
    partners: Mapped[str | None] = mapped_column(default=None)
    tools: Mapped[str | None] = mapped_column(default=None)
    results: Mapped[str | None] = mapped_column(default=None)
    skills: Mapped[str | None] = mapped_column(default=None)
