"""The forms of the ledger: what is told of a declaration, a capacity corrected by hand."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft
from engagement_desktop.domain.hours.cec_roles import CorrectionDraft
from engagement_desktop.domain.hours.entries import HoursRole
from engagement_desktop.french.formats import duration
from engagement_desktop.french.labels import badge
from engagement_desktop.french.parsing import parse_duration
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField, ParsedField
from engagement_desktop.ui.common.fields.texts import LongTextField
from engagement_desktop.ui.common.fields.typed import Ask

_MINUTES_WIDE = 130
_NOTHING_SENT = (
    "Ce que le bénévole et l’association vous disent de leur démarche. Rien n’est transmis à un téléservice."
)


class FollowUpForm(EditorForm[CecFileDraft]):
    """What the volunteer says they declared, when, and when the association attested it."""

    FOCUS: ClassVar[str] = "declared_on"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        look, today = context.look, context.application.workspace.today()
        self.section("Suivi de la déclaration", _NOTHING_SENT)
        dates = self.line()
        self.add("declared_on", DateField(look, Ask("Déclarée le", optional=True), today), dates)
        self.add("attested_on", DateField(look, Ask("Attestée le", optional=True), today), dates)
        said = Ask("Heures déclarées, selon le bénévole", "Comme 120h ou 120h30.", optional=True)
        self.add("said_minutes", ParsedField(look, said, _typed_hours, duration, _MINUTES_WIDE))
        self.add("comment", LongTextField(look, Ask("Remarque", optional=True), high=64))


class CorrectionForm(EditorForm[CorrectionDraft]):
    """In which capacity the person acted, from when to when, and why."""

    FOCUS: ClassVar[str] = "role"

    def __init__(self, context: PageContext, structures: Sequence[tuple[int, str]]) -> None:
        super().__init__(context.look)
        look, today = context.look, context.application.workspace.today()
        where = Ask("Association", needed="Dites pour quelle association.")
        self.add("structure_id", ChoiceField(look, where, structures))
        capacity = Ask(
            "À quel titre",
            "Diriger l’association ou encadrer d’autres bénévoles. Encadrer des patients ne compte pas.",
            needed="Dites à quel titre la personne agissait.",
        )
        self.add("role", ChoiceField(look, capacity, [(role, badge(role)) for role in HoursRole]))
        dates = self.line()
        first = Ask("Du", needed="Donnez le premier jour de la correction.")
        self.add("started_on", DateField(look, first, today), dates)
        self.add("ended_on", DateField(look, Ask("Au", optional=True), today), dates)
        why = Ask(
            "Pourquoi",
            "Un procès-verbal, une délibération\u00a0: la correction doit pouvoir être relue.",
            needed="Dites pourquoi\u00a0: la correction doit pouvoir être relue.",
        )
        self.add("reason", LongTextField(look, why, high=64))


def _typed_hours(text: str) -> int:
    """A bare number is hours: nobody declares a year in minutes."""
    return parse_duration(f"{text}h" if text.strip().isdecimal() else text)


def follow_up_key(person_id: int, structure_id: int, year: int) -> str:
    """Of the draft of the form."""
    return f"cec_file:{person_id}:{structure_id}:{year}"


def correction_key(person_id: int, correction_id: int | None) -> str:
    """Of the draft of the form."""
    return f"role_correction:{person_id}:{correction_id or 'new'}"


def follow_up_editor(
    context: PageContext, person_id: int, structure_id: int, year: int, title: str
) -> Editor[CecFileDraft]:
    """The editor of one declaration."""
    service = context.application.cec

    def save(draft: CecFileDraft, _accepted: frozenset[str]) -> int:
        service.note(draft)
        return person_id

    load = partial(service.follow_up, person_id, structure_id, year)
    work = EditorWork(follow_up_key(person_id, structure_id, year), title, load, save)
    return Editor(context, FollowUpForm(context), work)


def correction_editor(
    context: PageContext,
    correction: CorrectionDraft,
    structures: Sequence[tuple[int, str]],
    title: str,
) -> Editor[CorrectionDraft]:
    """The editor of a correction: a new one as it is given, a known one as the dossier holds it."""
    service = context.application.cec

    def load() -> CorrectionDraft:
        return correction if correction.id is None else service.correction(correction.id)

    def save(draft: CorrectionDraft, _accepted: frozenset[str]) -> int:
        return service.correct_role(draft)

    work = EditorWork(correction_key(correction.person_id or 0, correction.id), title, load, save)
    return Editor(context, CorrectionForm(context, structures), work)
