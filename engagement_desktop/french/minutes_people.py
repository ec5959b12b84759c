"""How minutes name people, and who was there: present, at a distance, represented, excused, absent."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, AttendanceStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import AttendeeFact, MinutesFacts, PersonFact
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.seating import USERS_SIDE
from engagement_desktop.french.formats import clock_time
from engagement_desktop.french.labels import label

USERS, PROFESSIONALS, ELECTED, WITHOUT = "Usagers", "Professionnels", "Élus", "Sans collège"
SIDES = (USERS, PROFESSIONALS, ELECTED, WITHOUT)
_STEMS = (
    (AttendanceStatus.PRESENT, "Présent"),
    (AttendanceStatus.REPRESENTED, "Représenté"),
    (AttendanceStatus.EXCUSED, "Excusé"),
    (AttendanceStatus.ABSENT, "Absent"),
)
_REMOTE = "À distance"


@dataclass(frozen=True, slots=True)
class PresenceTable:
    """Who came, by college: the heads that have somebody, and a row for each way of taking part."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guests: str = ""


def named(person: PersonFact) -> str:
    """« Nadia Belkacem »."""
    return f"{person.first_name} {person.last_name}".strip()


def addressed(person: PersonFact) -> str:
    """« Mme Nadia Belkacem »; the name alone where no civility was said."""
    if isinstance(person.civility, Civility):
        return f"{label(person.civility)} {named(person)}"
    return named(person)


def agreed(stem: str, people: Sequence[PersonFact]) -> str:
    """The participle as these people want it: « Excusée », « Excusés »."""
    feminine = bool(people) and all(person.civility is Civility.MRS for person in people)
    return f"{stem}{'e' if feminine else ''}{'s' if len(people) > 1 else ''}"


def presence_table(facts: MinutesFacts) -> PresenceTable:
    """The table of presence; guests are told in a sentence under it."""
    members = [one for one in facts.attendees if not one.is_guest]
    heads = tuple(side for side in SIDES if any(side_of(one) == side for one in members))
    rows = []
    for status, stem in _ordered():
        there = [one for one in members if one.status is status]
        if there:
            title = stem if status is AttendanceStatus.REMOTE else agreed(stem, [one.person for one in there])
            cells = (_listed(facts, [one for one in there if side_of(one) == side]) for side in heads)
            rows.append((title, *cells))
    return PresenceTable(heads, tuple(rows), _guests(facts))


def side_of(attendee: AttendeeFact) -> str:
    """The group of colleges under which a member is listed."""
    if attendee.college is None:
        return WITHOUT
    if attendee.college in USERS_SIDE:
        return USERS
    return ELECTED if attendee.college is Capacity.ELECTED else PROFESSIONALS


def role_of(facts: MinutesFacts, person: PersonFact) -> str:
    """« Mme Nadia Belkacem, présidence »: who it is, and the office held in the committee."""
    there = next((one for one in facts.attendees if one.person.id == person.id), None)
    office = None if there is None else there.office
    if office is None or office in (Office.MEMBER, Office.GUEST):
        return addressed(person)
    return f"{addressed(person)}, {label(office)}"


def spans_said(facts: MinutesFacts, spans: Iterable[tuple[int, int | None]]) -> str:
    """« de 18 h 20 à 19 h 10 », « à partir de 18 h 20 », « jusqu’à 19 h 40 »; nothing for the whole time."""
    begins = facts.called_minute if facts.opened_minute is None else facts.opened_minute
    said = []
    for arrived, left in spans:
        late = arrived > begins
        early = left is not None and (facts.ends_minute is None or left < facts.ends_minute)
        if late and early and left is not None:
            said.append(f"de {clock_time(arrived)} à {clock_time(left)}")
        elif late:
            said.append(f"à partir de {clock_time(arrived)}")
        elif early and left is not None:
            said.append(f"jusqu’à {clock_time(left)}")
    return ", puis ".join(said)


def _ordered() -> tuple[tuple[AttendanceStatus, str], ...]:
    present, *others = _STEMS
    return (present, (AttendanceStatus.REMOTE, _REMOTE), *others)


def _listed(facts: MinutesFacts, people: Sequence[AttendeeFact]) -> str:
    return ", ".join(_detailed(facts, one) for one in people)


def _detailed(facts: MinutesFacts, one: AttendeeFact) -> str:
    said = []
    if one.stands_in_for is not None:
        said.append(f"à la place de {named(one.stands_in_for)}")
    if one.proxy_to is not None:
        said.append(f"pouvoir à {named(one.proxy_to)}")
    if one.status in ATTENDED and (hours := spans_said(facts, one.spans)):
        said.append(hours)
    return f"{named(one.person)} ({' ; '.join(said)})" if said else named(one.person)


def _guests(facts: MinutesFacts) -> str:
    guests = [one for one in facts.attendees if one.is_guest and one.status in ATTENDED]
    if not guests:
        return ""
    title = agreed("Invité", [one.person for one in guests])
    return f"{title} : {', '.join(_guest(facts, one) for one in guests)}."


def _guest(facts: MinutesFacts, one: AttendeeFact) -> str:
    hours = spans_said(facts, one.spans)
    return f"{addressed(one.person)} ({hours})" if hours else addressed(one.person)
