"""The form of an item of the agenda: its title, its level, its length, who presents it."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.meetings.preparing.agenda_drafts import ItemDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import MinutesField
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.register.rules_words import LEVELS


class ItemForm(EditorForm[ItemDraft]):
    """Where an item comes from is no question: it stays."""

    FOCUS: ClassVar[str] = "title"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        self.add("title", TextField(look, Ask("Intitulé", needed="Donnez un intitulé au point.")))
        level = Ask("Niveau d’engagement", optional=True)
        self.add("level", ChoiceField(look, level, list(LEVELS.items())))
        length = Ask("Durée", "En minutes, ou comme 1\u00a0h\u00a015.", optional=True)
        self.add("minutes", MinutesField(look, length))
        self.add("rapporteur_id", person_field(context, Ask("Rapporteur", optional=True)))


def item_editor(context: PageContext, item_id: int, title: str) -> Editor[ItemDraft]:
    """The editor of one item."""
    service = context.application.agendas
    work = EditorWork(
        f"agenda_item:{item_id}",
        f"Point\u00a0: {title}",
        partial(service.draft, item_id),
        lambda draft, _accepted: service.edit(draft),
    )
    return Editor(context, ItemForm(context), work)
