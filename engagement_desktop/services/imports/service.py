"""The verbs of the import: read a workbook and say what it would do, then do it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.imports.said import (
    NO_CHOICE,
    Counts,
    DoubtfulPair,
    Ignored,
    ImportChoices,
    ImportFault,
    ImportJournal,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.imports.dossier import load_dossier
from engagement_desktop.services.imports.expenses import settle_expenses
from engagement_desktop.services.imports.hours import settle_hours
from engagement_desktop.services.imports.mandates import settle_mandates
from engagement_desktop.services.imports.meetings import settle_attendances, settle_meetings
from engagement_desktop.services.imports.numbering import keep_series, number_meetings
from engagement_desktop.services.imports.people import settle_people
from engagement_desktop.services.imports.pricing import price_mileage
from engagement_desktop.services.imports.reading import read_workbook
from engagement_desktop.services.imports.register import settle_committees, settle_structures
from engagement_desktop.services.imports.settling import Options, Settling
from engagement_desktop.services.imports.sheets import KNOWN_SHEETS, SHEETS, Tables, understand_workbook
from engagement_desktop.services.imports.vehicles import Vehicles
from engagement_desktop.services.imports.writing import write
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import imports

BackUp = Callable[[Progress], object]
"""Makes a verified backup of the open dossier; what it raises stops the import."""

_STEPS = 4


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What a workbook would do to the dossier as it stands; nothing is written."""

    name: str
    counts: Counts
    faults: tuple[ImportFault, ...]
    warnings: tuple[ImportFault, ...]
    ignored: tuple[Ignored, ...]
    doubts: tuple[DoubtfulPair, ...]
    blocked: bool
    tables: Tables = field(repr=False, compare=False)
    settled: Settling = field(repr=False, compare=False)

    @property
    def read(self) -> int:
        return sum(counts.read for counts in self.counts.values())

    @property
    def ready(self) -> int:
        """Rows that an import would write."""
        return sum(counts.new + counts.changed for counts in self.counts.values())

    def journal(self, *, imported: bool) -> ImportJournal:
        return ImportJournal(imported, self.faults, self.warnings, self.ignored, self.counts)


class ImportService:
    """Imports a workbook into the open dossier."""

    def __init__(self, workspace: Workspace, back_up: BackUp | None = None) -> None:
        self._workspace = workspace
        self._back_up = back_up

    def read(
        self,
        path: Path,
        progress: Progress | None = None,
        *,
        update: bool = False,
        choices: ImportChoices = NO_CHOICE,
    ) -> ImportPlan:
        """Reads the workbook and compares it with the dossier; nothing is written.

        Raises:
            DomainError: not a workbook, protected, too big; or the account may not import.
            KnownProblem: the file is missing or cannot be read.
            Cancelled: stopped.
        """
        self._workspace.require(Permission.WORKBOOK_IMPORT)
        told = progress or Silent()
        tables = understand_workbook(read_workbook(path, KNOWN_SHEETS, told), self._workspace.today())
        return self._plan(tables, Options(update, choices), told)

    def reconsider(
        self,
        plan: ImportPlan,
        progress: Progress | None = None,
        *,
        update: bool = False,
        choices: ImportChoices = NO_CHOICE,
    ) -> ImportPlan:
        """The same workbook, not read again, with other wishes."""
        return self._plan(plan.tables, Options(update, choices), progress or Silent())

    def apply(
        self,
        plan: ImportPlan,
        progress: Progress | None = None,
        *,
        partial: bool = False,
        update: bool = False,
        choices: ImportChoices = NO_CHOICE,
    ) -> ImportJournal:
        """Writes all of the plan, or nothing; with `partial`, the good rows.

        A verified backup is made first when the dossier holds anything and the import changes something.

        Raises:
            NotPermitted: the account may not import.
            KnownProblem: disk full, read-only place: nothing was written.
            Cancelled: stopped; nothing was written.
        """
        self._workspace.require(Permission.WORKBOOK_IMPORT)
        told, options = progress or Silent(), Options(update, choices)
        plan = self._up_to_date(plan, options, told)
        if not _may_write(plan, partial=partial):
            return plan.journal(imported=False)
        if not plan.ready:
            return plan.journal(imported=True)
        if self._back_up is not None and not plan.settled.dossier.is_empty:
            self._back_up(told)
        said = f"Import de «\u00a0{plan.name}\u00a0»"
        with self._workspace.act(Permission.WORKBOOK_IMPORT, "import_workbook", said) as change:
            if imports.generation(change.session) != plan.settled.dossier.generation:
                plan = _planned(plan.tables, self._settled(change.session, plan.tables, options, told))
                if not _may_write(plan, partial=partial):
                    return plan.journal(imported=False)
            last = number_meetings(change.session, plan.settled)
            write(change, plan.settled, told)
            keep_series(change.session, last)
        return plan.journal(imported=True)

    def _up_to_date(self, plan: ImportPlan, options: Options, progress: Progress) -> ImportPlan:
        with self._workspace.read() as session:
            generation = imports.generation(session)
        settled = plan.settled
        if settled.options == options and settled.dossier.generation == generation:
            return plan
        return self._plan(plan.tables, options, progress)

    def _plan(self, tables: Tables, options: Options, progress: Progress) -> ImportPlan:
        with self._workspace.read() as session:
            settled = self._settled(session, tables, options, progress)
        return _planned(tables, settled)

    def _settled(self, session: Session, tables: Tables, options: Options, progress: Progress) -> Settling:
        progress.step("Comparaison avec le dossier", 0, _STEPS)
        today, account_id = self._workspace.today(), self._workspace.actor.account_id
        work = Settling(tables, load_dossier(session, tables), today, options, account_id)
        vehicles = Vehicles(work)
        settle_structures(work)
        settle_committees(work)
        settle_people(work, vehicles)
        progress.step("Vérification des personnes et des comités", 1, _STEPS)
        settle_mandates(work)
        settle_attendances(work, settle_meetings(work))
        progress.step("Vérification des heures", 2, _STEPS)
        settle_hours(work)
        progress.step("Vérification des frais", 3, _STEPS)
        settle_expenses(work, vehicles)
        price_mileage(session, work, vehicles)
        return work


def _may_write(plan: ImportPlan, *, partial: bool) -> bool:
    return not plan.blocked and (partial or not plan.faults)


def _planned(tables: Tables, settled: Settling) -> ImportPlan:
    return ImportPlan(
        name=tables.name,
        counts=settled.counts(),
        faults=settled.faults.in_order(SHEETS),
        warnings=tuple(settled.warnings),
        ignored=tables.ignored,
        doubts=tuple(settled.doubts),
        blocked=settled.blocked,
        tables=tables,
        settled=settled,
    )
