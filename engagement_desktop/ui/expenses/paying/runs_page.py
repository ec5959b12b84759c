"""« Remboursements »: every run, what it paid, its files, and the payments that the bank gave back."""

from functools import partial
from typing import ClassVar

from engagement_desktop.domain.expenses.paying.netting import together
from engagement_desktop.domain.expenses.paying.runs_rows import PaymentRow, RunDetail, RunRow
from engagement_desktop.domain.expenses.runs import PaymentState, RunState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, date_short, integer, money
from engagement_desktop.french.paying_texts import MEANS, PAYMENT_STATES
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.pane_acts import Act, offer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.common.work_card import WorkCard
from engagement_desktop.ui.expenses.paying.made_card import CONFIRM, send_words
from engagement_desktop.ui.expenses.paying.payment_forms import cheque_editor, rejection_editor
from engagement_desktop.ui.expenses.paying.run_acts import RunActs
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.settings.list_in_memory import ListInMemory

_WORDS = ListWords(
    key="remboursements",
    title="Remboursements",
    footer=lambda summary: shown_out_of(summary, "remboursement"),
    nothing_title="Pas encore de remboursement",
    nothing="Les notes approuvées se paient ensemble\u00a0: fichier de virement, bordereau, états "
    "de frais, reçus et écritures en une fois.",
    hint="Entrée ouvre le remboursement",
)
_MADE, _SENT = BadgeWord("À envoyer", "attention", "hourglass"), BadgeWord("Envoyé", "succes", "wallet")
_BACK = BadgeWord("Paiement rejeté", "erreur", "circle-x")


def state_badge(row: RunRow) -> BadgeWord:
    """What came back is told before anything else."""
    if row.rejected:
        return _BACK
    return _MADE if row.state is RunState.MADE else _SENT


class RunsPage(TablePage[RunRow]):
    """The latest first; a run that waits to be sent is sent or cancelled here too."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES})

    def __init__(self, context: PageContext) -> None:
        self._runs = context.application.runs
        self._may = context.application.workspace.may(Permission.CLAIM_PAY)
        rows = ListInMemory[RunRow](self._runs.runs, lambda row: row.number, {}, {})
        columns: tuple[Column[RunRow], ...] = (
            Column("number", "Remboursement", lambda row: row.number, sortable=False),
            Column("made", "Produit le", lambda row: row.made_on, date_short, width=100, sortable=False),
            Column("sent", "Envoyé le", lambda row: row.sent_on, date_short, width=100, sortable=False),
            Column(
                "payments", "Notes", lambda row: row.payments, integer, align=RIGHT, width=64, sortable=False
            ),
            Column(
                "amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=104, sortable=False
            ),
            Column("state", "État", lambda _row: None, badge=state_badge, width=150, sortable=False),
        )
        super().__init__(
            context, _WORDS, columns, ListSource(rows.page, rows.summary, rows.chips), ListQuery()
        )
        self.work = WorkCard(context)
        self.body.insertWidget(0, self.work)
        self.acts = RunActs(self, self.work)
        self.acts.done.connect(self.refresh)
        if self._may:
            self.header.add_primary(
                "Rembourser", lambda: context.signals.go("reimburse"), "wallet", keys="Ctrl+N"
            )
            self.empty.add_action("Rembourser", lambda: context.signals.go("reimburse"), "wallet")
        self.tabs = put_expenses_tabs(self, "runs")

    def receive(self, what: object) -> None:
        """A run, by its number in the dossier."""
        if isinstance(what, int) and not isinstance(what, bool):
            what = ListView(ListQuery(), "", row=what)
        super().receive(what)

    def write_pane(self, pane: Pane, row: RunRow) -> None:
        detail = self._runs.detail(row.id)
        self.acts.show(row.id)
        pane.heading(row.number, f"{count(row.payments, 'note')}, {money(row.amount)}")
        pane.badge(state_badge(row))
        offer(pane, self.look, self._acts(detail))
        if detail.refusal and self._may:
            pane.note(detail.refusal)
        self._facts(pane, detail)
        pane.section("Paiements")
        for one in detail.payments:
            self._payment(pane, row, one)
        if detail.files:
            pane.section("Fichiers")
        for file in detail.files:
            pane.door(file.name, partial(self.acts.look_at, file), "file-text")

    def _acts(self, detail: RunDetail) -> list[Act]:
        if not self._may:
            return []
        acts: list[Act] = []
        if detail.row.state is RunState.MADE and not detail.refusal:
            acts.append((send_words(detail), self.acts.send, "send"))
        if detail.files:
            acts.append(("Enregistrer les fichiers…", self.acts.save, "file-down"))
        if detail.row.state is RunState.MADE:
            acts.append(("Annuler ce remboursement", self.acts.ask_cancel, "undo-2"))
        return acts

    def _facts(self, pane: Pane, detail: RunDetail) -> None:
        row = detail.row
        if row.transfers:
            pane.fact("Total de contrôle", money(row.transferred))
            pane.fact("Nombre de virements", integer(row.transfers))
            pane.fact("Exécution le", date_short(row.execute_on))
        by = f", par {detail.made_by}" if detail.made_by else ""
        pane.fact("Produit le", f"{date_short(row.made_on)}{by}")
        if row.sent_on is not None:
            by = f", par {detail.sent_by}" if detail.sent_by else ""
            pane.fact("Envoyé le", f"{date_short(row.sent_on)}{by}")
        elif row.transfers:
            pane.note(CONFIRM)

    def _payment(self, pane: Pane, row: RunRow, one: PaymentRow) -> None:
        name = f"{one.first_name} {one.last_name}".strip()
        pane.line(f"{name}, {money(one.amount)}", payment_words(one), "receipt-text")
        if not self._may:
            return
        if one.state is PaymentState.PAID:
            pane.door(f"Revenu\u00a0: {one.reference}…", partial(self._reject, row, one), "undo-2")
        elif one.state is PaymentState.MADE and one.means.value == "cheque":
            pane.door(f"N° de chèque\u00a0: {one.reference}…", partial(self._cheque, row, one), "pen-line")

    def _reject(self, row: RunRow, one: PaymentRow) -> None:
        editor = rejection_editor(self.context, one)
        editor.saved.connect(lambda *_saved: self._say_back(row.id, one.id))
        self.show_form(editor, row.id)

    def _say_back(self, run_id: int, payment_id: int) -> None:
        """Those that went in the same sum came back with it."""
        payments = {share.key: share for share in (one.share for one in self._runs.detail(run_id).payments)}
        group = next(one for one in together(payments.values()) if payments[payment_id] in one)
        said = count(len(group), "note est de nouveau à payer", "notes sont de nouveau à payer")
        self.context.signals.said.emit(f"Paiement revenu\u00a0: {said}.", "succes")

    def _cheque(self, row: RunRow, one: PaymentRow) -> None:
        self.show_form(cheque_editor(self.context, one), row.id)


def payment_words(one: PaymentRow) -> str:
    """« NDF-2026-0014, virement sur … 4471, payé »."""
    how = MEANS[one.means]
    if one.account_end:
        how = f"{how} sur …\u00a0{one.account_end}"
    if one.cheque_number:
        how = f"{how} n°\u00a0{one.cheque_number}"
    said = f"{one.reference}, {how}, {PAYMENT_STATES[one.state].lower()}"
    if one.rejected_on is not None:
        said += f" le {date_short(one.rejected_on)}\u00a0: {one.rejection_reason}"
    return said
