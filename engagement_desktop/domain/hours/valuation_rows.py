"""The valuation of volunteer hours as counted: parts that add up, the method, the entry of class 8."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class GivenMinutes:
    """Volunteer minutes of one person: of one day, or summed over days on which no rate changes."""

    person: Hashable
    day: date
    family: MissionFamily
    committee: str
    minutes: int


@dataclass(frozen=True, slots=True)
class ValuedPart:
    """Minutes of one family in one committee, at one rate and one multiplier, and their value."""

    valid_from: date
    rate: Decimal
    source: str
    family: MissionFamily
    multiplier: Decimal
    committee: str
    minutes: int
    value: Money


@dataclass(frozen=True, slots=True)
class ValuedSum:
    """Parts that share a word, added up."""

    minutes: int
    value: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuationMethod:
    """What the structure chose beside its rates: the two accounts, and its own words for the annex."""

    version: int | None = None
    debit: str = "864"
    debit_label: str = "Personnel bénévole"
    credit: str = "875"
    credit_label: str = "Bénévolat"
    words: str = ""


@dataclass(frozen=True, slots=True)
class MethodChange:
    """A day on which the method changed: the multiplier of a family, or the hourly rate itself (None)."""

    day: date
    family: MissionFamily | None
    before: Decimal
    after: Decimal
    source: str
    is_within: bool
    """Inside the exercise, not at its beginning."""


@dataclass(frozen=True, slots=True)
class FormerValuation:
    """The exercise before: as it was valued, and by the method of the one looked at."""

    exercise: Exercise
    minutes: int
    value: Money
    same_method: Money


@dataclass(frozen=True, slots=True)
class Valuation:
    """What the volunteer hours of one exercise are worth; the rest stands beside and is never added.

    `plain` is the value at multiplier 1, that of the yearly report. `waiting_minutes` are volunteer minutes
    still to be validated: they are not valued. `waived` are costs given up, which are a gift of their own.
    """

    exercise: Exercise
    structure: str
    parts: tuple[ValuedPart, ...]
    plain: Money
    volunteers: int
    indemnified_minutes: int
    paid_minutes: int
    waiting_minutes: int
    reimbursed: Money
    waived: Money
    travel_counts: bool
    method: ValuationMethod
    changes: tuple[MethodChange, ...]
    former: FormerValuation | None

    @property
    def minutes(self) -> int:
        return sum(part.minutes for part in self.parts)

    @property
    def value(self) -> Money:
        return Money.sum(part.value for part in self.parts)

    @property
    def is_weighted(self) -> bool:
        """Some hours count for more or less than one."""
        return any(part.multiplier != 1 for part in self.parts)

    def by_period(self) -> dict[tuple[date, Decimal, str], ValuedSum]:
        """By period of the hourly rate, oldest first."""
        return self._summed(lambda part: (part.valid_from, part.rate, part.source))

    def by_family(self) -> dict[tuple[MissionFamily, Decimal], ValuedSum]:
        """By family and multiplier, in the order of the families."""
        found = self._summed(lambda part: (part.family, part.multiplier))
        return {key: found[key] for key in sorted(found, key=_by_family)}

    def by_committee(self) -> dict[str, ValuedSum]:
        """By committee, hours outside any committee last."""
        found = self._summed(lambda part: part.committee)
        return {key: found[key] for key in sorted(found, key=lambda name: (not name, name.casefold()))}

    def _summed(self, key: Callable[[ValuedPart], K]) -> dict[K, ValuedSum]:
        groups: dict[K, list[ValuedPart]] = {}
        for part in self.parts:
            groups.setdefault(key(part), []).append(part)
        return {
            name: ValuedSum(sum(one.minutes for one in group), Money.sum(one.value for one in group))
            for name, group in groups.items()
        }


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One line of an accounting entry."""

    account: str
    label: str
    debit: Money
    credit: Money


@dataclass(frozen=True, slots=True)
class ValuationEntry:
    """The entry of the last day of the exercise: class 86 equals class 87, the result does not move."""

    day: date
    wording: str
    lines: tuple[EntryLine, ...]


def entry_of(valuation: Valuation) -> ValuationEntry:
    """Debit of the volunteers' work, credit of what they gave (règlement ANC n° 2018-06, art. 211-1 sq.)."""
    method, value = valuation.method, valuation.value
    return ValuationEntry(
        valuation.exercise.end,
        f"Valorisation du bénévolat, exercice {valuation.exercise.label}",
        (
            EntryLine(method.debit, method.debit_label, value, Money()),
            EntryLine(method.credit, method.credit_label, Money(), value),
        ),
    )


def _by_family(key: tuple[MissionFamily, Decimal]) -> tuple[int, Decimal]:
    return list(MissionFamily).index(key[0]), key[1]
