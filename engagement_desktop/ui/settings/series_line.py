"""One series of numbers: its name, the last number on paper, the next one to be given."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda_rows import SeriesRow
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.fields.figures import IntegerField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.theme import Look

_MOST = 9_999


class SeriesLine(QWidget):
    """Kept when one leaves the field or presses Enter."""

    kept = Signal(int)

    def __init__(self, look: Look, name: str, *, may_write: bool) -> None:
        super().__init__()
        self._shown = 0
        whole = row(look, self, gap=16)
        words = column(look, None, gap=2)
        words.addWidget(Label(name, "gras", wrap=True))
        self._next = Label("", "petit", wrap=True)
        words.addWidget(self._next)
        whole.addLayout(words, 1)
        self.field = IntegerField(look, Ask("Sur papier"), most=_MOST)
        self.field.edit.setAccessibleName(f"Dernier numéro utilisé sur papier{NBSP}: {name}")
        self.field.edit.setReadOnly(not may_write)
        self.field.edit.editingFinished.connect(self._keep)
        whole.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_series(self, series: SeriesRow) -> None:
        self._shown = series.on_paper
        self.field.set_value(series.on_paper)
        given = f"Dernier donné ici{NBSP}: {series.last_used}. " if series.last_used else ""
        self._next.setText(f"{given}Le prochain sera {series.next_number}.")

    def first_focus(self) -> QWidget:
        return self.field.edit

    def _keep(self) -> None:
        try:
            number = self.field.value() or 0
        except DomainError as refusal:
            self.field.show_fault(refusal.sentence)
            return
        self.field.show_fault("")
        if number != self._shown:
            self.kept.emit(number)
