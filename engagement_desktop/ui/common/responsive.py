"""What fits: layouts are chosen by the width of the window divided by the text size."""

from enum import IntEnum

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.theme import Look


class Room(IntEnum):
    """How much there is, in effective pixels."""

    NARROW = 0
    MEDIUM = 800
    WIDE = 1120


ONE_COLUMN_OF_CARDS = 1000
LOW = 560


def effective_width(look: Look, widget: QWidget) -> int:
    """The width of the window that holds the widget, as the design counts it."""
    return look.unscaled(widget.window().width())


def effective_height(look: Look, widget: QWidget) -> int:
    return look.unscaled(widget.window().height())


def room(look: Look, widget: QWidget) -> Room:
    width = effective_width(look, widget)
    return max(size for size in Room if width >= size)
