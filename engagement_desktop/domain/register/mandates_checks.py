"""What a mandate may not say, and what is asked before it is kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.dated_rules import DatedRules
from engagement_desktop.domain.register.held import Held, Holder
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.register.mandates_drafts import MandateDraft

MOST_TERMS = 99
Finder = Callable[["Looked"], DomainError | None]


@dataclass(frozen=True, slots=True)
class Around:
    """What a mandate is looked at with: its person, its committee, the other mandates of the committee."""

    holder: Holder | None
    committee: str
    created_on: date | None
    closed_on: date | None
    archived_on: date | None
    rules: Sequence[DatedRules]
    others: Sequence[Held]


@dataclass(frozen=True, slots=True)
class Looked:
    """A draft beside what it was and what stands around it; `changed` names the fields that differ."""

    draft: MandateDraft
    around: Around
    changed: frozenset[str]

    @classmethod
    def at(cls, draft: MandateDraft, former: MandateDraft | None, around: Around) -> "Looked":
        names = (field.name for field in fields(draft))
        return cls(
            draft,
            around,
            frozenset(n for n in names if former is None or getattr(draft, n) != getattr(former, n)),
        )

    def moved(self, *names: str) -> bool:
        return not self.changed.isdisjoint(names)

    @property
    def first_day(self) -> date:
        """The first day, once it is known to be said."""
        return self.draft.started_on or date.min


def mandate_faults(draft: MandateDraft, former: MandateDraft | None, around: Around) -> Iterator[DomainError]:
    """Refusals in the order of the form; of a mandate already there, only what changes is looked at."""
    looked = Looked.at(draft, former, around)
    for check in _CHECKS:
        fault = check(looked)
        if fault is not None:
            yield fault


def _person(looked: Looked) -> DomainError | None:
    if not looked.moved("person_id"):
        return None
    holder = looked.around.holder
    if holder is None:
        return DomainError("Choisissez la personne qui siège.", "person_id")
    if holder.archived_on is not None:
        return DomainError(
            f"La fiche de {holder.name} est archivée\u00a0: aucun mandat ne peut lui être donné. "
            "Sortez-la d’abord des archives.",
            "person_id",
        )
    return None


def _committee(looked: Looked) -> DomainError | None:
    if looked.moved("committee_id") and looked.around.archived_on is not None:
        return DomainError(
            f"Le comité «\u00a0{looked.around.committee}\u00a0» est archivé. Sortez-le d’abord des archives.",
            "committee_id",
        )
    return None


def _start(looked: Looked) -> DomainError | None:
    started, around = looked.draft.started_on, looked.around
    if started is None:
        return DomainError("Donnez le premier jour du mandat.", "started_on")
    if not looked.moved("started_on", "committee_id"):
        return None
    if around.created_on is not None and started < around.created_on:
        return DomainError(
            f"Le comité n’existe que depuis le {_day(around.created_on)}\u00a0: le mandat commence ce "
            "jour-là ou plus tard.",
            "started_on",
        )
    if around.closed_on is not None and started > around.closed_on:
        return DomainError(
            f"Le comité a fermé le {_day(around.closed_on)}\u00a0: aucun mandat n’y commence après.",
            "started_on",
        )
    return None


def _end(looked: Looked) -> DomainError | None:
    draft, closed_on = looked.draft, looked.around.closed_on
    if not looked.moved("started_on", "ended_on", "committee_id"):
        return None
    if draft.ended_on is not None and draft.ended_on < looked.first_day:
        return DomainError("Le mandat finit avant de commencer. Corrigez l’une des dates.", "ended_on")
    if closed_on is not None and looked.first_day <= closed_on < (draft.ended_on or date.max):
        return DomainError(
            f"Le comité a fermé le {_day(closed_on)}\u00a0: le mandat finit ce jour-là au plus tard.",
            "ended_on",
        )
    return None


def _overlap(looked: Looked) -> DomainError | None:
    draft = looked.draft
    if draft.started_on is None or not looked.moved(
        "person_id", "committee_id", "office", "seat", "started_on", "ended_on"
    ):
        return None
    for other in looked.around.others:
        same = (other.holder.person_id, other.office, other.seat) == (
            draft.person_id,
            draft.office,
            draft.seat,
        )
        if same and other.meets(draft.started_on, draft.ended_on):
            return DomainError(
                "Le même siège deux fois\u00a0: cette personne a déjà ce mandat, à la même fonction, depuis "
                f"le {_day(other.started_on)}. Corrigez les dates ou ouvrez l’autre mandat.",
                "started_on",
            )
    return None


def _substitute(looked: Looked) -> DomainError | None:
    draft = looked.draft
    if not looked.moved("seat", "substitute_for_id", "person_id", "committee_id"):
        return None
    if draft.seat is SeatKind.TITULAR:
        sentence = "Un titulaire ne supplée personne. Videz ce champ ou choisissez «\u00a0suppléant\u00a0»."
        return None if draft.substitute_for_id is None else DomainError(sentence, "substitute_for_id")
    if draft.substitute_for_id is None:
        return DomainError("Dites qui cette personne supplée.", "substitute_for_id")
    if draft.substitute_for_id == draft.person_id:
        return DomainError("Une personne ne se supplée pas elle-même.", "substitute_for_id")
    if not any(
        other.holder.person_id == draft.substitute_for_id
        and other.takes_a_seat
        and other.meets(looked.first_day, draft.ended_on)
        for other in looked.around.others
    ):
        return DomainError(
            "La personne suppléée n’est pas titulaire de ce comité à ces dates. Choisissez une personne qui "
            "y siège.",
            "substitute_for_id",
        )
    return None


def _reason(looked: Looked) -> DomainError | None:
    draft = looked.draft
    if looked.moved("end_reason", "ended_on") and draft.end_reason is not None and draft.ended_on is None:
        return DomainError("Donnez le dernier jour du mandat avec le motif de sa fin.", "ended_on")
    return None


def _terms(looked: Looked) -> DomainError | None:
    if looked.moved("terms_before") and not 0 <= looked.draft.terms_before <= MOST_TERMS:
        return DomainError("Le nombre de mandats antérieurs va de 0 à 99.", "terms_before")
    return None


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


_CHECKS: tuple[Finder, ...] = (_person, _committee, _start, _end, _overlap, _substitute, _reason, _terms)
