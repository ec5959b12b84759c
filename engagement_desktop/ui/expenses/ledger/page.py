"""The entries of a period: looked at, exported once for the accountant, with the accounts they go to."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.ledger.accounts import AccountRow
from engagement_desktop.domain.expenses.ledger.rows import (
    ExportRow,
    FecEncoding,
    LedgerOutcome,
    LedgerPreview,
)
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french import ledger_texts as texts
from engagement_desktop.french.formats import count, money
from engagement_desktop.french.labels import badge
from engagement_desktop.french.typography import NBSP
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import SUCCESS, WARNING, Banner
from engagement_desktop.ui.common.beside import open_beside
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.ledger.account_form import account_editor
from engagement_desktop.ui.expenses.ledger.cards import AccountsCard, EntriesCard, ExportsCard, FiguresRow
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.jobs import Job

TITLE: Final = "Écritures"
_NAME_ABOVE: Final = 600

Answer = tuple[tuple[Exercise, ...], LedgerPreview, tuple[ExportRow, ...], tuple[AccountRow, ...]]


class LedgerPage(Page):
    """Reads one period in the background; an older answer is not shown."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER, Topic.SETTINGS})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._days: texts.Days | None = None
        self._reading: Job | None = None
        self._told = Telling(self)
        self.preview: LedgerPreview | None = None
        self._may = context.application.workspace.may(Permission.LEDGER_EXPORT)
        self._build_choice()
        self._notes = Banner(self.look, WARNING)
        self._notes.hide()
        self.body.addWidget(self._notes)
        self.history = wrapped("", "petit")
        self.body.addWidget(self.history)
        self.figures, self.lines = FiguresRow(self.look), EntriesCard(self.look)
        self.exports = ExportsCard(self.look)
        self.accounts = AccountsCard(self.look, self._change_account if self._may else None)
        for card in (self.figures, self.exports, self.lines, self.accounts):
            self.body.addWidget(card)
        self.body.addStretch(1)
        self.tabs = put_expenses_tabs(self, "ledger")
        self.work = WorkCard(context)
        self.body.insertWidget(1, self.work)
        if self._may:
            self.header.add_primary("Exporter…", self.export, "file-down", keys="Ctrl+S")

    def refresh(self) -> None:
        service, asked = self.context.application.ledger, self._days
        today = self.context.application.workspace.today()

        def read(_progress: Progress) -> Answer:
            exercises = service.exercises()
            current = next(one for one in exercises if today in one)
            days = asked or (current.start, current.end)
            return exercises, service.preview(*days), service.exports(), service.accounts()

        job = Job(read)
        job.succeeded.connect(self._on_read)
        job.failed.connect(self._on_unreadable)
        self._reading = self.context.jobs.read(job)

    def first_focus(self) -> QWidget | None:
        return self.exercise

    def arrange(self, effective: int) -> None:
        self.figures.arrange(across=1 if effective < ONE_COLUMN_OF_CARDS else 3)
        ways = QBoxLayout.Direction
        for pair in self._choices:
            pair.setDirection(ways.TopToBottom if effective < _NAME_ABOVE else ways.LeftToRight)

    def show_days(self, days: texts.Days) -> None:
        """Another period of the same exercise, or of another one."""
        self._days = days
        self.context.errors.guard(self.refresh)

    def export(self) -> None:
        """Ask for a folder, then write, number and lock."""
        found = self.preview
        if found is None or self.work.is_running():
            return
        if not found.entries:
            self._told.refuse("Rien n’est à exporter dans cette période. Choisissez-en une autre.")
            return
        days, encoding = (found.first_day, found.last_day), self._encoding()
        service = self.context.application.ledger
        self._write("Export des écritures", lambda folder: service.export(*days, folder, encoding))

    def export_again(self, one: ExportRow) -> None:
        """The same files once more."""
        service, encoding = self.context.application.ledger, self._encoding()
        self._write("Fichiers de l’export", lambda folder: service.export_again(one.id, folder, encoding))

    def _write(self, what: str, write: Callable[[Path], LedgerOutcome]) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Où ranger les écritures", begin_at())
        remember(chosen)
        if chosen:
            folder = Path(chosen)
            endings = Endings(self._on_written, self._told.refuse)
            self.work.run(what, lambda _progress: write(folder), endings)

    def _on_written(self, outcome: object) -> None:
        if not isinstance(outcome, LedgerOutcome):
            return
        said = (
            f"{count(outcome.entries, 'écriture exportée', 'écritures exportées')}, {money(outcome.total)}."
        )
        folder = outcome.files[0].parent
        where = (
            f"Le texte, le classeur et le csv sont dans «{NBSP}{folder}{NBSP}». {texts.NOT_THE_LEGAL_FILE}"
        )
        banner = self._told.tell(SUCCESS, said, where)
        self._told.offer_folder(banner, folder).setFocus()
        self.context.signals.said.emit(said, "succes")

    def _build_choice(self) -> None:
        self.exercise, self.period, self.encoding = QuietCombo(), QuietCombo(), QuietCombo()
        place = QWidget()
        flow = Flow(self.look, place, 12)
        self._choices: list[QBoxLayout] = []
        named = (
            ("Exercice", self.exercise, 128),
            ("Période", self.period, 190),
            ("Codage du texte", self.encoding, 300),
        )
        for name, combo, wide in named:
            combo.setAccessibleName(name)
            self.look.bound(combo, (wide, 0))
            pair = QWidget()
            line = row(self.look, pair, gap=8)
            self._choices.append(line)
            label = Label(name, "second")
            label.setBuddy(combo)
            line.addWidget(label)
            line.addWidget(combo)
            flow.addWidget(pair)
        for encoding in FecEncoding:
            self.encoding.addItem(badge(encoding), encoding.value)
        self.exercise.currentIndexChanged.connect(lambda: self.show_days(self.exercise.currentData()))
        self.period.currentIndexChanged.connect(lambda: self.show_days(self.period.currentData()))
        self.body.addWidget(place)
        self.body.addWidget(wrapped(texts.NOT_THE_LEGAL_FILE, "petit"))

    def _encoding(self) -> FecEncoding:
        return FecEncoding(self.encoding.currentData())

    def _change_account(self, one: AccountRow) -> None:
        self.context.errors.guard(lambda: open_beside(self, account_editor(self.context, one)))

    def _on_read(self, answer: object) -> None:
        if self.sender() is not self._reading or not isinstance(answer, tuple):
            return
        exercises, found, exports, accounts = answer
        self.preview = found
        self._fill(exercises, found)
        self.header.set_title(TITLE, texts.opening(found))
        self.figures.show_preview(found)
        self.lines.show_preview(found)
        self.exports.show_exports(exports, self.export_again if self._may else None)
        self.accounts.show_accounts(accounts)
        self.history.setText(texts.history(found))
        self.history.setVisible(bool(found.history))
        notes = texts.notes(found)
        self._notes.setVisible(bool(notes))
        self._notes.tell(WARNING, "", " ".join(notes))

    def _fill(self, exercises: Sequence[Exercise], found: LedgerPreview) -> None:
        with QSignalBlocker(self.exercise), QSignalBlocker(self.period):
            self.exercise.clear()
            self.period.clear()
            shown = sorted({*exercises, found.exercise}, reverse=True)
            for one in shown:
                self.exercise.addItem(one.label, (one.start, one.end))
            self.exercise.setCurrentIndex(shown.index(found.exercise))
            offered = texts.periods_of(found.exercise)
            for words, days in offered:
                self.period.addItem(words, days)
            here = [days for _words, days in offered].index((found.first_day, found.last_day))
            self.period.setCurrentIndex(here)

    def _on_unreadable(self, problem: BaseException) -> None:
        if self.sender() is not self._reading:
            return
        if isinstance(problem, DomainError | KnownProblem):
            self._told.refuse(problem.sentence)
        else:
            self.context.errors.show(problem)
