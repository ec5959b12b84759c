"""Sentences about minutes: the committee's own ones with their facts, and what the check noticed."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.minuting.closing_checks import ClosingPoint, PointKind
from engagement_desktop.domain.meetings.minuting.minutes import FindingKind
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts, PersonFact
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesState
from engagement_desktop.domain.register.people import Civility
from engagement_desktop.domain.register.structures import StructureKind
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import clock_time, count, date_long
from engagement_desktop.french.typography import NBSP

_FIELD = re.compile(r"\{\s*([^\W\d_]+)\s*\}")
_SHOWN = 90
_TITLES: Mapping[Civility, str] = MappingProxyType({Civility.MR: "M.", Civility.MRS: "Mme"})
STRUCTURE_KINDS: Mapping[StructureKind, str] = MappingProxyType(
    {
        StructureKind.MSP: "Maison de santé pluriprofessionnelle",
        StructureKind.CDS: "Centre de santé",
        StructureKind.CPTS: "Communauté professionnelle territoriale de santé",
        StructureKind.ASSOCIATION: "Association",
    }
)
FINDINGS: Mapping[FindingKind, str] = MappingProxyType(
    {
        FindingKind.PHONE: "Numéro de téléphone",
        FindingKind.EMAIL: "Adresse électronique",
        FindingKind.ADDRESS: "Adresse postale",
        FindingKind.NIR: "Numéro de sécurité sociale",
        FindingKind.OUTSIDE_NAME: "Personne qui n’était pas là",
        FindingKind.HEALTH_WORD: "Mot de santé près d’un nom",
        FindingKind.CHOSEN: "Choisi à la main",
    }
)
STATES: Mapping[MinutesState, str] = MappingProxyType(
    {
        MinutesState.DRAFT: "Brouillon",
        MinutesState.VALIDATED: "Validé",
        MinutesState.APPROVED: "Approuvé",
        MinutesState.SIGNED: "Signé",
    }
)
_WHOLE: Mapping[PointKind, str] = MappingProxyType(
    {
        PointKind.NOT_HELD: "Cette réunion ne s’est pas encore tenue.",
        PointKind.STILL_OPEN: "La réunion n’est pas close.",
        PointKind.NOBODY_PRESENT: "Personne n’est noté présent.",
        PointKind.NO_END_HOUR: "L’heure de fin manque.",
        PointKind.NO_CHAIR: "On ne sait pas qui a présidé.",
        PointKind.NO_SECRETARY: "On ne sait pas qui a tenu le secrétariat.",
        PointKind.SECRECY_NOT_RECALLED: "Le rappel du secret (article 226-13 du code pénal) n’est pas coché.",
    }
)
_OF_ITEM: Mapping[PointKind, str] = MappingProxyType(
    {
        PointKind.ITEM_WITHOUT_TEXT: "rien n’est écrit",
        PointKind.VOTE_WITHOUT_DECISION: "un vote adopté n’a pas de décision",
        PointKind.ACTION_WITHOUT_OWNER: "une action n’a pas de responsable",
        PointKind.ACTION_WITHOUT_DATE: "une action n’a pas d’échéance",
    }
)


def point_words(point: ClosingPoint) -> str:
    """One thing that the check noticed, in a sentence."""
    if point.kind in _WHOLE:
        return _WHOLE[point.kind]
    if point.kind in _COUNTED:
        return _COUNTED[point.kind](point.count)
    if point.kind is PointKind.CHAIR_AWAY:
        return f"La présidence est donnée à {point.said}, qui n’était pas dans la salle."
    if point.kind is PointKind.QUORUM_LOST:
        return _quorum_lost(point)
    said = f" — «{NBSP}{_shortened(point.said)}{NBSP}»" if point.said else ""
    return f"Point {point.item_number}{NBSP}: {_OF_ITEM[point.kind]}{said}."


def own_sentence(text: str | None, facts: MinutesFacts) -> str:
    """The committee's first or last sentence with its fields; one that is not known stays as typed."""
    values = _values(facts)
    return _FIELD.sub(lambda found: values.get(fold(found[1]), found[0]), text or "").strip()


def person_words(person: PersonFact) -> str:
    """« Mme Chantal Prigent »."""
    title = _TITLES.get(person.civility, "") if person.civility else ""
    name = f"{person.first_name} {person.last_name}".strip()
    return f"{title}{NBSP}{name}" if title else name


def minutes_name(number: str | None, *, public: bool = False) -> str:
    """What a paper is called: « PV 2025-09 », « PV 2025-09 (version publique) »."""
    name = f"PV {number}" if number else "Compte rendu"
    return f"{name} (version publique)" if public else name


def _no_quorum(missing: int) -> str:
    voices = count(missing, "voix", "voix")
    return f"Le quorum n’était pas atteint à l’ouverture{NBSP}: il manquait {voices}."


def _not_noted(people: int) -> str:
    if people == 1:
        return f"1 personne n’a pas été notée{NBSP}: le compte rendu la dira absente."
    return f"{people} personnes n’ont pas été notées{NBSP}: le compte rendu les dira absentes."


def _not_ruled(words: int) -> str:
    return f"{count(words, 'mot', 'mots')} à décider pour la version publique."


_COUNTED: Mapping[PointKind, Callable[[int], str]] = MappingProxyType(
    {
        PointKind.NO_QUORUM: _no_quorum,
        PointKind.NOT_NOTED: _not_noted,
        PointKind.NOT_RULED: _not_ruled,
    }
)


def _quorum_lost(point: ClosingPoint) -> str:
    at = "" if point.minute is None else f" à {clock_time(point.minute)}"
    during = "" if point.item_number is None else f" pendant le point {point.item_number}"
    return f"Le quorum a été perdu{during}{at}."


def _values(facts: MinutesFacts) -> Mapping[str, str]:
    hour = facts.called_minute if facts.opened_minute is None else facts.opened_minute
    return {
        "comite": facts.committee,
        "structure": facts.structure.name,
        "date": date_long(facts.held_on),
        "heure": clock_time(hour),
        "fin": "" if facts.ends_minute is None else clock_time(facts.ends_minute),
        "lieu": facts.place or "",
        "numero": facts.number or "",
        "presidence": "" if facts.chair is None else person_words(facts.chair),
        "secretariat": "" if facts.secretary is None else person_words(facts.secretary),
    }


def _shortened(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN].rstrip() + "…"
