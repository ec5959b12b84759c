"""« Rembourser »: the claims with what holds them back, the sum, then the run and its act, on one screen."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFileDialog, QSizePolicy, QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.expenses.paying.blockers import OF_THE_ACCOUNT, Blocker
from engagement_desktop.domain.expenses.paying.drafts import refuse_run
from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow, RunDraft
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, money
from engagement_desktop.services.progress import Progress
from engagement_desktop.ui.common.banner import FAULT, INFO, WARNING
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.layouts import column, row, scrolling, tab_through
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.common.responsive import ONE_COLUMN_OF_CARDS
from engagement_desktop.ui.common.status_bar import AT_REST
from engagement_desktop.ui.common.telling import Telling
from engagement_desktop.ui.common.work_card import Endings, WorkCard
from engagement_desktop.ui.expenses.paying.choosing import Choosing
from engagement_desktop.ui.expenses.paying.ready_list import ReadyList
from engagement_desktop.ui.expenses.paying.run_acts import RunActs
from engagement_desktop.ui.expenses.paying.run_card import RunCard

_TITLE = "Rembourser"
_CARD = 312
_ROOM_FOR_HINTS = 1180
_NOTHING_SENT = "Rien n’est envoyé\u00a0: vous déposerez vous-même le fichier à la banque."


class ReimbursePage(Page):
    """Stands on the first claim; everything that is ready is ticked."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER, Topic.RATES})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, _TITLE, scrolls=False)
        self._runs = context.application.runs
        self._may = context.application.workspace.may(Permission.CLAIM_PAY)
        self._told = Telling(self)
        self._said = ""
        context.signals.said.connect(self._on_said)
        self.choosing = Choosing()
        self._back = self.header.add_back("Frais", lambda: context.signals.go("expenses"))
        self.act = self.header.add_primary("Produire", self.produce, "file-check")
        self.act.say_keys("Ctrl+Return")
        producing = QShortcut(QKeySequence("Ctrl+Return"), self, self.produce)  # a hidden button is silent
        producing.setAutoRepeat(False)  # held down, it would produce then send
        self.act.setVisible(self._may)
        self.work = WorkCard(context)
        self.body.addWidget(self.work)
        self.acts = RunActs(self, self.work)
        self.acts.done.connect(self._on_run_over)
        self._build()

    def refresh(self) -> None:
        choice = self._runs.ready()
        self.choosing.show_rows(choice.rows)
        self.card.show_choices(choice.accounts, choice.proposed_on)
        self.list.show_rows()
        self._show_head()
        self.acts.show_waiting(choice.made)

    def first_focus(self) -> QWidget | None:
        return self.table if self.list.has_rows() else self._back

    def hideEvent(self, event: QHideEvent) -> None:
        """What is told of this page alone goes with it."""
        super().hideEvent(event)
        if self._said == _NOTHING_SENT and self.window().isVisible():
            self.context.signals.say(AT_REST)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.choosing.rows():
            self.context.signals.said.emit(_NOTHING_SENT, "info")

    def _on_said(self, sentence: str) -> None:
        self._said = sentence

    def arrange(self, effective: int) -> None:
        beside = effective >= ONE_COLUMN_OF_CARDS
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        wide = _CARD if beside else 0
        self.look.bound(self.side, (wide, 0), (wide, 0))
        self.list.hints.setVisible(effective >= _ROOM_FOR_HINTS)

    def produce(self) -> None:
        """Where the files go is asked, then the run is made with them; once more, nothing more is done.

        Sending is not taken back: it has a button of its own and no key.
        """
        if self.work.is_running() or not self._may:
            return
        if self.acts.run_id is not None:
            self._stand_on_send()
            return
        if not self.choosing.rows():
            return
        self._forget()
        draft = self._checked()
        if draft is None:
            return
        chosen = QFileDialog.getExistingDirectory(self, "Où ranger les fichiers", begin_at())
        remember(chosen)
        if chosen:
            self._run(draft, Path(chosen))

    def _checked(self) -> RunDraft | None:
        """What is asked, or the fault under its field."""
        if not self.card.day.isHidden() and not self.card.day.validate():
            self.card.day.focus()
            return None
        draft = self.card.draft()
        if not draft.claim_ids:
            self._tell(
                FAULT, "", "Aucune note n’est choisie. Espace en choisit une, Ctrl+A toutes les prêtes."
            )
            self.table.setFocus()
            return None
        return draft if self._day_is_good(draft) else None

    def _day_is_good(self, draft: RunDraft) -> bool:
        """Before a folder is asked for; nothing goes to the bank when no day is shown."""
        if self.card.day.isHidden():
            return True
        try:
            refuse_run(draft, self.context.application.workspace.today())
        except DomainError as refusal:
            self.card.day.show_fault(refusal.sentence)
            self.card.day.focus()
            return False
        return True

    def _run(self, draft: RunDraft, folder: Path) -> None:
        runs = self._runs

        def make(told: Progress) -> tuple[int, Path | None, str]:
            run_id = runs.make(draft, told)
            try:
                return run_id, runs.save_files(run_id, folder), ""
            except (DomainError, KnownProblem) as problem:
                return run_id, None, problem.sentence

        self.work.run(
            "Préparation du remboursement",
            make,
            Endings(
                self._on_made,
                self._refuse,
                lambda: self._tell(INFO, "Arrêté.", "Rien n’a été écrit, aucun numéro n’est donné."),
            ),
        )

    def _on_made(self, outcome: object) -> None:
        if not isinstance(outcome, tuple):
            return
        run_id, folder, problem = outcome
        self.acts.show(run_id)
        self.refresh()
        if folder is None:
            self._tell(WARNING, "Le remboursement est produit, ses fichiers ne sont pas écrits.", problem)
        else:
            self.acts.tell_folder(folder)
        self._show_head()
        self._stand_on_send()

    def _stand_on_send(self) -> None:
        if self.acts.card.send is not None:
            self.acts.card.send.setFocus()

    def _on_run_over(self) -> None:
        """The run was sent or cancelled, or put aside: the claims that remain."""
        self._show_side(self.card)
        self.refresh()
        self._area.verticalScrollBar().setValue(0)
        self.take_focus()

    def _show_side(self, card: QWidget) -> None:
        """The one behind takes no room: a run has more files than a screen has lines."""
        sizes = QSizePolicy.Policy
        for one in (self.card, self.acts.card):
            one.setSizePolicy(sizes.Preferred, sizes.Preferred if one is card else sizes.Ignored)
        self._stack.setCurrentWidget(card)

    def _build(self) -> None:
        inside = QWidget()
        whole = column(self.look, inside, (24, 4, 24, 16), 12)
        self._columns: QBoxLayout = row(self.look, None, gap=14)
        self.list = ReadyList(self.look, self.choosing, may_pay=self._may)
        self.table, self.held, self.chips = self.list.table, self.list.held, self.list.chips
        self._columns.addWidget(self.list, 1)
        self.side = QWidget()
        beside = column(self.look, self.side, gap=0)
        self._stack = QStackedWidget()
        self.card = RunCard(self.context, self.choosing)
        self._stack.addWidget(self.card)
        self._stack.addWidget(self.acts.card)
        beside.addWidget(self._stack)
        self._columns.addWidget(self.side)
        whole.addLayout(self._columns, 1)
        self._show_side(self.card)
        self._area = scrolling(inside)
        self.body.addWidget(self._area, 1)
        self._connect()

    def _connect(self) -> None:
        self.table.opened.connect(self._open)
        self.held.mend_wanted.connect(self._mend)
        self.list.produce_wanted.connect(self.produce)
        self.choosing.changed.connect(self._show_head)
        self.acts.shown.connect(lambda: self._show_side(self.acts.card))
        tab_through((self.table, self.card.day.editor, self.card.account.editor))

    def _show_head(self) -> None:
        """The button carries the amount; while a run waits, the card beside has its own."""
        rows, chosen = self.choosing.rows(), self.choosing.chosen()
        ready = sum(not self.choosing.blocked(one) for one in rows)
        said = f"{count(len(rows), 'note approuvée', 'notes approuvées')}, "
        said += count(ready, "prête à payer", "prêtes à payer") if ready else "aucune prête à payer"
        self.header.set_title(_TITLE, said if rows else "")
        waits = self.acts.run_id is not None
        self.act.set_text(f"Produire {money(self.choosing.total())}", "file-check")
        self.act.setVisible(self._may and bool(chosen) and not waits)

    def _mend(self, one: ReadyRow, kind: Blocker) -> None:
        signals = self.context.signals
        if kind in OF_THE_ACCOUNT:
            signals.go("person", one.person_id)
        elif kind is Blocker.SAME_ACCOUNT:
            signals.go("expense_rules")
        elif kind is Blocker.BUDGET:
            signals.go("budget")
        elif kind in {Blocker.SECOND_ACCORD, Blocker.OWN_APPROVAL}:
            signals.go("expenses", ListView(ListQuery(), "", row=one.claim_id))
        else:
            signals.go("claim", one.claim_id)

    def _open(self, one: ReadyRow | None) -> None:
        if one is not None and QApplication.keyboardModifiers() != Qt.KeyboardModifier.ControlModifier:
            self.context.signals.go("claim", one.claim_id)

    def _refuse(self, sentence: str) -> None:
        self.refresh()
        self._tell(FAULT, "", sentence)

    def _tell(self, tone: str, title: str, sentence: str) -> None:
        self.acts.forget()
        self._told.tell(tone, title, sentence)

    def _forget(self) -> None:
        self.acts.forget()
        self._told.drop()
