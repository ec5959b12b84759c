"""Usual sentences of minutes: those that come with the program, and the facts put in place of {words}."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel, QuorumState
from engagement_desktop.domain.meetings.attending.roll import RollPart
from engagement_desktop.domain.meetings.minuting.phrases_drafts import UsualPhrase
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import clock_time, count, date_long, integer
from engagement_desktop.french.typography import typo
from engagement_desktop.paths import resources

UNSAID = "[à compléter]"
"""What stands for a fact that nobody has said yet."""

_FIELD = re.compile(r"\{([^{}\n]*)\}")
_COUNTED = re.compile(r"\{([^{}\n]*)\}([ \u00a0])(membres présents|membres|\w+s)\b")
_PLURALS = frozenset(
    {"absents", "excusés", "invités", "membres", "membres présents", "pouvoirs", "présents", "sièges"}
)

Telling = Callable[[LiveMeeting, int | None], str | int]


@lru_cache(maxsize=1)
def shipped_phrases() -> tuple[UsualPhrase, ...]:
    """The sentences of the program, in the order of a meeting."""
    text = (resources() / "meetings" / "phrases.toml").read_text(encoding="utf-8")
    return tuple(
        UsualPhrase(None, typo(said["title"]), typo(said["text"])) for said in tomllib.loads(text)["phrase"]
    )


def field_names() -> tuple[str, ...]:
    """The words that a sentence may hold in braces."""
    return tuple(_FIELDS)


def refuse_unknown_fields(text: str, field: str | None = None) -> None:
    """Looks for words in braces that no meeting knows.

    Raises:
        DomainError: one is unknown; `field` names where it was typed.
    """
    for found in _FIELD.finditer(text):
        if fold(found[1]) not in _BY_KEY:
            known = ", ".join(f"{{{name}}}" for name in _FIELDS)
            raise DomainError(f"Le mot {found[0]} n’est pas connu. Ceux qui le sont\u00a0: {known}.", field)


def rendered(text: str, live: LiveMeeting, item_id: int | None = None) -> str:
    """The sentence with the facts of the meeting at its minute; what a fact holds is never read as a field.

    A number is followed by its noun in the singular up to one: « {pouvoirs} pouvoirs » gives « 1 pouvoir ».

    Raises:
        DomainError: a word in braces is not known.
    """
    refuse_unknown_fields(text)
    values = {key: tell(live, item_id) for key, tell in _BY_KEY.items()}

    def agreed(found: re.Match[str]) -> str:
        value = values[fold(found[1])]
        if not isinstance(value, int) or value > 1 or found[3] not in _PLURALS:
            return found[0]
        return f"{{{found[1]}}}{found[2]}" + " ".join(word.removesuffix("s") for word in found[3].split())

    return _FIELD.sub(lambda found: _word(values[fold(found[1])]), _COUNTED.sub(agreed, text))


def quorum_clause(state: QuorumState) -> str:
    """« le quorum est atteint : 8 voix pour 6 demandées »."""
    if state.level is QuorumLevel.NO_RULE:
        return "aucun quorum n’est demandé"
    asked = "demandée" if state.needed == 1 else "demandées"
    told = "n’est pas atteint" if state.is_missing else "est atteint"
    return (
        f"le quorum {told}\u00a0: {count(state.count, 'voix', 'voix')} pour {integer(state.needed)} {asked}"
    )


def _word(value: str | int) -> str:
    return integer(value) if isinstance(value, int) else value


def _named(live: LiveMeeting, person_id: int | None) -> str:
    for one in live.attendees:
        if one.entry.id == person_id:
            return f"{one.entry.person.first_name} {one.entry.person.last_name}".strip()
    return UNSAID


def _said_to_be(status: AttendanceStatus) -> Telling:
    return lambda live, _item: sum(one.entry.status is status for one in live.attendees)


def _guests(live: LiveMeeting, _item: int | None) -> int:
    return sum(one.is_here and one.entry.part is RollPart.GUEST for one in live.attendees)


def _item_title(live: LiveMeeting, item_id: int | None) -> str:
    return next((item.title for item in live.items if item.id == item_id), UNSAID)


_FIELDS: Mapping[str, Telling] = MappingProxyType(
    {
        "présents": lambda live, _item: live.quorum.seated,
        "pouvoirs": lambda live, _item: live.quorum.proxies,
        "sièges": lambda live, _item: live.quorum.in_office,
        "membres": lambda live, _item: live.quorum.in_office,
        "voix": lambda live, _item: len(live.voices),
        "quorum": lambda live, _item: live.quorum.needed,
        "constat": lambda live, _item: quorum_clause(live.quorum),
        "excusés": _said_to_be(AttendanceStatus.EXCUSED),
        "absents": _said_to_be(AttendanceStatus.ABSENT),
        "invités": _guests,
        "heure": lambda live, _item: clock_time(live.clock_minute),
        "ouverture": lambda live, _item: clock_time(
            live.starts_minute if live.opened_minute is None else live.opened_minute
        ),
        "date": lambda live, _item: date_long(live.held_on),
        "comité": lambda live, _item: live.committee,
        "point": _item_title,
        "présidence": lambda live, _item: _named(live, live.chair_id),
        "secrétariat": lambda live, _item: _named(live, live.secretary_id),
    }
)
_BY_KEY: Mapping[str, Telling] = MappingProxyType({fold(name): tell for name, tell in _FIELDS.items()})
