"""Costs by nature, this exercise beside the one compared: a table, for the numbers matter most."""

from collections.abc import Callable
from dataclasses import dataclass

from engagement_desktop.domain.expenses.claims import GRANTED
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures
from engagement_desktop.french.formats import integer, money
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

_TOTAL = "Ensemble"


@dataclass(frozen=True, slots=True)
class NatureRow:
    """One nature: how many lines were granted, how much, and how much before."""

    name: str
    lines: int
    amount: Money
    before: Money | None


def _euros(amount: Money) -> str:
    """The unit stands in the head of the column."""
    return money(amount).removesuffix("\u00a0€")


def _columns(now: str = "", before: str = "") -> tuple[Column[NatureRow], ...]:
    return (
        Column("name", "Nature", lambda row: row.name),
        Column("lines", "Lignes", lambda row: row.lines or None, integer, RIGHT, width=80),
        Column("amount", f"{now} €", lambda row: row.amount or None, _euros, RIGHT, width=116),
        Column("before", f"{before} €", lambda row: row.before or None, _euros, RIGHT, width=116),
    )


class NaturesCard(Card):
    """The table, its sentence, and the door to the claims."""

    def __init__(self, look: Look, on_door: Callable[[], object]) -> None:
        super().__init__(look, "Frais retenus par nature")
        self.door = self.add_door("Voir", on_door)
        self.table: ShortTable[NatureRow] = ShortTable(
            look, _columns(), "Frais par nature", ("lines", "before")
        )
        self.body.addWidget(self.table)
        self._sentence = Label("", "second", wrap=True)
        self.body.addWidget(self._sentence)

    def show_costs(self, now: YearlyFigures, before: YearlyFigures | None, sentence: str) -> None:
        rows = nature_rows(now, before)
        self.table.setVisible(bool(rows))
        self.door.setVisible(bool(rows))
        self.table.name_columns(_columns(now.exercise.label, before.exercise.label if before else ""))
        self.table.show_rows(rows, frozenset() if before else frozenset({"before"}))
        self._sentence.setText(sentence)


def nature_rows(now: YearlyFigures, before: YearlyFigures | None) -> tuple[NatureRow, ...]:
    """The natures that cost something in either exercise, the dearest first, then their sum."""
    from engagement_desktop.documents.reports.yearly_words import NATURES

    lines = dict.fromkeys(ExpenseNature, 0)
    for cell in now.expenses.cells:
        if cell.status in GRANTED:
            lines[cell.nature] += cell.lines
    amounts, former = now.expenses.by_nature, before.expenses.by_nature if before else None
    rows = [
        NatureRow(NATURES[nature], lines[nature], amounts[nature], former[nature] if former else None)
        for nature in sorted(ExpenseNature, key=lambda nature: -amounts[nature].cents)
        if amounts[nature] or (former and former[nature])
    ]
    if len(rows) > 1:
        whole = Money.sum(row.before for row in rows if row.before is not None) if former else None
        rows.append(NatureRow(_TOTAL, sum(lines.values()), Money.sum(row.amount for row in rows), whole))
    return tuple(rows)
