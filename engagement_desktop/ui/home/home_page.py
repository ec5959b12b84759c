"""The home page: the figures of an exercise, what to do, what is missing."""

from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QWidget

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.reports.home_rows import Home
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import day_and_date
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.buttons import ORDINARY, PRIMARY
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import row, stops, tab_through
from engagement_desktop.ui.common.list_view import EditWanted, ListView, volunteered_view
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS, Room
from engagement_desktop.ui.home.cards import GapsCard, StepsCard
from engagement_desktop.ui.home.figures import KeyFigures
from engagement_desktop.ui.jobs import Job


class HomePage(Page):
    """Reads one exercise at a time; the newest first."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(Topic)

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Accueil")
        self._year: int | None = None
        self._reading: Job | None = None
        self._focus_wanted = False
        self.exercise = QComboBox()
        self.exercise.setAccessibleName("Exercice")
        self.exercise.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.exercise.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.exercise.currentIndexChanged.connect(self._on_exercise)
        self.header.add_widget(self.exercise)
        may = context.application.workspace.may
        if may(Permission.WORKBOOK_IMPORT):
            self.header.add_secondary("Importer", lambda: context.signals.go("import"), "upload")
        self.header.add_secondary("Calendrier", lambda: context.signals.go("calendar"), "calendar-days")
        self._add_doors(may_prepare=may(Permission.MEETING_WRITE))
        self.figures = KeyFigures(self.look, self._go_to_rows)
        self.steps = StepsCard(self.look, context.signals.go)
        self.gaps = GapsCard(self.look, context.signals.go)
        self.empty = self._make_empty(may_import=may(Permission.WORKBOOK_IMPORT))
        self._cards = QWidget()
        self._grid = QGridLayout(self._cards)
        self.look.space(self._grid, gap=12)
        self._choice = row(self.look, None, gap=8)
        self._choice.addStretch(1)
        self.body.addLayout(self._choice)
        self.body.addWidget(self._cards, 1)
        self.body.addWidget(self.empty, 1)
        self._cards.hide()
        self._greet(context.application.workspace.today())

    def refresh(self) -> None:
        """Read in the background: a large dossier takes a moment."""
        year = self._year
        if self._reading is not None:
            self._reading.stop()
        job = Job(lambda progress: self._read(year, progress))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self.context.errors.show)
        self._reading = self.context.jobs.read(job)

    def take_focus(self) -> None:
        """Once there is something to act on."""
        if self._reading is None:
            super().take_focus()
        else:
            self._focus_wanted = True

    def first_focus(self) -> QWidget:
        if not self.empty.isHidden():
            return self.empty.first_action() or self.exercise
        return self.steps.buttons[0] if self.steps.buttons else self.figures.meetings.door

    def arrange(self, effective: int) -> None:
        """Wide: figures, then two cards side by side. One column: what must be done first."""
        two = effective >= ONE_COLUMN_OF_CARDS
        self.figures.arrange(wide=two)
        if effective < Room.MEDIUM:
            self._choice.insertWidget(0, self.exercise)
        elif self.exercise.parentWidget() is not self.header:
            self.header.add_widget(self.exercise)
        grid = self._grid
        if two:
            grid.addWidget(self.figures, 0, 0, 1, 2)
            grid.addWidget(self.steps, 1, 0)
            grid.addWidget(self.gaps, 1, 1)
        else:
            for at, card in enumerate((self.steps, self.figures, self.gaps)):
                grid.addWidget(card, at, 0, 1, 2)
        for at in range(4):
            grid.setRowStretch(at, 1 if at == (2 if two else 3) else 0)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def _read(self, year: int | None, progress: Progress) -> tuple[int | None, Home, tuple[Exercise, ...]]:
        progress.step("", 0, 1)
        application = self.context.application
        return year, application.home.home(year), application.reports.exercises()

    def _on_read(self, answer: tuple[int | None, Home, tuple[Exercise, ...]]) -> None:
        year, home, exercises = answer
        if year != self._year:
            return
        self._reading = None
        focused = self.focusWidget()
        wanted = self._focus_wanted or (focused is not None and self._cards.isAncestorOf(focused))
        self._focus_wanted = False
        self._show_exercises(exercises, home.figures.exercise)
        self._show(home)
        if wanted:
            self.take_focus()

    def _show(self, home: Home) -> None:
        self._greet(home.today, home.structure)
        self.header.show_tools(shown=not home.is_empty)
        for widget in (self._cards, self.exercise, self.header.primary()):
            if widget is not None:
                widget.setVisible(not home.is_empty)
        self.empty.setVisible(home.is_empty)
        self.figures.show_figures(home.figures)
        self.steps.show_steps(home.steps, home.today)
        self.gaps.show_gaps(home.gaps, home.figures.exercise)
        parts = (self.steps, self.gaps, self.figures, self.header)
        tab_through(stop for part in parts for stop in stops(part))

    def _greet(self, today: date, structure: str = "") -> None:
        name = self.context.application.workspace.actor.first_name
        day = day_and_date(today)
        facts = (day[:1].upper() + day[1:], structure)
        self.header.set_title(f"Bonjour {name}", " — ".join(fact for fact in facts if fact))

    def _show_exercises(self, held: tuple[Exercise, ...], shown: Exercise) -> None:
        exercises = {exercise.year: exercise for exercise in (*held, shown)}
        with QSignalBlocker(self.exercise):
            self.exercise.clear()
            for year in sorted(exercises, reverse=True):
                self.exercise.addItem(f"Exercice {exercises[year].label}", year)
            self.exercise.setCurrentIndex(self.exercise.findData(shown.year))
        self._year = shown.year

    def _make_empty(self, *, may_import: bool) -> EmptyState:
        coming = (
            "Les chiffres de l’exercice, ce qui vient et ce qui manque pour le rapport s’afficheront ici."
        )
        may_write = self.context.application.workspace.may(Permission.COMMITTEE_WRITE)
        first = "La coordination peut importer le classeur qui est tenu."
        if may_import:
            first = "Commencez par reprendre le classeur que vous tenez, ou inscrivez un comité."
        elif may_write:
            first = f"Commencez par inscrire un comité. {first}"
        empty = EmptyState(self.look, "Votre dossier est prêt", f"{coming} {first}")
        if may_import:
            empty.add_action("Importer un classeur", lambda: self.context.signals.go("import"), "upload")
        if may_write:
            kind = ORDINARY if may_import else PRIMARY
            committee = partial(self.context.signals.go, "committees", EditWanted())
            empty.add_action("Inscrire un comité", committee, "armchair", kind)
        empty.add_action(
            "Lire les premiers pas", lambda: self.context.signals.go("guide"), "circle-question-mark", ""
        )
        empty.hide()
        return empty

    def _go_to_rows(self, page: str) -> None:
        """A figure opens the rows that make it."""
        in_year = {"exercise": str(self._year)}
        views = {
            "meetings": ListView(ListQuery(filters=in_year | {"status": MeetingStatus.HELD.value}), ""),
            "committees": ListView(ListQuery(), ""),
            "hours": volunteered_view(self._year, self.exercise.currentText().removeprefix("Exercice ")),
            "expenses": ListView(ListQuery(filters=in_year | {"status": ClaimStatus.REIMBURSED.value}), ""),
        }
        self.context.signals.go(page, views[page])

    def _on_exercise(self) -> None:
        self._year = self.exercise.currentData()
        self.context.errors.guard(self.refresh)

    def _add_doors(self, *, may_prepare: bool) -> None:
        """Who prepares meetings comes for the next one; the others come for the report."""
        words = ("Voir le rapport", self._on_report, "chart-column")
        if not may_prepare:
            self.report = self.header.add_primary(*words)
            return
        self.report = self.header.add_secondary(*words)
        prepare = partial(self.context.signals.go, "meetings", EditWanted())
        self.header.add_primary("Préparer une réunion", prepare, "plus", keys="Ctrl+N")

    def _on_report(self) -> None:
        self.context.signals.go("reports", self._year)
