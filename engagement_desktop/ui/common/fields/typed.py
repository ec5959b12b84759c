"""What every typed field has: its question, its value, and the text that a draft keeps of it."""

from abc import abstractmethod
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.ui.common.field import FieldFrame
from engagement_desktop.ui.common.fields.reason import ReasonLine
from engagement_desktop.ui.theme import Look

V = TypeVar("V")

NOTHING = "—"
BANK, NEEDS, TALKS = "bank", "needs", "talks"


@dataclass(frozen=True, slots=True)
class Ask:
    """How a question is put.

    Attributes:
        label: the words above the field.
        help: one line under it.
        optional: the label says « (facultatif) ».
        needed: the sentence shown when it is left empty at saving; empty: it may be left empty.
        reason: the sentence behind « Pourquoi cette question ? ».
        sealed: `BANK`, `NEEDS` or `TALKS` when the draft keeps it under that key.
        width: of the editor, in pixels of the design; 0 takes the room there is.
    """

    label: str
    help: str = ""
    optional: bool = False
    needed: str = ""
    reason: str = ""
    sealed: str = ""
    width: int = 0


class TypedField(FieldFrame, Generic[V]):
    """One question whose answer is a value; what cannot be understood is refused in words."""

    changed = Signal()

    def __init__(self, look: Look, ask: Ask | str, editor: QWidget, width: int = 0) -> None:
        self.ask = Ask(ask) if isinstance(ask, str) else ask
        super().__init__(
            look,
            self.ask.label,
            editor,
            help_text=self.ask.help,
            optional=self.ask.optional,
            width=self.ask.width or width,
        )
        if self.ask.reason:
            self.layout_below(ReasonLine(look, self.ask.label, self.ask.reason))

    @abstractmethod
    def value(self) -> V:
        """The answer.

        Raises:
            DomainError: what is typed is not understood.
        """

    @abstractmethod
    def set_value(self, value: V) -> None:
        """Show an answer."""

    @abstractmethod
    def as_text(self) -> str:
        """What is typed, as a draft keeps it; empty when nothing is."""

    @abstractmethod
    def from_text(self, text: str) -> None:
        """Show again what `as_text` gave."""

    def words(self) -> str:
        """What is typed, as a person reads it beside another answer."""
        return self.as_text() or NOTHING

    def read(self) -> V:
        """The answer, and a refusal when a needed one is left empty."""
        if self.ask.needed and not self.as_text():
            raise DomainError(self.ask.needed)
        return self.value()

    def validate(self) -> bool:
        """Check now, and show what is wrong."""
        try:
            self.read()
        except DomainError as refusal:
            self.show_fault(refusal.sentence)
            return False
        self.show_fault("")
        return True

    def on_left(self) -> None:
        if self.as_text():
            self.validate()
        else:
            self.show_fault("")
