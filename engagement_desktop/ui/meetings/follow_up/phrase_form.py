"""The form of a usual sentence: its title, its words, the committee that it is for."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseDraft
from engagement_desktop.french.phrase_texts import field_names
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask


class PhraseForm(EditorForm[PhraseDraft]):
    """The words in braces are told under the text."""

    FOCUS: ClassVar[str] = "title"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        titled = Ask("Titre", "C’est lui que l’on cherche après /p.", needed="Donnez un titre court.")
        self.add("title", TextField(self.look, titled))
        known = ", ".join(f"{{{name}}}" for name in field_names())
        told = f"Ces mots prennent la valeur du moment\u00a0: {known}."
        self.add("text", LongTextField(self.look, Ask("Phrase", told, needed="Écrivez la phrase.")))
        whose = Ask("Comité", "Vide\u00a0: pour tous les comités.", optional=True)
        self.add("committee_id", committee_field(context, whose))


def phrase_editor(context: PageContext, phrase_id: int | None) -> Editor[PhraseDraft]:
    """The editor of a sentence, or of a new one."""
    service = context.application.phrases
    load = service.blank if phrase_id is None else partial(service.draft, phrase_id)
    work = EditorWork(
        f"phrase:{phrase_id or 'new'}",
        "Nouvelle phrase" if phrase_id is None else "Phrase",
        load,
        lambda draft, _accepted: service.save(draft),
        follow="Enregistrer et ajouter une autre phrase" if phrase_id is None else "",
        again=None if phrase_id is None else partial(phrase_editor, context, phrase_id),
    )
    return Editor(context, PhraseForm(context), work)
