"""Months of hours that are closed and opened again, and the statements that leave the dossier."""

import json
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from engagement_desktop.domain.errors import DomainError, ToConfirm
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily, TimeKind
from engagement_desktop.domain.text import clean

WAITING = "waiting"
"""Code of the question: hours of the period wait for validation."""
FAR_BACK = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Reopening:
    """A month opened again: when, by which account, why."""

    on: date
    by: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRow:
    """One month of hours: what it holds, what waits, and when it was closed; None: it is open.

    `minutes` are those of every state and nature; `exported` counts the entries that left in a statement.
    """

    first_day: date
    entries: int = 0
    minutes: int = 0
    people: int = 0
    waiting: int = 0
    returned: int = 0
    exported: int = 0
    closed_on: date | None = None
    closed_by: str = ""
    reopenings: tuple[Reopening, ...] = ()

    @property
    def id(self) -> int:
        """The same for the same month, whatever changes in it."""
        return self.first_day.toordinal()

    @property
    def is_closed(self) -> bool:
        return self.closed_on is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement that was made: its period, when, by whom, what it took."""

    id: int
    made_at: datetime
    first_day: date
    last_day: date
    said: str
    by: str
    entries: int
    minutes: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One entry in a statement of hours."""

    entry_id: int
    person_id: int
    done_on: date
    last_name: str
    first_name: str
    structure: str
    committee: str
    family: MissionFamily
    activity: str
    nature: HoursNature
    kind: TimeKind
    minutes: int
    reason: str = ""

    @property
    def person(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What a statement of a period takes, or took; `waiting` entries of the period are not in it.

    `earlier` counts the statements that took hours of the period before: this one completes them.
    """

    first_day: date
    last_day: date
    lines: tuple[StatementLine, ...] = ()
    waiting: int = 0
    returned: int = 0
    earlier: int = 0
    said: str = ""

    @property
    def minutes(self) -> int:
        return sum(line.minutes for line in self.lines)


def month_of(day: date) -> date:
    """The first day of its month."""
    return day.replace(day=1)


def last_day_of(first_day: date) -> date:
    """The last day of a month."""
    return first_day.replace(day=monthrange(first_day.year, first_day.month)[1])


def refuse_closing(first_day: date, today: date, closed_on: date | None) -> None:
    """Only a month that is over is closed, once.

    Raises:
        DomainError: no first day of a month, to come, going on, or closed already.
    """
    if first_day.day != 1 or first_day < FAR_BACK:
        raise DomainError("Choisissez un mois. Rien n’a été changé.")
    if closed_on is not None:
        raise DomainError(f"Ce mois est déjà clos, depuis le {closed_on:%d/%m/%Y}. Rien n’a été changé.")
    if last_day_of(first_day) >= today:
        raise DomainError("Ce mois n’est pas fini\u00a0: il se clôt à partir du 1er du mois suivant.")


def reopening_reason(reason: str) -> str:
    """Why a closed month is opened again, on one line.

    Raises:
        DomainError: nothing is said.
    """
    kept = " ".join(clean(reason).split())
    if not kept:
        raise DomainError("Dites pourquoi ce mois est rouvert\u00a0: le motif reste inscrit.", "reason")
    return kept


def closing_questions(waiting: int, returned: int) -> Iterator[ToConfirm]:
    """A month may be closed while hours wait, knowingly."""
    told = _waiting_words(waiting, returned)
    if told:
        yield ToConfirm(
            f"Il reste {told} dans ce mois. Clos, il ne laissera plus ni les valider ni les corriger.",
            WAITING,
        )


def refuse_period(first_day: date, last_day: date, today: date) -> None:
    """A statement is of days that are over.

    Raises:
        DomainError: the days are the wrong way round, too far, or to come.
    """
    if last_day < first_day:
        raise DomainError(
            "La période finit avant de commencer. Donnez ses deux dates dans l’ordre.", "last_day"
        )
    if first_day < FAR_BACK:
        raise DomainError("La période commence trop tôt. Donnez une date à partir de 1900.", "first_day")
    if last_day > today:
        raise DomainError("La période n’est pas finie. Donnez une date jusqu’à aujourd’hui.", "last_day")


def statement_questions(statement: Statement) -> Iterator[ToConfirm]:
    """A statement takes validated hours only: what waits stays out of it, knowingly.

    Raises:
        DomainError: nothing is left to take.
    """
    told = _waiting_words(statement.waiting, statement.returned)
    if not statement.lines:
        before = " Celles de cette période sont déjà parties." if statement.earlier else ""
        others = f" Il y a {told}." if told else ""
        raise DomainError(f"Aucune heure validée n’est à prendre.{before}{others} Rien n’a été écrit.")
    if told:
        yield ToConfirm(f"Il reste {told} dans cette période. L’état les laissera de côté.", WAITING)


def read_reopenings(kept: str | None) -> tuple[Reopening, ...]:
    """What was kept of the times a month was opened again, the oldest first."""
    rows = json.loads(kept) if kept else []
    return tuple(Reopening(date.fromisoformat(on), by, reason) for on, by, reason in rows)


def write_reopenings(reopenings: tuple[Reopening, ...]) -> str:
    """The same as text."""
    return json.dumps([[one.on.isoformat(), one.by, one.reason] for one in reopenings], ensure_ascii=False)


def _waiting_words(waiting: int, returned: int) -> str:
    """« 3 saisies à valider et 1 rendue »."""
    parts = []
    if waiting:
        parts.append(f"{waiting} {'saisies' if waiting > 1 else 'saisie'} à valider")
    if returned:
        noun = "" if waiting else " saisies" if returned > 1 else " saisie"
        parts.append(f"{returned}{noun} {'rendues' if returned > 1 else 'rendue'}")
    return " et ".join(parts)
