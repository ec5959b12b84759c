"""The list of expense claims."""

from typing import ClassVar

from engagement_desktop.domain.expenses.claims_rows import ExpenseRow
from engagement_desktop.domain.lists import ListQuery, ListSummary
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, money
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.filter_bar import Family
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.common.pane import Pane
from engagement_desktop.ui.common.table_page import ListSource, ListWords, TablePage, add_import_door
from engagement_desktop.ui.expenses.expense_pane import write_expense
from engagement_desktop.ui.expenses.expenses_columns import EXPENSES_COLUMNS


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
)
_FAMILIES = (Family("status", "État", "Toutes"), Family("exercise", "Exercice"))


class ExpensesPage(TablePage[ExpenseRow]):
    """The newest first: who, how much, where it stands."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        self._expenses = context.application.expenses
        source = ListSource(self._expenses.page, self._expenses.summary, self._expenses.chips)
        usual = ListQuery(sort="date", descending=True)
        super().__init__(context, _WORDS, EXPENSES_COLUMNS, source, usual, _FAMILIES)
        add_import_door(self)

    def write_pane(self, pane: Pane, row: ExpenseRow) -> None:
        write_expense(pane, self._expenses.detail(row.id), self.context.signals)

    def on_counted(self, summary: ListSummary) -> None:
        facts = count(summary.total, "note de frais", "notes de frais") if summary.total else ""
        self.header.set_title(self.words.title, facts)
