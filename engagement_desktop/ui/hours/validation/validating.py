"""Validation on the page of hours: keys, the primary button, and what the file of an entry offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count, date_short
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.row_deciding import YES, RowDeciding
from engagement_desktop.ui.hours.validation.correction_form import correction_editor
from engagement_desktop.ui.hours.validation.give_back_form import give_back_editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engagement_desktop.domain.hours.validation_rules import EntryDecision
    from engagement_desktop.ui.common.pane import Pane
    from engagement_desktop.ui.hours.hours_page import HoursPage


class Validating(RowDeciding[HoursRow]):
    """Who may not validate sees who did, and chooses nothing."""

    def __init__(self, page: HoursPage) -> None:
        self._page = page
        self._service = page.context.application.validation
        may = page.context.application.workspace.may
        self._may_write = may(Permission.HOURS_WRITE)
        words = ("saisie choisie", "saisies choisies")
        super().__init__(page, page.choice, words, may=may(Permission.HOURS_VALIDATE))
        if self.may:
            page.header.add_primary("Valider", self.accept_chosen, "circle-check").say_keys(YES)
            self.on_choice(0)

    def accept_chosen(self) -> None:
        rows = self.chosen()
        if rows:
            self.do(lambda: self._service.validate([row.id for row in rows]))

    def ask_refusal(self, rows: Sequence[HoursRow]) -> None:
        self.show_form(give_back_editor(self._page.context, rows), rows[0].id, frees=True)

    def waits(self, row: HoursRow) -> bool:
        return row.state is HoursState.TO_VALIDATE

    def on_choice(self, chosen: int) -> None:
        """The primary button tells how many it is about; it leaves when nothing is chosen."""
        primary = self._page.header.primary()
        if primary is not None and self.may:
            primary.set_text(f"Valider {count(chosen, 'saisie')}")
            primary.say_keys(YES)
            primary.setVisible(bool(chosen))

    def show_choice(self) -> None:
        """The list was counted again."""
        self.on_choice(len(self._page.choice.ids()))

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

    def _acts(self, row: HoursRow, decision: EntryDecision) -> list[Act]:
        acts: list[Act] = []
        if decision.may_validate:
            acts.append(
                ("Valider", lambda: self.do(lambda: self._service.validate([row.id])), "circle-check")
            )
        if decision.may_give_back:
            acts.append(("Rendre…", lambda: self.ask_refusal([row]), "undo-2"))
        if decision.is_exported and self._may_write:
            acts.append(("Corriger à côté…", lambda: self._correct(row), "pen-line"))
        return acts

    def _correct(self, row: HoursRow) -> None:
        self.show_form(correction_editor(self._page.context, row), row.id)


def _history(decision: EntryDecision) -> list[str]:
    """« Saisie par Lou. », « Validée par Claire le 22/11/2026. »."""
    said = [f"Saisie par {decision.entered_by}."] if decision.entered_by else []
    if decision.decided_by and decision.decided_on is not None:
        verb = "Rendue" if decision.state is HoursState.RETURNED else "Validée"
        said.append(f"{verb} par {decision.decided_by} le {date_short(decision.decided_on)}.")
    if decision.return_reason:
        said.append(f"Motif\u00a0: {decision.return_reason}")
    return said
