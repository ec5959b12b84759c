"""Chips: one choice a family, none when nothing is filtered."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.french.formats import integer
from engagement_desktop.ui.common.buttons import Button, SteadyButton
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.common.layouts import clear, row, take_place
from engagement_desktop.ui.theme import Look

_GAP = 6


class ChipRow(QWidget):
    """The choices of one family in a row: one stop for Tab, arrows inside, a second press takes back."""

    chosen = Signal(str)

    def __init__(self, look: Look, family: str) -> None:
        super().__init__()
        self._look = look
        self._chips: dict[str, Button] = {}
        self.setAccessibleName(family)
        self._row = row(look, self, gap=_GAP)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_choices(self, choices: Sequence[FilterChoice], chosen: str) -> None:
        """Draw the chips with their counts."""
        if list(self._chips) != [choice.key for choice in choices]:
            clear(self._row)
            self._chips = {choice.key: self._make(choice.key) for choice in choices}
            take_place(self)
        for choice in choices:
            chip = self._chips[choice.key]
            chip.set_text(button_text(words(choice)))
            chip.setChecked(choice.key == chosen)
        self._one_stop(self._chips.get(chosen) or next(iter(self._chips.values()), None))

    def fit(self, room: int) -> tuple[int, bool]:
        """Show the first chips that fit; tells the room they take, and whether all of them are shown."""
        taken, full = 0, False
        for chip in self._chips.values():
            wide = chip.sizeHint().width() + self._look.px(_GAP)
            full = full or taken + wide > room
            chip.setVisible(not full)
            taken += 0 if full else wide
        self.setVisible(taken > 0)
        return taken, not full

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows stay among the chips, where Qt would leave the row."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()))
        chips = [chip for chip in self._chips.values() if not chip.isHidden()]
        here = next((at for at, chip in enumerate(chips) if chip is watched), None)
        if step is None or here is None:
            return super().eventFilter(watched, event)
        reached = chips[(here + step) % len(chips)]
        self._one_stop(reached)
        reached.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _make(self, key: str) -> Button:
        chip = SteadyButton(self._look, "", "puce")
        chip.setCheckable(True)
        chip.clicked.connect(lambda checked: self.chosen.emit(key if checked else ""))
        chip.installEventFilter(self)
        self._row.addWidget(chip)
        return chip

    def _one_stop(self, stop: Button | None) -> None:
        for chip in self._chips.values():
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)


def words(choice: FilterChoice) -> str:
    return choice.label if choice.count is None else f"{choice.label}  {integer(choice.count)}"
