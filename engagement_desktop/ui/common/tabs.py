"""Tabs of a page: one stop for the Tab key, arrows inside."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from engagement_desktop.ui.common.buttons import SteadyButton
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.theme import Look


class Tabs(QWidget):
    """Words in a row, one of them underlined; Ctrl+PgUp and Ctrl+PgDn go round, unless they turn others.

    They go on the next line when they do not all fit: large letters and many pages stay readable.
    """

    chosen = Signal(int)

    def __init__(self, look: Look, titles: Sequence[str], *, turns: bool = True) -> None:
        super().__init__()
        self._look = look
        self._group = QButtonGroup(self)
        whole = Flow(look, self, gap=18, below=2)
        for at, title in enumerate(titles):
            button = SteadyButton(look, title, "onglet", air=12)
            button.setCheckable(True)
            self._group.addButton(button, at)
            whole.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group.idToggled.connect(self._on_toggled)
        for keys, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)) if turns else ():
            QShortcut(QKeySequence(keys), self, lambda step=step: self._turn(step))
        look.changed.connect(self._widen)
        self._widen()
        self.choose(0)

    def choose(self, at: int) -> None:
        if (button := self._group.button(at)) is not None:
            button.setChecked(True)

    def current(self) -> int:
        return self._group.checkedId()

    def titles(self) -> list[str]:
        """The words of each tab, from left to right."""
        return [button.text() for button in self._group.buttons()]

    def set_title(self, at: int, title: str) -> None:
        self._group.button(at).setText(title)
        self._group.button(at).setAccessibleName(title)
        self._widen()

    def _widen(self) -> None:
        """Room for the chosen word, which is bolder: the others do not move."""
        letters = QFontMetrics(self._look.font(weight=QFont.Weight.DemiBold))
        for button in self._group.buttons():
            button.setMinimumWidth(letters.horizontalAdvance(button.text()) + self._look.px(8))

    def _turn(self, step: int) -> None:
        self.choose((self.current() + step) % len(self._group.buttons()))
        button = self._group.checkedButton()
        if button is not None and self.isVisible():  # another page may have come, with its own focus
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_toggled(self, at: int, checked: bool) -> None:
        if checked:
            self.chosen.emit(at)
