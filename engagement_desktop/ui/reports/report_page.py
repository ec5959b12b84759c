"""The yearly report: figures and drawings, then the document to read, print or save."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.reports.yearly_rows import YearlyReport
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, instant
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, scrolling, tab_through
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.preview import DocumentPreview
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.reports.figures_panel import FiguresPanel
from engagement_desktop.ui.reports.output import ReportOutput
from engagement_desktop.ui.reports.reading import ReportReading, read_report
from engagement_desktop.ui.reports.words import exercise_words

TITLE = "Rapport annuel"
NOTHING_YET = "Pas encore de chiffres"
HOW_TO_BEGIN = (
    "Le rapport se compose tout seul à partir des réunions, des heures et des frais. Commencez par reprendre "
    "le classeur que vous tenez."
)


class ReportPage(Page):
    """Reads one exercise at a time in the background; draws the document only when asked."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset(Topic) - {Topic.ACCOUNTS}

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, scrolls=False)
        self._year: int | None = None
        self._against: int | None = None
        self._reading: Job | None = None
        self.report: YearlyReport | None = None
        may = context.application.workspace.may
        self.panel = FiguresPanel(self.look, context.signals.go, may_name=may(Permission.REPORT_NAME_PEOPLE))
        self.panel.choices.exercise_wanted.connect(self.show_year)
        self.panel.choices.comparison_wanted.connect(self.compare_to)
        self.empty = self._make_empty(may_import=may(Permission.WORKBOOK_IMPORT))
        self.preview = DocumentPreview(self.look)
        self.preview.left.connect(self.leave_preview)
        self.work = WorkCard(context)
        self.output = ReportOutput(self, self.work)
        self.preview.print_wanted.connect(self.output.print_shown)
        self.preview.save_wanted.connect(self.output.save_shown)
        self.print = self.header.add_secondary("Imprimer", self.output.print_shown, "printer")
        self.save = self.header.add_secondary("Enregistrer…", self.output.save, "save", keys="Ctrl+S")
        self.produce = self.header.add_primary(
            "Produire le rapport", self.output.preview, "file-down", keys="Ctrl+P"
        )
        self._build()

    def refresh(self) -> None:
        """Read again in the background; an older answer is not shown."""
        application, year, against = self.context.application, self._year, self._against
        job = Job(lambda _progress: read_report(application, year, against))
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_unreadable)
        self._reading = self.context.jobs.read(job)

    def receive(self, what: object) -> None:
        """Another page asks for the exercise that starts in a year."""
        if isinstance(what, int):
            self.leave_preview()
            self.show_year(what)

    def show_year(self, year: int) -> None:
        self._year, self._against = year, None
        self.context.errors.guard(self.refresh)

    def compare_to(self, year: int) -> None:
        self._against = year
        self.context.errors.guard(self.refresh)

    def first_focus(self) -> QWidget | None:
        shown = self._stack.currentWidget()
        if shown is self.preview:
            return self.preview.first_focus()
        return self.panel.band.cards[0].door if shown is self._figures else self.empty.first_action()

    def arrange(self, effective: int) -> None:
        self.panel.arrange(effective)

    def is_nominative(self) -> bool:
        return self.panel.choices.names_people()

    def show_preview(self, name: str, content: bytes) -> None:
        """The document takes the place of the figures."""
        self.preview.show_document(name, content)
        self.header.hide()
        self._stack.setCurrentWidget(self.preview)
        self.take_focus()

    def leave_preview(self) -> None:
        if self._stack.currentWidget() is self.preview:
            self.preview.forget()
            self.header.show()
            self._stack.setCurrentWidget(self._figures)
            self.produce.setFocus()

    def _build(self) -> None:
        working = column(self.look, None, (24, 0, 24, 0))
        working.addWidget(self.work)
        self.body.addLayout(working)
        self._stack = QStackedWidget()
        self._figures = scrolling(self.panel)
        for widget in (self._figures, self.empty, self.preview):
            self._stack.addWidget(widget)
        self.body.addWidget(self._stack, 1)
        self._show_tools(shown=False)

    def _make_empty(self, *, may_import: bool) -> EmptyState:
        empty = EmptyState(self.look, NOTHING_YET, HOW_TO_BEGIN)
        if may_import:
            empty.add_action("Importer un classeur", lambda: self.context.signals.go("import"), "upload")
        return empty

    def _show_tools(self, *, shown: bool) -> None:
        self.header.show_tools(shown=shown)
        self.produce.setVisible(shown)

    def _on_read(self, reading: object) -> None:
        if self.sender() is not self._reading or not isinstance(reading, ReportReading):
            return
        self.report = reading.report
        if reading.report is None:
            self._show_nothing(HOW_TO_BEGIN)
            return
        self._show_tools(shown=True)
        if self._stack.currentWidget() is self.empty:
            self._stack.setCurrentWidget(self._figures)
        self._show(reading, reading.report)

    def _show(self, reading: ReportReading, report: YearlyReport) -> None:
        exercise = report.figures.exercise
        self._year = exercise.year
        facts = f"{exercise_words(exercise)} — chiffres du {instant(report.as_of)}"
        self.header.set_title(f"{TITLE} {exercise.label}", facts)
        self.panel.show_reading(reading, report)
        tab_through((*self.panel.stops(), self.print, self.save, self.produce))
        missing = sum(gap.count for gap in report.gaps)
        if missing and self.isVisible():
            words = count(missing, "point à compléter", "points à compléter")
            self.context.signals.said.emit(f"{words} avant d’émettre le rapport.", "attention")

    def _on_unreadable(self, problem: BaseException) -> None:
        if self.sender() is not self._reading:
            return
        if isinstance(problem, DomainError | KnownProblem):
            self._show_nothing(problem.sentence)
        else:
            self.context.errors.show(problem)

    def _show_nothing(self, sentence: str) -> None:
        self.report = None
        self.leave_preview()
        self.header.set_title(TITLE)
        self._show_tools(shown=False)
        self.empty.tell(NOTHING_YET, sentence)
        self._stack.setCurrentWidget(self.empty)
