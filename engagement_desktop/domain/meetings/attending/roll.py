"""The roll of a meeting: who may sit, how each took part, who is in the room at a given minute."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity


class RollPart(StrEnum):
    """On what account a person is on the roll."""

    TITULAR = "titular"
    SUBSTITUTE = "substitute"
    GUEST = "guest"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From when to when a person was there, in minutes of the clock; None is until the end.

    The minute of arrival is inside, that of departure is not: whoever leaves at 19 h 24 has no voice in a
    vote of 19 h 24.
    """

    arrived_minute: int
    left_minute: int | None = None

    def covers(self, minute: int) -> bool:
        return self.arrived_minute <= minute and (self.left_minute is None or minute < self.left_minute)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollEntry:
    """One person on the roll. `status` None: nothing was said of them yet, or a suppléant who did not come.

    `substitute_for_id` is the titulaire of the mandate of a suppléant, `stands_in_for_id` the one whose seat
    he took at this meeting; `proxy_to_id` holds the pouvoir that this person gave.
    """

    person: PersonFact
    part: RollPart
    office: Office | None = None
    college: Capacity | None = None
    status: AttendanceStatus | None = None
    spans: tuple[Span, ...] = ()
    substitute_for_id: int | None = None
    stands_in_for_id: int | None = None
    proxy_to_id: int | None = None

    @property
    def id(self) -> int:
        return self.person.id

    @property
    def came(self) -> bool:
        return self.status in ATTENDED

    def is_in_room(self, minute: int) -> bool:
        """There at that minute; somebody who came and has no hour was there the whole time."""
        return self.came and (not self.spans or any(span.covers(minute) for span in self.spans))


Roll = tuple[RollEntry, ...]


def in_order(entries: Iterable[RollEntry]) -> Roll:
    """The order of the entry screen and of the sheet to sign.

    Titulaires by college as they come (the register's own order of names within one), each followed by
    their suppléants; then suppléants of nobody in particular; guests last.
    """
    colleges = {college: rank for rank, college in enumerate(Capacity)}
    kept = sorted(
        entries, key=lambda entry: colleges.get(entry.college, len(colleges)) if entry.college else 99
    )
    seats = [entry for entry in kept if entry.part is RollPart.TITULAR]
    seated = {entry.id for entry in seats}
    subs = [entry for entry in kept if entry.part is RollPart.SUBSTITUTE]
    ordered: list[RollEntry] = []
    for seat in seats:
        ordered.append(seat)
        ordered += [sub for sub in subs if sub.substitute_for_id == seat.id]
    ordered += [sub for sub in subs if sub.substitute_for_id not in seated]
    return (*ordered, *(entry for entry in kept if entry.part is RollPart.GUEST))


def by_id(roll: Roll) -> dict[int, RollEntry]:
    return {entry.id: entry for entry in roll}


def presiding(roll: Roll) -> int | None:
    """Who presides when nobody was named: a chair who came, else one not noted yet, else a vice-chair there.

    A chair who is away presides over nothing; None: nobody of these offices is there.
    """
    chairs = [entry for entry in roll if entry.office is Office.CHAIR]
    came = [entry for entry in chairs if entry.came]
    awaited = [entry for entry in chairs if entry.status is None]
    vice = [entry for entry in roll if entry.office is Office.VICE_CHAIR and entry.came]
    return next((entry.id for entry in (*came, *awaited, *vice)), None)
