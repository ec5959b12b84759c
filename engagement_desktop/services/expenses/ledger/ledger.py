"""The ledger: what leaves for the accountant, once, and the accounts that it goes to."""

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError
from engagement_desktop.domain.expenses.ledger.accounts import (
    AccountDraft,
    AccountRow,
    AccountUse,
    checked_account,
)
from engagement_desktop.domain.expenses.ledger.entries import Entry, balance_due
from engagement_desktop.domain.expenses.ledger.kept import LedgerAccount, LedgerExport
from engagement_desktop.domain.expenses.ledger.rows import (
    ExportRow,
    FecEncoding,
    LedgerOutcome,
    LedgerPreview,
)
from engagement_desktop.domain.expenses.ledger.taking import Span, exercise_of, taken
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.ledger import chart, left
from engagement_desktop.storage.expenses.ledger.facts import facts_to_enter
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import exercises_to_choose, first_month

if TYPE_CHECKING:
    from engagement_desktop.documents.expenses.ledger.fec import FecLine

_RIGHT: Final = Permission.LEDGER_EXPORT
_GONE: Final = "Cet export n’est plus dans le dossier."
USUAL: Final = FecEncoding.LATIN9


class LedgerService:
    """What a person does with the entries of expenses."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that hold something, oldest first; the one that holds today is always among them."""
        with self._workspace.read() as session:
            return exercises_to_choose(session, self._workspace.today())

    def preview(self, first_day: date, last_day: date) -> LedgerPreview:
        """What an export of these days would take; nothing is written.

        Raises:
            DomainError: no period, or one that touches two exercises.
        """
        with self._workspace.read() as session:
            return self._preview(session, first_day, last_day)

    def exports(self) -> tuple[ExportRow, ...]:
        """Every export made, the latest first."""
        with self._workspace.read() as session:
            return left.export_rows(session)

    def entries(self, export_id: int) -> tuple[Entry, ...]:
        """What an export wrote.

        Raises:
            DomainError: no such export.
        """
        with self._workspace.read() as session:
            return _entries(session, export_id)

    def export(
        self, first_day: date, last_day: date, folder: Path, encoding: FecEncoding = USUAL
    ) -> LedgerOutcome:
        """Writes the entries of these days into a folder (text, workbook, CSV), numbers and locks them.

        What an earlier export took is not taken again; what is no longer true leaves as a reversal.

        Raises:
            NotPermitted: the role may not.
            DomainError: no period, or nothing to take.
            KnownProblem: the disk refuses; nothing is locked.
        """
        with self._workspace.act(_RIGHT, "export ledger", undo=False) as change:
            session = change.session
            found = self._preview(session, first_day, last_day)
            if not found.entries:
                raise DomainError(
                    "Rien n’est à exporter dans cette période\u00a0: tout ce qui était à écrire est parti."
                )
            made = LedgerExport(
                made_at=self._workspace.now(),
                first_day=first_day,
                last_day=last_day,
                entries=len(found.entries),
                total=found.total,
                account_id=self._workspace.actor.account_id,
            )
            session.add(made)
            session.flush()
            lines = left.keep_entries(session, made, found.entries, found.exercise.start)
            change.bulk("ledger_line", lines.start, lines.stop - 1)
            chart.keep_chart(session, made.id, chart.chart_in_force(session))
            session.flush()
            files = self._write(session, made, folder, encoding)
            return LedgerOutcome(made.id, files, made.entries, made.total)

    def export_again(self, export_id: int, folder: Path, encoding: FecEncoding = USUAL) -> LedgerOutcome:
        """The same files, elsewhere or in the other encoding; nothing more is taken.

        Raises:
            NotPermitted: the role may not.
            DomainError: no such export.
            KnownProblem: the disk refuses.
        """
        with self._workspace.act(_RIGHT, "export ledger again", undo=False) as change:
            made = change.session.get(LedgerExport, export_id)
            if made is None:
                raise DomainError(_GONE)
            change.concern("ledger_export", [export_id])
            files = self._write(change.session, made, folder, encoding)
            return LedgerOutcome(made.id, files, made.entries, made.total)

    def accounts(self) -> tuple[AccountRow, ...]:
        """The account of each use."""
        with self._workspace.read() as session:
            return chart.account_rows(session)

    def account_draft(self, use: AccountUse) -> AccountDraft:
        """One use, as its form changes it."""
        with self._workspace.read() as session:
            return _draft(session, use)

    def save_account(self, draft: AccountDraft, accepted: frozenset[str] = frozenset()) -> int:
        """Keeps the account of a use; entries that left keep theirs.

        Raises:
            NotPermitted: the role may not.
            DomainError: no account has such a number, or it has no label.
            ChangedMeanwhile: somebody saved it since.
        """
        del accepted
        account = checked_account(draft.use, draft.number, draft.label)
        with self._workspace.act(_RIGHT, "save ledger account", "Compte enregistré.") as change:
            session = change.session
            stored = _draft(session, draft.use)
            if stored.version != draft.version:
                raise ChangedMeanwhile(stored)
            row = chart.own_account(session, draft.use)
            if row is None:
                row = LedgerAccount(use=draft.use.value, number=account.number, label=account.label)
                session.add(row)
            row.number, row.label = account.number, account.label
            session.flush()
            return row.id

    def _preview(self, session: Session, first_day: date, last_day: date) -> LedgerPreview:
        exercise = exercise_of(first_day, last_day, first_month(session))
        facts, now = facts_to_enter(session), chart.chart_in_force(session)
        span = Span(first_day, last_day, self._workspace.today())
        found = taken(facts, now, left.entries_left(session), span)
        return LedgerPreview(
            exercise=exercise,
            first_day=first_day,
            last_day=last_day,
            entries=left.numbered(session, found.entries, exercise.start),
            late=found.late,
            late_from=found.late_from,
            undated=sum(claim.granted_on is None for claim in facts.claims),
            due=balance_due(facts, last_day),
            history=found.history,
        )

    def _write(
        self, session: Session, made: LedgerExport, folder: Path, encoding: FecEncoding
    ) -> tuple[Path, ...]:
        """Each file is there whole or not at all; the text is read back before anything is kept."""
        from engagement_desktop.documents.expenses.ledger.fec import fec_text, read_fec
        from engagement_desktop.documents.expenses.ledger.sheets import entries_csv, entries_xlsx

        entries, own = left.entries_of_export(session, made.id), own_structure(session)
        made_on = made.made_at.astimezone().date()
        text = fec_text(entries, made_on, encoding)
        _refuse_difference(made.total, read_fec(text, encoding))
        days, dated = (made.first_day, made.last_day), datetime.combine(made_on, time(), UTC)
        siren = f"{own.siren}-" if own is not None and own.siren else ""
        name = f"{siren}ecritures-format-fec-{made.first_day:%Y%m%d}-{made.last_day:%Y%m%d}-{made.id}"
        contents = {
            ".txt": text,
            ".xlsx": entries_xlsx(entries, "" if own is None else own.name, days, dated),
            ".csv": entries_csv(entries),
        }
        with ExitStack() as otherwise:
            for ending, content in contents.items():
                target = folder / f"{name}{ending}"
                write_atomically(target, content)
                otherwise.callback(target.unlink, missing_ok=True)
            otherwise.pop_all()
        return tuple(folder / f"{name}{ending}" for ending in contents)


def _entries(session: Session, export_id: int) -> tuple[Entry, ...]:
    found = left.entries_of_export(session, export_id)
    if not found:
        raise DomainError(_GONE)
    return found


def _draft(session: Session, use: AccountUse) -> AccountDraft:
    row = chart.own_account(session, use)
    account = chart.chart_in_force(session).of(use)
    return AccountDraft(use, account.number, account.label, None if row is None else row.version)


def _refuse_difference(total: Money, lines: "Sequence[FecLine]") -> None:
    """The file debits and credits what was entered, to the cent."""
    read = {Money.sum(line.debit for line in lines), Money.sum(line.credit for line in lines)}
    if read != {total}:
        raise RuntimeError("the text of the entries does not hold what was entered")
