"""What the check noticed before minutes are validated, each with the way to mend it."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.meetings.minuting.closing_checks import ClosingCheck, ClosingPoint, PointKind
from engagement_desktop.french.formats import count
from engagement_desktop.french.minutes_texts import point_words
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import link
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column, icon_label, row
from engagement_desktop.ui.theme import Look

_ACTS: Mapping[PointKind, str] = MappingProxyType(
    {
        PointKind.STILL_OPEN: "Clore",
        PointKind.NO_CHAIR: "Compléter",
        PointKind.CHAIR_AWAY: "Compléter",
        PointKind.NO_SECRETARY: "Compléter",
        PointKind.NO_END_HOUR: "Compléter",
        PointKind.NOT_RULED: "Décider",
    }
)
_USUAL = "Y aller"


class CheckCard(Card):
    """One line a point: a word, a shape, a colour, and a link."""

    wanted = Signal(object)  # ClosingPoint

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Avant de valider")
        self.aside = self.add_aside("")
        self._lines = QWidget()
        self._place = column(look, self._lines, gap=6)
        self.body.addWidget(self._lines)

    def show_check(self, check: ClosingCheck) -> None:
        """What refuses first; a check without points says that nothing is missing."""
        clear(self._place)
        refusing = sum(point.refuses for point in check.points)
        self.aside.setText(_summary(len(check.points), refusing))
        for point in check.points:
            self._place.addWidget(self._line(point))
        if not check.points:
            self._place.addWidget(self._nothing())

    def first_link(self) -> QWidget | None:
        """Where the keyboard begins."""
        line = self._place.itemAt(0)
        widget = None if line is None else line.widget()
        return None if widget is None else widget.findChild(QWidget, "door")

    def _line(self, point: ClosingPoint) -> QWidget:
        line = QWidget()
        inside = row(self.look, line, gap=8)
        tone = "erreur" if point.refuses else "attention"
        inside.addWidget(icon_label(self.look, "circle-x" if point.refuses else "triangle-alert", tone, 20))
        words = point_words(point)
        inside.addWidget(wrapped(words), 1)
        door = link(self.look, _ACTS.get(point.kind, _USUAL), lambda: self.wanted.emit(point))
        door.setObjectName("door")
        door.setAccessibleName(f"{door.text()}{NBSP}: {words}")
        inside.addWidget(door)
        return line

    def _nothing(self) -> QWidget:
        line = QWidget()
        inside = row(self.look, line, gap=8)
        inside.addWidget(icon_label(self.look, "circle-check", "succes", 20))
        inside.addWidget(Label("Rien ne manque.", wrap=True), 1)
        return line


def _summary(points: int, refusing: int) -> str:
    if not points:
        return ""
    if refusing:
        return count(refusing, "point empêche de valider", "points empêchent de valider")
    return f"{count(points, 'point')} à regarder"
