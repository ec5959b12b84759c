"""Which statement: over which days, by what, of whom."""

from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.statements.asked import Grouping, StatementAsk
from engagement_desktop.french.statement_words import GROUPINGS, nature_words
from engagement_desktop.ui.common.asking_card import AskingCard, both_days, chosen_id
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import ChoiceField
from engagement_desktop.ui.common.fields.figures import DateField
from engagement_desktop.ui.common.fields.finders import committee_field, person_field
from engagement_desktop.ui.common.fields.typed import Ask, TypedField
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.expenses.statements.words import FREE, days_of, note_words, periods


class AskCard(AskingCard):
    """The questions; `asked` says what is wanted."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context.look, "L’état")
        look, self._today = context.look, context.application.workspace.today()
        groupings = [(by, GROUPINGS[by]) for by in Grouping]
        self.by: ChoiceField[Grouping] = ChoiceField(look, "Lequel", groupings, always=True)
        self.period: ChoiceField[int] = ChoiceField(look, "Période", periods(self._today), always=True)
        self.first = DateField(look, Ask("Du", needed="Dites le premier jour."), self._today)
        self.last = DateField(look, Ask("Au", needed="Dites le dernier jour."), self._today)
        whom = Ask("Personne", "Vide\u00a0: toutes celles qui ont des frais ces jours-là.", optional=True)
        self.person = person_field(context, whom)
        self.committee = committee_field(context, Ask("Comité", optional=True))
        natures = [(nature, nature_words(nature)) for nature in ExpenseNature]
        self.nature: ChoiceField[ExpenseNature] = ChoiceField(
            look, Ask("Nature", optional=True), natures, none="Toutes"
        )
        self.note = Label("", "petit", wrap=True)
        for field in self.fields():
            self.body.addWidget(field)
            field.changed.connect(self._on_changed)
        self.body.addWidget(self.note)
        self._adapt()

    def ask_for(self, person_id: int) -> None:
        """The statement of this person; the days stay as they were chosen."""
        self.by.set_value(Grouping.PERSON)
        self.person.set_value(person_id)
        self._on_changed()

    def person_id(self) -> int | None:
        """Who is chosen; None while the words name nobody."""
        return chosen_id(self.person)

    def grouping(self) -> Grouping:
        return self.by.value() or Grouping.PERSON

    def asked(self) -> StatementAsk:
        """What is wanted.

        Raises:
            DomainError: a day is missing or not understood.
        """
        first, last = self._days()
        return StatementAsk(
            first_day=first,
            last_day=last,
            by=self.grouping(),
            person_id=self.person.value(),
            committee_id=self.committee.value(),
            nature=self.nature.value(),
        )

    def is_filled(self) -> bool:
        """Whether the days are said: what is half asked is not looked at."""
        return self.period.value() != FREE or all(field.as_text() for field in (self.first, self.last))

    def named(self) -> dict[str, TypedField[Any]]:
        return {
            "person_id": self.person,
            "committee_id": self.committee,
            "first_day": self.first,
            "last_day": self.last,
        }

    def _days(self) -> tuple[date, date]:
        choice = self.period.value() or FREE
        if choice != FREE:
            return days_of(choice, self._today)
        return both_days(self.first, self.last)

    def _on_changed(self) -> None:
        self._adapt()
        self.changed.emit()

    def _adapt(self) -> None:
        free = self.period.value() == FREE
        self.first.setVisible(free)
        self.last.setVisible(free)
        self.note.setText(note_words(self.grouping()))

    def fields(self) -> tuple[TypedField[Any], ...]:
        return (
            self.by,
            self.period,
            self.first,
            self.last,
            self.person,
            self.committee,
            self.nature,
        )
