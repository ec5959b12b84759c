"""The seats of a committee by college: one number each, and what they make together."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.register.seats import Seats
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.register.college_marks import MarkIcon, mark_of
from engagement_desktop.ui.register.words import COLLEGES
from engagement_desktop.ui.theme import Look

_WIDE, _ONE, _MOST = 56, 196, 999


class _Numbers(QWidget):
    """A small line for each college; the focus goes to the first."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.edits: dict[Capacity, QLineEdit] = {}
        flow = Flow(look, self, 8)
        for college in Capacity:
            edit = QLineEdit()
            edit.setAccessibleName(f"Sièges, {COLLEGES[college].lower()}")
            edit.setAlignment(Qt.AlignmentFlag.AlignRight)
            look.bound(edit, (_WIDE, 0), (_WIDE, 0))
            self.edits[college] = edit
            one = QWidget()
            look.bound(one, (_ONE, 0), (_ONE, 0))
            line = row(look, one, gap=8)
            line.addWidget(MarkIcon(look, mark_of(college)))
            label = Label(COLLEGES[college])
            label.setBuddy(edit)
            line.addWidget(label, 1)
            line.addWidget(edit)
            flow.addWidget(one)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        next(iter(self.edits.values())).setFocus(event.reason())


class SeatsField(TypedField[Seats]):
    """Empty is no seat of that college."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        self._numbers = _Numbers(look)
        super().__init__(look, ask, self._numbers)
        self._sum = Label("", "petit")
        self.layout_below(self._sum)
        for edit in self._numbers.edits.values():
            edit.textChanged.connect(self._on_typed)
        self._tell_sum()

    def edit_of(self, college: Capacity) -> QLineEdit:
        return self._numbers.edits[college]

    def value(self) -> Seats:
        return Seats.of({college: _number(edit.text()) for college, edit in self._numbers.edits.items()})

    def set_value(self, value: Seats) -> None:
        for college, edit in self._numbers.edits.items():
            edit.setText(str(value.held_by(college) or ""))

    def as_text(self) -> str:
        typed = {college.value: edit.text().strip() for college, edit in self._numbers.edits.items()}
        said = {college: text for college, text in typed.items() if text}
        return json.dumps(said, ensure_ascii=False) if said else ""

    def from_text(self, text: str) -> None:
        said = json.loads(text) if text else {}
        for college, edit in self._numbers.edits.items():
            edit.setText(str(said.get(college.value, "")))

    def words(self) -> str:
        said = [(COLLEGES[c].lower(), edit.text().strip()) for c, edit in self._numbers.edits.items()]
        return ", ".join(f"{college} {text}" for college, text in said if text) or "—"

    def _on_typed(self) -> None:
        self._tell_sum()
        self.changed.emit()

    def _tell_sum(self) -> None:
        try:
            whole = self.value().total
        except DomainError:
            whole = 0
        self._sum.setText(f"En tout {count(whole, 'siège')} par collège." if whole else "")
        self._sum.setVisible(bool(whole))


def _number(text: str) -> int:
    bare = text.strip()
    if not bare:
        return 0
    if not (bare.isascii() and bare.isdecimal()) or int(bare) > _MOST:
        raise DomainError(f"« {bare} » n’est pas un nombre de sièges. Écrivez-le comme 6.")
    return int(bare)
