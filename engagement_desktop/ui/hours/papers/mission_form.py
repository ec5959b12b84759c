"""The form of a mission: dates, place, then what the person did, with whom, and what it taught."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.hours.missions_drafts import MissionDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask

_TEXTS = (
    ("context", "Contexte et but", ""),
    ("activities", "Activités et réalisations", "Ce que la personne a fait, une ligne par activité."),
    ("responsibilities", "Responsabilités", ""),
    ("autonomy", "Autonomie", "Seule, en binôme, sous la conduite de qui."),
    ("partners", "Personnes et partenaires", ""),
    ("tools", "Outils", ""),
    ("results", "Résultats", ""),
    ("skills", "Compétences mobilisées ou acquises", "Savoir-faire et savoir-être."),
)


class MissionForm(EditorForm[MissionDraft]):
    """In the words of the person; it feeds the mission sheet and the VAE file."""

    FOCUS: ClassVar[str] = "title"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look, today = context.look, context.application.workspace.today()
        self.add("title", TextField(look, Ask("Mission", needed="Donnez un nom à la mission.")))
        dates = self.line()
        first = Ask("Premier jour", needed="Dites depuis quand.")
        self.add("started_on", DateField(look, first, today), dates)
        last = Ask("Dernier jour", "Vide si elle dure encore.", optional=True)
        self.add("ended_on", DateField(look, last, today), dates)
        committee = Ask("Comité", "Ses heures sont celles de la mission.", optional=True)
        self.add("committee_id", committee_field(context, committee))
        self.add("place", TextField(look, Ask("Lieu", optional=True)))
        self.section("Ce qu’en disent les papiers", "Aucun mot de santé\u00a0: ces papiers circulent.")
        for key, words, told in _TEXTS:
            self.add(key, LongTextField(look, Ask(words, told, optional=True), high=72))


def mission_editor(context: PageContext, person_id: int, mission_id: int | None) -> Editor[MissionDraft]:
    """The editor of a mission of a person, or of a new one."""
    service = context.application.missions
    load = partial(service.blank, person_id) if mission_id is None else partial(service.draft, mission_id)
    work = EditorWork(
        f"mission:{mission_id or f'new {person_id}'}",
        "Nouvelle mission" if mission_id is None else "Mission",
        load,
        lambda draft, _accepted: service.save(draft),
    )
    return Editor(context, MissionForm(context), work)
