"""The lines of the claim as a table, their total, and the way to one more."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import money
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.sheet import TypedLine
from engagement_desktop.ui.expenses.claiming.words import LINE_COLUMNS, LINE_ORDER, TO_MEND, proof_of
from engagement_desktop.ui.theme import Look

_LEAST_ABOUT = 150


class LinesCard(QWidget):
    """Arrows go from line to line; Delete takes one away."""

    chosen = Signal(int)
    add_wanted = Signal()
    back_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entry: ClaimEntry | None = None
        columns = (*LINE_COLUMNS[:-1], Column("proof", "Preuve", _nothing, badge=self._proof, width=150))
        self.table: ShortTable[TypedLine] = ShortTable(
            look, columns, "Lignes de la note", spared=("date",), least_name=_LEAST_ABOUT
        )
        header = self.table.horizontalHeader()
        known = [each.key for each in columns]
        for at, key in enumerate(LINE_ORDER):
            header.moveSection(header.visualIndex(known.index(key)), at)
        self.adding = Button(look, "Ajouter une ligne", DISCREET, "plus", on_click=self.add_wanted.emit)
        self.adding.say_keys("Ctrl+N")
        self.back = Button(look, "Remettre la ligne", DISCREET, "undo-2", on_click=self.back_wanted.emit)
        self.back.hide()
        self.total = Label("", "valeur")
        whole = column(look, self, gap=4)
        whole.addWidget(self.table)
        foot = row(look, None, gap=8)
        foot.addWidget(self.adding)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(Label("Total", "gras"))
        foot.addWidget(self.total)
        whole.addLayout(foot)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.delete_wanted.connect(lambda _line: self.remove_wanted.emit())

    def show_entry(self, entry: ClaimEntry) -> None:
        """The lines as they are typed, the one in hand chosen."""
        self._entry = entry
        with QSignalBlocker(self.table.selectionModel()):
            self.table.show_rows(entry.sheet.lines)
            if entry.sheet.current is not None:
                self.table.selectRow(entry.sheet.at)
        self.table.viewport().update()
        self.back.setVisible(bool(entry.sheet.removed) and entry.may_write)
        self.adding.setVisible(entry.may_write)
        self._say_total(entry.sheet.total())

    def _say_total(self, total: Money) -> None:
        self.total.setText(money(total))
        self.total.setAccessibleName(f"Total\u00a0: {money(total)}")

    def _proof(self, line: TypedLine) -> BadgeWord | None:
        entry = self._entry
        if (
            entry is not None
            and line in entry.sheet.lines
            and entry.is_at_fault(entry.sheet.lines.index(line))
        ):
            return TO_MEND
        return proof_of(line)

    def _on_row(self) -> None:
        at = self.table.currentIndex().row()
        if at >= 0:
            self.chosen.emit(at)


def _nothing(_line: TypedLine) -> str:
    return ""
