"""The form of a field of the structure's own."""

from typing import ClassVar

from PySide6.QtWidgets import QPlainTextEdit

from engagement_desktop.domain.register.own_fields import OwnFieldKind
from engagement_desktop.domain.register.people_drafts import OwnFieldDraft, OwnFieldRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.settings.own_field_words import KINDS
from engagement_desktop.ui.theme import Look

_HIGH = 110


class LinesField(TypedField[tuple[str, ...]]):
    """One answer a line."""

    def __init__(self, look: Look, ask: Ask) -> None:
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        super().__init__(look, ask, self.edit)
        look.bound(self.edit, (0, _HIGH), (0, 2 * _HIGH))
        self.edit.textChanged.connect(self.changed.emit)

    def value(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.edit.toPlainText().splitlines() if line.strip())

    def set_value(self, value: tuple[str, ...]) -> None:
        self.edit.setPlainText("\n".join(value))

    def as_text(self) -> str:
        return self.edit.toPlainText().strip()

    def from_text(self, text: str) -> None:
        self.edit.setPlainText(text)


class OwnFieldForm(EditorForm[OwnFieldDraft]):
    """Its name, what it holds, and the choices of a list."""

    FOCUS: ClassVar[str] = "label"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        named = Ask(
            "Nom du champ",
            "Il s’affiche sur chaque fiche, par exemple «\u00a0Taille de tee-shirt\u00a0».",
            needed="Donnez un nom à ce champ.",
        )
        self.add("label", TextField(look, named))
        choices = list(KINDS.items())
        self.kind: ChoiceField[OwnFieldKind] = ChoiceField(look, "Il contient", choices, always=True)

        self.add("kind", self.kind)
        self.add("choices", LinesField(look, Ask("Choix de la liste", "Un par ligne, deux au moins.")))
        self.changed.connect(self._adapt)

    def show_draft(self, draft: OwnFieldDraft) -> None:
        super().show_draft(draft)
        self._adapt()

    def _adapt(self) -> None:
        """Only a list has choices."""
        self.field("choices").setVisible(self.kind.value() is OwnFieldKind.CHOICE)


def own_field_editor(context: PageContext, field_id: int | None) -> Editor[OwnFieldDraft]:
    """The editor of one field, or of a new one at the end."""
    service = context.application.own_fields

    def load() -> OwnFieldDraft:
        found = next((row for row in service.all() if row.id == field_id), None)
        return OwnFieldDraft() if found is None else _draft(found)

    is_new = field_id is None
    work = EditorWork(
        f"own_field:{field_id or 'new'}",
        "Nouveau champ" if is_new else load().label,
        load,
        lambda typed, _accepted: service.save(typed),
        follow="Enregistrer et ajouter un autre champ" if is_new else "",
    )
    return Editor(context, OwnFieldForm(context), work)


def _draft(row: OwnFieldRow) -> OwnFieldDraft:
    return OwnFieldDraft(id=row.id, version=row.version, label=row.label, kind=row.kind, choices=row.choices)
