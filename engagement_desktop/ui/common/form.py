"""A form: its fields by name, and where a refusal is shown."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.field import Field
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.theme import Look


class Form(QWidget):
    """Fields one under the other; a fault takes the focus to its field, several are counted above."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.body: QVBoxLayout = column(look, self, gap=14)
        self._fields: dict[str, Field] = {}
        self._banner = Banner(look, FAULT)
        self._banner.hide()
        self.body.addWidget(self._banner)

    def add(self, key: str, field: Field) -> Field:
        self._fields[key] = field
        self.body.addWidget(field)
        return field

    def field(self, key: str) -> Field:
        return self._fields[key]

    def validate(self) -> bool:
        """Check every field; the focus goes to the first fault."""
        faulty = [
            field for field in self._fields.values() if field.isVisibleTo(self) and not field.validate()
        ]
        self._banner.setVisible(len(faulty) > 1)
        if faulty:
            self._banner.tell(FAULT, f"{len(faulty)} réponses sont à revoir.")
            faulty[0].focus()
        return not faulty

    def show_refusal(self, refusal: DomainError) -> None:
        """Put the sentence at the field that it names, or above the form."""
        field = self._fields.get(refusal.field or "")
        self._banner.setVisible(field is None)
        if field is None:
            self._banner.tell(FAULT, "", refusal.sentence)
        else:
            field.show_fault(refusal.sentence)
            field.focus()

    def forget_faults(self) -> None:
        self._banner.hide()
        for field in self._fields.values():
            field.show_fault("")
