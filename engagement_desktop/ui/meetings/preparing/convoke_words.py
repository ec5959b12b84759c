"""The sentences of « Convoquer »: whom, by when, what was written where."""

from collections import Counter
from collections.abc import Sequence

from engagement_desktop.domain.meetings.preparing.convocations import ConvocationWay
from engagement_desktop.domain.meetings.preparing.convoking import ConvocationOutcome, ConvocationPlan
from engagement_desktop.french.convocation_words import BY
from engagement_desktop.french.formats import count, date_long, day_and_date, enumerated
from engagement_desktop.french.typography import NBSP

_MOST_NAMES = 5


def head_words(plan: ConvocationPlan, ways: Sequence[tuple[int, ConvocationWay]]) -> tuple[str, str]:
    """What stands under the title, and how many are called in each way."""
    by_way = Counter(way for _person, way in ways)
    total = ", ".join(f"{by_way[way]} {BY[way]}" for way in ConvocationWay if by_way[way])
    facts = f"{plan.committee}, {day_and_date(plan.held_on)}"
    if plan.convoked_on is not None:
        facts += f". Convocation envoyée le {date_long(plan.convoked_on)}"
    elif plan.last_day is not None and not plan.is_late:
        facts += f". À envoyer le {date_long(plan.last_day)} au plus tard"
    return f"{facts}.", total or "Personne"


def late_words(plan: ConvocationPlan) -> str:
    """What the rules ask, and what may be done."""
    if plan.last_day is None or plan.notice_days is None:
        return ""
    return (
        f"Le règlement demande {count(plan.notice_days, 'jour')}{NBSP}: il fallait convoquer le "
        f"{date_long(plan.last_day)} au plus tard. Vous pouvez convoquer quand même, ou changer la date de "
        "la réunion."
    )


def agenda_words(plan: ConvocationPlan) -> str:
    """The agenda and the documents that the letter lists."""
    agenda = "\n".join(f"– {one}" for one in plan.agenda) or "L’ordre du jour est vide."
    if not plan.documents:
        return agenda
    sent = ""
    if plan.documents_sent_on is not None:
        sent = f", envoyés le {date_long(plan.documents_sent_on)}"
    return f"{agenda}\nDocuments{sent}{NBSP}: {', '.join(plan.documents)}."


def nobody_words(plan: ConvocationPlan) -> str:
    """Why the list is empty."""
    return f"Personne ne siège dans ce comité le {date_long(plan.held_on)}. Ajoutez d’abord les mandats."


def ended_words(outcome: ConvocationOutcome) -> str:
    """« 12 personnes convoquées. »."""
    called = sum(number for _way, number in outcome.called)
    return f"{count(called, 'personne convoquée', 'personnes convoquées')}."


def where_words(outcome: ConvocationOutcome) -> str:
    """Where the files are, what to do with them, and whom nothing reaches."""
    said = (
        f"{count(len(outcome.files), 'fichier')} dans «{NBSP}{outcome.folder.name}{NBSP}»{NBSP}: "
        f"{enumerated(sorted(outcome.files))}."
    )
    if not outcome.left_out:
        return said
    names = ", ".join(one.name for one in outcome.left_out[:_MOST_NAMES])
    more = len(outcome.left_out) - _MOST_NAMES
    others = f" et {count(more, 'autre')}" if more > 0 else ""
    return f"{said} À voir de vive voix{NBSP}: {names}{others}."
