"""Printing a grid of hours, empty, to be filled by hand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.week import GridPerson
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.hours.entry.grid_model import GridShape
from engagement_desktop.ui.register.letter_preview import show_preview

_NAME = "Feuille d’heures"


def print_grid(near: QWidget, context: PageContext, people: Sequence[GridPerson], shape: GridShape) -> None:
    """What the grid shows, in its order: to read, print or save."""
    sheets = context.application.hours_sheets

    def show() -> None:
        if shape.day is not None:
            tasks = [axis.task for axis in shape.columns if axis.task is not None]
            content = sheets.day(shape.day, people, tasks)
        elif shape.task is not None and shape.columns and shape.columns[0].day is not None:
            content = sheets.month(shape.columns[0].day, people, shape.task)
        else:
            content = sheets.lines()
        show_preview(near, context, _NAME, content)

    context.errors.guard(show)


def print_lines(near: QWidget, context: PageContext) -> None:
    """Blank lines in the order of the quick entry."""
    sheets = context.application.hours_sheets
    context.errors.guard(lambda: show_preview(near, context, _NAME, sheets.lines()))
