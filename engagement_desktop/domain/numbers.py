"""Series of numbers: by year and body, never given twice, going on from what paper already used."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned


class NumberSeries(Versioned, Base):
    """One series of one year: `minutes`, `decision`, `action`…; of one committee, or of the whole dossier.

    `last_used` is the last number given here; `on_paper` the last one already used before the program.
    """

    __tablename__ = "number_series"
    __table_args__ = (UniqueConstraint("series", "committee_id", "year"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    series: Mapped[str]
    year: Mapped[int]
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"), default=None, index=True)
    last_used: Mapped[int] = mapped_column(default=0)
    on_paper: Mapped[int] = mapped_column(default=0)
