"""What volunteer hours are worth: minutes at the hourly minimum wage of their day."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.valuation_rows import GivenMinutes, MethodChange, ValuedPart
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.rates import RatePeriod, Rates, RateSeries, decimal_value
from engagement_desktop.domain.reports.yearly_rows import ValuationLine

_MINUTES = 60
_FAMILIES = tuple(MissionFamily)

Multipliers = Mapping[MissionFamily, RateSeries]
_Place = tuple[int, Decimal, str]
"""Rank of the family, multiplier, committee."""
_Counts = Callable[[RatePeriod, RatePeriod], bool]


@dataclass(frozen=True, slots=True)
class PersonMinutes:
    """Volunteer minutes of one person: of one day, or summed over days of one period of the rate."""

    person: Hashable
    day: date
    minutes: int


def value_minutes(minutes: int, rate: Decimal) -> Money:
    """Minutes at an hourly rate in euros, rounded half up to the cent."""
    return Money.of(minutes * rate / _MINUTES)


def valuation(hours: Iterable[PersonMinutes], rate: RateSeries) -> tuple[ValuationLine, ...]:
    """A line for each period of the rate that has hours, oldest first.

    The value is rounded once for each person and period, then summed (multiplier 1).

    Raises:
        NoRateInForce: hours are older than the first period.
    """
    minutes: dict[RatePeriod, dict[Hashable, int]] = defaultdict(lambda: defaultdict(int))
    for one in hours:
        minutes[rate.on(one.day)][one.person] += one.minutes
    return tuple(_line(period, minutes[period].values()) for period in rate.periods if period in minutes)


def _line(period: RatePeriod, minutes: Iterable[int]) -> ValuationLine:
    each = list(minutes)
    rate = decimal_value(period)
    return ValuationLine(
        valid_from=period.valid_from,
        rate=rate,
        source=period.source,
        minutes=sum(each),
        value=Money.sum(value_minutes(one, rate) for one in each),
    )


def multipliers_of(rates: Rates) -> dict[MissionFamily, RateSeries]:
    """How many times the hourly rate an hour of each family counts, by day; 1 unless the structure chose."""
    return {family: rates[f"valuation.multiplier.{family.value}"] for family in MissionFamily}


def valued(
    hours: Iterable[GivenMinutes], wage: RateSeries, multipliers: Multipliers
) -> tuple[ValuedPart, ...]:
    """Parts by period of the rate, family, multiplier and committee, in that order.

    The value is rounded once for each person and period of the rate, then shared among the parts so that
    they add up to it: with every multiplier at 1 the whole is that of `valuation`.

    Raises:
        NoRateInForce: hours are older than the first period.
    """
    minutes: dict[tuple[RatePeriod, Hashable], dict[_Place, int]] = defaultdict(lambda: defaultdict(int))
    for one in hours:
        multiplier = decimal_value(multipliers[one.family].on(one.day))
        minutes[wage.on(one.day), one.person][_FAMILIES.index(one.family), multiplier, one.committee] += (
            one.minutes
        )
    kept: dict[tuple[RatePeriod, _Place], tuple[int, Money]] = {}
    for (period, _person), places in minutes.items():
        for place, share in _shares(places, decimal_value(period)):
            before, value = kept.get((period, place), (0, Money()))
            kept[period, place] = before + places[place], value + share
    return tuple(
        ValuedPart(
            period.valid_from,
            decimal_value(period),
            period.source,
            _FAMILIES[place[0]],
            place[1],
            place[2],
            *kept[period, place],
        )
        for period, place in sorted(kept, key=lambda key: (key[0].valid_from, key[1]))
    )


def method_changes(
    exercise: Exercise, wage: RateSeries, multipliers: Multipliers
) -> tuple[MethodChange, ...]:
    """What changed of the method since the first day of the exercise before, in order of time.

    The wage follows its texts: that is the method. A wage of the structure's own in its place is a change.
    """
    found = [
        *_steps(exercise, None, wage, lambda before, after: before.local or after.local),
        *(
            change
            for family, series in multipliers.items()
            for change in _steps(exercise, family, series, lambda *_: True)
        ),
    ]
    return tuple(sorted(found, key=lambda change: change.day))


def changing_days(exercise: Exercise, series: Iterable[RateSeries]) -> list[date]:
    """The first day of the exercise, then each day on which one of these rates changes."""
    days = {
        span.first
        for one in series
        for span in one.between(exercise.start, exercise.end)
        if span.first > exercise.start
    }
    return [exercise.start, *sorted(days)]


def _shares(places: Mapping[_Place, int], rate: Decimal) -> Iterator[tuple[_Place, Money]]:
    """What each place adds to the rounded value of all of them."""
    exact, told = Decimal(0), Money()
    for place in sorted(places):
        exact += places[place] * place[1] * rate / _MINUTES
        whole = Money.of(exact)
        yield place, whole - told
        told = whole


def _steps(
    exercise: Exercise, family: MissionFamily | None, series: RateSeries, counts: _Counts
) -> Iterator[MethodChange]:
    for before, after in pairwise(series.periods):
        was, now, day = decimal_value(before), decimal_value(after), after.valid_from
        since = exercise.previous().start
        if since < day <= exercise.end and was != now and counts(before, after):
            yield MethodChange(day, family, was, now, after.source, day > exercise.start)
