"""Deciding on the list of claims: keys, the primary button, and what the file of a claim offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.expenses.deciding.rules import Done
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count
from engagement_desktop.ui.common.banner import WARNING
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.row_deciding import RowDeciding
from engagement_desktop.ui.expenses.deciding.correction_form import line_correction_editor
from engagement_desktop.ui.expenses.deciding.history import history_of
from engagement_desktop.ui.expenses.deciding.reason_form import refusal_editor, return_editor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from engagement_desktop.domain.expenses.claims_rows import ExpenseLineRow
    from engagement_desktop.domain.expenses.deciding.rows import ClaimDecision
    from engagement_desktop.ui.common.pane import Pane
    from engagement_desktop.ui.expenses.expenses_page import ExpensesPage


class Deciding(RowDeciding[ExpenseRow]):
    """Who may not decide sees who did, and chooses nothing."""

    def __init__(self, page: ExpensesPage) -> None:
        self._page = page
        self._service = page.context.application.deciding
        may = page.context.application.workspace.may
        self._may_write = may(Permission.CLAIM_WRITE)
        words = ("note choisie", "notes choisies")
        super().__init__(page, page.choice, words, may=may(Permission.CLAIM_DECIDE))

    def accept_chosen(self) -> None:
        """A claim that awaits a second accord is seconded."""
        rows = self.chosen()
        seconds = [row.id for row in rows if row.awaits_second]
        others = [row.id for row in rows if not row.awaits_second]
        if others:
            self.do(lambda: self._service.approve(others))
        if seconds:
            self.do(lambda: self._service.second(seconds))

    def ask_refusal(self, rows: Sequence[ExpenseRow]) -> None:
        self.show_form(refusal_editor(self._page.context, rows, self.on_done), rows[0].id, frees=True)

    def waits(self, row: ExpenseRow) -> bool:
        return row.status is ClaimStatus.SUBMITTED or row.awaits_second

    def on_choice(self, chosen: int) -> None:
        self._page.show_primary(chosen)

    def on_done(self, answer: object) -> None:
        """Which claims were left as they were, and why."""
        if isinstance(answer, Done) and answer.left_out:
            title = count(len(answer.left_out), "note laissée", "notes laissées")
            self.told.tell(WARNING, title, " ".join(left.reason for left in answer.left_out[:3]))

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
        self.show_form(line_correction_editor(self._page.context, row, line), row.id)

    def _acts(self, row: ExpenseRow, decision: ClaimDecision) -> list[Act]:
        service, one = self._service, [row.id]
        acts: list[tuple[bool, Act]] = [
            (decision.may_submit, ("Soumettre", lambda: self.do(lambda: service.submit(row.id)), "send")),
            (
                decision.may_decide and not decision.over_ceiling,
                ("Approuver", lambda: self.do(lambda: service.approve(one)), "circle-check"),
            ),
            (
                decision.may_decide and bool(decision.over_ceiling),
                (
                    "Approuver, le comité est d’accord",
                    lambda: self.do(lambda: service.approve(one, accord=True)),
                    "circle-check",
                ),
            ),
            (
                decision.may_second,
                ("Donner le second accord", lambda: self.do(lambda: service.second(one)), "circle-check"),
            ),
            (decision.may_give_back, ("Rendre…", lambda: self._give_back(row), "undo-2")),
            (decision.may_decide, ("Refuser…", lambda: self.ask_refusal([row]), "circle-x")),
            (
                decision.may_take_back,
                (
                    "Reprendre en brouillon",
                    lambda: self.do(lambda: service.take_back(row.id)),
                    "pen-line",
                ),
            ),
            *self._wishes(row, decision),
            (
                decision.may_reopen,
                ("Revenir sur la décision", lambda: self.do(lambda: service.reopen(row.id)), "undo-2"),
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
            (late, ("À rembourser", lambda: self.do(lambda: choose(row.id, Wish.REIMBURSE)), "wallet")),
            (
                late and decision.takes_gifts,
                ("Abandonnée", lambda: self.do(lambda: choose(row.id, Wish.WAIVE)), "handshake"),
            ),
        ]

    def _give_back(self, row: ExpenseRow) -> None:
        self.show_form(return_editor(self._page.context, row), row.id)
