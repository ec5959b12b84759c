"""Rates that a person adds: they take over from their day, the shipped file stays as it is."""

from datetime import date

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned


class LocalRate(Versioned, Base):
    """One local period of a shipped series; `value` is written as in the shipped files."""

    __tablename__ = "local_rate"
    __table_args__ = (UniqueConstraint("series", "valid_from"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    series: Mapped[str]
    valid_from: Mapped[date]
    value: Mapped[str]
    source: Mapped[str]
