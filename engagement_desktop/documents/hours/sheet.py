"""The sheet of hours to fill by hand: same people, same columns, same order as the screen of entry."""

from reportlab.lib.units import mm

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.domain.hours.week import HoursSheetFacts, SheetTable

ROW = 9 * mm
_NAME, _CELL = 34.0, 13.0
_FIRST = "Personne"


def hours_sheet_pdf(sheet: HoursSheetFacts, properties: Properties) -> bytes:
    """Title, what the sheet is about, a table with rows high enough for a pen."""
    paper = Handout(properties, Running(sheet.structure, properties.title))
    paper.above(sheet.structure)
    paper.title(sheet.title)
    if sheet.facts:
        paper.facts(sheet.facts)
    for table in sheet.tables:
        paper.table(table.caption, _columns(table), table.rows, height=ROW)
    if sheet.note:
        paper.note(sheet.note)
    return paper.to_bytes()


def _columns(table: SheetTable) -> tuple[PaperColumn, ...]:
    """The names take the room that they need; the cells share the rest."""
    return tuple(
        PaperColumn(head, width=_NAME if head == _FIRST else _CELL if at else _NAME)
        for at, head in enumerate(table.heads)
    )
