"""Sizes and icons that a widget asks for once and that follow theme and text size."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QLabel, QLayout, QWidget

from engagement_desktop.ui.theme.icons import Icons

_AIR = 4  # Qt fixes the gap between icon and text: the drawing brings its own


class Dresser:
    """Writes what was asked on the thing itself, so that it can be done again."""

    def __init__(self, icons: Icons, colour: Callable[[str], str], px: Callable[[int], int]) -> None:
        self._icons = icons
        self._colour = colour
        self._px = px

    def margins(self, layout: QLayout, left: int, top: int, right: int, bottom: int) -> None:
        layout.setProperty("marges", [left, top, right, bottom])
        self.dress(layout)

    def gap(self, layout: QLayout, pixels: int) -> None:
        layout.setProperty("ecart", pixels)
        self.dress(layout)

    def bounds(self, widget: QWidget, least: tuple[int, int], most: tuple[int, int]) -> None:
        widget.setProperty("taille", [*least, *most])
        self.dress(widget)

    def icon(self, widget: QAbstractButton | QLabel, name: str, token: str, size: int, checked: str) -> None:
        widget.setProperty("icone", [name, token, size, checked])
        self.dress(widget)

    def dress(self, thing: QObject) -> None:
        """Apply whatever was asked on this one thing."""
        if isinstance(thing, QLayout):
            self._dress_layout(thing)
        elif isinstance(thing, QWidget):
            if bounds := cast("list[int]", thing.property("taille")):
                least_wide, least_high, most_wide, most_high = (self._px(each) for each in bounds)
                thing.setMinimumSize(least_wide, least_high)
                thing.setMaximumSize(most_wide or 16777215, most_high or 16777215)
            if icon := cast("tuple[str, str, int, str]", thing.property("icone")):
                self._dress_icon(thing, *icon)

    def dress_tree(self, root: QWidget) -> None:
        """Apply again what was asked, from the window down."""
        self.dress(root)
        for thing in (*root.findChildren(QLayout), *root.findChildren(QWidget)):
            self.dress(thing)

    def _dress_layout(self, layout: QLayout) -> None:
        if margins := cast("list[int]", layout.property("marges")):
            layout.setContentsMargins(*(self._px(each) for each in margins))
        gap = layout.property("ecart")
        if isinstance(gap, int):
            layout.setSpacing(self._px(gap))

    def _dress_icon(self, widget: QWidget, name: str, token: str, size: int, checked: str) -> None:
        side, ratio = self._px(size), widget.devicePixelRatioF()
        if isinstance(widget, QLabel):
            widget.setPixmap(self._icons.pixmap(name, self._colour(token), side, ratio))
        elif isinstance(widget, QAbstractButton):
            air = self._px(_AIR) if widget.text() else 0
            icon = QIcon()
            for mode, state, colour in (
                (QIcon.Mode.Normal, QIcon.State.Off, token),
                (QIcon.Mode.Disabled, QIcon.State.Off, "encre2"),
                (QIcon.Mode.Normal, QIcon.State.On, checked or token),
            ):
                drawn = self._icons.pixmap(name, self._colour(colour), side, ratio, right=air)
                icon.addPixmap(drawn, mode, state)
            widget.setIcon(icon)
            widget.setIconSize(QSize(side + air, side))


def repolish(widget: QWidget) -> None:
    """Let a widget read the sheet again after one of its properties changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()
