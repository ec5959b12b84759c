"""Dated things of the dossier: what the home page, the calendar and its file all show."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DatedKind(StrEnum):
    """What happens on a day, or is to be done by it."""

    MEETING = "meeting"
    MEETING_TO_RECORD = "meeting_to_record"
    MEETING_CANCELLED = "meeting_cancelled"
    NOTICE = "notice"
    MANDATE_ENDING = "mandate_ending"
    ACTION_DUE = "action_due"
    CEC_DECLARE = "cec_declare"
    CEC_ATTEST = "cec_attest"
    TALK = "talk"


DEADLINES: frozenset[DatedKind] = frozenset(
    {DatedKind.NOTICE, DatedKind.ACTION_DUE, DatedKind.CEC_DECLARE, DatedKind.CEC_ATTEST}
)
"""What is to be done by its day at the latest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """One thing on one day.

    `subject_id` is the row that Enter opens: a meeting, the person of a mandate, an action. `committee` is
    its committee's name, `title` its own words (an action, a meeting with a title), `who` the person that it
    names. `starts_minute` and `ends_minute` are minutes of the clock. `is_late`: its day has passed and it
    is still to be done. `year` is that of the hours to declare.
    """

    kind: DatedKind
    on: date
    subject_id: int | None = None
    committee: str = ""
    title: str = ""
    who: str = ""
    place: str = ""
    starts_minute: int | None = None
    ends_minute: int | None = None
    is_late: bool = False
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar: whole weeks from Monday, and what happens on each of their days."""

    year: int
    month: int
    weeks: tuple[tuple[date, ...], ...]
    dated: tuple[Dated, ...]

    def on(self, day: date) -> tuple[Dated, ...]:
        """What happens that day, in the order of the clock."""
        return tuple(one for one in self.dated if one.on == day)
