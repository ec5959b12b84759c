"""The list of expense claims: written, decided, and the way to what is done with them."""

from functools import partial
from typing import ClassVar

from PySide6.QtGui import QKeySequence, QShortcut

from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.list_words import shown_out_of, told_to
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.responsive import Room
from engagement_desktop.ui.common.row_choice import RowChoice
from engagement_desktop.ui.common.table_page import TablePage, add_import_door
from engagement_desktop.ui.expenses.deciding.deciding import Deciding
from engagement_desktop.ui.expenses.expense_pane import PaneDoors, write_expense
from engagement_desktop.ui.expenses.expenses_columns import columns_of
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs


def _footer(summary: ListSummary) -> str:
    words = shown_out_of(summary, "note de frais", "notes de frais")
    total = summary.sums.get("amount")
    return f"{words}, {money(total)}" if isinstance(total, Money) else words


_WORDS = ListWords(
    key="frais",
    title="Frais",
    footer=_footer,
    nothing_title="Pas encore de note de frais",
    nothing="Importez le classeur que vous tenez\u00a0: les trajets seront calculés au barème, et les reçus "
    "manquants seront dits.",
    hint="Entrée ouvre la fiche — Espace choisit, Ctrl+Entrée approuve, R refuse avec un motif",
)
_FAMILIES = (Family("status", "État", "Toutes"), Family("exercise", "Exercice"))
_SECONDARY: tuple[tuple[str, str, str, Permission], ...] = (
    ("reimburse", "Rembourser", "wallet", Permission.CLAIM_PAY),
    ("receipts_in", "Reçus à joindre", "paperclip", Permission.CLAIM_WRITE),
)


class ExpensesPage(TablePage[ExpenseRow]):
    """The newest number first: who, how much, where it stands."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._expenses = context.application.expenses
        source = ListSource(self._expenses.page, self._expenses.summary, self._expenses.chips)
        usual = ListQuery(sort="reference", descending=True)
        may = context.application.workspace.may
        self.choice: RowChoice[ExpenseRow] = RowChoice()
        words = told_to(_WORDS, may_change=may(Permission.CLAIM_DECIDE))
        super().__init__(context, words, columns_of(self.choice), source, usual, _FAMILIES)
        self._may_write = may(Permission.CLAIM_WRITE) and leads_to(context, "claim")
        self.deciding = Deciding(self)
        for key, title, icon, right in _SECONDARY:
            if may(right) and leads_to(context, key):
                self.header.add_secondary(title, partial(context.signals.go, key), icon)
        self._add_primary()
        add_import_door(self)
        self.tabs = put_expenses_tabs(self, "expenses")

    def edit(self, row_id: int | None) -> None:
        """A claim has a page of its own."""
        if self._may_write:
            self.context.signals.go("claim", EditWanted() if row_id is None else row_id)

    def delete_row(self, row: ExpenseRow) -> None:
        """To the bin."""
        if self._may_write:
            self.context.application.claim_writing.delete(row.id)

    def write_pane(self, pane: Pane, row: ExpenseRow) -> None:
        doors = PaneDoors(
            self.context.signals,
            decide=lambda written: self.deciding.write(written, row),
            correct=lambda line: self.deciding.correct(row, line),
        )
        write_expense(pane, self._expenses.detail(row.id), doors)

    def show_primary(self, chosen: int) -> None:
        """The new claim, or what is done with those that are chosen."""
        primary = self.header.primary()
        if primary is None:
            return
        words = f"Approuver {count(chosen, 'note')}" if chosen else "Nouvelle note"
        primary.set_text(words, "circle-check" if chosen else "plus")
        primary.say_keys("Ctrl+Return" if chosen else "Ctrl+N")
        primary.setVisible(bool(chosen) or self._may_write)

    def arrange(self, effective: int) -> None:
        super().arrange(effective)
        self._hint.setVisible(effective >= Room.WIDE)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "note de frais", "notes de frais") if summary.total else ""
        self.header.set_title(self.words.title, facts)
        self.show_primary(len(self.choice.ids()))

    def _add_primary(self) -> None:
        if not self._may_write and not self.deciding.may:
            return
        self.header.add_primary("Nouvelle note", self._on_primary, "plus")
        if self._may_write:
            QShortcut(QKeySequence("Ctrl+N"), self, lambda: self.edit(None))
            self.empty.add_action("Nouvelle note", lambda: self.edit(None), "plus")
        self.show_primary(0)

    def _on_primary(self) -> None:
        if self.choice.ids():
            self.deciding.accept_chosen()
        else:
            self.edit(None)
