"""The form of a usual meeting of a committee: its name, hour, length, place, and its items."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.meetings.preparing.agenda_drafts import (
    TemplateDraft,
    TemplateItemDraft,
)
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import MinutesField, TimeField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.rows import RowKind, RowsField
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.meetings.preparing.agenda_words import KINDS
from engagement_desktop.ui.register.rules_words import LEVELS
from engagement_desktop.ui.theme import Look


class TemplateForm(EditorForm[TemplateDraft]):
    """Items in their order; those that are born with an agenda keep the place given here."""

    FOCUS: ClassVar[str] = "name"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look = self.look
        whose = Ask("Comité", needed="Dites de quel comité est ce modèle.")
        self.add("committee_id", committee_field(context, whose))
        named = Ask(
            "Nom du modèle", "Comme «\u00a0Réunion ordinaire\u00a0».", needed="Donnez un nom au modèle."
        )
        self.add("name", TextField(look, named))
        when = self.line()
        self.add("starts_minute", TimeField(look, Ask("Début", optional=True)), when)
        length = Ask("Durée", "En minutes, ou comme 1\u00a0h\u00a015.", optional=True)
        self.add("minutes", MinutesField(look, length), when)
        when.addStretch(1)
        self.add("place", TextField(look, Ask("Lieu", optional=True)))
        kind = RowKind(
            "point",
            "Ajouter un point",
            fields=partial(_fields, look),
            build=TemplateItemDraft,
            wide=frozenset({"title"}),
        )
        items = Ask("Points", "Dans l’ordre. Ce qui n’a pas lieu d’être ne paraît pas à l’ordre du jour.")
        self.add("items", RowsField(look, items, kind))


def _fields(look: Look) -> dict[str, TypedField[Any]]:
    return {
        "title": TextField(look, "Intitulé"),
        "kind": ChoiceField(look, "Nature", list(KINDS.items()), always=True),
        "minutes": MinutesField(look, Ask("Durée", optional=True)),
        "level": ChoiceField(look, Ask("Niveau", optional=True), list(LEVELS.items())),
    }


def template_editor(context: PageContext, template_id: int | None) -> Editor[TemplateDraft]:
    """The editor of one template, or of a new one."""
    service = context.application.templates
    if template_id is None:
        work = EditorWork(
            "agenda_template:new",
            "Nouveau modèle d’ordre du jour",
            service.blank,
            lambda draft, _accepted: service.save(draft),
        )
    else:
        work = EditorWork(
            f"agenda_template:{template_id}",
            f"Modèle\u00a0: {service.draft(template_id).name}",
            partial(service.draft, template_id),
            lambda draft, _accepted: service.save(draft),
        )
    return Editor(context, TemplateForm(context), work)


def template_editor_from(context: PageContext, meeting_id: int) -> Editor[TemplateDraft]:
    """A new template that begins with the agenda of a meeting."""
    service = context.application.templates
    work = EditorWork(
        f"agenda_template:of:{meeting_id}",
        "Nouveau modèle d’ordre du jour",
        partial(service.from_meeting, meeting_id),
        lambda draft, _accepted: service.save(draft),
    )
    return Editor(context, TemplateForm(context), work)
