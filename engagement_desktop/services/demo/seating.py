"""How a seat is held over the years: steadily, renewed, handed over, near its end, or empty today."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from engagement_desktop.services.demo.calendar import Span

_TERM_DAYS = 3 * 365
_OFFICERS = 4
_ONE_VACANCY_IN, _ONE_ENDING_IN, _ONE_HANDED_IN, _ONE_RENEWED_IN = 12, 6, 5, 5


@dataclass(frozen=True, slots=True)
class Term:
    """One mandate of the seat: which of its successive holders, from when to when."""

    holder: int
    started_on: date
    ended_on: date | None
    steady: bool = False


def seat_terms(rng: Random, span: Span, seats: int) -> list[list[Term]]:
    """The mandates of each seat, the first four being those of the officers, who stay."""
    kinds = (
        ["vacant"] * max(1, seats // _ONE_VACANCY_IN)
        + ["ending"] * max(1, seats // _ONE_ENDING_IN)
        + ["handed"] * max(1, seats // _ONE_HANDED_IN)
        + ["renewed"] * max(1, seats // _ONE_RENEWED_IN)
    )[: max(0, seats - _OFFICERS)]
    ordinary = kinds + ["steady"] * (seats - _OFFICERS - len(kinds))
    rng.shuffle(ordinary)
    return [_terms(rng, span, kind) for kind in ["steady"] * _OFFICERS + ordinary]


def _terms(rng: Random, span: Span, kind: str) -> list[Term]:
    if kind == "steady":
        open_ended = rng.randrange(3) == 0
        ends = None if open_ended else span.today + timedelta(days=rng.randrange(200, 900))
        return [Term(0, day_before(rng, span), ends, steady=True)]
    if kind == "renewed":
        started = span.first - timedelta(days=rng.randrange(500, 900))
        first = Term(0, started, started + timedelta(days=_TERM_DAYS - 1))
        return [first, Term(0, started + timedelta(days=_TERM_DAYS), None)]
    if kind == "handed":
        left = span.first + timedelta(days=rng.randrange(120, 600))
        gap = timedelta(days=rng.randrange(1, 40))
        return [Term(0, day_before(rng, span), left), Term(1, left + gap, None)]
    if kind == "ending":
        return [Term(0, day_before(rng, span), span.today + timedelta(days=rng.randrange(15, 85)))]
    return [Term(0, day_before(rng, span), span.today - timedelta(days=rng.randrange(25, 90)))]


def day_before(rng: Random, span: Span) -> date:
    """A day of the years before the span."""
    return span.first - timedelta(days=rng.randrange(30, 1000))
