"""The rules of a committee over time: which ones held on a day, and what a change does to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees_drafts import RulesDraft

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DatedRules:
    """Rules from `since` to `until`, both included; None is open. `since` None: as old as the committee."""

    since: date | None
    until: date | None
    rules: RulesDraft


def dated(former: Sequence[tuple[date, RulesDraft]], current: RulesDraft) -> tuple[DatedRules, ...]:
    """The whole history, from the former ones (each with its last day) and the current ones."""
    history: list[DatedRules] = []
    since: date | None = None
    for ended_on, rules in sorted(former, key=lambda one: one[0]):
        history.append(DatedRules(since, ended_on, rules))
        since = ended_on + ONE_DAY
    return (*history, DatedRules(since, None, current))


def rules_on(history: Sequence[DatedRules], day: date) -> RulesDraft:
    """Those in force that day; before the first ones, the first."""
    return next(one.rules for one in history if one.until is None or day <= one.until)


def former_to_keep(current: DatedRules, created_on: date | None, rules_from: date | None) -> date | None:
    """The last day of the rules in force when others hold from `rules_from`.

    None when nothing is kept: the change is a correction, or it begins on the first day of the rules
    that it replaces.

    Raises:
        DomainError: the day comes before the rules in force, or before the committee.
    """
    if rules_from is None:
        return None
    begun = current.since or created_on
    if begun is not None and rules_from < begun:
        raise DomainError(
            f"Les règles en vigueur valent depuis le {begun:%d/%m/%Y}\u00a0: les nouvelles commencent ce "
            "jour-là ou plus tard. Rien n’a été changé.",
            "rules_from",
        )
    return None if rules_from == begun else rules_from - ONE_DAY


@dataclass(frozen=True, slots=True)
class CommitteePast:
    """A committee over time: its days and its rules. `closed_on` is its last day."""

    id: int
    name: str
    created_on: date | None
    closed_on: date | None
    rules: tuple[DatedRules, ...]
