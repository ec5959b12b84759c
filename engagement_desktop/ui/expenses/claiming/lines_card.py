"""The lines of the claim as a table, their total, and the way to one more."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.claims import PaymentMeans, Wish
from engagement_desktop.domain.money import Money
from engagement_desktop.french.formats import money
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.fields.choices import QuietCombo
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.common.side_or_under import SideOrUnder
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.sheet import TypedLine
from engagement_desktop.ui.expenses.claiming.words import (
    LINE_COLUMNS,
    LINE_ORDER,
    PAID_BY,
    TO_MEND,
    about,
    meant_words,
    proof_of,
)
from engagement_desktop.ui.theme import Look

_LEAST_ABOUT = 150


class LinesCard(QWidget):
    """Arrows go from line to line; Delete takes one away."""

    chosen = Signal(int)
    add_wanted = Signal()
    back_wanted = Signal()
    remove_wanted = Signal()
    paid_by = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._entry: ClaimEntry | None = None
        said = Column("about", "Objet", self._about, sortable=False)
        columns = (
            said,
            *LINE_COLUMNS[1:-1],
            Column("proof", "Preuve", _nothing, badge=self._proof, width=150),
        )
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
        self.pay_by = QuietCombo()
        self.pay_by.setAccessibleName("Comment la personne est payée")
        self.pay_by.addItems([words for _means, words in PAID_BY])
        self.pay_by.setMinimumContentsLength(10)
        self.pay_by.currentIndexChanged.connect(lambda _at: self.paid_by.emit())
        whole = column(look, self, gap=4)
        whole.addWidget(self.table)
        foot = SideOrUnder(look)
        foot.line.addWidget(self.adding)
        foot.line.addWidget(self.back)
        foot.line.addStretch(1)
        foot.line.addWidget(self.pay_by)
        foot.line.addWidget(Label("Total", "gras"))
        foot.line.addWidget(self.total)
        whole.addWidget(foot)
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
        with QSignalBlocker(self.pay_by):
            self.pay_by.setCurrentIndex(_place(entry.pay_by))
        self.pay_by.setEnabled(entry.may_write)
        self.pay_by.setHidden(entry.wish is Wish.WAIVE)
        self._say_total(entry.sheet.total())

    def means(self) -> PaymentMeans | None:
        """How the person is to be paid; None: by transfer."""
        return PAID_BY[max(self.pay_by.currentIndex(), 0)][0]

    def _say_total(self, total: Money) -> None:
        self.total.setText(money(total))
        self.total.setAccessibleName(f"Total\u00a0: {money(total)}")

    def _about(self, line: TypedLine) -> str:
        """Its own words, else those that it takes from its meeting."""
        around = None if self._entry is None else self._entry.around
        return about(line.draft) or meant_words(
            None if around is None else around.meeting(line.draft.meeting_id)
        )

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


def _place(means: PaymentMeans | None) -> int:
    return next((at for at, (known, _words) in enumerate(PAID_BY) if known is means), 0)
