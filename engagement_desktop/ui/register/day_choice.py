"""The day that a page looks at: typed as one says it, rewritten when one leaves it."""

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.parsing import parse_typed_date
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

_WIDE = 130


class _DayLine(QLineEdit):
    """Whole when one comes to it: the first figure typed replaces the day."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class DayChoice(QWidget):
    """« Composition au 17/11/2026 »: Enter or leaving it looks at that day; a fault stays under it."""

    chosen = Signal(object)  # date

    def __init__(self, look: Look, words: str, day: date, today: date) -> None:
        super().__init__()
        self._day = day
        self._today = today
        whole = column(look, self, gap=2)
        line = row(look, None, gap=8)
        label = Label(words, "second")
        line.addWidget(label)
        self.edit = _DayLine(date_short(day))
        self.edit.setAccessibleName(words)
        label.setBuddy(self.edit)
        look.bound(self.edit, (_WIDE, 0), (_WIDE, 0))
        line.addWidget(self.edit)
        line.addStretch(1)
        whole.addLayout(line)
        self._fault = Label("", "faute", wrap=True)
        self._fault.hide()
        whole.addWidget(self._fault)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.edit.editingFinished.connect(self._read)

    def day(self) -> date:
        return self._day

    def show_day(self, day: date) -> None:
        """Stand on a day that the page chose."""
        self._day = day
        self._show_fault("")
        self.edit.setText(date_short(day))

    def type(self, text: str) -> None:
        """What a hand does: write, then Enter."""
        self.edit.setText(text)
        self._read()

    def fault(self) -> str:
        return self._fault.text()

    def _read(self) -> None:
        text = self.edit.text()
        if text == date_short(self._day) and not self.fault():
            return
        try:
            day = parse_typed_date(text, self._today)
        except DomainError as refusal:
            self._show_fault(refusal.sentence)
            return
        changed = day != self._day
        self.show_day(day)
        if changed:
            self.chosen.emit(day)

    def _show_fault(self, sentence: str) -> None:
        self.edit.setProperty("faute", "1" if sentence else "")
        repolish(self.edit)
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        announce(self.edit, sentence, at_once=True)


def put_day(page: TablePage[Any]) -> DayChoice:
    """« Au … » at the foot of a list, where it says how many there are: the list as it stood that day."""
    today = page.context.application.workspace.today()
    made = DayChoice(page.look, "Au", today, today)
    made.chosen.connect(lambda day: page.look_at(None if day == today else day))
    page.foot.addWidget(made)
    return made
