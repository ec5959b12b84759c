"""A field of several small rows: capacities over time, needs, vehicles, distances, consents."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.buttons import DISCREET, ORDINARY, Button
from engagement_desktop.ui.common.fields.reason import ReasonLine
from engagement_desktop.ui.common.fields.typed import NOTHING, Ask, TypedField
from engagement_desktop.ui.common.layouts import column, row, tab_through, take_place_before
from engagement_desktop.ui.theme import Look

R = TypeVar("R")


@dataclass(frozen=True)
class RowKind(Generic[R]):
    """What a row is made of.

    Attributes:
        noun: how one row is called: « qualité », « véhicule ».
        add: the words of the button: « Ajouter une qualité ».
        fields: makes the fields of one more row, by the names of the attributes of `R`.
        build: a row from the values of its fields.
        wide: names of the fields that take a whole line; the others go two by two.
        keeps: an attribute that no field shows is kept from the row that was shown.
    """

    noun: str
    add: str
    fields: Callable[[], Mapping[str, TypedField[Any]]]
    build: Callable[..., R]
    wide: frozenset[str] = frozenset()
    keeps: tuple[str, ...] = ()


class RowsField(TypedField[tuple[R, ...]], Generic[R]):
    """Rows that are added and removed; each row is a frozen draft."""

    def __init__(self, look: Look, ask: Ask | str, kind: RowKind[R]) -> None:
        self._kind = kind
        self._rows: list[_Row[R]] = []
        holder = _Holder()
        super().__init__(look, ask, holder)
        whole = column(look, holder, gap=8)
        self._lines = column(look, None, gap=8)
        whole.addLayout(self._lines)
        self.adding = Button(look, kind.add, ORDINARY, "plus", on_click=self._on_add)
        whole.addWidget(self.adding, 0, Qt.AlignmentFlag.AlignLeft)
        holder.setFocusProxy(self.adding)
        if (reason := self.findChild(ReasonLine)) is not None:
            tab_through((self.adding, reason.button))

    def value(self) -> tuple[R, ...]:
        return tuple(each.build() for each in self._rows if not each.is_blank())

    def set_value(self, value: Sequence[R]) -> None:
        self._empty()
        for each in value:
            self._add_row().show_row(each)
        self.changed.emit()

    def as_text(self) -> str:
        kept = [each.texts() for each in self._rows if not each.is_blank()]
        return json.dumps(kept, ensure_ascii=False) if kept else ""

    def from_text(self, text: str) -> None:
        self._empty()
        for texts in json.loads(text) if text else ():
            self._add_row().show_texts(texts)
        self.changed.emit()

    def words(self) -> str:
        return "\n".join(each.words() for each in self._rows if not each.is_blank()) or NOTHING

    def rows(self) -> tuple[Mapping[str, TypedField[Any]], ...]:
        """The fields of each row that stands."""
        return tuple(each.fields for each in self._rows)

    def add_row(self) -> Mapping[str, TypedField[Any]]:
        """One more empty row."""
        added = self._add_row()
        self.changed.emit()
        return added.fields

    def validate(self) -> bool:
        faulty = [each for each in self._rows if not each.is_blank() and not each.validate()]
        if faulty:
            self.show_fault("")
            return False
        return super().validate()

    def focus(self) -> None:
        for each in self._rows:
            for field in each.fields.values():
                if field.fault():
                    field.focus()
                    return
        super().focus()

    def _on_add(self) -> None:
        next(iter(self.add_row().values())).focus()

    def _add_row(self) -> "_Row[R]":
        made = _Row(self._look, self._kind, len(self._rows) + 1)
        made.removing.clicked.connect(lambda: self._remove(made))
        for field in made.fields.values():
            field.changed.connect(self.changed)
        self._rows.append(made)
        self._lines.addWidget(made)
        take_place_before(self.adding, (made,))
        return made

    def _remove(self, gone: "_Row[R]") -> None:
        at = self._rows.index(gone)
        self._drop(gone)
        for number, each in enumerate(self._rows, start=1):
            each.number(number)
        stands = self._rows[min(at, len(self._rows) - 1)].removing if self._rows else self.adding
        stands.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _empty(self) -> None:
        for each in tuple(self._rows):
            self._drop(each)

    def _drop(self, gone: "_Row[R]") -> None:
        self._rows.remove(gone)
        self._lines.removeWidget(gone)
        gone.hide()
        gone.deleteLater()


class _Holder(QWidget):
    """Gives its focus to what it holds."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focusNextChild()


class _Row(QFrame, Generic[R]):
    """The fields of one row, and the button that takes it away."""

    def __init__(self, look: Look, kind: RowKind[R], number: int) -> None:
        super().__init__()
        self._kind = kind
        self._shown: R | None = None
        self.setProperty("role", "creux")
        self.fields = dict(kind.fields())
        whole = column(look, self, (12, 8, 12, 8), 4)
        grid = QGridLayout()
        look.space(grid, gap=10)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self._lay(grid)
        whole.addLayout(grid)
        foot = row(look, None, gap=0)
        foot.addStretch(1)
        self.removing = Button(look, "Retirer", DISCREET, "x")
        foot.addWidget(self.removing)
        whole.addLayout(foot)
        self._untouched = self.texts()
        self.number(number)

    def number(self, number: int) -> None:
        """What a screen reader calls the row."""
        name = f"{self._kind.noun} {number}"
        self.setAccessibleName(name)
        self.removing.setAccessibleName(f"Retirer\u00a0: {name}")

    def show_row(self, shown: R) -> None:
        self._shown = shown
        for name, field in self.fields.items():
            field.set_value(getattr(shown, name))

    def texts(self) -> dict[str, str]:
        return {name: field.as_text() for name, field in self.fields.items()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        for name, field in self.fields.items():
            field.from_text(texts.get(name, ""))

    def is_blank(self) -> bool:
        """Added and left as it was."""
        return self._shown is None and self.texts() == self._untouched

    def words(self) -> str:
        said = (field.words() for field in self.fields.values())
        return ", ".join(each for each in said if each != NOTHING)

    def validate(self) -> bool:
        faulty = [field for field in self.fields.values() if not field.validate()]
        return not faulty

    def build(self) -> R:
        values = {name: self._read(name, field) for name, field in self.fields.items()}
        if self._shown is not None:
            values |= {name: getattr(self._shown, name) for name in self._kind.keeps}
        return self._kind.build(**values)

    def _read(self, name: str, field: TypedField[Any]) -> object:
        try:
            return field.read()
        except DomainError as refusal:
            raise DomainError(refusal.sentence, refusal.field or name) from refusal

    def _lay(self, grid: QGridLayout) -> None:
        at, side = 0, 0
        for name, field in self.fields.items():
            wide = name in self._kind.wide
            if wide and side:
                at, side = at + 1, 0
            grid.addWidget(field, at, side, 1, 2 if wide else 1, Qt.AlignmentFlag.AlignTop)
            at, side = (at + 1, 0) if wide or side else (at, 1)
