"""A dossier away, brought back or given up: the sentences that the person reads."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from engagement_desktop.domain.custody import CustodyState, Holding, Verdict
from engagement_desktop.french.formats import count, instant
from engagement_desktop.french.typography import NBSP

_REFUSALS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.NEVER_LEFT: "Ce fichier n’a jamais été emporté\u00a0: il ne peut pas être rapporté. "
        "Rien n’a été changé. Choisissez la copie qui est partie.",
        Verdict.STRANGER: "Ce dossier n’attend pas cette copie\u00a0: elle est partie d’un autre "
        "exemplaire, ou avant la sauvegarde à laquelle il est revenu. Rien n’a été changé. "
        "Ouvrez-la à part pour la comparer.",
        Verdict.STAYED: "Ce fichier est celui qui est resté, ou sa copie\u00a0: rien n’y a été écrit "
        "depuis le départ. Rien n’a été changé. Choisissez la copie qui est partie.",
        Verdict.OLDER: "Cette copie est plus ancienne que le dossier au moment du départ. "
        "Rien n’a été changé. Choisissez celle dans laquelle on a travaillé.",
    }
)


def refusal(verdict: Verdict, here: Holding, place: str) -> str:
    """Why a copy is not taken in; `here` is what this file is, `place` where the copy says it went."""
    if verdict is Verdict.GIVEN_ELSEWHERE:
        return (
            f"Ce poste a déjà rendu le dossier, dans «{NBSP}{place}{NBSP}». Rien n’a été changé. "
            "C’est cette copie-là qu’il faut choisir."
        )
    if verdict is Verdict.TOO_LATE:
        since = f" depuis le {instant(here.since)}" if here.since else ""
        return (
            f"Cette copie n’est plus attendue{since}\u00a0: elle est déjà revenue, ou il a été dit "
            "qu’elle ne reviendrait pas. Ce dossier n’a pas changé. "
            "La copie, elle, se lit seulement désormais\u00a0: ouvrez-la pour y relire ce qui manquerait ici."
        )
    return _REFUSALS[verdict]


def why_only_read(held: Holding) -> str:
    """Why this file may not be written, since when, and where the right to write is."""
    when = instant(held.since) if held.since else ""
    place = f"«{NBSP}{held.place}{NBSP}»"
    if held.state is CustodyState.AWAY:
        return f"Le dossier a été emporté le {when} vers {place}. On écrit là-bas jusqu’à son retour."
    if held.state is CustodyState.RETURNED:
        return f"Cet exemplaire a été rendu le {when} à {place}. On écrit là-bas désormais."
    return ""


def brought_words(acts: int, last: datetime | None) -> str:
    """What a copy brings: « 14 actes depuis le départ, le dernier le 21/11/2026 à 18 h 12 »."""
    if not acts:
        return "Rien n’y a été enregistré depuis le départ."
    done = count(acts, "acte enregistré", "actes enregistrés")
    return f"{done} depuis le départ, le dernier le {instant(last)}." if last else f"{done} depuis le départ."


def carried_words(held: Holding) -> str:
    """What the copy that left says of itself."""
    when = f" le {instant(held.since)}" if held.since else ""
    return f"Cet exemplaire a été emporté{when}. C’est ici qu’on écrit\u202f; au poste, on lit."


def give_up_question(held: Holding) -> str:
    """What is lost, in plain words, before one stops waiting for a copy."""
    if held.state is CustodyState.RETURNED:
        return (
            f"La copie rendue dans «{NBSP}{held.place}{NBSP}» est-elle perdue\u202f? On écrira de nouveau "
            "dans cet exemplaire. Si quelqu’un a déjà travaillé dans la copie, ce travail-là restera à part."
        )
    when = f" depuis le {instant(held.since)}" if held.since else ""
    return (
        f"Tout ce qui a été écrit dans la copie{when} manquera ici. On reprendra le dossier comme il était "
        "ce jour-là. Si la copie revient plus tard, elle ne pourra plus qu’être relue."
    )
