"""« Préparer une réunion »: the committee, its template, the day; the agenda is born when it is kept."""

from dataclasses import replace
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QTimer

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.preparing.agenda_drafts import PreparedDraft
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.figures import DateField, TimeField
from engagement_desktop.ui.common.fields.finders import committee_field
from engagement_desktop.ui.common.fields.texts import TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.meetings.preparing.template_field import TemplateField

_WHOSE, _WHICH, _DAY = "committee_id", "template_id", "held_on"
_USUAL = (_DAY, "starts_minute", "ends_minute", "place")
_NOTE = (
    "L’ordre du jour se compose tout seul\u00a0: compte rendu à approuver, actions en cours, points "
    "reportés, puis les points du modèle. Vous le corrigez ensuite."
)


class PrepareForm(EditorForm[PreparedDraft]):
    """What the committee usually does is proposed; what was typed stays."""

    FOCUS: ClassVar[str] = _WHOSE

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._agendas, self._templates = context.application.agendas, context.application.templates
        self._proposed: PreparedDraft | None = None
        self._is_following = False
        look, today = self.look, context.application.workspace.today()
        self.add(_WHOSE, committee_field(context, Ask("Comité", needed="Dites quel comité se réunit.")))
        self._which = TemplateField(look, Ask("Modèle d’ordre du jour", optional=True))
        self.add(_WHICH, self._which)
        when = self.line()
        self.add(_DAY, DateField(look, Ask("Date", needed="Dites quel jour la réunion a lieu."), today), when)
        begins = Ask("Début", needed="Dites à quelle heure elle commence.")
        self.add("starts_minute", TimeField(look, begins), when)
        self.add("ends_minute", TimeField(look, Ask("Fin", optional=True)), when)
        when.addStretch(1)
        self.add("place", TextField(look, Ask("Lieu", optional=True)))
        self.add("title", TextField(look, Ask("Titre", "S’il ne suffit pas de la date.", optional=True)))
        self.body.addWidget(Label(_NOTE, "petit", wrap=True))
        self.changed.connect(self._follow)

    def first_field(self) -> TypedField[Any]:
        known = self.field(_WHOSE).as_text()
        return self.field(_DAY) if known else self.field(_WHOSE)

    def fill(self, draft: PreparedDraft) -> None:
        self._proposed = draft
        rows = () if draft.committee_id is None else self._templates.every(draft.committee_id)
        self._which.show_templates(rows)
        super().fill(draft)

    def _follow(self) -> None:
        """Another committee or another template brings its usual hours and place."""
        if self._is_following or self._draft is None or self._proposed is None:
            return
        whose, which = self._answer(_WHOSE), self._answer(_WHICH)
        if whose is None or (whose, which) == (self._proposed.committee_id, self._proposed.template_id):
            return
        self._is_following = True
        other = whose != self._proposed.committee_id
        proposed = self._agendas.blank(whose, None if other else which)
        if other:
            self._which.show_templates(self._templates.every(whose))
            self._which.set_value(proposed.template_id)
        elif which is None:
            proposed = replace(proposed, template_id=None)
        for key in _USUAL:
            if self._answer(key) == getattr(self._proposed, key):
                self.field(key).set_value(getattr(proposed, key))
        self._proposed = proposed
        self._is_following = False

    def _answer(self, key: str) -> Any:
        try:
            return self.field(key).value()
        except DomainError:
            return None


def prepare_editor(context: PageContext, committee_id: int | None = None) -> Editor[PreparedDraft]:
    """The editor of a meeting to prepare; once kept, its file opens."""
    service = context.application.agendas
    work = EditorWork(
        "meeting_prepared:new" if committee_id is None else f"meeting_prepared:new:{committee_id}",
        "Préparer une réunion",
        partial(service.blank, committee_id),
        lambda draft, _accepted: service.prepare(draft),
        follow="Enregistrer et préparer la suivante",
    )
    editor = Editor(context, PrepareForm(context), work)
    editor.saved.connect(partial(_open_file, context))
    return editor


def _open_file(context: PageContext, meeting_id: int, follow: bool) -> None:
    """Once the list or the committee has put the form away: the focus is for the file."""
    if not follow:
        QTimer.singleShot(0, context.signals, lambda: context.signals.go("meeting", meeting_id))
