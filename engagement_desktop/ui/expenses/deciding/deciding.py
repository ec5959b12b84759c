"""Deciding on the list of claims: keys, the primary button, and what the file of a claim offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.deciding.rules import Done
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.banner import FAULT, WARNING, Banner
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.row_choice import ChosenPainter
from engagement_desktop.ui.expenses.deciding.correction_form import line_correction_editor
from engagement_desktop.ui.expenses.deciding.history import history_of
from engagement_desktop.ui.expenses.deciding.reason_form import refusal_editor, return_editor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engagement_desktop.domain.errors import DomainError
    from engagement_desktop.domain.expenses.claims_rows import ExpenseLineRow, ExpenseRow
    from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
    from engagement_desktop.ui.common.pane import Pane
    from engagement_desktop.ui.expenses.expenses_page import ExpensesPage

_APPROVE = "Ctrl+Return"


class Deciding:
    """Who may not decide sees who did, and chooses nothing."""

    def __init__(self, page: ExpensesPage) -> None:
        self._page = page
        self._service = page.context.application.deciding
        may = page.context.application.workspace.may
        self.may = may(Permission.CLAIM_DECIDE)
        self._may_write = may(Permission.CLAIM_WRITE)
        self._banner: Banner | None = None
        if self.may:
            self._listen()

    def approve_chosen(self) -> None:
        """Those that are chosen, else the one on which one stands; a claim that awaits it is seconded."""
        rows = self._chosen()
        seconds = [row.id for row in rows if row.awaits_second]
        others = [row.id for row in rows if not row.awaits_second]
        if others:
            self._do(lambda: self._service.approve(others))
        if seconds:
            self._do(lambda: self._service.second(seconds))

    def refuse(self) -> None:
        """The same, with a reason that is asked in place."""
        rows = self._chosen()
        if rows and self.may:
            self._ask_why(rows)

    def write(self, pane: Pane, row: ExpenseRow) -> ClaimDecision:
        """Who did what and when, what one may do, what is seen of the cost."""
        decision = self._service.decision(row.id)
        offer(pane, self._page.look, self._acts(row, decision))
        if decision.returned:
            pane.note(f"Rendue, à reprendre\u00a0: {decision.returned}")
        for said in history_of(decision):
            pane.paragraph(said)
        for said in (decision.blocked, decision.over_ceiling if decision.may_decide else "", *decision.notes):
            if said:
                pane.note(said)
        return decision

    def correct(self, row: ExpenseRow, line: ExpenseLineRow) -> None:
        """The difference is written beside a line that is settled."""
        self.forget()
        self._page.show_form(line_correction_editor(self._page.context, row, line), row.id)

    def forget(self) -> None:
        """The last refusal is no longer told."""
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None

    def _listen(self) -> None:
        page, table = self._page, self._page.table
        table.setItemDelegate(ChosenPainter(page.look, table, page.choice))
        page.choice.changed.connect(self._on_choice)
        page.model.modelReset.connect(lambda: page.choice.keep(page.model.loaded()))
        table.clicked.connect(self._on_clicked)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Space), self._turn_current),
            (QKeySequence(_APPROVE), self.approve_chosen),
            (QKeySequence("Ctrl+Enter"), self.approve_chosen),
            (QKeySequence("Ctrl+A"), self._choose_waiting),
            (QKeySequence(Qt.Key.Key_R), self._on_letter),
        ):
            self._on_table(keys, act)
        self._escape = self._on_table(QKeySequence(Qt.Key.Key_Escape), page.choice.clear)
        self._escape.setEnabled(False)

    def _acts(self, row: ExpenseRow, decision: ClaimDecision) -> list[Act]:
        service, one = self._service, [row.id]
        acts: list[tuple[bool, Act]] = [
            (decision.may_submit, ("Soumettre", lambda: self._do(lambda: service.submit(row.id)), "send")),
            (
                decision.may_decide and not decision.over_ceiling,
                ("Approuver", lambda: self._do(lambda: service.approve(one)), "circle-check"),
            ),
            (
                decision.may_decide and bool(decision.over_ceiling),
                (
                    "Approuver, le comité est d’accord",
                    lambda: self._do(lambda: service.approve(one, accord=True)),
                    "circle-check",
                ),
            ),
            (
                decision.may_second,
                ("Donner le second accord", lambda: self._do(lambda: service.second(one)), "circle-check"),
            ),
            (decision.may_give_back, ("Rendre…", lambda: self._give_back(row), "undo-2")),
            (decision.may_decide, ("Refuser…", lambda: self._ask_why([row]), "circle-x")),
            (
                decision.may_take_back,
                (
                    "Reprendre en brouillon",
                    lambda: self._do(lambda: service.take_back(row.id)),
                    "pen-line",
                ),
            ),
            *self._wishes(row, decision),
            (
                decision.may_reopen,
                ("Revenir sur la décision", lambda: self._do(lambda: service.reopen(row.id)), "undo-2"),
            ),
        ]
        if row.status is ClaimStatus.DRAFT and self._may_write:
            acts.insert(0, (True, ("Modifier", lambda: self._page.edit(row.id), "pencil")))
        return [act for offered, act in acts if offered]

    def _wishes(self, row: ExpenseRow, decision: ClaimDecision) -> list[tuple[bool, Act]]:
        """What was to be said later is said here."""
        late = decision.may_choose and decision.wish is Wish.LATER and row.status is not ClaimStatus.DRAFT
        choose = self._page.context.application.claim_writing.choose
        return [
            (late, ("À rembourser", lambda: self._do(lambda: choose(row.id, Wish.REIMBURSE)), "wallet")),
            (
                late and decision.takes_gifts,
                ("Abandonnée", lambda: self._do(lambda: choose(row.id, Wish.WAIVE)), "handshake"),
            ),
        ]

    def _ask_why(self, rows: Sequence[ExpenseRow]) -> None:
        """The reason is asked in place; once given, nothing is chosen any more."""
        self.forget()
        editor = refusal_editor(self._page.context, rows, self._tell_left)
        editor.saved.connect(lambda *_: self._page.choice.clear())
        self._page.show_form(editor, rows[0].id)

    def _give_back(self, row: ExpenseRow) -> None:
        self.forget()
        self._page.show_form(return_editor(self._page.context, row), row.id)

    def _chosen(self) -> Sequence[ExpenseRow]:
        if self._page.editor is not None:
            return ()
        current = self._page.table.current_row()
        return self._page.choice.rows() or ([current] if current is not None else [])

    def _do(self, act: Callable[[], object]) -> None:
        """Said at the foot; why not, in a banner."""
        self.forget()
        done: list[object] = []
        if self._page.context.errors.guard(lambda: done.append(act()), self._refuse):
            self._page.choice.clear()
            self._page.context.signals.say(self._page.context.application.workspace.last_act() or "")
            self._tell_left(done[0])

    def _tell_left(self, done: object) -> None:
        """Which claims were left as they were, and why."""
        if isinstance(done, Done) and done.left_out:
            title = count(len(done.left_out), "note laissée", "notes laissées")
            self._show(WARNING, title, " ".join(left.reason for left in done.left_out[:3]))

    def _refuse(self, refusal: DomainError) -> None:
        self._show(FAULT, "", refusal.sentence)

    def _show(self, tone: str, title: str, sentence: str) -> None:
        self.forget()
        self._banner = self._page.show_banner(Banner(self._page.look, tone, title, sentence))

    def _turn_current(self) -> None:
        """Choose, and go down to the next one."""
        table = self._page.table
        if (row := table.current_row()) is not None and self._page.editor is None:
            self.forget()
            self._page.choice.turn(row)
            table.go_down()

    def _choose_waiting(self) -> None:
        """Everything read so far that waits for a decision."""
        loaded = self._page.model.loaded()
        self._page.choice.take(
            row for row in loaded if row.status is ClaimStatus.SUBMITTED or row.awaits_second
        )

    def _on_letter(self) -> None:
        """R alone refuses; inside a name that one types to jump, it is a letter."""
        if self._page.table.is_jumping():
            self._page.table.keyboardSearch("r")
        else:
            self.refuse()

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._page.choice.turn(self._page.model.row(index.row()))

    def _on_choice(self) -> None:
        self._page.table.viewport().update()
        chosen = len(self._page.choice.ids())
        self._escape.setEnabled(bool(chosen))
        self._page.show_primary(chosen)
        announce(self._page.table, count(chosen, "note choisie", "notes choisies") if chosen else "")

    def _on_table(self, keys: QKeySequence, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(keys, self._page.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
        return shortcut
