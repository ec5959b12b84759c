"""How many terms a person has done in a committee, and when a term ends."""

from collections.abc import Iterable
from datetime import date

from engagement_desktop.domain.periods import add_months
from engagement_desktop.domain.register.dated_rules import ONE_DAY
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandates import Office


def terms_done(mandates: Iterable[Held], before: date, unrecorded: int = 0) -> int:
    """Terms that a person finished in one committee before that day.

    Mandates held at the same time make one term; guests do none. `unrecorded` are earlier ones that
    stand nowhere: each mandate may say them, the largest number is right.

    Args:
        mandates: those of the person in the committee.
        before: the first day of the mandate looked at.
        unrecorded: what that mandate itself says.
    """
    over = [one for one in mandates if one.last_day < before and one.office is not Office.GUEST]
    return max([unrecorded, *(one.terms_before for one in over)]) + _apart(over)


def _apart(mandates: Iterable[Held]) -> int:
    count, reached = 0, date.min
    for one in sorted(mandates, key=lambda each: each.started_on):
        if one.started_on > reached:
            count += 1
        reached = max(reached, one.last_day)
    return count


def end_of_term(started_on: date, months: int | None) -> date | None:
    """The last day of a term of so many months; None when the rules give no length, or past the calendar."""
    if months is None or started_on.year + months // 12 >= date.max.year:
        return None
    return add_months(started_on, months) - ONE_DAY
