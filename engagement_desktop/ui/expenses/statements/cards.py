"""What a statement will tell, group by group, and the statements already given."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal

from engagement_desktop.domain.expenses.statements.rows import GroupRow, IssuedStatement, StatementPlan
from engagement_desktop.french.formats import count, date_short, money, trimmed
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label, wrapped
from engagement_desktop.ui.common.layouts import clear, column
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.expenses.statements.words import ASK_FIRST, plan_words
from engagement_desktop.ui.theme import Look

_MOST = 20


class PlanCard(Card):
    """The sum, then a row a group."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Ce qu’il dit")
        self._said = column(look, None, gap=6)
        columns: tuple[Column[GroupRow], ...] = (
            Column("words", "Groupe", lambda row: row.words),
            Column("lines", "Lignes", lambda row: row.lines, align=RIGHT, width=72),
            Column("km", "Km", lambda row: row.km_hundredths or None, _km, align=RIGHT, width=90),
            Column("total", "Total", lambda row: row.total, money, align=RIGHT, width=118),
            Column("to_pay", "À payer", lambda row: row.to_pay, money, align=RIGHT, width=118),
        )
        self.table = ShortTable(look, columns, "Sommes de l’état", ("km", "lines"), least_name=150)
        self.more = Label("", "petit", wrap=True)
        self.body.addLayout(self._said)
        self.body.addWidget(self.table)
        self.body.addWidget(self.more)
        self.show_plan(None)

    def show_plan(self, plan: StatementPlan | None) -> None:
        """What will be told; None: the days are not said yet."""
        clear(self._said)
        for words, role in [(ASK_FIRST, "petit")] if plan is None else plan_words(plan):
            self._said.addWidget(wrapped(words, role))
        groups: Sequence[GroupRow] = () if plan is None else plan.groups
        self.table.show_rows(groups[:_MOST])
        self.table.setVisible(bool(groups))
        more = len(groups) - _MOST
        self.more.setText(f"Et {count(more, 'autre groupe', 'autres groupes')}, dans l’état.")
        self.more.setVisible(more > 0)


class GivenCard(Card):
    """Enter, or the button, writes the current one again."""

    again_wanted = Signal(object)  # IssuedStatement

    def __init__(self, look: Look) -> None:
        super().__init__(look, "États déjà remis")
        columns: tuple[Column[IssuedStatement], ...] = (
            Column("number", "Numéro", lambda row: row.number),
            Column("person", "Personne", lambda row: row.person, width=200),
            Column("day", "Remis le", lambda row: row.issued_on, date_short, width=104),
        )
        self.table = ShortTable(look, columns, "États déjà remis", ("day",), least_name=110)
        self.table.opened.connect(self.again_wanted)
        self.nothing = Label("Aucun état de frais n’a encore été remis.", "petit", wrap=True)
        self.more = Label("", "petit", wrap=True)
        self.again = Button(look, "Enregistrer de nouveau…", "", "file-down", on_click=self._again)
        for widget in (self.nothing, self.table, self.more, self.again):
            self.body.addWidget(widget)

    def show_given(self, given: Sequence[IssuedStatement], *, may: bool) -> None:
        """The latest ones; a role that may not give them does not write them again."""
        self.table.show_rows(given[:_MOST])
        more = len(given) - _MOST
        self.more.setText(f"Et {count(more, 'état plus ancien', 'états plus anciens')}.")
        self.more.setVisible(more > 0)
        self.nothing.setVisible(not given)
        self.table.setVisible(bool(given))
        self.again.setVisible(bool(given) and may)

    def _again(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self.again_wanted.emit(row)


def _km(hundredths: int) -> str:
    return trimmed(Decimal(hundredths).scaleb(-2))
