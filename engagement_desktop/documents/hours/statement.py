"""A statement of hours for the accounts or a funder: on paper, as a workbook, as CSV."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.csv_cells import csv_cell
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.register.people_csv import csv_bytes
from engagement_desktop.documents.sheets import SheetsProperties
from engagement_desktop.documents.spreadsheet import xlsx
from engagement_desktop.documents.tables import Cell, Column, DataTable
from engagement_desktop.domain.hours.months import Statement, StatementLine
from engagement_desktop.french.formats import count, date_long, date_short, duration, period
from engagement_desktop.french.labels import badge, label

TITLE = "État des heures"
HEADS = (
    "Date",
    "Nom",
    "Prénom",
    "Structure",
    "Comité",
    "Mission",
    "Activité",
    "Nature",
    "Temps",
    "Heures",
    "Motif",
)
_HOURS_AT = HEADS.index("Heures")
_DAY, _WHO, _LENGTH = (
    PaperColumn("Date", width=62),
    PaperColumn("Personne"),
    PaperColumn("Durée", figures=True),
)
_WHAT, _NATURE = PaperColumn("Mission"), PaperColumn("Nature", width=70)
_NOTE = (
    "Ces heures sont verrouillées dans le dossier depuis cet état\u00a0: une correction vient après, en plus "
    "ou en moins, dans un complément."
)


def statement_pdf(
    statement: Statement, structure: str, made_at: datetime, properties: Properties, step: Step | None = None
) -> bytes:
    """Totals by person, then every entry."""
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title(statement.said.partition(" du ")[0] or TITLE)
    paper.opening(_opening(statement))
    paper.facts([("Période", period(statement.first_day, statement.last_day)), ("Fait le", _made(made_at))])
    people = _by_person(statement.lines)
    rows = [(who, str(entries), duration(minutes)) for who, entries, minutes in people]
    rows.append(("Total", str(len(statement.lines)), duration(statement.minutes)))
    columns = (_WHO, PaperColumn("Saisies", figures=True), _LENGTH)
    paper.section("Par personne")
    paper.add(long_table(columns, rows, has_total=True))
    paper.section("Détail")
    paper.add(long_table((_DAY, _WHO, _WHAT, _NATURE, _LENGTH), _details(statement), has_total=True))
    paper.note(_NOTE)
    return paper.to_bytes(step)


def statement_xlsx(statement: Statement, structure: str, made_at: datetime) -> bytes:
    """Every entry, hours as numbers, and their total as a formula."""
    columns = tuple(
        Column(head, figures=at == _HOURS_AT, summed=at == _HOURS_AT) for at, head in enumerate(HEADS)
    )
    table = DataTable(
        "Heures",
        TITLE,
        columns,
        tuple(_cells(line) for line in statement.lines),
        "Total" if statement.lines else "",
    )
    return xlsx(
        (table,),
        SheetsProperties(f"{TITLE} {period(statement.first_day, statement.last_day)}", structure, made_at),
    )


def statement_csv(statement: Statement) -> bytes:
    """One row an entry; hours with a comma."""
    return csv_bytes(HEADS, (tuple(map(csv_cell, _cells(line))) for line in statement.lines))


def _opening(statement: Statement) -> str:
    people = len({line.person_id for line in statement.lines})
    entries = count(len(statement.lines), "saisie validée", "saisies validées")
    return f"{duration(statement.minutes)}, {count(people, 'personne')}, {entries}."


def _made(made_at: datetime) -> str:
    return date_long(made_at.astimezone().date())


def _by_person(lines: Sequence[StatementLine]) -> list[tuple[str, int, int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for line in lines:
        found[line.person_id].append(line.minutes)
    names = {line.person_id: line.person for line in lines}
    return [(names[one], len(minutes), sum(minutes)) for one, minutes in found.items()]


def _details(statement: Statement) -> list[tuple[str, ...]]:
    rows = [
        (date_short(line.done_on), line.person, _what(line), badge(line.nature), duration(line.minutes))
        for line in statement.lines
    ]
    return [*rows, ("Total", "", "", "", duration(statement.minutes))]


def _what(line: StatementLine) -> str:
    """The task, and why it corrects another when it does."""
    what = line.activity or label(line.family)
    return f"{what} ({line.reason})" if line.reason and line.minutes < 0 else what


def _cells(line: StatementLine) -> tuple[Cell, ...]:
    return (
        line.done_on,
        line.last_name,
        line.first_name,
        line.structure,
        line.committee,
        label(line.family),
        line.activity,
        badge(line.nature),
        badge(line.kind),
        Decimal(line.minutes) / 60,
        line.reason,
    )
