"""A page about one exercise: which one is chosen at its head, and it is read in the background."""

from abc import abstractmethod
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.jobs import Job


class OfExercise(Protocol):
    """What is told of one exercise."""

    @property
    def exercise(self) -> Exercise: ...


F = TypeVar("F", bound=OfExercise)
F_co = TypeVar("F_co", bound=OfExercise, covariant=True)


class YearSource(Protocol[F_co]):
    """Where a page gets the exercises, and what it tells of the one that starts in a year."""

    def exercises(self) -> tuple[Exercise, ...]: ...

    def of(self, year: int, /) -> F_co: ...


class ExercisePage(Page, Generic[F]):
    """Reads one exercise in the background; an older answer is not shown."""

    def __init__(self, context: PageContext, title: str, source: YearSource[F]) -> None:
        super().__init__(context, title)
        self._source = source
        self._year: int | None = None
        self._reading: Job | None = None
        self.exercise = QuietCombo()
        self.exercise.setAccessibleName("Exercice")
        self.look.bound(self.exercise, (128, 0))
        self.exercise.currentIndexChanged.connect(lambda: self.show_year(self.exercise.currentData()))

    @abstractmethod
    def show_found(self, found: F) -> None:
        """It was read: put it on the page."""

    @abstractmethod
    def show_refusal(self, sentence: str) -> None:
        """It cannot be told: say why in place."""

    def refresh(self) -> None:
        source, year = self._source, self._year
        today = self.context.application.workspace.today()

        def read(_progress: Progress) -> tuple[tuple[Exercise, ...], F]:
            exercises = source.exercises()
            current = next(one.year for one in exercises if today in one)
            return exercises, source.of(current if year is None else year)

        job = Job(read)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_unreadable)
        self._reading = self.context.jobs.read(job)

    def receive(self, what: object) -> None:
        """Another page asks for the exercise that starts in a year."""
        if isinstance(what, int) and not isinstance(what, bool):
            self.show_year(what)

    def show_year(self, year: int) -> None:
        self._year = year
        self.context.errors.guard(self.refresh)

    def first_focus(self) -> QWidget | None:
        return self.exercise

    def put_exercise(self) -> None:
        """The choice of the exercise, as the next line of the body."""
        label = Label("Exercice", "second")
        label.setBuddy(self.exercise)
        line = row(self.look, None, gap=8)
        line.addWidget(label)
        line.addWidget(self.exercise)
        line.addStretch(1)
        self.body.addLayout(line)

    def _on_read(self, answer: object) -> None:
        if self.sender() is not self._reading or not isinstance(answer, tuple):
            return
        exercises, found = answer
        self._year = found.exercise.year
        with QSignalBlocker(self.exercise):
            self.exercise.clear()
            for one in sorted({*exercises, found.exercise}, reverse=True):
                self.exercise.addItem(one.label, one.year)
            self.exercise.setCurrentIndex(self.exercise.findData(self._year))
        self.show_found(found)

    def _on_unreadable(self, problem: BaseException) -> None:
        if self.sender() is not self._reading:
            return
        if isinstance(problem, DomainError | KnownProblem):
            self.show_refusal(problem.sentence)
        else:
            self.context.errors.show(problem)
