"""Rows, columns, lines and scrolling bodies with the spacing of the design."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import delete

from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.theme import Look

Margins = tuple[int, int, int, int]
NONE: Margins = (0, 0, 0, 0)


def column(look: Look, parent: QWidget | None = None, margins: Margins = NONE, gap: int = 8) -> QVBoxLayout:
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    look.space(layout, margins, gap)
    return layout


def row(look: Look, parent: QWidget | None = None, margins: Margins = NONE, gap: int = 8) -> QHBoxLayout:
    layout = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    look.space(layout, margins, gap)
    return layout


def line() -> QFrame:
    """A quiet separator."""
    return frame("trait")


def frame(role: str) -> QFrame:
    """A surface that the sheet knows by its role."""
    made = QFrame()
    made.setProperty("role", role)
    return made


def icon_label(look: Look, name: str, ink: str = "encre2", size: int = 20) -> Label:
    """A drawing beside words that say the same: nothing for the ear."""
    made = Label()
    look.draw(made, name, ink, size)
    look.bound(made, (size, size), (size, size))
    return made


def scrolling(body: QWidget) -> QScrollArea:
    """Every page body scrolls: layouts crush what does not fit."""
    area = QScrollArea()
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    body.setAutoFillBackground(False)
    return area


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; inner layouts are destroyed at once, what they held a little later."""
    while (item := layout.itemAt(0)) is not None:
        if (widget := item.widget()) is not None:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            clear(inner)
            layout.removeItem(inner)
            delete(inner)
        else:
            layout.takeAt(0)


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Give the Tab key the reading order."""
    ordered = list(widgets)
    for before, after in pairwise(ordered):
        QWidget.setTabOrder(before, after)


def take_place(container: QWidget) -> None:
    """Give what a container holds its place in the reading order, after what comes before the container.

    Qt puts at the end whatever is made late: chips that follow a count, links of a row.
    """
    held = stops(container)
    before: QWidget | None = container
    while before is not None and (before in held or not _takes_focus(before)):
        before = before.previousInFocusChain()
        if before is container:
            return
    if before is not None:
        tab_through((before, *held))


def take_place_before(last: QWidget, late: Iterable[QWidget]) -> None:
    """Give what was made late its place in the reading order, just before a control that was there."""
    held = [stop for container in late for stop in stops(container)]
    before: QWidget | None = last.previousInFocusChain()
    while before is not None and before is not last and (before in held or not _takes_focus(before)):
        before = before.previousInFocusChain()
    first = () if before is None or before is last else (before,)
    tab_through((*first, *held, last))


def stops(container: QWidget) -> list[QWidget]:
    """What takes the focus inside a container, in the order of its making."""
    window = container.window()
    return [
        widget
        for widget in container.findChildren(QWidget)
        if _takes_focus(widget) and widget.window() is window
    ]


def _takes_focus(widget: QWidget) -> bool:
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus
