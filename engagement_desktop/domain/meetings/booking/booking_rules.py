"""How a meeting becomes hours and expenses: presence, the way there, on whose time, what is refused."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Protocol

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.expenses.means import WITH_KILOMETRES, Means
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingLine,
    BookingTotals,
    Prices,
    WorkTerms,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.capacities import Period, holds_on
from engagement_desktop.domain.register.people import Capacity, InvolvementStatus

DAY_MINUTES = 24 * 60
_HOUR, _HUNDRED = 60, 100
_KM_ASKED, _KM_MOST = 500 * _HUNDRED, 5_000 * _HUNDRED
_CENTS_ASKED, _CENTS_MOST = 200 * _HUNDRED, 10_000 * _HUNDRED

Span = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class BookingRule:
    """The structure's written rule: preparation of each, speed of travel (None: typed), rounding."""

    preparation_minutes: int = 0
    travel_kmh: int | None = None
    rounding_minutes: int = 5
    counts_travel: bool = False


class Terms(Period, Protocol):
    """On what terms a person gives time, from one day to another."""

    @property
    def status(self) -> InvolvementStatus: ...


_TERMS: Mapping[InvolvementStatus, WorkTerms] = MappingProxyType(
    {
        InvolvementStatus.EMPLOYEE: WorkTerms.WORKING_TIME,
        InvolvementStatus.SESSION_PAID: WorkTerms.INDEMNIFIED,
    }
)


def rounded(minutes: int, step: int) -> int:
    """To the nearest multiple of `step` minutes, half up."""
    step = max(step, 1)
    return (2 * minutes + step) // (2 * step) * step


def rounded_up(minutes: int, step: int) -> int:
    """To the multiple of `step` minutes at or above."""
    step = max(step, 1)
    return -(-minutes // step) * step


def presence_minutes(spans: Sequence[Span], opens: int, ends: int | None) -> int | None:
    """Minutes in the room between the opening and the end; without a span, the whole meeting.

    None when the end is not known and somebody stayed until it. Spans that overlap count once.
    """
    total, reached = 0, opens
    for arrived, left in sorted(spans, key=lambda span: span[0]) or [(opens, None)]:
        until = ends if left is None else left if ends is None else min(left, ends)
        if until is None:
            return None
        total += max(until - max(arrived, reached), 0)
        reached = max(reached, until)
    return total


def travel_minutes(km_hundredths: int | None, rule: BookingRule) -> int | None:
    """How long a distance takes at the speed of the rule, rounded; None when either is not known.

    A trip of more than a day was not made at that speed: its length is left to the hand.
    """
    if km_hundredths is None or not rule.travel_kmh:
        return None
    minutes = (2 * km_hundredths * _HOUR + rule.travel_kmh * _HUNDRED) // (2 * rule.travel_kmh * _HUNDRED)
    return rounded(minutes, rule.rounding_minutes) if minutes <= DAY_MINUTES else None


def terms_on(
    college: Capacity | None, involvements: Iterable[Terms], pay_renounced_on: date | None, day: date
) -> WorkTerms:
    """On whose time the person sat that day.

    The terms in force (the latest begun) win over the college: a professional may be a volunteer. One who
    renounced to be paid gives the time.
    """
    held = [one for one in involvements if holds_on(one, day)]
    if held:
        latest = max(held, key=lambda one: one.started_on or date.min)
        terms = _TERMS.get(latest.status, WorkTerms.VOLUNTEER)
        renounced = pay_renounced_on is not None and pay_renounced_on <= day
        return WorkTerms.VOLUNTEER if terms is WorkTerms.INDEMNIFIED and renounced else terms
    return WorkTerms.WORKING_TIME if college is Capacity.PROFESSIONAL else WorkTerms.VOLUNTEER


def nature_of(terms: WorkTerms) -> HoursNature:
    """Time at work that is written all the same is paid time: never volunteering."""
    return {
        WorkTerms.VOLUNTEER: HoursNature.VOLUNTEER,
        WorkTerms.INDEMNIFIED: HoursNature.INDEMNIFIED,
        WorkTerms.WORKING_TIME: HoursNature.PAID,
    }[terms]


def line_faults(line: BookingLine, longest: int | None, others: int = 0) -> Iterator[DomainError]:
    """What a rule refuses of one person's line, in the order of the columns.

    Args:
        line: as typed.
        longest: the most that a session may last, None when the meeting has no end.
        others: minutes that the person already has that day.
    """
    if longest is not None and (line.session_minutes or 0) > longest:
        yield DomainError(
            "La séance est plus longue que la réunion. Corrigez-la, ou corrigez les heures de la réunion.",
            "session_minutes",
        )
    for field in ("session_minutes", "preparation_minutes", "travel_minutes"):
        minutes = getattr(line, field) or 0
        if not 0 <= minutes <= DAY_MINUTES:
            yield DomainError("Une durée va de 0 à 24 h. Corrigez-la.", field)
    if 0 < line.total_minutes <= DAY_MINUTES < line.total_minutes + others:
        yield DomainError(
            "Avec ses autres heures de ce jour-là, cette personne dépasse 24 h. Corrigez une durée.",
            "session_minutes",
        )
    elif line.total_minutes > DAY_MINUTES:
        yield DomainError("Cette journée dépasse 24 h. Corrigez une durée.", "session_minutes")
    yield from _trip_faults(line)


def _trip_faults(line: BookingLine) -> Iterator[DomainError]:
    km = line.km_hundredths
    if km is not None and km <= 0:
        yield DomainError("Les kilomètres sont un nombre au-dessus de 0.", "km_hundredths")
    elif km is not None and km > _KM_MOST:
        yield DomainError("Ce trajet dépasse 5 000\u00a0km. Corrigez les kilomètres.", "km_hundredths")
    if km is not None and line.means not in WITH_KILOMETRES:
        yield DomainError(
            "Ce moyen n’a pas de kilomètres. Choisissez un véhicule, le vélo ou passager, ou videz cette "
            "case.",
            "km_hundredths",
        )
    if line.means is Means.VEHICLE and line.vehicle_id is None:
        yield DomainError(
            "Cette personne n’a pas de véhicule. Inscrivez-le dans sa fiche, ou choisissez un autre moyen.",
            "means",
        )
    if line.fare is not None and not line.takes_fare:
        yield DomainError(
            "Dites par quel moyen\u00a0: transports en commun, train ou taxi. Sinon, videz cette case.",
            "fare",
        )
    for field in ("fare", "meal"):
        amount = getattr(line, field)
        if amount is not None and not 0 < amount.cents <= _CENTS_MOST:
            yield DomainError("Un montant est au-dessus de 0 et ne dépasse pas 10 000\u00a0€.", field)


def line_questions(line: BookingLine) -> Iterator[ToConfirm]:
    """What is unusual of one person's line, asked once."""
    if (line.km_hundredths or 0) > _KM_ASKED:
        yield ToConfirm(
            "Ce trajet dépasse 500\u00a0km aller et retour.", f"far:{line.person_id}", "km_hundredths"
        )
    for field in ("fare", "meal"):
        amount = getattr(line, field)
        if amount is not None and amount.cents > _CENTS_ASKED:
            yield ToConfirm("Ce montant dépasse 200\u00a0€.", f"dear:{line.person_id}:{field}", field)


def totals(
    lines: Iterable[BookingLine], terms: Mapping[int, WorkTerms], prices: Prices, *, counts_travel: bool
) -> BookingTotals:
    """The figures under the grid: only time that is given counts, travel where the rule counts it."""
    each = list(lines)
    given = [line for line in each if terms[line.person_id] is WorkTerms.VOLUNTEER]
    whole = sum(line.total_minutes for line in given)
    travel = 0 if counts_travel else sum(line.travel_minutes or 0 for line in given)
    return BookingTotals(
        people=len(each),
        volunteer_minutes=whole - travel,
        amount=Money.sum(prices[line.person_id].total for line in each if line.person_id in prices),
        travel_minutes=travel,
        apart_minutes=sum(line.total_minutes for line in each) - whole,
    )
