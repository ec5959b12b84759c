"""Fields of choices: chips for two to four, a list for more, ticks for several, yes or no."""

import json
from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox

from engagement_desktop.ui.common.fields.chip_set import ChipSet
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.theme import Look

T = TypeVar("T")

_MOST_CHIPS = 4

Choices = Sequence[tuple[T, str]]
"""Values with their French words, in the order shown."""


class QuietCombo(QComboBox):
    """A list that the wheel changes only once one is in it."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class ChoiceField(TypedField[T | None], Generic[T]):
    """One among several: chips up to four, a list beyond; None when nothing is chosen.

    Args:
        look: theme and size.
        ask: the question.
        choices: values and words; a value shown that is none of them stays until another is chosen.
        always: something is always chosen: the first, to begin with.
        none: the words of « nothing » in a list.
    """

    def __init__(
        self, look: Look, ask: Ask | str, choices: Choices[T], *, always: bool = False, none: str = NOTHING
    ) -> None:
        self._values: list[T | None] = [value for value, _words in choices]
        labels = [words for _value, words in choices]
        self._other: T | None = None
        self._chips: ChipSet | None = None
        self._combo: QuietCombo | None = None
        if len(choices) <= _MOST_CHIPS:
            self._chips = ChipSet(look, labels, clears=not always)
            super().__init__(look, ask, self._chips)
            self._chips.choose([0] if always else [])
            self._chips.changed.connect(self._on_chosen)
        else:
            self._combo = QuietCombo()
            if not always:
                self._values.insert(0, None)
                labels.insert(0, none)
            self._combo.addItems(labels)
            super().__init__(look, ask, self._combo)
            self._combo.currentIndexChanged.connect(self._on_chosen)

    def value(self) -> T | None:
        at = self._at()
        return self._other if at is None else self._values[at]

    def set_value(self, value: T | None) -> None:
        at = self._values.index(value) if value in self._values else None
        if self._combo is not None:
            self._combo.setCurrentIndex(-1 if at is None else at)
            self._combo.setPlaceholderText(str(value) if isinstance(value, str) and at is None else "")
        elif self._chips is not None:
            self._chips.choose([] if at is None else [at])
        self._other = value if at is None else None

    def as_text(self) -> str:
        value = self.value()
        return "" if value is None else str(value)

    def from_text(self, text: str) -> None:
        known = (*self._values, self._other)
        found = [value for value in known if value is not None and str(value) == text]
        self.set_value(found[0] if found else None)

    def words(self) -> str:
        at = self._at()
        if at is None and isinstance(self._other, str):
            return self._other
        if self._combo is not None:
            return self._combo.currentText() or NOTHING
        return NOTHING if at is None or self._chips is None else self._chips.chips[at].accessibleName()

    def _on_chosen(self) -> None:
        self._other = None
        self.changed.emit()

    def _at(self) -> int | None:
        if self._combo is not None:
            return self._combo.currentIndex() if self._combo.currentIndex() >= 0 else None
        chosen = self._chips.chosen() if self._chips is not None else ()
        return chosen[0] if chosen else None


class SeveralField(TypedField[tuple[T, ...]], Generic[T]):
    """Several among a few: chips that are ticked, in the order of the choices."""

    def __init__(self, look: Look, ask: Ask | str, choices: Choices[T]) -> None:
        self._choices = tuple(choices)
        self._chips = ChipSet(look, [words for _value, words in choices], several=True)
        super().__init__(look, ask, self._chips)
        self._chips.changed.connect(self.changed)

    def value(self) -> tuple[T, ...]:
        return tuple(self._choices[at][0] for at in self._chips.chosen())

    def set_value(self, value: Sequence[T]) -> None:
        self._chips.choose([at for at, (each, _words) in enumerate(self._choices) if each in value])

    def as_text(self) -> str:
        chosen = [str(value) for value in self.value()]
        return json.dumps(chosen, ensure_ascii=False) if chosen else ""

    def from_text(self, text: str) -> None:
        kept = json.loads(text) if text else []
        self.set_value([value for value, _words in self._choices if str(value) in kept])

    def words(self) -> str:
        return ", ".join(self._choices[at][1] for at in self._chips.chosen()) or NOTHING


class YesNoField(TypedField[bool]):
    """One box to tick; its sentence says what a tick means."""

    def __init__(self, look: Look, ask: Ask | str, sentence: str = "Oui") -> None:
        self.box = QCheckBox(sentence)
        super().__init__(look, ask, self.box)
        self.box.setAccessibleName(f"{self.ask.label}\u00a0: {sentence}")
        self.box.toggled.connect(lambda _on: self.changed.emit())

    def value(self) -> bool:
        return self.box.isChecked()

    def set_value(self, value: bool) -> None:
        self.box.setChecked(value)

    def as_text(self) -> str:
        return "oui" if self.box.isChecked() else ""

    def from_text(self, text: str) -> None:
        self.box.setChecked(text == "oui")

    def words(self) -> str:
        return "Oui" if self.box.isChecked() else "Non"
