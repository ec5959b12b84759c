"""A table of a paper: heads, rows, and a total that never stands alone on a page."""

from typing import Any

from reportlab.platypus import Table

from engagement_desktop.documents import styles
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.long_table import ruled
from engagement_desktop.documents.prints import Print
from engagement_desktop.documents.styles import colour
from engagement_desktop.documents.tagged import TableTags, TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.hours.papers import Grid

_KEPT_WITH_TOTAL = 3


def paper_grid(look: Print, grid: Grid) -> Table:
    """The table at the whole width of the page."""
    head = [_cell(column.title, look.head, right=column.is_figures) for column in grid.columns]
    body = [_row(grid, row, look.cell) for row in grid.rows]
    if grid.total:
        body.append(_row(grid, grid.total, styles.CELL_TOTAL))
    last = -2 if grid.total else -1
    whole = sum(column.width for column in grid.columns)
    style = ruled(last - 1)
    if grid.total:
        style.append(("LINEABOVE", (0, -1), (-1, -1), 0.9, colour(PAPER.ink)))
        style.append(("NOSPLIT", (0, -min(_KEPT_WITH_TOTAL, len(body))), (-1, -1)))
    return Table(
        [head, *body],
        colWidths=[look.width * column.width / whole for column in grid.columns],
        repeatRows=1,
        style=style,
        renderCB=TableTags(),
        hAlign="LEFT",
    )


def _row(grid: Grid, row: tuple[str, ...], style: Any) -> list[TaggedParagraph]:
    return [
        _cell(cell, style, right=column.is_figures) for cell, column in zip(row, grid.columns, strict=True)
    ]


def _cell(words: str, style: Any, *, right: bool) -> TaggedParagraph:
    return TaggedParagraph(
        Text.of(words), style.clone(f"{style.name} right", alignment=2) if right else style
    )
