"""The list of claims to pay with its chips, its keys, and the banner that tells of the current one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.expenses.paying.choosing import Choosing
from engagement_desktop.ui.expenses.paying.held_banner import HeldBanner
from engagement_desktop.ui.expenses.paying.key_hints import KeyHints
from engagement_desktop.ui.expenses.paying.ready_table import ReadyTable
from engagement_desktop.ui.theme import Look

_READY, _ALL, _BLOCKED = "ready", "all", "blocked"


class ReadyList(QWidget):
    """Ticks by Space, all by Ctrl+A, the next one that waits by Ctrl+B."""

    produce_wanted = Signal()

    def __init__(self, look: Look, choosing: Choosing, *, may_pay: bool) -> None:
        super().__init__()
        self._choosing, self._shown = choosing, _ALL
        whole = column(look, self, gap=10)
        above = row(look, None, gap=8)
        self.chips = ChipRow(look, "Notes")
        self.chips.chosen.connect(self._on_chip)
        above.addWidget(self.chips)
        above.addStretch(1)
        self.hints = KeyHints(look, (("Espace", "choisit"), ("Ctrl+A", "toutes les prêtes")))
        above.addWidget(self.hints)
        whole.addLayout(above)
        self.table = ReadyTable(look, choosing)
        look.bound(self.table, (0, 200), (0, 0))
        whole.addWidget(self.table, 1)
        self.nothing = Label("", "second", wrap=True)
        whole.addWidget(self.nothing)
        self.held = HeldBanner(look, choosing, may_pay=may_pay)
        whole.addWidget(self.held)
        self.table.rested.connect(self.held.show_row)
        self.table.tick_wanted.connect(self._turn)
        self.held.means_wanted.connect(self._pay_by)
        self._keys()

    def has_rows(self) -> bool:
        """Something is in the list as the chip leaves it."""
        return bool(self.table.rows.loaded())

    def show_rows(self) -> None:
        """Those that the chip keeps; one stays on the same claim."""
        at = self.table.current_row()
        rows = self._choosing.rows()
        held = [one for one in rows if self._choosing.blocked(one)]
        kept = {_READY: [one for one in rows if one not in held], _BLOCKED: held}.get(self._shown, list(rows))
        self.table.rows.show_rows(tuple(kept))
        self.chips.show_choices(
            (
                FilterChoice(_READY, "Prêtes", len(rows) - len(held)),
                FilterChoice(_ALL, "Toutes", len(rows)),
                FilterChoice(_BLOCKED, "Bloquées", len(held)),
            ),
            self._shown,
        )
        self.nothing.setVisible(not kept)
        self.nothing.setText("Aucune note ici." if rows else "Aucune note approuvée n’attend d’être payée.")
        keys = [one.claim_id for one in kept]
        if kept:
            self.table.selectRow(keys.index(at.claim_id) if at is not None and at.claim_id in keys else 0)
        self.held.show_row(self.table.current_row() if kept else None)

    def _keys(self) -> None:
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Space), lambda: self._turn(self.table.current_row())),
            (QKeySequence("Ctrl+A"), self._choosing.take_all),
            (QKeySequence("Ctrl+B"), self.next_blocked),
            (QKeySequence("Ctrl+Enter"), self.produce_wanted.emit),
        ):
            shortcut = QShortcut(keys, self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)

    def next_blocked(self) -> None:
        """Stands on the next claim that waits, and round again."""
        rows = self.table.rows.loaded()
        here = self.table.currentIndex().row()
        for step in range(1, len(rows) + 1):
            at = (here + step) % len(rows)
            if self._choosing.blocked(rows[at]):
                self.table.selectRow(at)
                self.held.show_row(rows[at])
                return

    def _turn(self, one: ReadyRow | None) -> None:
        """One that waits is not ticked: the focus goes to what mends it."""
        if one is None:
            return
        if self._choosing.turn(one):
            self.held.show_row(one)
        elif self.held.mend is not None:
            self.held.mend.setFocus()

    def _pay_by(self, one: ReadyRow, means: PaymentMeans) -> None:
        self._choosing.pay_by(one, means)
        self.show_rows()
        self.table.setFocus()

    def _on_chip(self, key: str) -> None:
        self._shown = key or _ALL
        self.show_rows()
