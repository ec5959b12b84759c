"""Dated rates: what a text fixed, from which day, by which source; a local period takes over from its day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError


class Mark(StrEnum):
    """How far a shipped value was checked; the last three are defaults to be reviewed."""

    VERIFIED = "verified"
    VERIFIED_SECOND_HAND = "verified_second_hand"
    RECALLED = "recalled"
    TO_CHECK = "to_check"


class RateShape(StrEnum):
    """How a value is written: a number, a day of the year (MM-DD), a mileage scale, or words."""

    NUMBER = "number"
    DAY = "day"
    SCALE = "scale"
    WORDS = "words"


class NoRateInForce(DomainError):
    """No period of the series holds that day."""


@dataclass(frozen=True, slots=True)
class RatePeriod:
    """One value, in force from `valid_from`; `known_to` is the last day that its text covers, if any."""

    valid_from: date
    value: str
    source: str
    mark: Mark
    local: bool = False
    known_to: date | None = None


@dataclass(frozen=True, slots=True)
class RateSpan:
    """The days, both included, on which one period is in force."""

    first: date
    last: date
    period: RatePeriod


@dataclass(frozen=True, slots=True)
class RateSeries:
    """The periods of one rate, oldest first."""

    key: str
    label: str
    unit: str
    periods: tuple[RatePeriod, ...]
    shape: RateShape = RateShape.NUMBER

    def on(self, day: date) -> RatePeriod:
        """The period in force on that day.

        Raises:
            NoRateInForce: the day is before the first period.
        """
        at = bisect_right(self.periods, day, key=_start) - 1
        if at < 0:
            raise NoRateInForce(
                f"Aucune valeur de « {self.label} » n’est connue au {day:%d/%m/%Y}. Ajoutez une période "
                "dans Taux et barèmes."
            )
        return self.periods[at]

    @property
    def may_be_nothing(self) -> bool:
        """0 is a value of its own: the structure chose no such rate or ceiling."""
        shipped = (period for period in self.periods if not period.local)
        return self.shape is RateShape.NUMBER and any(not decimal_value(period) for period in shipped)

    def between(self, first: date, last: date) -> tuple[RateSpan, ...]:
        """The days from `first` to `last` cut where the rate changes; days without a rate are left out."""
        spans = []
        for period, following in zip(self.periods, (*self.periods[1:], None), strict=True):
            begins = max(first, period.valid_from)
            ends = last if following is None else min(last, following.valid_from - timedelta(days=1))
            if begins <= ends:
                spans.append(RateSpan(begins, ends, period))
        return tuple(spans)

    def with_local(self, periods: Iterable[RatePeriod]) -> RateSeries:
        """The same series where local periods take over from their day to the next one's."""
        merged = {period.valid_from: period for period in self.periods}
        merged.update({period.valid_from: replace(period, local=True) for period in periods})
        return replace(self, periods=tuple(merged[day] for day in sorted(merged)))


def _start(period: RatePeriod) -> date:
    return period.valid_from


@dataclass(frozen=True, slots=True)
class Rates:
    """Every series by its key, shipped and local together."""

    by_key: Mapping[str, RateSeries]

    @classmethod
    def of(cls, series: Iterable[RateSeries]) -> Rates:
        return cls(MappingProxyType({one.key: one for one in series}))

    def __getitem__(self, key: str) -> RateSeries:
        return self.by_key[key]

    def __iter__(self) -> Iterator[RateSeries]:
        return iter(self.by_key.values())

    @property
    def smic(self) -> RateSeries:
        """The hourly minimum wage before contributions, in euros."""
        return self["smic.hourly"]

    def with_local(self, periods: Mapping[str, Iterable[RatePeriod]]) -> Rates:
        """The same rates with local periods by key of series; an unknown key is passed over."""
        return Rates.of(one.with_local(periods.get(one.key, ())) for one in self)


def decimal_value(period: RatePeriod) -> Decimal:
    """The value of a number, written with a point or a comma."""
    return parse_decimal(period.value)


def whole_value(period: RatePeriod) -> int:
    """The value of a number that has no decimals: hours, months, years."""
    return int(decimal_value(period))


def day_of_year(period: RatePeriod, year: int) -> date:
    """The value of a day (MM-DD) in that year."""
    month, day = period.value.split("-")
    return date(year, int(month), int(day))


def parse_decimal(text: str) -> Decimal:
    """A number without exponent, with a point or a comma, spaces allowed between thousands.

    Raises:
        DomainError: it is no such number.
    """
    written = "".join(text.split()).replace(",", ".")
    try:
        if written.strip("0123456789.") == "":
            return Decimal(written)
    except InvalidOperation:
        pass
    raise DomainError(f"« {text.strip()} » n’est pas un nombre. Écrivez-le comme 12,31.", "value")
