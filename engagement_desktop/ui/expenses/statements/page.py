"""« États de frais »: ask for one, read what it says, write it; give it again."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.statements.rows import (
    IssuedStatement,
    StatementOutcome,
    StatementPlan,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.banner import INFO, SUCCESS
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.statements.ask_card import AskCard
from engagement_desktop.ui.expenses.statements.cards import GivenCard, PlanCard
from engagement_desktop.ui.expenses.statements.words import FACTS, TITLE, where_words
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.register.letter_preview import show_preview
from engagement_desktop.ui.register.made_file import CSV, PDF, file_target

_KINDS = (PDF, ("Classeur (*.xlsx)", ".xlsx"), CSV)


class StatementsPage(Page):
    """At the left what is asked, at the right what it says and what was given."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.MEETINGS, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE)
        self._statements = context.application.statements
        self.header.set_title(TITLE, FACTS)
        self.header.add_secondary("Aperçu", self.preview, "eye", "Ctrl+P")
        self.act = self.header.add_primary("Enregistrer…", self.make, "file-down", keys="Ctrl+Return")
        self.tabs = put_expenses_tabs(self, "statements")
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        self.ask = AskCard(context)
        self.told = Telling(self, self.ask.show_refusal)
        self.ask.changed.connect(lambda: self.context.errors.guard(self.refresh))
        self.plan, self.given = PlanCard(self.look), GivenCard(self.look)
        self.given.again_wanted.connect(self._give_again)
        self._columns: QBoxLayout = row(self.look, None, gap=12)
        top = Qt.AlignmentFlag.AlignTop
        self._columns.addWidget(self.ask, 2, top)
        beside = QWidget()
        stack = column(self.look, beside, gap=12)
        stack.addWidget(self.plan)
        stack.addWidget(self.given)
        self._columns.addWidget(beside, 3, top)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        QShortcut(QKeySequence("Ctrl+1"), self, self.ask.by.focus)
        QShortcut(QKeySequence("Ctrl+2"), self, self.given.table.setFocus)

    def receive(self, what: object) -> None:
        """A person, by their number."""
        if isinstance(what, int) and not isinstance(what, bool):
            self.told.drop()
            self.ask.ask_for(what)

    def refresh(self) -> None:
        self.plan.show_plan(self._planned())
        given = self._statements.issued(self.ask.person_id())
        self.given.show_given(given, may=self.context.application.workspace.may(Permission.PAPER_ISSUE))

    def first_focus(self) -> QWidget | None:
        return self.ask.period.editor

    def arrange(self, effective: int) -> None:
        ways = QBoxLayout.Direction
        beside = effective >= ONE_COLUMN_OF_CARDS
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)

    def preview(self) -> None:
        """The PDF without numbers, written nowhere."""
        if self.ask.check():
            self.told.guarded(
                lambda: show_preview(self, self.context, TITLE, self._statements.preview(self.ask.asked()))
            )

    def make(self) -> None:
        """Ask where, then write; on paper by person, number and keep."""
        if self.work.is_running() or not self.ask.check():
            return
        self.told.drop()
        self.told.guarded(self._make)

    def _make(self) -> None:
        ask = self.ask.asked()
        self._statements.facts(ask)
        name = self._statements.proposed_name(ask)
        target = file_target(self, "Enregistrer l’état de frais", name, _KINDS)
        if target is None:
            return
        self.work.run(
            "Préparation de l’état de frais",
            lambda told: self._statements.make(ask, target, told),
            Endings(
                self._on_made,
                self.told.refuse,
                lambda: self.told.tell(INFO, "Arrêté.", "Rien n’a été écrit, aucun numéro n’est donné."),
            ),
        )

    def _on_made(self, outcome: object) -> None:
        if isinstance(outcome, StatementOutcome):
            banner = self.told.tell(SUCCESS, outcome.said, where_words(outcome))
            self.told.offer_folder(banner, outcome.path.parent).setFocus()
            self.context.signals.said.emit(outcome.said, "succes")
            self.refresh()

    def _give_again(self, statement: IssuedStatement) -> None:
        name = statement.name.removesuffix(".pdf")
        target = file_target(self, "Enregistrer de nouveau", name, (PDF,))
        if target is None:
            return
        self.told.drop()
        if self.told.guarded(lambda: self._statements.reprint(statement.id, target)):
            self.told.written("État enregistré, identique au premier.", target)

    def _planned(self) -> StatementPlan | None:
        if not self.ask.is_filled():
            return None
        try:
            return self._statements.plan(self.ask.asked())
        except DomainError as refusal:
            return StatementPlan(None, refusal=refusal.sentence)
