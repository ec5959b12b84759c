"""A live meeting in words: its quorum, and the pouvoirs that lost their voice."""

from collections.abc import Iterable

from engagement_desktop.domain.meetings.attending.live_rows import LiveAttendee, LiveMeeting
from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel, QuorumState
from engagement_desktop.french.formats import clock_time, count
from engagement_desktop.french.typography import NBSP
from engagement_desktop.french.vote_texts import short_name


def quorum_title(state: QuorumState, opened_minute: int | None = None) -> str:
    """« Quorum atteint », « Quorum perdu à 19 h 24 »; not yet, when it has been missing since the opening."""
    match state.level:
        case QuorumLevel.NO_RULE:
            return "Pas de quorum demandé"
        case QuorumLevel.REACHED:
            return "Quorum atteint"
        case QuorumLevel.JUST:
            return "Quorum tout juste atteint"
        case QuorumLevel.MISSING:
            if state.since is None or opened_minute is None or state.since <= opened_minute:
                return "Quorum pas encore atteint"
            return f"Quorum perdu à {clock_time(state.since)}"


def quorum_sentence(state: QuorumState, *, represented_count: bool = True) -> str:
    """« 7 présents + 1 pouvoir = 8 voix, il en faut 6. », then what is allowed."""
    here = count(state.seated, "présent")
    proxies = count(state.proxies, "pouvoir")
    told = here
    if represented_count and state.proxies:
        told += f" + {proxies} = {state.count}{NBSP}voix"
    if state.needed:
        told += f", il en faut {state.needed}"
    if state.proxies and not represented_count:
        told += " (les pouvoirs ne comptent pas)"
    return f"{told}.{_allowed(state)}"


def lost_voices(attendees: Iterable[LiveAttendee]) -> str:
    """« Le pouvoir d’A. Œuvrard est sans voix : M. Hélias n’est pas là. »; nothing when all have theirs."""
    told = [
        f"Le pouvoir {of_name(short_name(one.entry.person))} est sans voix{NBSP}: "
        f"{short_name(one.proxy_to)} n’est pas là."
        for one in attendees
        if one.proxy_to is not None and not one.proxy_counts and not one.is_here
    ]
    return " ".join(told)


def quorum_told(live: LiveMeeting) -> str:
    """Title and sentence in one, for the ear."""
    title = quorum_title(live.quorum, live.opened_minute)
    sentence = quorum_sentence(live.quorum, represented_count=live.rules.represented_count)
    return " ".join(part for part in (f"{title}.", sentence, lost_voices(live.attendees)) if part)


def _allowed(state: QuorumState) -> str:
    if state.is_missing:
        return " Discutez, ne votez plus." if state.since else " Discutez, ne votez pas."
    return " Un départ et il est perdu." if state.level is QuorumLevel.JUST else ""
