"""Series of numbers: by year and body, never given twice, going on from what paper already used."""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned


class Series(StrEnum):
    """What is numbered by year and body."""

    MINUTES = "minutes"
    DECISION = "decision"
    ACTION = "action"


class PaperSeries(StrEnum):
    """What is numbered by year for the whole dossier."""

    ATTESTATION = "attestation"
    CEC_SUMMARY = "cec_summary"
    MISSION_SHEET = "mission_sheet"
    RECOMMENDATION = "recommendation"
    CERTIFICATE = "certificate"
    CONTRIBUTORS = "contributors"
    EXPENSE_STATEMENT = "expense_statement"
    GIFT_RECEIPT = "gift_receipt"


class MoneySeries(StrEnum):
    """What is numbered by year in expenses, each with its own letters."""

    CLAIM = "claim"
    RECEIPT = "receipt"
    RUN = "run"


_LETTERS = MappingProxyType(
    {MoneySeries.CLAIM: ("NDF", 4), MoneySeries.RECEIPT: ("J", 4), MoneySeries.RUN: ("REM", 3)}
)


@dataclass(frozen=True, slots=True)
class Taken:
    """One number given: as it is written, and its parts."""

    number: str
    year: int
    sequence: int


def paper_number(year: int, sequence: int) -> str:
    """« 2026-031 »: papers of the whole dossier, three digits at least."""
    return f"{year}-{sequence:03d}"


def money_prefix(series: MoneySeries, year: int) -> str:
    """« NDF-2026- »."""
    return f"{_LETTERS[series][0]}-{year}-"


def money_number(series: MoneySeries, year: int, sequence: int) -> str:
    """« NDF-2026-0012 », « J-2026-0001 », « REM-2026-001 »."""
    return f"{money_prefix(series, year)}{sequence:0{_LETTERS[series][1]}d}"


def number_of(year: int, sequence: int, code: str | None = None) -> str:
    """« 2025-09 », or « CU-2025-09 » when the dossier has several bodies."""
    bare = f"{year}-{sequence:02d}"
    return f"{code}-{bare}" if code else bare


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

    @property
    def last(self) -> int:
        """The last number taken, here or on paper."""
        return max(self.last_used, self.on_paper)
