"""Statements of hours for somebody outside: what one takes is locked everywhere."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.hours.locks import HoursExport
from engagement_desktop.domain.hours.months import (
    Statement,
    StatementRow,
    refuse_period,
    statement_questions,
)
from engagement_desktop.domain.hours.validation_rules import EntryCorrection, correction_of
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.french.formats import date_short, duration, period
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.hours import locks
from engagement_desktop.storage.register.structures import own_structure

if TYPE_CHECKING:
    from engagement_desktop.documents.archive import Properties

_RIGHT = Permission.HOURS_CLOSE
FORMS: Final = (".pdf", ".xlsx", ".csv")
_GONE = "Cet état n’est plus dans le dossier."


class HoursExportService:
    """What a person does to give hours to somebody outside; it is not taken back."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def statements(self) -> tuple[StatementRow, ...]:
        """Every statement made, the latest first."""
        with self._workspace.read() as session:
            return locks.statements(session)

    def look(self, first_day: date, last_day: date) -> Statement:
        """What a statement of these days would take.

        Raises:
            DomainError: the period is no period.
        """
        refuse_period(first_day, last_day, self._workspace.today())
        with self._workspace.read() as session:
            return locks.statement_of(session, first_day, last_day)

    def check(self, first_day: date, last_day: date, accepted: frozenset[str] = frozenset()) -> None:
        """Asks what `make` would ask; nothing is written.

        Raises:
            DomainError: no period, or nothing to take.
            ToConfirm: hours of the period still wait (`waiting`).
        """
        _ask(self.look(first_day, last_day), accepted)

    def make(
        self,
        first_day: date,
        last_day: date,
        target: Path,
        accepted: frozenset[str] = frozenset(),
        progress: Progress | None = None,
    ) -> LetterOutcome:
        """Writes the validated hours of these days (.pdf, .xlsx, .csv) and locks them, in one act.

        What an earlier statement took is not taken again: a second one of the same days completes it.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, no period, or nothing to take.
            ToConfirm: hours of the period still wait (`waiting`).
            KnownProblem: the disk refuses; nothing is locked.
            Cancelled: stopped; nothing is written nor locked.
        """
        self._allow(target)
        refuse_period(first_day, last_day, self._workspace.today())
        with self._workspace.act(_RIGHT, "export hours", undo=False) as change:
            session = change.session
            found = locks.statement_of(session, first_day, last_day)
            statement = replace(found, said=_said(found))
            _ask(statement, accepted)
            made = HoursExport(
                made_at=self._workspace.now(),
                first_day=first_day,
                last_day=last_day,
                said=statement.said,
                account_id=self._workspace.actor.account_id,
            )
            session.add(made)
            session.flush()
            for entry in locks.entries_to_take(session, first_day, last_day):
                entry.export_id = made.id
            session.flush()
            self._write(session, target, statement, made.made_at, progress)
        return LetterOutcome(target, len(statement.lines))

    def make_again(self, export_id: int, target: Path, progress: Progress | None = None) -> LetterOutcome:
        """The same statement, in another file or another form; nothing more is locked.

        Raises:
            NotPermitted: the role may not.
            DomainError: another kind of file, or no such statement.
            KnownProblem: the disk refuses.
        """
        self._allow(target)
        with self._workspace.act(_RIGHT, "export hours again") as change:
            statement = locks.statement_made(change.session, export_id)
            made = change.session.get(HoursExport, export_id)
            if statement is None or made is None:
                raise DomainError(_GONE)
            change.concern("hours_export", [export_id])
            self._write(change.session, target, statement, made.made_at, progress)
        return LetterOutcome(target, len(statement.lines))

    def correct(self, entry_id: int, minutes: int, reason: str) -> int:
        """Writes beside an entry that left the one that makes it right, more or less; returns its id.

        The entry that left stays as it is. The new one, of the same day, waits for validation, and goes into
        the next statement of that period.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, did not leave, a closed month, no reason, or nothing changes.
        """
        with self._workspace.act(Permission.HOURS_WRITE, "correct exported hours") as change:
            session = change.session
            entry = session.get(HoursEntry, entry_id)
            if entry is None:
                raise DomainError("Cette saisie n’est plus dans le dossier. Rien n’a été changé.")
            if entry.export_id is None:
                raise DomainError(
                    "Cette saisie n’est pas partie dans un état\u00a0: modifiez-la directement."
                )
            counted, of_day = locks.counted_with(session, entry)
            difference, why = correction_of(EntryCorrection(counted, minutes, reason, of_day))
            beside = _beside(entry, difference, why)
            self._decide(session, beside)
            session.add(beside)
            session.flush()
            change.said = f"Correction ajoutée\u00a0: {duration(difference)} le {date_short(entry.done_on)}."
            return beside.id

    def counted(self, entry_id: int) -> int:
        """The minutes counted of the day and task of an entry, corrections included.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            entry = session.get(HoursEntry, entry_id)
            if entry is None:
                raise DomainError("Cette saisie n’est plus dans le dossier.")
            return locks.counted_with(session, entry)[0]

    def _decide(self, session: Session, entry: HoursEntry) -> None:
        """Typed by hand: it waits for somebody else, but in a structure that is too small."""
        entry.entered_by_id, own = self._workspace.actor.account_id, own_structure(session)
        if own is not None and own.validates_alone:
            entry.state, entry.decided_on = HoursState.VALIDATED, self._workspace.today()
            entry.decided_by_id = self._workspace.actor.account_id

    def _allow(self, target: Path) -> None:
        self._workspace.require(_RIGHT)
        if target.suffix.lower() not in FORMS:
            raise DomainError(
                "Donnez au fichier un nom qui finit par «\u00a0.pdf\u00a0», «\u00a0.xlsx\u00a0» ou "
                "«\u00a0.csv\u00a0». Rien n’a été écrit.",
                "path",
            )

    def _write(
        self,
        session: Session,
        target: Path,
        statement: Statement,
        made_at: datetime,
        progress: Progress | None,
    ) -> None:
        """The file is there whole or not at all."""
        from engagement_desktop.documents.hours.statement import statement_csv, statement_pdf, statement_xlsx

        own, told, lines = own_structure(session), progress or Silent(), len(statement.lines)
        told.step("État des heures", 0, lines)
        name = "" if own is None else own.name
        form = target.suffix.lower()
        if form == ".csv":
            content = statement_csv(statement)
        elif form == ".xlsx":
            content = statement_xlsx(statement, name, made_at)
        else:
            content = statement_pdf(
                statement, name, made_at, self._properties(name), lambda page: told.step(page, 0, lines)
            )
        told.step("Écriture", lines, lines)
        write_atomically(target, content)

    def _properties(self, author: str) -> "Properties":
        from engagement_desktop.documents.archive import Properties
        from engagement_desktop.documents.text import plain

        dated = datetime.combine(self._workspace.today(), time(), UTC)
        title = "État des heures"
        return Properties(title=title, subject=title, author=plain(author) or "Engagement", dated=dated)


def _ask(statement: Statement, accepted: frozenset[str]) -> None:
    for question in statement_questions(statement):
        if question.code not in accepted:
            raise question


def _said(statement: Statement) -> str:
    """« État des heures du 1er octobre au 31 décembre 2026 », a complement when one was made before."""
    what = "Complément à l’état des heures" if statement.earlier else "État des heures"
    return f"{what} {period(statement.first_day, statement.last_day)}"


def _beside(entry: HoursEntry, minutes: int, reason: str) -> HoursEntry:
    """The entry that corrects another."""
    return HoursEntry(
        person_id=entry.person_id,
        done_on=entry.done_on,
        minutes=minutes,
        family=entry.family,
        structure_id=entry.structure_id,
        role=entry.role,
        nature=entry.nature,
        kind=entry.kind,
        state=HoursState.TO_VALIDATE,
        committee_id=entry.committee_id,
        activity=entry.activity,
        reason=reason,
        level=entry.level,
        scale=entry.scale,
        aim=entry.aim,
        activity_id=entry.activity_id,
    )
