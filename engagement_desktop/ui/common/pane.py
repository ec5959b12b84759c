"""The pane beside a list: the file of the current row, read-only."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from engagement_desktop.ui.common.badge import Badge, BadgeWord
from engagement_desktop.ui.common.buttons import BACK, Button, link
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, icon_label, line, row, scrolling, take_place
from engagement_desktop.ui.theme import Look


class Pane(QFrame):
    """Written from top to bottom: heading, badges, sections of lines, figures, links."""

    left = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self.setProperty("role", "volet")
        self.setAccessibleName(name)
        whole = column(look, self, gap=0)
        self._back = Button(look, "Retour", BACK, "chevron-left", on_click=self.left.emit)
        self._top = QWidget()
        back_row = row(look, self._top, (18, 12, 18, 0))
        back_row.addWidget(self._back)
        back_row.addStretch(1)
        whole.addWidget(self._top)
        self._top.hide()
        inside = QWidget()
        self._body: QVBoxLayout = column(look, inside, (18, 16, 18, 16), 10)
        self._scroll = scrolling(inside)
        self._scroll.setProperty("role", "lecture")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(name)
        whole.addWidget(self._scroll, 1)

    def start(self) -> None:
        """Wipe the pane before another row is written."""
        clear(self._body)
        self._scroll.verticalScrollBar().setValue(0)

    def finish(self) -> None:
        """Keep what is written at the top, and its links right after the pane for Tab."""
        self._body.addStretch(1)
        take_place(self._scroll)

    def heading(self, title: str, facts: str = "", beside: QWidget | None = None) -> None:
        """Who or what it is; `beside` stands at the left of the words."""
        whole = row(self._look, None, gap=12)
        if beside is not None:
            whole.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        words = column(self._look, None, gap=2)
        words.addWidget(wrapped(title, "section"))
        if facts:
            words.addWidget(wrapped(facts, "petit"))
        whole.addLayout(words, 1)
        self._body.addLayout(whole)

    def badge(self, word: BadgeWord) -> None:
        self._body.addWidget(Badge(self._look, word), 0, Qt.AlignmentFlag.AlignLeft)

    def section(self, title: str, door: str = "", on_door: Callable[[], object] | None = None) -> None:
        """A rule, a title, and the link that opens its rows."""
        self._body.addWidget(line())
        head = row(self._look, None, gap=8)
        head.addWidget(Label(title, "gras", wrap=True), 1)
        if door and on_door is not None:
            head.addWidget(link(self._look, door, on_door))
        self._body.addLayout(head)

    def line(self, text: str, second: str = "", icon: str = "") -> None:
        """One fact, its second line, and an icon that says of what kind."""
        whole = row(self._look, None, gap=10)
        if icon:
            whole.addWidget(icon_label(self._look, icon, "encre2", 20), 0, Qt.AlignmentFlag.AlignTop)
        words = column(self._look, None, gap=0)
        words.addWidget(wrapped(text))
        if second:
            words.addWidget(wrapped(second, "petit"))
        whole.addLayout(words, 1)
        self._body.addLayout(whole)

    def fact(self, name: str, value: str) -> None:
        """A name and its value, side by side."""
        whole = row(self._look, None, gap=10)
        whole.addWidget(wrapped(name, "second"), 1, Qt.AlignmentFlag.AlignTop)
        written = wrapped(value)
        written.setAlignment(Qt.AlignmentFlag.AlignRight)
        whole.addWidget(written, 1)
        self._body.addLayout(whole)

    def figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """Values with their words under them, three in a row."""
        grid = QGridLayout()
        self._look.space(grid, gap=4)
        for at, (value, words) in enumerate(figures):
            grid.addWidget(Label(value, "valeur"), at // 3 * 2, at % 3)
            grid.addWidget(Label(words, "petit", wrap=True), at // 3 * 2 + 1, at % 3)
        self._body.addLayout(grid)

    def paragraph(self, text: str) -> None:
        """Free text of the dossier, as it was typed."""
        label = wrapped(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(label)

    def note(self, text: str) -> None:
        self._body.addWidget(wrapped(text, "petit"))

    def door(self, text: str, on_click: Callable[[], object], icon: str = "") -> Door:
        """A link to other rows, on a line of its own."""
        made = Door(self._look, text, on_click, icon)
        self._body.addWidget(made)
        return made

    def button(self, text: str, on_click: Callable[[], object], icon: str = "") -> Button:
        made = Button(self._look, text, "", icon, on_click=on_click)
        self._body.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def add(self, widget: QWidget) -> None:
        self._body.addWidget(widget)

    def show_back(self, *, over: bool) -> None:
        """Whether the pane lies over the list, with its way back."""
        self._top.setVisible(over)

    def take_focus(self) -> None:
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
