"""White cards, and the key figures that stand in them."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.theme import Look


class Card(QFrame):
    """A surface with an optional title, a word on its right, and a body."""

    def __init__(self, look: Look, title: str = "", *, role: str = "carte", margin: int = 16) -> None:
        super().__init__()
        self.look = look
        self.setProperty("role", role)
        whole = column(look, self, (margin, margin, margin, margin), 12)
        self.heading: QHBoxLayout = row(look, None, gap=8)
        self.title = Label(title, "section", wrap=True)
        if title:
            self.setAccessibleName(title)
            self.heading.addWidget(self.title, 1)
        whole.addLayout(self.heading)
        self.body: QVBoxLayout = column(look, None, gap=8)
        whole.addLayout(self.body, 1)

    def add_aside(self, text: str) -> Label:
        """A quiet word at the right of the title."""
        aside = Label(text, "petit")
        self.heading.addWidget(aside)
        return aside

    def add_door(self, text: str, on_click: Callable[[], object]) -> Button:
        """The link that opens the rows behind the figures."""
        door = link(self.look, text, on_click)
        if self.title.text() and text == "Voir":
            door.setAccessibleName(f"Voir : {self.title.text()}")
        self.heading.addWidget(door)
        return door


class KeyFigure(QFrame):
    """One figure: what it counts, how much, and one line that explains."""

    def __init__(self, look: Look, name: str, icon: str = "") -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self._name = name
        whole = column(look, self, (16, 12, 16, 12), 4)
        head = row(look, None, gap=8)
        if icon:
            head.addWidget(icon_label(look, icon, "accent", 22))
        head.addWidget(Label(name, "gras", wrap=True), 1)
        whole.addLayout(head)
        self._value = Label("—", "chiffre")
        whole.addWidget(self._value)
        self._detail = Label("", "petit", wrap=True)
        whole.addWidget(self._detail)
        whole.addStretch(1)

    def show_figure(self, value: str, detail: str = "") -> None:
        self._value.setText(value)
        self._detail.setText(detail)
        self.setAccessibleName(f"{self._name} : {value}. {detail}".strip())


class SmallFigure(QFrame):
    """A figure of a band: name above, value, and its change since the year before."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setProperty("role", "carte")
        self._name = name
        self._look = look
        whole = column(look, self, (14, 10, 14, 10), 2)
        whole.addWidget(ElidedLabel(name, "petit"))
        foot = row(look, None, gap=6)
        self._value = Label("—", "valeur")
        foot.addWidget(self._value)
        foot.addStretch(1)
        self._arrow = icon_label(look, "arrow-up", "encre2", 16)
        self._change = Label("", "petit")
        foot.addWidget(self._arrow)
        foot.addWidget(self._change)
        whole.addLayout(foot)
        self._arrow.hide()

    def show_figure(self, value: str, change: str = "", *, up: bool | None = None) -> None:
        """The value, and its change with an arrow (none when nothing moved)."""
        self._value.setText(value)
        self._change.setText(change)
        self._arrow.setVisible(up is not None)
        if up is not None:
            self._look.draw(self._arrow, "arrow-up" if up else "arrow-down", "encre2", 16)
        self.setAccessibleName(f"{self._name} : {value}. {change}".strip())
