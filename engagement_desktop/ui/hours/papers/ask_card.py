"""What paper, of whom, over which days: the questions change with the kind."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.hours.papers import PaperKind, RecognitionPath
from engagement_desktop.domain.hours.papers_drafts import BatchDraft, BatchShape, PaperDraft, year_days
from engagement_desktop.domain.hours.papers_rows import PaperChoices
from engagement_desktop.french.paper_words import KINDS, PATHS
from engagement_desktop.ui.common.asking_card import AskingCard, both_days, chosen_id
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField, YesNoField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field, person_field
from engagement_desktop.ui.common.fields.texts import LongTextField, TextField
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.layouts import clear, column, take_place
from engagement_desktop.ui.hours.papers.words import SHAPES, years

_K = PaperKind
_ABOUT = {
    "meeting_id": (_K.PRESENCE, "Quelle réunion", "Toutes celles de ces jours"),
    "mission_id": (_K.MISSION, "Quelle mission", "Toutes celles de ces jours"),
    "training_id": (_K.TRAINING, "Quelle formation", "Toutes celles de ces jours"),
    "structure_id": (_K.VOLUNTEERING, "Heures données à", "Toutes les structures"),
}
_PATHS = tuple((path, words.split("(")[1].rstrip(")")) for path, words in PATHS.items())


class AskCard(AskingCard):
    """The questions; `draft` and `batch` say what is asked."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, "Le papier")
        look, today = context.look, context.application.workspace.today()
        self._context, self._today = context, today
        self._told_of: int | None = None
        self._about: dict[str, ChoiceField[int]] = {}
        kinds = [(kind, KINDS[kind]) for kind in context.application.papers.kinds()]
        self.kind: ChoiceField[PaperKind] = ChoiceField(look, "Lequel", kinds, always=True)
        whom = ((False, "Une personne"), (True, "Un comité entier"))
        self.whole: ChoiceField[bool] = ChoiceField(look, "Pour", whom, always=True)
        self.person = person_field(context, Ask("Personne", needed="Dites pour qui est ce papier."))
        self.committee = committee_field(context, Ask("Comité", needed="Dites quel comité."))
        self.year: ChoiceField[int] = ChoiceField(look, "Année", years(today), always=True)
        self.first = DateField(look, Ask("Du", needed="Dites le premier jour."), today)
        self.last = DateField(look, Ask("Au", needed="Dites le dernier jour."), today)
        self.path: ChoiceField[RecognitionPath] = ChoiceField(look, "En vue d’une", _PATHS, always=True)
        self.title_field = TextField(look, Ask("Action", needed="Dites à quelle action."))
        self.purpose = TextField(look, Ask("Pour", "La formation ou le poste visé.", optional=True))
        text = Ask("Texte de la lettre", needed="Écrivez le texte de la lettre.")
        self.text = LongTextField(look, text, high=160)
        detail = "Nommer les activités, à la place des familles"
        self.activities = YesNoField(look, Ask("Détail"), detail)
        self.shape: ChoiceField[BatchShape] = ChoiceField(look, "Fichiers", SHAPES, always=True)
        self._holder = QWidget()
        self._about_body = column(look, self._holder, gap=8)
        for widget in self._widgets():
            self.body.addWidget(widget)
        self.year.set_value(today.year - 1)
        for field in self.fields():
            field.changed.connect(self._on_changed)
        self._adapt()

    def ask_for(self, person_id: int) -> None:
        """A paper of this person; the kind stays as it was chosen."""
        self.whole.set_value(False)
        self.person.set_value(person_id)
        self._on_changed()

    def is_batch(self) -> bool:
        kind = self._kind()
        return bool(self.whole.value()) and kind.goes_in_batches

    def person_id(self) -> int | None:
        """Who is chosen, when the paper is that of one person."""
        if not self._kind().is_of_a_person or self.is_batch():
            return None
        return chosen_id(self.person)

    def draft(self) -> PaperDraft:
        """What is asked, for one paper.

        Raises:
            DomainError: a day is not understood.
        """
        kind = self._kind()
        first, last = self._days()
        return PaperDraft(
            kind=kind,
            first_day=first,
            last_day=last,
            person_id=self.person.value() if kind.is_of_a_person else None,
            committee_id=None if kind.is_of_a_person else self.committee.value(),
            path=self.path.value() or RecognitionPath.VAE,
            title=(self.title_field if kind is _K.CONTRIBUTORS else self.purpose).value(),
            text=self.text.value(),
            with_activities=self.activities.value(),
            structure_id=self._about_id("structure_id"),
            meeting_id=self._about_id("meeting_id"),
            mission_id=self._about_id("mission_id"),
            training_id=self._about_id("training_id"),
        )

    def batch(self) -> BatchDraft:
        """What is asked, for a whole committee.

        Raises:
            DomainError: a day is not understood.
        """
        first, last = self._days()
        return BatchDraft(
            kind=self._kind(),
            committee_id=self.committee.value() or 0,
            first_day=first,
            last_day=last,
            shape=self.shape.value() or BatchShape.PDF_EACH,
            path=self.path.value() or RecognitionPath.VAE,
            with_activities=self.activities.value(),
        )

    def abouts(self) -> tuple[ChoiceField[int], ...]:
        """The fields that choose one meeting, mission, training or structure."""
        return tuple(self._about.values())

    def is_filled(self) -> bool:
        """Whether what must be said is said: a paper half asked for is not looked at."""
        return all(field.as_text() for field in self.fields() if field.ask.needed and not field.isHidden())

    def named(self) -> dict[str, TypedField[Any]]:
        return {
            "person_id": self.person,
            "committee_id": self.committee,
            "first_day": self.first,
            "last_day": self.last,
            "title": self.title_field,
            "text": self.text,
        }

    def _days(self) -> tuple[date, date]:
        year = self.year.value()
        if year:
            return year_days(year, self._today)
        return both_days(self.first, self.last)

    def _about_id(self, key: str) -> int | None:
        """The one thing chosen; None for all of them, and where the kind does not ask."""
        field = self._about.get(key)
        return field.value() or None if field is not None and _ABOUT[key][0] is self._kind() else None

    def _kind(self) -> PaperKind:
        return self.kind.value() or _K.PRESENCE

    def _on_changed(self) -> None:
        self._tell_choices()
        self._adapt()
        self.changed.emit()

    def _tell_choices(self) -> None:
        """The meetings, missions and trainings of whoever is chosen."""
        person = self.person_id()
        if person == self._told_of:
            return
        self._told_of = person
        clear(self._about_body)
        self._about = {}
        if person is not None:
            self._context.errors.guard(lambda: self._offer(self._context.application.papers.choices(person)))

    def _offer(self, choices: PaperChoices) -> None:
        offered = {
            "meeting_id": choices.meetings,
            "mission_id": choices.missions,
            "training_id": choices.trainings,
            "structure_id": choices.structures,
        }
        for key, found in offered.items():
            if key == "structure_id" and not found[1:]:
                continue
            _kind, words, everything = _ABOUT[key]
            values = [(0, everything), *((one.id, one.words) for one in found)]
            field: ChoiceField[int] = ChoiceField(self.look, words, values, always=True)
            field.changed.connect(self.changed)
            self._about[key] = field
            self._about_body.addWidget(field)
        take_place(self._holder)

    def _adapt(self) -> None:
        """Only what the kind asks is shown."""
        kind, batch, free = self._kind(), self.is_batch(), self.year.value() == 0
        self.whole.setVisible(kind.goes_in_batches)
        self.person.setVisible(kind.is_of_a_person and not batch)
        self.committee.setVisible(batch or not kind.is_of_a_person)
        self.first.setVisible(free)
        self.last.setVisible(free)
        self.path.setVisible(kind is _K.VAE)
        self.title_field.setVisible(kind is _K.CONTRIBUTORS)
        self.purpose.setVisible(kind is _K.RECOMMENDATION)
        self.text.setVisible(kind is _K.RECOMMENDATION)
        self.activities.setVisible(kind is _K.VOLUNTEERING)
        self.shape.setVisible(batch)
        for key, field in self._about.items():
            field.setVisible(_ABOUT[key][0] is kind)
        self._holder.setVisible(any(_ABOUT[key][0] is kind for key in self._about))

    def fields(self) -> tuple[TypedField[Any], ...]:
        return (
            self.kind,
            self.whole,
            self.person,
            self.committee,
            self.year,
            self.first,
            self.last,
            self.path,
            self.title_field,
            self.purpose,
            self.text,
            self.activities,
            self.shape,
        )

    def _widgets(self) -> list[QWidget]:
        before, after = self.fields()[:7], self.fields()[7:]
        return [*before, self._holder, *after]
