"""The form of a talk: with whom, when, what to keep in mind, when to talk again."""

from functools import partial
from typing import Any

from engagement_desktop.domain.hours.talks_drafts import TalkDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import TALKS, Ask, TypedField

WHO_READS = (
    "Seule la coordination lit cette note\u00a0: elle est chiffrée à part, et ne sort jamais du dossier."
)
_HIGH = 220


class TalkForm(EditorForm[TalkDraft]):
    """Whose it is is asked only of a new one that no person's page began."""

    def __init__(self, context: PageContext, *, asks_whose: bool) -> None:
        super().__init__(context.look)
        look, today = context.look, context.application.workspace.today()
        self._first = "person_id" if asks_whose else "note"
        if asks_whose:
            whose = Ask("Avec", needed="Dites avec qui vous avez parlé.")
            self.add("person_id", person_field(context, whose))
        days = self.line()
        held = Ask("Le", needed="Dites quel jour vous avez parlé.")
        self.add("held_on", DateField(look, held, today), days)
        again = Ask("Prochain entretien", optional=True)
        self.add("again_on", DateField(look, again, today), days)
        days.addStretch(1)
        note = Ask(
            "Ce qu’il faut retenir",
            f"Charge, vécu, besoins, moyens qui manquent. {WHO_READS}",
            needed="Écrivez ce qu’il faut retenir de l’entretien.",
            sealed=TALKS,
        )
        self.add("note", LongTextField(look, note, high=_HIGH))

    def first_field(self) -> TypedField[Any]:
        """Whose it is when that is asked, else the note."""
        return self.field(self._first)


def talk_editor(context: PageContext, talk_id: int) -> Editor[TalkDraft]:
    """The editor of one talk."""
    service = context.application.talks
    name = service.detail(talk_id).row.person
    work = EditorWork(
        f"talk:{talk_id}", f"Entretien avec {name}", partial(service.draft, talk_id), service.save
    )
    return Editor(context, TalkForm(context, asks_whose=False), work)


def new_talk_editor(context: PageContext, person_id: int | None) -> Editor[TalkDraft]:
    """The editor of a new talk; its draft is that of one person and never comes back under another name."""
    service, title = context.application.talks, "Nouvel entretien"
    if person_id is not None:
        detail = context.application.people.detail(person_id)
        title = f"Entretien avec {detail.first_name} {detail.last_name}".strip()
    key = "talk:new" if person_id is None else f"talk:new:{person_id}"
    work = EditorWork(key, title, partial(service.blank, person_id), service.save)
    return Editor(context, TalkForm(context, asks_whose=person_id is None), work)
