"""Draws the seat chart of a committee on a day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from engagement_desktop.domain.register.dated_rules import CommitteePast, rules_on
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandate_clock import MandateClock, clock_of
from engagement_desktop.domain.register.mandates import Office, SeatKind
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.seat_chart import CollegeSeats, Parity, Seat, SeatChart, Sitting
from engagement_desktop.domain.register.terms import terms_done
from engagement_desktop.domain.register.vacancies import (
    Group,
    allotted,
    first_mandates,
    places_of,
    vacant_since,
)

USERS_SIDE = frozenset(Capacity) - {Capacity.PROFESSIONAL, Capacity.ELECTED}
"""The colleges of those who use care, by themselves or for somebody."""
_OFFICES = tuple(Office)
_SOON = frozenset({MandateClock.TO_RENEW, MandateClock.URGENT})


def chart_of(past: CommitteePast, held: Sequence[Held], day: date) -> SeatChart:
    """Who sits where that day; `held` are all the mandates of the committee, past ones for the vacancies."""
    drawing = _Drawing(held, day)
    titulars = first_mandates(held, day)
    rules = rules_on(past.rules, day)
    vacancies = vacant_since(past, held, day)
    groups = allotted(titulars, rules, day)
    substitutes = drawing.ordered(SeatKind.SUBSTITUTE)
    seated = {one.holder.person_id for one in titulars}
    shown = [drawing.sitting(one) for one in (*titulars, *substitutes)]
    return SeatChart(
        committee_id=past.id,
        committee=past.name,
        on=day,
        places=rules.seats,
        colleges=tuple(
            CollegeSeats(
                group,
                places_of(rules, group),
                (*drawing.seats(people), *(Seat(None, vacant_since=d) for d in vacancies.get(group, ()))),
            )
            for group, people in _in_order(groups)
            if people or places_of(rules, group)
        ),
        alone=tuple(drawing.sitting(one) for one in substitutes if one.substitute_for_id not in seated),
        guests=tuple(drawing.sitting(one) for one in drawing.guests()),
        parity=parity_of([(one.college_on(day), one.holder.civility) for one in titulars]),
        ends_soon=tuple(
            sorted(
                (one for one in shown if one.clock in _SOON),
                key=lambda each: (each.ended_on or day, each.last_name, each.first_name),
            )
        ),
    )


def parity_of(titulars: Iterable[tuple[Capacity | None, Civility | None]]) -> Parity:
    """Counts of each side and of each civility."""
    people = list(titulars)
    civilities = Counter(civility for _, civility in people)
    users = sum(college in USERS_SIDE for college, _ in people)
    professionals = sum(college is Capacity.PROFESSIONAL for college, _ in people)
    return Parity(
        users=users,
        professionals=professionals,
        others=len(people) - users - professionals,
        women=civilities[Civility.MRS],
        men=civilities[Civility.MR],
        unsaid=civilities[None],
    )


def _in_order(groups: dict[Group, list[Held]]) -> list[tuple[Group, list[Held]]]:
    """The colleges in their order, the places of no college last."""
    order: list[Group] = [*Capacity, None]
    return sorted(groups.items(), key=lambda one: order.index(one[0]))


class _Drawing:
    """The mandates of one committee, looked at on one day."""

    def __init__(self, held: Sequence[Held], day: date) -> None:
        self._held, self._day = held, day
        self._there = sorted(
            (one for one in held if one.is_in_office(day)),
            key=lambda each: (_OFFICES.index(each.office), each.holder.sort_key, each.mandate_id),
        )

    def seats(self, people: Sequence[Held]) -> list[Seat]:
        """The seats of these people, the first offices first, their suppléants behind them."""
        substitutes = self.ordered(SeatKind.SUBSTITUTE)
        return [
            Seat(
                self.sitting(one),
                tuple(
                    self.sitting(behind)
                    for behind in substitutes
                    if behind.substitute_for_id == one.holder.person_id
                ),
            )
            for one in sorted(people, key=self._there.index)
        ]

    def ordered(self, seat: SeatKind) -> list[Held]:
        return [one for one in self._there if one.seat is seat and one.office is not Office.GUEST]

    def guests(self) -> list[Held]:
        return [one for one in self._there if one.office is Office.GUEST]

    def sitting(self, one: Held) -> Sitting:
        person = one.holder
        own = [other for other in self._held if other.holder.person_id == person.person_id]
        beside = [other for other in self._there if other in own and other.seat is one.seat]
        offices = [
            each.office for each in beside if (each.office is Office.GUEST) == (one.office is Office.GUEST)
        ]
        return Sitting(
            mandate_id=one.mandate_id,
            person_id=person.person_id,
            last_name=person.last_name,
            first_name=person.first_name,
            civility=person.civility,
            college=one.college_on(self._day),
            offices=tuple(dict.fromkeys(offices)),
            basis=one.basis,
            appointed_by=one.appointed_by,
            started_on=one.started_on,
            ended_on=one.ended_on,
            clock=clock_of(one.started_on, self._longest(one, own), self._day),
            term=terms_done(own, one.started_on, one.terms_before) + 1,
        )

    def _longest(self, one: Held, own: Sequence[Held]) -> date | None:
        """The last day that the person has in this committee: a mandate already renewed does not end soon."""
        going_on = [each for each in own if (each.office is Office.GUEST) == (one.office is Office.GUEST)]
        ends = [each.ended_on for each in going_on]
        return None if None in ends else max(end for end in ends if end is not None)
