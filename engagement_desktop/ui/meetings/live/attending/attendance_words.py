"""How a live meeting says each person's state: a word, an hour, an icon, a tone."""

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveMeeting
from engagement_desktop.domain.meetings.attending.proxies import proxies_held
from engagement_desktop.domain.meetings.attending.roll import RollPart, by_id
from engagement_desktop.french.formats import clock_time, count
from engagement_desktop.french.minutes_people import agreed
from engagement_desktop.french.vote_texts import short_name
from engagement_desktop.ui.meetings.live.attending.people_list import PersonLine

_SAID = {
    AttendanceStatus.EXCUSED: ("excusé", "circle-slash", "attention"),
    AttendanceStatus.ABSENT: ("absent", "circle-x", "erreur"),
}
Word = tuple[str, str, str]


def lines_of(live: LiveMeeting) -> tuple[PersonLine, ...]:
    """One line a person, surname first, in the order of the roll."""
    return tuple(_line(live, one) for one in live.attendees)


def here_words(live: LiveMeeting) -> str:
    """« 7 sur 11 »: seats held in the room, by their titulaire or a suppléant, out of those in office."""
    return f"{live.quorum.seated} sur {live.quorum.in_office}"


def _line(live: LiveMeeting, one: LiveAttendee) -> PersonLine:
    person = one.entry.person
    state, icon, tone = _word(live, one)
    name = f"{person.last_name} {person.first_name}".strip()
    return PersonLine(person.id, name, state, icon, tone, is_passed_over=_is_spare(live, one))


def _is_spare(live: LiveMeeting, one: LiveAttendee) -> bool:
    """A suppléant of whom nothing is noted while the titulaire is in the room: he rarely came."""
    titular = by_id(live.roll).get(one.entry.substitute_for_id or 0)
    return (
        one.entry.part is RollPart.SUBSTITUTE
        and one.entry.status is None
        and titular is not None
        and titular.is_in_room(live.clock_minute)
    )


def _word(live: LiveMeeting, one: LiveAttendee) -> Word:
    entry = one.entry
    if one.is_here:
        return _here(live, one)
    if one.proxy_to is not None:
        return _represented(one)
    if entry.came:
        return _left(one)
    if entry.status in _SAID:
        word, icon, tone = _SAID[entry.status]
        return agreed(word, [entry.person]), icon, tone
    if entry.part is RollPart.SUBSTITUTE:
        titular = by_id(live.roll).get(entry.substitute_for_id or 0)
        of = f" de {short_name(titular.person)}" if titular is not None else ""
        return f"{_substitute(one)}{of}", "circle", "neutre"
    word = agreed("invité", [entry.person]) if entry.part is RollPart.GUEST else "à noter"
    return word, "circle", "neutre"


def _here(live: LiveMeeting, one: LiveAttendee) -> Word:
    entry = one.entry
    since = f" {clock_time(entry.spans[-1].arrived_minute)}" if entry.spans else ""
    if entry.part is RollPart.GUEST:
        return f"{agreed('Invité', [entry.person])}{since}", "circle-check", "neutre"
    if entry.part is RollPart.SUBSTITUTE:
        if one.voices and one.stands_in_for is not None:
            return f"siège pour {short_name(one.stands_in_for)}", "user-plus", "info"
        return f"{_substitute(one)}, sans voix{since}", "circle-check", "neutre"
    held = proxies_held(live.roll, entry.id)
    more = f", {count(len(held), 'pouvoir')}" if held else ""
    if entry.status is AttendanceStatus.REMOTE:
        return f"À distance{since}{more}", "monitor", "succes"
    return f"{agreed('Présent', [entry.person])}{since}{more}", "circle-check", "succes"


def _represented(one: LiveAttendee) -> Word:
    holder = short_name(one.proxy_to) if one.proxy_to is not None else ""
    if one.proxy_counts:
        return f"pouvoir à {holder}", "handshake", "info"
    return f"pouvoir à {holder}, sans voix", "handshake", "attention"


def _left(one: LiveAttendee) -> Word:
    left = one.entry.spans[-1].left_minute if one.entry.spans else None
    if left is None:  # the clock looked at is before the arrival
        return "pas encore là", "circle", "neutre"
    gone = "a quitté" if one.entry.person.civility is None else agreed("parti", [one.entry.person])
    return f"{gone} à {clock_time(left)}", "log-out", "neutre"


def _substitute(one: LiveAttendee) -> str:
    return "suppléante" if agreed("", [one.entry.person]) == "e" else "suppléant"
