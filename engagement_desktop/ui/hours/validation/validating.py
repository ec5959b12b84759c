"""Validation on the page of hours: keys, the primary button, and what the file of an entry offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.row_choice import ChosenPainter
from engagement_desktop.ui.hours.validation.correction_form import correction_editor
from engagement_desktop.ui.hours.validation.give_back_form import give_back_editor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from engagement_desktop.domain.hours.entries_rows import HoursRow
    from engagement_desktop.domain.hours.validation_rules import EntryDecision
    from engagement_desktop.ui.common.pane import Pane
    from engagement_desktop.ui.hours.hours_page import HoursPage

_VALIDATE = "Ctrl+Return"


class Validating:
    """Who may not validate sees who did, and chooses nothing."""

    def __init__(self, page: HoursPage) -> None:
        self._page = page
        self._service = page.context.application.validation
        may = page.context.application.workspace.may
        self.may = may(Permission.HOURS_VALIDATE)
        self._may_write = may(Permission.HOURS_WRITE)
        self._banner: Banner | None = None
        if not self.may:
            return
        table = page.table
        table.setItemDelegate(ChosenPainter(page.look, table, page.choice))
        page.choice.changed.connect(self._on_choice)
        page.model.modelReset.connect(lambda: page.choice.keep(page.model.loaded()))
        table.clicked.connect(self._on_clicked)
        page.header.add_primary("Valider", self.validate_chosen, "circle-check").say_keys(_VALIDATE)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Space), self._turn_current),
            (QKeySequence(_VALIDATE), self.validate_chosen),
            (QKeySequence("Ctrl+Enter"), self.validate_chosen),
            (QKeySequence("Ctrl+A"), self._choose_waiting),
            (QKeySequence(Qt.Key.Key_R), self._on_letter),
        ):
            self._on_table(keys, act)
        self._escape = self._on_table(QKeySequence(Qt.Key.Key_Escape), page.choice.clear)
        self.show_choice()

    def show_choice(self) -> None:
        """The primary button tells how many it is about; it leaves when nothing is chosen."""
        primary = self._page.header.primary()
        if primary is None or not self.may:
            return
        chosen = len(self._page.choice.ids())
        primary.set_text(f"Valider {count(chosen, 'saisie')}")
        primary.say_keys(_VALIDATE)
        primary.setVisible(bool(chosen))
        self._escape.setEnabled(bool(chosen))

    def validate_chosen(self) -> None:
        """Those that are chosen, else the one on which one stands."""
        rows = self._chosen()
        if rows:
            self._do(lambda: self._service.validate([row.id for row in rows]))

    def give_back(self) -> None:
        """The same, with a reason that is asked in place."""
        rows = self._chosen()
        if rows and self.may:
            self._ask_why(rows)

    def write(self, pane: Pane, row: HoursRow) -> None:
        """Who decided and when, what locks it, and what one may do."""
        decision = self._service.decision(row.id)
        offer(pane, self._page.look, self._acts(row, decision))
        for said in _history(decision):
            pane.paragraph(said)
        if decision.lock:
            pane.note(decision.lock)
        elif (
            decision.is_own and self.may and not decision.may_validate and row.state is HoursState.TO_VALIDATE
        ):
            pane.note("Ce sont vos heures\u00a0: un autre compte les valide.")

    def forget(self) -> None:
        """The last refusal is no longer told."""
        if self._banner is not None:
            self._page.drop_banner(self._banner)
            self._banner = None

    def _acts(self, row: HoursRow, decision: EntryDecision) -> list[Act]:
        acts: list[Act] = []
        if decision.may_validate:
            acts.append(
                ("Valider", lambda: self._do(lambda: self._service.validate([row.id])), "circle-check")
            )
        if decision.may_give_back:
            acts.append(("Rendre…", lambda: self._ask_why([row]), "undo-2"))
        if decision.is_exported and self._may_write:
            acts.append(("Corriger à côté…", lambda: self._correct(row), "pen-line"))
        return acts

    def _ask_why(self, rows: Sequence[HoursRow]) -> None:
        """The reason is asked in place; once given, nothing is chosen any more."""
        self.forget()
        editor = give_back_editor(self._page.context, rows)
        editor.saved.connect(lambda *_: self._page.choice.clear())
        self._page.show_form(editor, rows[0].id)

    def _correct(self, row: HoursRow) -> None:
        self.forget()
        self._page.show_form(correction_editor(self._page.context, row), row.id)

    def _chosen(self) -> Sequence[HoursRow]:
        if self._page.editor is not None:
            return ()
        current = self._page.table.current_row()
        return self._page.choice.rows() or ([current] if current is not None else [])

    def _do(self, act: Callable[[], object]) -> None:
        """Said at the foot; why not, in a banner."""
        self.forget()
        if self._page.context.errors.guard(act, self._refuse):
            self._page.choice.clear()
            self._page.context.signals.say(self._page.context.application.workspace.last_act() or "")

    def _refuse(self, refusal: DomainError) -> None:
        self._banner = self._page.show_banner(Banner(self._page.look, FAULT, "", refusal.sentence))

    def _turn_current(self) -> None:
        """Choose, and go down to the next one."""
        table = self._page.table
        if (row := table.current_row()) is not None and self._page.editor is None:
            self.forget()
            self._page.choice.turn(row)
            table.go_down()

    def _choose_waiting(self) -> None:
        """Everything read so far that waits."""
        loaded = self._page.model.loaded()
        self._page.choice.take(row for row in loaded if row.state is HoursState.TO_VALIDATE)

    def _on_letter(self) -> None:
        """R alone gives back; inside a name that one types to jump, it is a letter."""
        if self._page.table.is_jumping():
            self._page.table.keyboardSearch("r")
        else:
            self.give_back()

    def _on_clicked(self, index: QModelIndex) -> None:
        if QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier:
            self._page.choice.turn(self._page.model.row(index.row()))

    def _on_choice(self) -> None:
        self._page.table.viewport().update()
        self.show_choice()
        chosen = len(self._page.choice.ids())
        announce(self._page.table, count(chosen, "saisie choisie", "saisies choisies") if chosen else "")

    def _on_table(self, keys: QKeySequence, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(keys, self._page.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
        return shortcut


def _history(decision: EntryDecision) -> list[str]:
    """« Saisie par Lou. », « Validée par Claire le 22/11/2026. »."""
    said = [f"Saisie par {decision.entered_by}."] if decision.entered_by else []
    if decision.decided_by and decision.decided_on is not None:
        verb = "Rendue" if decision.state is HoursState.RETURNED else "Validée"
        said.append(f"{verb} par {decision.decided_by} le {date_short(decision.decided_on)}.")
    if decision.return_reason:
        said.append(f"Motif\u00a0: {decision.return_reason}")
    return said
