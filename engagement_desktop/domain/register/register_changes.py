"""What makes the register of one day differ from that of an earlier one."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from engagement_desktop.domain.register.dated_rules import ONE_DAY, CommitteePast
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.history import ChangeKind, RegisterChange, RegisterLine
from engagement_desktop.domain.register.mandates import EndReason, Office, SeatKind

_KINDS = tuple(ChangeKind)
_PLAIN = frozenset({Office.MEMBER, Office.GUEST})


def line_of(held: Held, committee: str, day: date) -> RegisterLine:
    """One mandate as the register shows it on that day."""
    return RegisterLine(
        mandate_id=held.mandate_id,
        committee_id=held.committee_id,
        committee=committee,
        person_id=held.holder.person_id,
        last_name=held.holder.last_name,
        first_name=held.holder.first_name,
        college=held.college_on(day),
        office=held.office,
        seat=held.seat,
        substitute_for=held.substitute_for,
        appointed_by=held.appointed_by,
        basis=held.basis,
        started_on=held.started_on,
        ended_on=held.ended_on,
        end_reason=held.end_reason,
    )


def changes_between(
    since: date, until: date, committees: Iterable[CommitteePast], held: Iterable[Held]
) -> tuple[RegisterChange, ...]:
    """Every change whose first day comes after `since`, up to `until`, in order of time."""
    by_committee: dict[int, list[Held]] = defaultdict(list)
    for one in held:
        by_committee[one.committee_id].append(one)
    found = [
        change
        for past in committees
        for change in (*_of_committee(past), *_of_mandates(past, by_committee[past.id]))
        if since < change.day <= until
    ]
    return tuple(sorted(found, key=lambda each: (each.day, each.committee, _KINDS.index(each.kind))))


def _of_committee(past: CommitteePast) -> Iterator[RegisterChange]:
    if past.created_on is not None:
        yield RegisterChange(past.created_on, ChangeKind.COMMITTEE_CREATED, past.id, past.name)
    for before, after in pairwise(past.rules):
        if after.since is not None and before.rules != after.rules:
            rules = (before.rules, after.rules)
            yield RegisterChange(after.since, ChangeKind.RULES_CHANGED, past.id, past.name, rules=rules)
    if past.closed_on is not None and past.closed_on < date.max:
        day = past.closed_on + ONE_DAY
        yield RegisterChange(day, ChangeKind.COMMITTEE_CLOSED, past.id, past.name)


def _of_mandates(past: CommitteePast, held: Sequence[Held]) -> Iterator[RegisterChange]:
    days: dict[date, _Turn] = defaultdict(_Turn)
    for one in held:
        days[one.started_on].starting.append(one)
        if one.ended_on is not None and one.ended_on < date.max:
            days[one.ended_on + ONE_DAY].ending.append(one)
    for day, turn in days.items():
        for kind, before, after in turn.told():
            yield RegisterChange(
                day,
                kind,
                past.id,
                past.name,
                before=tuple(line_of(one, past.name, day - ONE_DAY) for one in before),
                after=None if after is None else line_of(after, past.name, day),
            )
    yield from _of_capacities(past, held)


def _of_capacities(past: CommitteePast, held: Sequence[Held]) -> Iterator[RegisterChange]:
    told: set[tuple[int, date]] = set()
    for one in held:
        for day in sorted(_capacity_days(one)):
            before, after = one.college_on(day - ONE_DAY), one.college_on(day)
            here = one.is_in_office(day) and one.is_in_office(day - ONE_DAY)
            key = one.holder.person_id, day
            if here and before is not after and key not in told:
                told.add(key)
                line = line_of(one, past.name, day)
                yield RegisterChange(
                    day,
                    ChangeKind.CAPACITY_CHANGED,
                    past.id,
                    past.name,
                    about=line,
                    colleges=(before, after),
                )


def _capacity_days(held: Held) -> set[date]:
    """The days on which the person's college may change."""
    starts = {one.started_on for one in held.holder.capacities if one.started_on is not None}
    lasts = (one.ended_on for one in held.holder.capacities)
    ends = {last_day + ONE_DAY for last_day in lasts if last_day is not None and last_day < date.max}
    return starts | ends


Told = tuple[ChangeKind, tuple[Held, ...], Held | None]
Belong = Callable[[Held, Held], bool]
"""Whether what ended and what began tell one story."""


class _Turn:
    """The mandates of one committee that begin on a day, and those that ended the day before."""

    def __init__(self) -> None:
        self.starting: list[Held] = []
        self.ending: list[Held] = []

    def told(self) -> list[Told]:
        """Each mandate is told once: renewed, taking over, another office; else begun or ended."""
        found = [
            *self._matched(ChangeKind.RENEWED, _renews),
            *self._taken_over(),
            *self._matched(ChangeKind.OFFICE_CHANGED, _same_person),
            *self._matched(ChangeKind.REPLACED, _succeeds),
        ]
        found += [(ChangeKind.STARTED, (), one) for one in self.starting]
        found += [(ChangeKind.ENDED, (one,), None) for one in self.ending]
        return found

    def _matched(self, kind: ChangeKind, belong: Belong) -> Iterator[Told]:
        for begun in list(self.starting):
            ended = next((one for one in self.ending if belong(one, begun)), None)
            if ended is not None:
                self._tell(begun, ended)
                yield kind, (ended,), begun

    def _taken_over(self) -> Iterator[Told]:
        """A suppléant who becomes titulaire on the day after their own titulaire left."""
        for begun in list(self.starting):
            behind = next((one for one in self.ending if _steps_up(one, begun)), None)
            left = behind and next(
                (
                    one
                    for one in self.ending
                    if one.takes_a_seat and one.holder.person_id == behind.substitute_for_id
                ),
                None,
            )
            if behind is not None and left is not None:
                self._tell(begun, left, behind)
                yield ChangeKind.REPLACED, (left, behind), begun

    def _tell(self, begun: Held, *ended: Held) -> None:
        self.starting.remove(begun)
        for one in ended:
            self.ending.remove(one)


def _same_person(ended: Held, begun: Held) -> bool:
    return ended.holder.person_id == begun.holder.person_id


def _renews(ended: Held, begun: Held) -> bool:
    return _same_person(ended, begun) and (ended.office, ended.seat) == (begun.office, begun.seat)


def _steps_up(ended: Held, begun: Held) -> bool:
    return _same_person(ended, begun) and ended.seat is SeatKind.SUBSTITUTE and begun.takes_a_seat


def _succeeds(ended: Held, begun: Held) -> bool:
    """Another person in the same office of the bureau, or in the seat of somebody said to be replaced."""
    if ended.seat is not begun.seat or _same_person(ended, begun):
        return False
    if ended.office is begun.office and ended.office not in _PLAIN:
        return True
    return (
        ended.end_reason is EndReason.REPLACED
        and Office.GUEST not in {ended.office, begun.office}
        and ended.college_on(ended.last_day) is begun.college_on(begun.started_on)
    )
