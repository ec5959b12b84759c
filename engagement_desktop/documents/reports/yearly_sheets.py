"""The yearly report as spreadsheets: one sheet a table, after a sheet that says how to read them."""

from collections.abc import Callable
from datetime import UTC

from engagement_desktop.documents.ods import ods
from engagement_desktop.documents.reports.figures_json import fingerprint
from engagement_desktop.documents.reports.yearly_tables import yearly_tables
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Column, DataTable
from engagement_desktop.domain.reports.yearly_rows import YearlyReport
from engagement_desktop.french.formats import instant, period

Step = Callable[[str], None]


def render_xlsx(report: YearlyReport, *, nominative: bool, step: Step | None = None) -> bytes:
    """The report as an XLSX workbook; without `nominative` no person is named."""
    return xlsx(_sheets(report, step, nominative=nominative), _properties(report))


def render_ods(report: YearlyReport, *, nominative: bool, step: Step | None = None) -> bytes:
    """The report as an ODS workbook; without `nominative` no person is named."""
    return ods(_sheets(report, step, nominative=nominative), _properties(report))


def about_table(report: YearlyReport, tables: tuple[DataTable, ...]) -> DataTable:
    """Whose figures, of when, and what each sheet counts."""
    exercise = report.figures.exercise
    rows = (
        ("Structure", report.structure.name),
        ("Exercice", period(exercise.start, exercise.end)),
        ("Chiffres arrêtés", f"{instant(report.as_of, UTC)} (temps universel)"),
        ("Empreinte (SHA-256)", fingerprint(report)),
        *((f"Feuille {table.name}", f"{table.title}. {table.note}".strip()) for table in tables),
        *(("Barème des kilomètres", note) for note in report.scale_notes),
    )
    columns = (Column("Sujet"), Column("Ce qu’il faut savoir"))
    return DataTable("Lire", "Comment lire ce classeur", columns, rows)


def _sheets(report: YearlyReport, step: Step | None, *, nominative: bool) -> tuple[DataTable, ...]:
    tables = yearly_tables(report, nominative=nominative)
    if step:
        step("Feuilles de calcul")
    return (about_table(report, tables), *tables)


def _properties(report: YearlyReport) -> SheetsProperties:
    title = f"Rapport d’activité {report.figures.exercise.label}, {report.structure.name}"
    return SheetsProperties(title, report.structure.name, report.as_of.astimezone(UTC))
