"""What the agenda of a live meeting says of each item."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.attending.live_rows import LiveItem, LiveMeeting
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.french.formats import clock_time, count, duration
from engagement_desktop.french.labels import label
from engagement_desktop.french.minutes_people import addressed

CARRIED = "reporté à la prochaine réunion"
_ASKS: Mapping[ItemKind, str] = MappingProxyType(
    {ItemKind.SECRECY: "rappel pas encore coché", ItemKind.APPROVAL: "pas encore adopté"}
)
"""What is said of an item that was passed without what it asks."""


def is_talked_of(item: LiveItem) -> bool:
    """Begun and not ended: where the meeting is."""
    return item.started_minute is not None and item.ended_minute is None


def heading(item: LiveItem) -> str:
    return f"{item.number}. {item.title}"


def icon_of(item: LiveItem, live: LiveMeeting) -> tuple[str, str]:
    """Drawing and ink of the state of an item."""
    if item.state is ItemState.TO_CARRY:
        return "history", "attention"
    if item.state is ItemState.TREATED or (item.kind is ItemKind.SECRECY and live.secrecy_minute is not None):
        return "circle-check", "succes"
    if item.kind in _ASKS and item.ended_minute is not None:
        return "circle-alert", "attention"
    return ("circle-dot", "accent") if is_talked_of(item) else ("circle", "encre2")


def second_line(item: LiveItem, live: LiveMeeting) -> str:
    """What became of the item, else planned time and time spent."""
    if item.state is ItemState.TO_CARRY:
        return CARRIED
    if item.kind is ItemKind.SECRECY and live.secrecy_minute is not None:
        return f"fait à {clock_time(live.secrecy_minute)}"
    if item.kind is ItemKind.APPROVAL and item.state is ItemState.TREATED:
        return "approuvé"
    if item.ended_minute is not None and item.state is ItemState.TO_COME and item.kind in _ASKS:
        return _ASKS[item.kind]
    return _times(item, live)


def _times(item: LiveItem, live: LiveMeeting) -> str:
    planned = "" if not item.minutes else duration(item.minutes)
    if is_talked_of(item):
        elapsed = live.clock_minute - (item.started_minute or 0)
        since = f"depuis {duration(elapsed)}" if elapsed > 0 else "commence"
        return f"{planned}, {since}" if planned else since
    if item.started_minute is not None and item.ended_minute is not None:
        spent = duration(item.ended_minute - item.started_minute)
        return f"{spent} sur {planned}" if planned else spent
    return planned


def spoken(item: LiveItem, live: LiveMeeting) -> str:
    """The item as a screen reader says it."""
    state = {
        ItemState.TO_CARRY: CARRIED,
        ItemState.TREATED: "traité",
        ItemState.TO_COME: "en cours" if is_talked_of(item) else "à venir",
        ItemState.DROPPED: "retiré",
    }[item.state]
    hours = ""
    if item.started_minute is not None:
        ended = "" if item.ended_minute is None else f" à {clock_time(item.ended_minute)}"
        hours = f"de {clock_time(item.started_minute)}{ended}"
    return ", ".join(part for part in (heading(item), state, second_line(item, live), hours) if part)


def facts(item: LiveItem) -> str:
    """Under the title, at the head of the text: level, who presents, what is joined."""
    level = "" if item.level is None else label(item.level).capitalize()
    who = "" if item.rapporteur is None else f"présenté par {addressed(item.rapporteur)}"
    joined = "" if not item.documents else count(item.documents, "document joint", "documents joints")
    return " — ".join(part for part in (level, who, joined) if part)
