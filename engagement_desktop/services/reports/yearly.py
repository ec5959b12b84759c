"""The yearly report: told for the window, written as paper, sheets or figures for a machine."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.reports.yearly_rows import StructureIdentity, YearlyFigures, YearlyReport
from engagement_desktop.french.scale_notes import scale_notes
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.reports.figures import FigureRules, figures_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.audit import last_act_at
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import exercises_held, holds_something
from engagement_desktop.storage.reports.gaps import gaps_of

_STEPS = 3

Step = Callable[[str], None]
Render = Callable[[YearlyReport, bool, Step], bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """Where the report was written, and what it tells."""

    path: Path
    report: YearlyReport


class ReportService:
    """What a person does with the yearly report."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def exercises(self) -> tuple[Exercise, ...]:
        """The exercises that hold a meeting, an hour or a cost, oldest first."""
        with self._workspace.read() as session:
            return exercises_held(session)

    def yearly(self, exercise_year: int) -> YearlyReport:
        """The report of the exercise that starts in that year, beside the one before it.

        Raises:
            DomainError: the dossier has no structure yet, or hours are older than the first known rate.
        """
        with self._workspace.read() as session:
            return self._told(session, exercise_year)

    def export(
        self,
        exercise_year: int,
        target: Path,
        *,
        nominative: bool = False,
        progress: Progress | None = None,
    ) -> Exported:
        """Writes the report in the form that the file's name asks: .pdf, .xlsx, .ods or .json.

        Reading takes the dossier for a moment; drawing and writing hold nothing. The file is there
        whole or not at all.

        Raises:
            NotPermitted: the role may not export, or not name people.
            DomainError: the name asks for another form.
            KnownProblem: the disk refuses.
        """
        told = progress or Silent()
        render = _renderer(target)
        content, report = self._drawn(exercise_year, render, nominative, told)
        told.step("Écriture du fichier", 2, _STEPS)
        write_atomically(target, content)
        told.step("Rapport enregistré", _STEPS, _STEPS)
        return Exported(target, report)

    def preview(
        self, exercise_year: int, *, nominative: bool = False, progress: Progress | None = None
    ) -> bytes:
        """The PDF as it will be printed, written nowhere.

        Raises:
            NotPermitted: the role may not export, or not name people.
            Cancelled: stopped between two chapters.
        """
        return self._drawn(exercise_year, _pdf, nominative, progress or Silent())[0]

    def _drawn(
        self, exercise_year: int, render: Render, nominative: bool, told: Progress
    ) -> tuple[bytes, YearlyReport]:
        self._workspace.require(Permission.REPORT_EXPORT)
        if nominative:
            self._workspace.require(Permission.REPORT_NAME_PEOPLE)
        told.step("Chiffres de l’exercice", 0, _STEPS)
        report = self.yearly(exercise_year)
        told.step("Mise en page", 1, _STEPS)
        return render(report, nominative, lambda said: told.step(said, 1, _STEPS)), report

    def _told(self, session: Session, exercise_year: int) -> YearlyReport:
        structure = own_structure(session)
        if structure is None:
            raise DomainError(
                "Ce dossier n’a pas encore de structure. Créez-la ou importez un classeur, puis réessayez."
            )
        today = self._workspace.today()
        exercise = Exercise.starting_in(exercise_year, structure.exercise_first_month)
        rules = FigureRules(structure.counts_travel, rates_in_force(session))
        figures = figures_of(session, exercise, rules)
        return YearlyReport(
            structure=_identity(structure),
            figures=figures,
            previous=_previous(session, exercise.previous(), rules),
            gaps=gaps_of(session, exercise, today),
            as_of=last_act_at(session) or datetime.combine(today, time(), UTC),
            today=today,
            travel_counts=structure.counts_travel,
            scale_notes=_scale_notes(figures, structure, rules),
        )


def _scale_notes(figures: YearlyFigures, structure: Structure, rules: FigureRules) -> tuple[str, ...]:
    """A sentence for each civil year of the exercise, when it has kilometres at all."""
    if not any(cell.nature is ExpenseNature.KILOMETRES for cell in figures.expenses.cells):
        return ()
    years = range(figures.exercise.start.year, figures.exercise.end.year + 1)
    return scale_notes(years, structure.mileage_scale, rules.rates)


def _previous(session: Session, exercise: Exercise, rules: FigureRules) -> YearlyFigures | None:
    """The exercise before, when it holds something that the known rates can value.

    The CEC is looked at one year at a time and is not compared.
    """
    if holds_something(session, exercise):
        with suppress(NoRateInForce):
            return figures_of(session, exercise, rules, with_cec=False)
    return None


def _identity(structure: Structure) -> StructureIdentity:
    return StructureIdentity(
        name=structure.name,
        kind=structure.kind,
        legal_form=structure.legal_form,
        siren=structure.siren,
        finess=structure.finess,
        address=structure.address,
        postcode=structure.postcode,
        city=structure.city,
    )


def _renderer(target: Path) -> Render:
    forms: Mapping[str, Render] = {".pdf": _pdf, ".xlsx": _xlsx, ".ods": _ods, ".json": _json}
    render = forms.get(target.suffix.lower())
    if render is None:
        raise DomainError(
            "Le rapport s’enregistre en PDF, XLSX, ODS ou JSON. Donnez au fichier un nom qui finit par "
            "«\u00a0.pdf\u00a0», «\u00a0.xlsx\u00a0», «\u00a0.ods\u00a0» ou «\u00a0.json\u00a0».",
            "path",
        )
    return render


def _json(report: YearlyReport, nominative: bool, step: Step) -> bytes:
    """The JSON always carries the identifiants, never a name."""
    del nominative, step
    from engagement_desktop.documents.reports.figures_json import render_json

    return render_json(report)


def _pdf(report: YearlyReport, nominative: bool, step: Step) -> bytes:
    from engagement_desktop.documents.reports.yearly_pdf import render_pdf

    return render_pdf(report, nominative=nominative, step=step)


def _xlsx(report: YearlyReport, nominative: bool, step: Step) -> bytes:
    from engagement_desktop.documents.reports.yearly_sheets import render_xlsx

    return render_xlsx(report, nominative=nominative, step=step)


def _ods(report: YearlyReport, nominative: bool, step: Step) -> bytes:
    from engagement_desktop.documents.reports.yearly_sheets import render_ods

    return render_ods(report, nominative=nominative, step=step)
