"""The field that chooses a template: its choices are those of the committee."""

from collections.abc import Sequence

from engagement_desktop.domain.meetings.preparing.agenda_rows import TemplateRow
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.theme import Look

_NONE = "Sans modèle"


class TemplateField(TypedField[int | None]):
    """A list of names; the first one is none."""

    def __init__(self, look: Look, ask: Ask | str) -> None:
        self._ids: list[int | None] = [None]
        self._combo = QuietCombo()
        self._combo.addItem(_NONE)
        super().__init__(look, ask, self._combo)
        self._combo.currentIndexChanged.connect(self.changed)

    def show_templates(self, rows: Sequence[TemplateRow]) -> None:
        """Other choices; the one that stood stays when it is among them."""
        stood = self.value()
        self._ids = [None, *(row.id for row in rows)]
        self._combo.blockSignals(True)
        self._combo.clear()
        self._combo.addItems([_NONE, *(row.name for row in rows)])
        self._combo.blockSignals(False)
        self.set_value(stood)

    def value(self) -> int | None:
        at = self._combo.currentIndex()
        return self._ids[at] if 0 <= at < len(self._ids) else None

    def set_value(self, value: int | None) -> None:
        self._combo.setCurrentIndex(self._ids.index(value) if value in self._ids else 0)

    def as_text(self) -> str:
        value = self.value()
        return "" if value is None else str(value)

    def from_text(self, text: str) -> None:
        self.set_value(int(text) if text.isdecimal() else None)

    def words(self) -> str:
        return self._combo.currentText()
