"""The tables of a statement of expenses: a second line in grey, totals kept with rows."""

from collections.abc import Sequence
from typing import Any

from reportlab.platypus import Table

from engagement_desktop.documents import styles
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, width
from engagement_desktop.documents.long_table import GAP, PaperColumn, ruled
from engagement_desktop.documents.prints import Print
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TableTags, TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.expenses.statements.paper import Said

_KEPT_WITH_TOTAL = 3
_FACT_SHARE = 0.275
_SMALL = 9.0

Cell = str | Text
Command = tuple[Any, ...]


def under(first: str, second: str) -> Text:
    """Words, and under them others, small and grey."""
    said = Text.of(first)
    if not second:
        return said
    return said.over(Text.of(second).small(_SMALL, PAPER.grey))


def money_table(
    look: Print,
    columns: Sequence[PaperColumn],
    rows: Sequence[Sequence[Cell]],
    total: Sequence[str],
    strong: Sequence[int] = (),
) -> Table:
    """Rows and their total, at the whole width; the rows of these places are said louder.

    Widths are shares of the page, which they fill together.
    """
    whole = sum(column.width for column in columns)
    widths = [look.width * column.width / whole for column in columns]
    last = len(rows) + 1
    faces = dict.fromkeys([*(place + 1 for place in strong), last], styles.CELL_TOTAL) | {0: look.head}
    faced = [command for row, style in faces.items() for command in _set((row, row), style)]
    shown = [[column.title for column in columns], *rows, total]
    return Table(
        [_row(columns, widths, row, faces.get(place, look.cell)) for place, row in enumerate(shown)],
        colWidths=widths,
        repeatRows=1,
        style=[*_ruled(columns, last), *_set((0, -1), look.cell), *faced],
        renderCB=TableTags(),
        hAlign="LEFT",
    )


def said_table(look: Print, rows: Sequence[Said]) -> Table:
    """Labels at the left; at the right values whose first words are said louder."""
    wide = look.width * _FACT_SHARE
    value = look.body.clone("value", spaceAfter=0, rightIndent=0)
    label = look.label.clone("label of value", leading=value.leading)
    cells = [
        [TaggedParagraph(Text.of(row.label), label), TaggedParagraph(_value(row), value)] for row in rows
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    return Table(
        cells,
        colWidths=[wide, look.width - wide],
        style=style,
        renderCB=TableTags(header_rows=0),
        hAlign="LEFT",
    )


def sign_table(look: Print, signatures: Sequence[tuple[str, str]], room: float) -> Table:
    """Capacities, names, then for each a date to fill in and room to sign."""
    name = look.cell.clone("signatory", spaceAfter=0)
    wide = look.width / len(signatures)
    cells = [
        [TaggedParagraph(Text.of(capacity).bold(), name) for capacity, _ in signatures],
        [TaggedParagraph(Text.of(who or "Nom\u00a0: ………………………"), name) for _, who in signatures],
        [TaggedParagraph(Text.of("Le ……… / ……… / …………"), look.label) for _ in signatures],
    ]
    style = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, -1), (-1, -1), room),
        ("LINEABOVE", (0, 0), (-1, 0), 0.3, colour(PAPER.rule)),
    ]
    tags = TableTags(header_rows=1, header_columns=0)
    return Table(cells, colWidths=[wide] * len(signatures), style=style, renderCB=tags, hAlign="LEFT")


def sentence(words: str | Text, style: Any) -> TaggedParagraph:
    """A paragraph of the paper."""
    return TaggedParagraph(words if isinstance(words, Text) else Text.of(words), style, Mark("P"))


def _value(row: Said) -> Text:
    strong = Text.of(row.strong).bold() if row.strong else Text("")
    return strong + Text.of(row.rest)


def _ruled(columns: Sequence[PaperColumn], last: int) -> list[Command]:
    """Rules, room around words, figures at the right; the total keeps the rows before it."""
    return [
        *ruled(-3),
        ("LINEABOVE", (0, -1), (-1, -1), 0.9, colour(PAPER.ink)),
        ("NOSPLIT", (0, -min(_KEPT_WITH_TOTAL, last)), (-1, -1)),
        *(
            ("ALIGN", (place, 0), (place, -1), "RIGHT")
            for place, column in enumerate(columns)
            if column.figures
        ),
    ]


def _set(rows: tuple[int, int], style: Any) -> list[Command]:
    """How the bare words of these rows, both included, are set."""
    first, last = (0, rows[0]), (-1, rows[1])
    face = ("FONT", first, last, style.fontName, style.fontSize, style.leading)
    return [face, ("TEXTCOLOR", first, last, style.textColor)]


def _row(
    columns: Sequence[PaperColumn], widths: Sequence[float], row: Sequence[Cell], style: Any
) -> list[str | TaggedParagraph]:
    return [
        _cell(cell, style, wide - (GAP if place else 0), right=column.figures)
        for place, (cell, column, wide) in enumerate(zip(row, columns, widths, strict=True))
    ]


def _cell(words: Cell, style: Any, room: float, *, right: bool) -> str | TaggedParagraph:
    """Words that fit on one line stay bare: they cost six times less than a paragraph."""
    if isinstance(words, str) and len(words.splitlines()) <= 1 and "1er" not in words:
        bare = plain(words)
        if width(bare, Face(style.fontName), style.fontSize) <= room:
            return bare
    said = words if isinstance(words, Text) else Text.of(words)
    return TaggedParagraph(said, style.clone(f"{style.name} right", alignment=2) if right else style)
