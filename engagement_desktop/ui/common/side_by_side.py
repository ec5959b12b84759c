"""Two versions of one thing, field by field: the hand goes down the rows and chooses left or right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from engagement_desktop.ui.common.buttons import DISCREET, PRIMARY, Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, button_text, may_break, wrapped
from engagement_desktop.ui.common.layouts import column, line, scrolling
from engagement_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs, as both say it; `left` is the side that is proposed."""

    key: str
    label: str
    left_words: str
    right_words: str
    left: bool = True


class SideBySide(QWidget):
    """Fields that differ, two columns; ↑ ↓ go from field to field, ← → choose."""

    chosen = Signal(object)  # frozenset of the keys kept from the left
    left = Signal()

    def __init__(
        self,
        look: Look,
        differences: Sequence[Difference],
        left: str,
        right: str,
        *,
        act: str = "Enregistrer ces choix",
        leave: str = "Revenir à ma saisie",
        keys: str = "",
    ) -> None:
        super().__init__()
        self._look = look
        self._names = (left, right)
        self.rows: dict[str, _Sides] = {}
        whole = column(look, self, gap=0)
        inside = QWidget()
        self._body = column(look, inside, (18, 8, 18, 12), 10)
        self._body.addWidget(Label("↑ ↓ passent d’un champ à l’autre, ← → choisissent.", "petit", wrap=True))
        for difference in differences:
            self._add(difference)
        self._body.addStretch(1)
        whole.addWidget(scrolling(inside), 1)
        foot = QWidget()
        flow = Flow(look, foot, 8)
        look.space(flow, (18, 8, 18, 8), 8)
        self.acting = Button(look, act, PRIMARY, "circle-check", on_click=self.choose, keys=keys)
        flow.addWidget(self.acting)
        flow.addWidget(Button(look, leave, DISCREET, on_click=self.leave))
        whole.addWidget(foot)

    def lefts(self) -> frozenset[str]:
        """Fields kept from the left."""
        return frozenset(key for key, sides in self.rows.items() if sides.left.isChecked())

    def choose(self) -> None:
        self.chosen.emit(self.lefts())

    def leave(self) -> None:
        self.left.emit()

    def take_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        (self.acting if first is None else first.checked()).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self._move(watched, event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _move(self, watched: QObject, event: QKeyEvent) -> bool:
        rows = list(self.rows.values())
        here = next((at for at, sides in enumerate(rows) if watched in {sides.left, sides.right}), None)
        if here is None:
            return False
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            side = rows[here].left if key == Qt.Key.Key_Left else rows[here].right
            side.setChecked(True)
            side.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            reached = here + (1 if key == Qt.Key.Key_Down else -1)
            if 0 <= reached < len(rows):
                rows[reached].checked().setFocus(Qt.FocusReason.TabFocusReason)
            elif reached == len(rows):
                self.acting.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return False

    def _add(self, difference: Difference) -> None:
        self._body.addWidget(line())
        self._body.addWidget(wrapped(difference.label, "etiquette"))
        grid = QGridLayout()
        self._look.space(grid, gap=6)
        sides = _Sides(self, difference, self._names)
        for at, (side, words) in enumerate(
            ((sides.left, difference.left_words), (sides.right, difference.right_words))
        ):
            grid.addWidget(side, 0, at)
            said = Label(may_break(words), wrap=True)
            grid.addWidget(said, 1, at, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(at, 1)
            side.installEventFilter(self)
        self.rows[difference.key] = sides
        self._body.addLayout(grid)


class _Sides:
    """The two choices of one field."""

    def __init__(self, panel: QWidget, difference: Difference, names: tuple[str, str]) -> None:
        self.left = QRadioButton(button_text(names[0]))
        self.right = QRadioButton(button_text(names[1]))
        group = QButtonGroup(panel)
        for button, name, words in (
            (self.left, names[0], difference.left_words),
            (self.right, names[1], difference.right_words),
        ):
            group.addButton(button)
            button.setAccessibleName(f"{difference.label}, {name}\u00a0: {words}")
        (self.left if difference.left else self.right).setChecked(True)

    def checked(self) -> QRadioButton:
        return self.left if self.left.isChecked() else self.right
