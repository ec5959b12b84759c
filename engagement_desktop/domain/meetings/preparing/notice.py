"""The notice of a meeting: the last day on which members may still be called, by the committee's rules."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class NoticeState(StrEnum):
    """How the calling of a meeting stands against the notice that the rules ask for."""

    NO_RULE = "no_rule"
    TO_CALL = "to_call"
    TOO_LATE = "too_late"
    CALLED = "called"
    CALLED_LATE = "called_late"


@dataclass(frozen=True, slots=True)
class Notice:
    """`latest_on` is the last day to call members; None without a rule."""

    state: NoticeState
    days: int | None = None
    latest_on: date | None = None


def notice_of(held_on: date, days: int | None, convoked_on: date | None, today: date) -> Notice:
    """A notice of n days is kept when members are called n days before the meeting or earlier."""
    if days is None:
        return Notice(NoticeState.NO_RULE)
    latest = held_on - timedelta(days=days)
    if convoked_on is None:
        state = NoticeState.TO_CALL if today <= latest else NoticeState.TOO_LATE
    else:
        state = NoticeState.CALLED if convoked_on <= latest else NoticeState.CALLED_LATE
    return Notice(state, days, latest)
