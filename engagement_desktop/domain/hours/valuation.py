"""What volunteer hours are worth: minutes at the hourly minimum wage of their day."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import RatePeriod, RateSeries, decimal_value
from engagement_desktop.domain.reports.yearly_rows import ValuationLine

_MINUTES = 60


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
