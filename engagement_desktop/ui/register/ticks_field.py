"""Several among a list of long lines: boxes to tick one under the other, each with its explanation."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from engagement_desktop.french.formats import integer
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.common.labels import Label, button_text
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look

_INDENT = 28


@dataclass(frozen=True, slots=True)
class Tick:
    """One line that may be chosen."""

    key: int
    words: str
    detail: str = ""


class _Boxes(QWidget):
    """The boxes; the focus goes to the first."""

    def __init__(self, look: Look, ticks: Sequence[Tick]) -> None:
        super().__init__()
        whole = column(look, self, gap=12)
        self.boxes: dict[int, QCheckBox] = {}
        for tick in ticks:
            box = QCheckBox(button_text(tick.words))
            box.setAccessibleDescription(tick.detail)
            self.boxes[tick.key] = box
            part = column(look, None, gap=6)
            part.addWidget(box)
            detail = Label(tick.detail, "petit", wrap=True)
            beside = column(look, None, (_INDENT, 0, 0, 0), 0)
            beside.addWidget(detail)
            part.addLayout(beside)
            whole.addLayout(part)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.boxes:
            next(iter(self.boxes.values())).setFocus(event.reason())


class TicksField(TypedField[frozenset[int]]):
    """The keys of the lines that are ticked."""

    def __init__(self, look: Look, ask: Ask | str, ticks: Sequence[Tick]) -> None:
        self._ticks = tuple(ticks)
        self._boxes = _Boxes(look, ticks)
        super().__init__(look, ask, self._boxes)
        for box in self._boxes.boxes.values():
            box.toggled.connect(lambda _on: self.changed.emit())

    def box(self, key: int) -> QCheckBox:
        return self._boxes.boxes[key]

    def value(self) -> frozenset[int]:
        return frozenset(key for key, box in self._boxes.boxes.items() if box.isChecked())

    def set_value(self, value: frozenset[int]) -> None:
        for key, box in self._boxes.boxes.items():
            box.setChecked(key in value)

    def as_text(self) -> str:
        chosen = sorted(self.value())
        return json.dumps(chosen) if chosen else ""

    def from_text(self, text: str) -> None:
        self.set_value(frozenset(json.loads(text)) if text else frozenset())

    def words(self) -> str:
        chosen = len(self.value())
        return f"{integer(chosen)} sur {integer(len(self._ticks))}" if chosen else NOTHING

    def focus(self) -> None:
        if self._boxes.boxes:
            next(iter(self._boxes.boxes.values())).setFocus()
