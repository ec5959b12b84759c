"""A form over a frozen draft: fields by the names of its attributes, refusals at their field."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError, Faults, raise_all
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.fields.typed import BANK, NEEDS, TALKS, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, line
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.theme import Look

D = TypeVar("D")
F = TypeVar("F", bound=TypedField[Any])


class EditorForm(QWidget, Generic[D]):
    """Subclasses add their fields in `__init__`; each key is the name of an attribute of the draft.

    `rules.quorum` is the attribute of an attribute. What no field shows stays as it is in the draft.
    """

    changed = Signal()
    FOCUS: ClassVar[str] = ""  # key of the field to begin with; the first one by default

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.body: QVBoxLayout = column(look, self, gap=14)
        self.banner = Banner(look, FAULT)
        self.banner.hide()
        self.body.addWidget(self.banner)
        self._fields: dict[str, TypedField[Any]] = {}
        self._draft: D | None = None

    # What subclasses write

    def add(self, key: str, field: F, into: QBoxLayout | None = None) -> F:
        """One more field, under the others or in a `line`."""
        self._fields[key] = field
        field.changed.connect(self.changed)
        if into is None:
            self.body.addWidget(field)
        else:
            into.addWidget(field, 0 if field.ask.width else 1, Qt.AlignmentFlag.AlignTop)
        return field

    def line(self) -> QBoxLayout:
        """A line for two fields side by side; one under the other where room is short."""
        made = SideOrUnder(self.look)
        self.body.addWidget(made)
        return made.line

    def section(self, title: str, note: str = "") -> None:
        """A rule, a title, and one line that explains."""
        self.body.addWidget(line())
        self.body.addWidget(Label(title, "section", wrap=True))
        if note:
            self.body.addWidget(Label(note, "petit", wrap=True))

    def fill(self, draft: D) -> None:
        """Show the draft in the fields."""
        for key, field in self._fields.items():
            field.set_value(_get(draft, key))

    def build(self, draft: D, values: Mapping[str, Any]) -> D:
        """The draft with what was answered."""
        for key, value in values.items():
            draft = _put(draft, key.split("."), value)
        return draft

    # What the editor asks

    def show_draft(self, draft: D) -> None:
        """Begin on this draft; nothing is at fault yet."""
        self._draft = draft
        self.fill(draft)
        self.forget_faults()

    def draft(self) -> D:
        """The draft that was shown, as it was."""
        if self._draft is None:
            raise LookupError("no draft was shown")
        return self._draft

    def read(self) -> D:
        """The draft with everything that was answered.

        Raises:
            DomainError: one answer is not understood; `Faults` when several are not.
        """
        values: dict[str, Any] = {}
        faults: list[DomainError] = []
        for key, field in self._fields.items():
            if field.isHidden():
                continue
            try:
                values[key] = field.read()
            except DomainError as refusal:
                faults.append(DomainError(refusal.sentence, key))
        raise_all(faults)
        return self.build(self.draft(), values)

    def texts(self) -> dict[str, str]:
        """What is typed, by field, as a draft keeps it."""
        return {key: field.as_text() for key, field in self._fields.items()}

    def show_texts(self, texts: Mapping[str, str]) -> None:
        """Show again what a draft kept; a field it does not know stays as it is."""
        for key, field in self._fields.items():
            if key in texts:
                field.from_text(texts[key])

    def words(self) -> dict[str, str]:
        """What is typed, as one reads it."""
        return {key: field.words() for key, field in self._fields.items()}

    def sealed(self, under: str) -> frozenset[str]:
        """Keys of the fields that a draft keeps under this key."""
        return frozenset(key for key, field in self._fields.items() if field.ask.sealed == under)

    def bank(self) -> frozenset[str]:
        return self.sealed(BANK)

    def needs(self) -> frozenset[str]:
        return self.sealed(NEEDS)

    def talks(self) -> frozenset[str]:
        return self.sealed(TALKS)

    def names(self) -> tuple[str, ...]:
        return tuple(self._fields)

    def field(self, key: str) -> TypedField[Any]:
        return self._fields[key]

    def first_field(self) -> TypedField[Any]:
        return self._fields[self.FOCUS or next(iter(self._fields))]

    def show_refusal(self, refusal: DomainError) -> None:
        """Each sentence at the field it names, the focus at the first; several are counted above."""
        self.forget_faults()
        faults = refusal.faults if isinstance(refusal, Faults) else (refusal,)
        at_field = [(self._find(fault.field), fault.sentence) for fault in faults]
        placed = [(field, sentence) for field, sentence in at_field if field is not None]
        for field, sentence in placed:
            if field.validate():
                field.show_fault(sentence)
        loose = [sentence for field, sentence in at_field if field is None]
        count = f"{len(faults)} réponses sont à revoir." if len(faults) > 1 else ""
        if loose or count:
            self.banner.tell(FAULT, count, " ".join(loose))
            self.banner.show()
        if placed:
            min((field for field, _sentence in placed), key=self._place).focus()

    def forget_faults(self) -> None:
        self.banner.hide()
        for field in self._fields.values():
            field.show_fault("")

    def _find(self, name: str | None) -> TypedField[Any] | None:
        """The field of a refusal: by its key, or by the last part of it."""
        if name is None:
            return None
        if name in self._fields:
            return self._fields[name]
        ends = [field for key, field in self._fields.items() if key.rsplit(".", 1)[-1] == name]
        return ends[0] if ends else None

    def _place(self, field: TypedField[Any]) -> int:
        return list(self._fields.values()).index(field)


def _get(draft: Any, key: str) -> Any:
    for name in key.split("."):
        draft = getattr(draft, name)
    return draft


def _put(draft: Any, names: list[str], value: Any) -> Any:
    first, *rest = names
    inner = _put(getattr(draft, first), rest, value) if rest else value
    return replace(draft, **{first: inner})
