"""Conventions with associations: when they end, and the last day to say so."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.periods import add_months
from engagement_desktop.domain.rates import Rates, whole_value


@dataclass(frozen=True, slots=True)
class ConventionTerm:
    """The day on which a convention ends or renews itself, and the last one to denounce it."""

    ends_on: date
    denounce_by: date


def convention_term(signed_on: date, rates: Rates) -> ConventionTerm:
    """The term of a convention in effect from its signature, by the duration and notice then in force."""
    duration = whole_value(rates["convention.duration"].on(signed_on))
    notice = whole_value(rates["convention.notice"].on(signed_on))
    return term_after(signed_on, duration, notice)


def term_after(starts_on: date, duration_months: int, notice_months: int) -> ConventionTerm:
    """Term and last day to denounce; a day that the month does not have becomes its last one."""
    ends_on = add_months(starts_on, duration_months)
    return ConventionTerm(ends_on, add_months(ends_on, -notice_months))
