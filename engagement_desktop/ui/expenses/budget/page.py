"""The budget of an exercise: envelopes, what is left, what meetings and distance cost."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar, Final

from engagement_desktop.domain.expenses.budget.rows import Budget, EnvelopeRow, PersonCost
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.letters_rows import LetterOutcome
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french import budget_texts as texts
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import WARNING, Banner
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.exercise_page import ExercisePage
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.expenses.budget.cards import (
    BandsCard,
    EnvelopesCard,
    FiguresRow,
    MeetingsCard,
    PeopleCard,
)
from engagement_desktop.ui.expenses.budget.form import envelope_editor
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.register.made_file import CSV, MadeFile, file_target

TITLE: Final = "Budget"
_FORMS = (("Tableaux pour Excel ou LibreOffice (*.xlsx)", ".xlsx"), CSV)


class BudgetPage(ExercisePage[Budget]):
    """Figures, envelopes and costs of one exercise."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, context.application.budget)
        self.budget: Budget | None = None
        self._may = context.application.workspace.may(Permission.BUDGET_WRITE)
        self._over = Banner(self.look, WARNING)
        self._over.hide()
        self.body.addWidget(self._over)
        self.put_exercise()
        self._build_cards()
        self.body.addStretch(1)
        self.tabs = put_expenses_tabs(self, "budget")
        work = WorkCard(context)
        self.body.insertWidget(1, work)
        self.made = MadeFile(self, work)
        self._add_acts()

    def arrange(self, effective: int) -> None:
        self.figures.arrange(across=2 if effective < ONE_COLUMN_OF_CARDS else 4)

    def add(self) -> None:
        """A new envelope of the exercise that is shown."""
        self._edit(None)

    def save(self) -> None:
        """The tables, without a name."""
        found = self.budget
        if found is None:
            return
        service, year = self.context.application.budget, found.exercise.year
        target = file_target(self, "Enregistrer le budget", f"budget-{found.exercise.label}", _FORMS)

        def make(path: Path, _progress: Progress) -> LetterOutcome:
            return LetterOutcome(path, len(service.export(year, path).envelopes))

        self.made.make(f"Budget {found.exercise.label}", target, make, lambda _outcome: "Budget enregistré.")

    def take_away(self) -> None:
        """The chosen envelope leaves, or is put away when costs name it."""
        self._with_chosen(lambda one: self.context.application.budget.delete(one.id))

    def take_in(self) -> None:
        """The costs that stand in no envelope go to the chosen one."""
        self._with_chosen(lambda one: self.context.application.budget.take_in(one.id))

    def bring_back(self) -> None:
        """The chosen envelope is proposed again."""
        self._with_chosen(lambda one: self.context.application.budget.bring_back(one.id))

    def _build_cards(self) -> None:
        look = self.look
        self.figures, self.envelopes = FiguresRow(look), EnvelopesCard(look)
        self.people, self.meetings, self.bands = (
            PeopleCard(look, self._see),
            MeetingsCard(look),
            BandsCard(look),
        )
        for card in (self.figures, self.envelopes, self.people, self.bands, self.meetings):
            self.body.addWidget(card)
        for sentence in texts.counted():
            self.body.addWidget(wrapped(sentence, "petit"))

    def _add_acts(self) -> None:
        may, header = self.context.application.workspace.may, self.header
        if may(Permission.REPORT_EXPORT):
            header.add_secondary("Enregistrer…", self.save, "save", keys="Ctrl+S")
        if self._may:
            header.add_primary("Ajouter une enveloppe", self.add, "plus", keys="Ctrl+N")
            self.envelopes.table.opened.connect(lambda one: self._edit(one.id))
            self.envelopes.add_door(
                "Modifier", lambda: self._with_chosen(lambda one: self._edit(one.id)), "pencil"
            )
            self._take = self.envelopes.add_door("Rattacher les coûts sans enveloppe", self.take_in, "plus")
            self._away = self.envelopes.add_door("Retirer", self.take_away, "archive")
            self._back = self.envelopes.add_door("Proposer de nouveau", self.bring_back, "undo-2")
            self.envelopes.table.rested.connect(self._follow)

    def _edit(self, envelope_id: int | None) -> None:
        year = (
            self.context.application.workspace.today().year
            if self.budget is None
            else self.budget.exercise.year
        )
        self.context.errors.guard(lambda: open_beside(self, envelope_editor(self.context, year, envelope_id)))

    def _with_chosen(self, act: Callable[[EnvelopeRow], object]) -> None:
        chosen = self.envelopes.table.current_row()
        if chosen is not None:
            self.context.errors.guard(lambda: act(chosen))

    def _follow(self, chosen: EnvelopeRow | None) -> None:
        away = chosen is not None and chosen.archived_on is not None
        self._away.setVisible(not away)
        self._back.setVisible(away)

    def _see(self, one: PersonCost) -> None:
        self.context.signals.go("person", one.person_id)

    def show_found(self, budget: Budget) -> None:
        self.budget = budget
        self.header.set_title(f"{TITLE} {budget.exercise.label}", texts.opening(budget))
        self._over.setVisible(bool(budget.over))
        if budget.over:
            self._over.tell(WARNING, "Budget dépassé", texts.over_sentence(budget.over))
        for card in (self.figures, self.envelopes, self.meetings, self.people, self.bands):
            card.show_budget(budget)
        if self._may:
            self._take.setVisible(bool(budget.unassigned_lines))
            self._follow(self.envelopes.table.current_row())

    def show_refusal(self, sentence: str) -> None:
        self.made.refuse(sentence)
