"""Why a paper is not made: there is nothing that it could tell."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_facts import PaperFacts, minutes_of

_NOTHING_DONE = "Rien n’a été fait."


def refuse_empty(kind: PaperKind, facts: PaperFacts) -> None:
    """A paper says what is in the register, and nothing where nothing is.

    Raises:
        DomainError: no validated volunteer hour, no meeting attended, no mission, no training, nobody who
            agreed to be named.
    """
    why = _missing(kind, facts)
    if why:
        raise DomainError(f"{why} {_NOTHING_DONE}")


def missing_words(kind: PaperKind, facts: PaperFacts) -> str:
    """A few words for a list of those left out; empty when there is something to tell."""
    return _SHORT[kind] if _missing(kind, facts) else ""


_SHORT: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.PRESENCE: "aucune réunion",
        PaperKind.VOLUNTEERING: "aucune heure bénévole validée",
        PaperKind.CEC: "aucune heure bénévole validée",
        PaperKind.MISSION: "aucune mission décrite",
        PaperKind.VAE: "ni mission décrite, ni heure bénévole validée",
        PaperKind.TRAINING: "aucune formation",
        PaperKind.CONTRIBUTORS: "personne n’accepte d’être nommé",
    }
)


def _missing(kind: PaperKind, facts: PaperFacts) -> str:
    return "" if _has_something(kind, facts) else _WHY[kind].format(name=facts.person.name)


def _has_something(kind: PaperKind, facts: PaperFacts) -> bool:
    """Whether the register holds what the paper is about; a letter is written by hand."""
    hours = minutes_of(facts.hours)
    found = {
        PaperKind.PRESENCE: facts.meetings,
        PaperKind.VOLUNTEERING: hours,
        PaperKind.CEC: facts.cec,
        PaperKind.MISSION: facts.missions,
        PaperKind.VAE: facts.missions or hours,
        PaperKind.TRAINING: facts.trainings,
        PaperKind.CONTRIBUTORS: facts.contributors,
    }
    return bool(found.get(kind, True))


_WHY: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.PRESENCE: "Aucune réunion tenue n’a {name} parmi les présents sur ces jours.",
        PaperKind.VOLUNTEERING: (
            "Aucune heure bénévole validée de {name} sur ces jours\u00a0: il n’y a rien à attester."
        ),
        PaperKind.CEC: "Aucune heure bénévole validée de {name} cette année-là.",
        PaperKind.MISSION: "Pour {name}, aucune mission n’est décrite sur ces jours. Décrivez-la d’abord.",
        PaperKind.VAE: "Ni mission décrite, ni heure bénévole validée de {name} sur ces jours.",
        PaperKind.TRAINING: "Aucune formation suivie par {name} n’est notée sur ces jours.",
        PaperKind.CONTRIBUTORS: (
            "Aucune de ces personnes n’a accepté que son nom soit cité dans les documents publiés. "
            "Notez leur accord sur leur fiche."
        ),
    }
)
