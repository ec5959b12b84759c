"""The form of a training: what, when, how long, who came, and why it is required when it is."""

from functools import partial
from typing import Any, ClassVar

from engagement_desktop.domain.hours.training_drafts import PresenceDraft, TrainingDraft
from engagement_desktop.french.formats import duration, money
from engagement_desktop.french.parsing import parse_amount, parse_typed_duration
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.editor_form import EditorForm
from engagement_desktop.ui.common.editor_work import EditorWork
from engagement_desktop.ui.common.fields.choices import YesNoField
from engagement_desktop.ui.common.fields.figures import DateField, ParsedField
from engagement_desktop.ui.common.fields.finders import person_field
from engagement_desktop.ui.common.fields.rows import RowKind, RowsField
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField

PROPORTION = (
    "Une formation ne se demande qu’à qui prend un rôle proche de celui des professionnels, comme animer une "
    "séance d’éducation thérapeutique. Pour siéger ou donner son avis, elle est offerte, jamais "
    "exigée\u00a0: elle n’est pas là pour faire penser comme les soignants."
)
_WIDTH = 130


class TrainingForm(EditorForm[TrainingDraft]):
    """The reason why it is required is asked once it is."""

    FOCUS: ClassVar[str] = "title"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look)
        self._context = context
        self._add_what()
        self._add_kinds()
        self._add_people()
        self.changed.connect(self._follow)

    def fill(self, draft: TrainingDraft) -> None:
        super().fill(draft)
        self._follow()

    def _add_what(self) -> None:
        context, look = self._context, self.look
        today = context.application.workspace.today()
        self.add("title", TextField(look, Ask("Intitulé", needed="Donnez un intitulé à la formation.")))
        topics = context.application.training.topics()
        self.add("topic", TextField(look, Ask("Sujet", optional=True), suggestions=topics))
        dates = self.line()
        begun = Ask("Du", needed="Dites quel jour la formation a commencé.")
        self.add("started_on", DateField(look, begun, today), dates)
        self.add("ended_on", DateField(look, Ask("Au", optional=True), today), dates)
        dates.addStretch(1)
        figures = self.line()
        long = Ask("Durée", "Comme 6 ou 3h30.", needed="Dites combien d’heures dure la formation.")
        self.add("minutes", duration_field(self._context, long), figures)
        cost = Ask("Coût", "Pour la structure.", optional=True)
        self.add("cost", ParsedField(look, cost, parse_amount, money, _WIDTH), figures)
        figures.addStretch(1)
        self.add("organiser", TextField(look, Ask("Organisateur", optional=True)))
        self.add("place", TextField(look, Ask("Lieu", optional=True)))
        self.add("content", LongTextField(look, Ask("Contenu", optional=True)))

    def _add_kinds(self) -> None:
        look = self.look
        joint = Ask("Conjointe", "Usagers et professionnels apprennent ensemble.")
        self.add("is_joint", YesNoField(look, joint, "Usagers et professionnels ensemble"))
        asked = Ask("Éducation thérapeutique")
        self.add("is_patient_education", YesNoField(look, asked, "Compte dans les 40 heures d’ETP"))
        required = Ask("Obligation", reason=PROPORTION)
        self.add("is_required", YesNoField(look, required, "Cette formation est obligatoire"))
        why = Ask("Pour quel rôle, et pourquoi", PROPORTION)
        self.add("required_because", LongTextField(look, why))

    def _add_people(self) -> None:
        self.section("Qui est venu", "Les heures d’une personne se notent si elle n’a pas tout suivi.")
        kind = RowKind(
            "personne", "Ajouter une personne", self._row_fields, PresenceDraft, wide=frozenset({"person_id"})
        )
        self.add("people", RowsField(self.look, Ask("Personnes", optional=True), kind))

    def _row_fields(self) -> dict[str, TypedField[Any]]:
        partly = Ask("Heures suivies", "Vides\u00a0: toute la formation.", optional=True)
        return {
            "person_id": person_field(self._context, Ask("Personne")),
            "minutes": duration_field(self._context, partly),
        }

    def _follow(self) -> None:
        """Why it is required is asked once it is."""
        if self._draft is not None:
            self.field("required_because").setVisible(bool(self.field("is_required").value()))


def duration_field(context: PageContext, ask: Ask) -> ParsedField[int]:
    """Hours and minutes, as people write them."""
    return ParsedField(context.look, ask, parse_typed_duration, duration, _WIDTH)


def training_editor(context: PageContext, training_id: int | None) -> Editor[TrainingDraft]:
    """The editor of one training, or of a new one."""
    service = context.application.training
    if training_id is None:
        work = EditorWork(
            "training:new",
            "Nouvelle formation",
            service.blank,
            service.save,
            follow="Enregistrer et ajouter une autre formation",
        )
    else:
        work = EditorWork(
            f"training:{training_id}",
            service.detail(training_id).row.title,
            partial(service.draft, training_id),
            service.save,
            again=partial(training_editor, context, training_id),
        )
    return Editor(context, TrainingForm(context), work)
