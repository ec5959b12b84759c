"""Which seat each person takes, and since when the others are vacant."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import takewhile

from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import ONE_DAY, CommitteePast, rules_on
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity

Group = Capacity | None
"""A college that has places of its own; None gathers the places that belong to none."""
_OFFICES = tuple(Office)


def first_mandates(held: Iterable[Held], day: date) -> list[Held]:
    """The titulaires of the day, each person once by the first of their offices, the longest there first."""
    there = (one for one in held if one.takes_a_seat and one.is_in_office(day))
    by_person: dict[int, Held] = {}
    for one in sorted(there, key=lambda each: (_OFFICES.index(each.office), each.started_on)):
        by_person.setdefault(one.holder.person_id, one)
    return sorted(by_person.values(), key=lambda each: (each.started_on, each.holder.sort_key))


def allotted(people: Iterable[Held], rules: RulesDraft, day: date) -> dict[Group, list[Held]]:
    """Who sits in which group: in the places of their college, then in those of no college.

    A college fuller than its places stays so when no other place is free.
    """
    places = dict(rules.seats_by_college.places)
    groups: dict[Group, list[Held]] = {college: [] for college in places}
    groups[None] = []
    waiting: list[tuple[Capacity, Held]] = []
    for one in people:
        college = one.college_on(day)
        if college is None or college not in places:
            groups[None].append(one)
        elif len(groups[college]) < places[college]:
            groups[college].append(one)
        else:
            waiting.append((college, one))
    free = (rules.seats or 0) - sum(places.values()) - len(groups[None])
    for at, (college, one) in enumerate(waiting):
        groups[None if at < free else college].append(one)
    return groups


def places_of(rules: RulesDraft, group: Group) -> int | None:
    """The places of a group; None when the rules do not say how many there are in all."""
    if group is not None:
        return rules.seats_by_college.held_by(group)
    return None if rules.seats is None else rules.seats - rules.seats_by_college.total


def vacant_since(past: CommitteePast, held: Sequence[Held], day: date) -> dict[Group, list[date | None]]:
    """By group, the first day of each vacancy of that day, the oldest first.

    None: nobody ever sat there and the first day of the committee is not known.
    """
    now = _vacancies(past, held, day)
    before = [(each, _vacancies(past, held, each)) for each in reversed(_turns(past, held, day))]
    return {
        group: [_begun(past, before, group, number) for number in range(1, count + 1)]
        for group, count in now.items()
        if count
    }


def _begun(
    past: CommitteePast, before: Sequence[tuple[date, Mapping[Group, int]]], group: Group, number: int
) -> date | None:
    """The first day of the run, up to now, over which at least `number` places of the group are vacant."""
    run = [each for each, _ in takewhile(lambda turn: turn[1].get(group, 0) >= number, before)]
    return past.created_on if len(run) == len(before) else run[-1]


def _vacancies(past: CommitteePast, held: Sequence[Held], day: date) -> dict[Group, int]:
    rules = rules_on(past.rules, day)
    groups = allotted(first_mandates(held, day), rules, day)
    vacancies = {}
    for group, people in groups.items():
        places = places_of(rules, group)
        vacancies[group] = max((places or 0) - len(people), 0)
    return vacancies


def _turns(past: CommitteePast, held: Sequence[Held], day: date) -> list[date]:
    """The days up to that one on which who sits, or what there is to fill, may change."""
    turns = {one.since for one in past.rules} | {past.created_on}
    for one in held:
        turns |= {one.started_on, _after(one.ended_on)}
        for capacity in one.holder.capacities:
            turns |= {capacity.started_on, _after(capacity.ended_on)}
    first = past.created_on or date.min
    return sorted(turn for turn in turns if turn is not None and first <= turn <= day)


def _after(last_day: date | None) -> date | None:
    return None if last_day is None or last_day == date.max else last_day + ONE_DAY
