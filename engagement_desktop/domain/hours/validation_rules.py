"""Who decides on which hours: somebody else than who gave them, unless the structure is too small."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.text import clean

_GONE = "Une de ces saisies n’est plus dans le dossier. Rien n’a été changé."
_DAY_MINUTES = 24 * 60
_NOTHING_CHOSEN = "Choisissez au moins une saisie."


@dataclass(frozen=True, slots=True)
class Judge:
    """Who decides: whose hours are one's own (None: the account is nobody's), and the structure's rule."""

    person_id: int | None = None
    validates_alone: bool = False


@dataclass(frozen=True, slots=True)
class EntryCorrection:
    """What is right of hours that left the dossier.

    `counted` minutes are in the dossier for that person, day and task; `right` those that should be;
    `day` those of the whole day.
    """

    counted: int
    right: int
    reason: str
    day: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """One entry of hours on which one decides."""

    id: int
    person_id: int
    person: str
    state: HoursState
    done_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDecision:
    """What is known of the validation of one entry.

    `decided_by` is empty for what was imported or booked; `is_own` says that the account at work gave these
    hours; `lock` is the sentence of what locks it, "" when nothing does; `exported` names its statement.
    """

    state: HoursState
    entered_by: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    return_reason: str = ""
    is_own: bool = False
    may_validate: bool = False
    may_give_back: bool = False
    lock: str = ""
    is_exported: bool = False


def is_own(judge: Judge, person_id: int) -> bool:
    """The account at work is the person who gave the hours."""
    return judge.person_id is not None and judge.person_id == person_id


def to_validate(entries: Sequence[Judged], judge: Judge, asked: int) -> tuple[Judged, ...]:
    """Those that wait among the entries chosen; what is validated already stays as it is.

    Raises:
        DomainError: nothing chosen, one is gone, one is one's own, one was given back, or none waits.
    """
    _refuse_unfound(entries, asked)
    returned = [one for one in entries if one.state is HoursState.RETURNED]
    if returned:
        raise DomainError(
            f"La saisie de {returned[0].person} du {_day(returned[0].done_on)} a été rendue\u00a0: "
            "corrigez-la d’abord, elle reviendra à valider. Rien n’a été changé."
        )
    waiting = tuple(one for one in entries if one.state is HoursState.TO_VALIDATE)
    if not waiting:
        raise DomainError("Ces heures sont déjà validées. Rien n’a été changé.")
    _refuse_own(waiting, judge, "valide")
    return waiting


def to_give_back(
    entries: Sequence[Judged], judge: Judge, asked: int, reason: str
) -> tuple[tuple[Judged, ...], str]:
    """The entries to give back, validated ones too, and the reason as it is kept.

    Raises:
        DomainError: nothing chosen, one is gone, one is one's own, no reason, or all were given back.
    """
    _refuse_unfound(entries, asked)
    kept = " ".join(clean(reason).split())
    if not kept:
        raise DomainError("Dites pourquoi ces heures sont rendues\u00a0: la personne le lira.", "reason")
    others = tuple(one for one in entries if one.state is not HoursState.RETURNED)
    if not others:
        raise DomainError("Ces heures sont déjà rendues. Rien n’a été changé.")
    _refuse_own(others, judge, "rend")
    return others, kept


def correction_of(asked: EntryCorrection) -> tuple[int, str]:
    """The minutes to write beside, above or below 0, and the reason as it is kept.

    Raises:
        DomainError: no reason, nothing changes, below 0, or more than the day holds.
    """
    difference = asked.right - asked.counted
    if asked.right < 0:
        raise DomainError("Une durée n’est pas en dessous de 0. Donnez la durée juste.", "minutes")
    if not difference:
        raise DomainError("C’est déjà la durée comptée\u00a0: il n’y a rien à corriger.", "minutes")
    if asked.day + difference > _DAY_MINUTES:
        raise DomainError("La journée dépasserait 24\u00a0h. Corrigez la durée.", "minutes")
    kept = " ".join(clean(asked.reason).split())
    if not kept:
        raise DomainError("Dites pourquoi la durée est corrigée\u00a0: le motif reste inscrit.", "reason")
    return difference, f"Correction\u00a0: {kept}"


def bypasses(entries: Iterable[Judged], judge: Judge) -> bool:
    """Somebody decides on hours of their own, as the structure's rule allows."""
    return judge.validates_alone and any(is_own(judge, one.person_id) for one in entries)


def _refuse_unfound(entries: Sequence[Judged], asked: int) -> None:
    if not asked:
        raise DomainError(_NOTHING_CHOSEN)
    if len(entries) < asked:
        raise DomainError(_GONE)


def _refuse_own(entries: Iterable[Judged], judge: Judge, verb: str) -> None:
    if judge.validates_alone:
        return
    own = next((one for one in entries if is_own(judge, one.person_id)), None)
    if own is not None:
        raise DomainError(
            f"La saisie du {_day(own.done_on)} est la vôtre\u00a0: on ne {verb} pas ses propres heures. "
            "Rien n’a été changé. Demandez à un autre compte."
        )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
