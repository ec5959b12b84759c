"""Chips that answer a question: one stop for Tab, arrows inside, Space chooses."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.buttons import Button, SteadyButton
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import button_text
from engagement_desktop.ui.theme import Look

_STEPS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}


class ChipSet(QWidget):
    """One choice among a few, or several; choosing again the only one takes it back when allowed."""

    changed = Signal()

    def __init__(
        self, look: Look, labels: Sequence[str], *, several: bool = False, clears: bool = True
    ) -> None:
        super().__init__()
        self._several = several
        self._clears = clears
        self.chips: list[Button] = []
        flow = Flow(look, self)
        for label in labels:
            chip = SteadyButton(look, button_text(label), "puce")
            chip.clicked.connect(self._on_clicked)
            chip.installEventFilter(self)
            self.chips.append(chip)
            flow.addWidget(chip)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._one_stop()

    def chosen(self) -> tuple[int, ...]:
        """Places of the chips that are chosen."""
        return tuple(at for at, chip in enumerate(self.chips) if chip.isChecked())

    def choose(self, places: Sequence[int]) -> None:
        """Show which ones are chosen."""
        before = self.chosen()
        for at, chip in enumerate(self.chips):
            chip.setChecked(at in places)
        self._one_stop()
        if self.chosen() != before:
            self.changed.emit()

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for chip in self.chips:
            chip.setAccessibleDescription(name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.chips:
            self._stop().setFocus(event.reason())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        step = _STEPS.get(Qt.Key(event.key()))
        here = next((at for at, chip in enumerate(self.chips) if chip is watched), None)
        if step is None or here is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return super().eventFilter(watched, event)
        reached = self.chips[(here + step) % len(self.chips)]
        self._one_stop(reached)
        reached.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _on_clicked(self) -> None:
        pressed = self.sender()
        if not self._several:
            for chip in self.chips:
                kept = chip is pressed and (chip.isChecked() or not self._clears)
                chip.setChecked(kept)
        self._one_stop(pressed if isinstance(pressed, Button) else None)
        self.changed.emit()

    def _stop(self) -> Button:
        return next((chip for chip in self.chips if chip.isChecked()), self.chips[0])

    def _one_stop(self, stop: Button | None = None) -> None:
        stop = stop or (self._stop() if self.chips else None)
        for chip in self.chips:
            policy = Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)
