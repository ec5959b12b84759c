"""Which exercise, beside which other one, and whether people are named."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QWidget

from engagement_desktop.domain.periods import Exercise
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.theme import Look

_FEW = 720
_NAMED = (
    "Le rapport donne alors le nom des bénévoles et leur situation au regard du CEC. Gardez-le pour ceux qui "
    "ont à en connaître. Sans la case, il ne donne que des nombres."
)


class ChoicesBar(QWidget):
    """Two lists and a box, on one line or one under the other."""

    exercise_wanted = Signal(int)
    comparison_wanted = Signal(int)

    def __init__(self, look: Look, *, may_name: bool) -> None:
        super().__init__()
        self._look = look
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=10)
        self.exercise, self.comparison = QComboBox(), QComboBox()
        self.nominative = QCheckBox("Nommer les personnes")
        self.nominative.setToolTip(_NAMED)
        self.nominative.setAccessibleDescription(_NAMED)
        self._help = Label(
            "Noms et situations CEC des bénévoles, pour qui doit les connaître.", "petit", wrap=True
        )
        self._first = self._labelled("Exercice", self.exercise)
        self._second = self._labelled("Comparer à", self.comparison)
        self._third = QWidget()
        named = row(look, self._third, gap=8)
        named.addWidget(self.nominative)
        named.addWidget(self._help, 1)
        if not may_name:
            self._third.hide()
        self.exercise.currentIndexChanged.connect(
            lambda: self.exercise_wanted.emit(self.exercise.currentData())
        )
        self.comparison.currentIndexChanged.connect(
            lambda: self.comparison_wanted.emit(self.comparison.currentData())
        )
        self.arrange(_FEW)

    def show_choices(self, exercises: Sequence[Exercise], shown: Exercise, compared: Exercise | None) -> None:
        """The exercises that hold something, the one shown and the one before among them."""
        every = sorted({*exercises, shown}, reverse=True)
        others = sorted(
            {each for each in every if each != shown} | {compared or shown.previous()}, reverse=True
        )
        self._fill(self.exercise, every, shown)
        self._fill(self.comparison, others, compared or shown.previous())

    def names_people(self) -> bool:
        """Never for a role that may not."""
        return not self._third.isHidden() and self.nominative.isChecked()

    def arrange(self, effective: int) -> None:
        places = ((0, 0), (0, 1), (0, 2)) if effective >= Room.WIDE else ((0, 0), (0, 1), (1, 0))
        if effective < _FEW:
            places = ((0, 0), (1, 0), (2, 0))
        for widget, (line, across) in zip((self._first, self._second, self._third), places, strict=True):
            span = 1 if widget is not self._third or across else 3
            self._grid.addWidget(widget, line, across, 1, span)
        self._grid.setColumnStretch(2, 1)

    @staticmethod
    def _fill(box: QComboBox, exercises: Sequence[Exercise], shown: Exercise) -> None:
        with QSignalBlocker(box):
            box.clear()
            for exercise in exercises:
                box.addItem(exercise.label, exercise.year)
            box.setCurrentIndex(box.findData(shown.year))

    def _labelled(self, text: str, box: QComboBox) -> QWidget:
        box.setAccessibleName(text)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._look.bound(box, (112, 0))
        holder = QWidget()
        line: QHBoxLayout = row(self._look, holder, gap=8)
        label = Label(text, "second")
        label.setBuddy(box)
        line.addWidget(label)
        line.addWidget(box)
        line.addStretch(1)
        return holder
