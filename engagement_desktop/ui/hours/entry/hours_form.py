"""The form of one entry of hours: who, when, how long, what, for whom, at which level."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import (
    HoursNature,
    HoursRole,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.domain.register.committees import EngagementLevel
from engagement_desktop.french.activity_texts import AIMS, SCALES
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import TimeField
from engagement_desktop.ui.common.fields.finders import committee_field, structure_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.hours.entry.fields import day_field, giver_field, meeting_field, minutes_field

_ACTIVITY = "Celle de la liste, ou vos mots\u00a0; vide, la famille seule."
_START = "Deux heures qui se recouvrent sont demandées, minuit coupe en deux."
_ROLE = "Vide\u00a0: déduit des mandats. Les deux premiers comptent pour le CEC."


class HoursForm(EditorForm[HoursDraft]):
    """What is told of the entry before it is saved stands under its first fields."""

    FOCUS: ClassVar[str] = "person_id"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._writing = context.application.hours_writing
        look = self.look
        self.add("person_id", giver_field(context, Ask("Personne", needed="Dites qui a donné ces heures.")))
        when = self.line()
        self.add("done_on", day_field(context, Ask("Date", needed="Donnez la date de ces heures.")), when)
        asked = Ask("Durée", needed="Donnez la durée, comme 1h30.")
        self.add("minutes", minutes_field(context, asked), when)
        self.add("starts_minute", TimeField(look, Ask("Début", _START, optional=True)))
        self.told = Label("", "petit", wrap=True)
        self.told.hide()
        self.body.addWidget(self.told)
        self._ask_what(context)
        self._ask_for_whom(context)
        self._ask_level()
        self.changed.connect(self._tell)

    def show_draft(self, draft: HoursDraft) -> None:
        super().show_draft(draft)
        self._tell()

    def _ask_what(self, context: PageContext) -> None:
        look = self.look
        self.section("Ce qui a été fait")
        families = [(family, badge(family)) for family in MissionFamily]
        self.add("family", ChoiceField(look, Ask("Mission"), families, always=True))
        offered = [one.label for one in context.application.activities.offered() if one.label]
        self.add("activity", TextField(look, Ask("Activité", _ACTIVITY, optional=True), suggestions=offered))
        kinds = [(kind, badge(kind)) for kind in TimeKind]
        self.add("kind", ChoiceField(look, Ask("Temps"), kinds, always=True))
        natures = [(nature, badge(nature)) for nature in HoursNature]
        self.add("nature", ChoiceField(look, Ask("Nature"), natures, always=True))
        self.add("reason", TextField(look, Ask("Motif", optional=True)))

    def _ask_for_whom(self, context: PageContext) -> None:
        self.section("Pour qui")
        asked = Ask("Structure", needed="Choisissez la structure.")
        self.add("structure_id", structure_field(context, asked))
        self.add("committee_id", committee_field(context, Ask("Comité", optional=True)))
        self.add("meeting_id", meeting_field(context, Ask("Réunion", optional=True)))
        roles = [(role, badge(role)) for role in HoursRole]
        self.add("role", ChoiceField(self.look, Ask("À quel titre", _ROLE, optional=True), roles))

    def _ask_level(self) -> None:
        self.section("Niveau d’engagement")
        levels = [(level, badge(level)) for level in EngagementLevel]
        self.add("level", ChoiceField(self.look, Ask("Niveau", optional=True), levels))
        self.add("scale", ChoiceField(self.look, Ask("Échelle", optional=True), tuple(SCALES.items())))
        self.add("aim", ChoiceField(self.look, Ask("Engagement", optional=True), tuple(AIMS.items())))

    def _tell(self) -> None:
        """What would be told of the entry as it stands; nothing while it is not sound."""
        try:
            notes = self._writing.check((self.read(),))
        except (DomainError, LookupError):
            notes = ()
        self.told.setText(" ".join(note.sentence for note in notes))
        self.told.setVisible(bool(notes))


def hours_editor(context: PageContext, entry_id: int | None) -> Editor[HoursDraft]:
    """The editor of an entry, or of a new one."""
    service = context.application.hours_writing
    is_new = entry_id is None
    load = service.blank if entry_id is None else partial(service.draft, entry_id)
    work = EditorWork(
        f"hours:{entry_id or 'new'}",
        "Nouvelle saisie d’heures" if is_new else "Saisie d’heures",
        load,
        service.save,
        follow="Enregistrer et ajouter une autre saisie" if is_new else "",
        again=None if is_new else partial(hours_editor, context, entry_id),
    )
    return Editor(context, HoursForm(context), work)
