"""Files that came and the lines that they may belong to: one key each."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from engagement_desktop.domain.expenses.receipting.rows import Proposal, WaitingLine
from engagement_desktop.french.formats import date_short, money
from engagement_desktop.french.labels import label
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.expenses.receipts.panel_line import twin_words
from engagement_desktop.ui.theme import Look

_KEYS = "Entrée joint le reçu à la ligne, Suppr le laisse de côté, ↑ et ↓ passent au suivant."
_LEAST = 440
_NO_LINE = "Aucune ligne de note ouverte n’attend de reçu."


class IncomingCard(Card):
    """Entrée joins, Suppr leaves; another line is taken in the list under the table."""

    rested = Signal(object)  # Proposal or None
    join_wanted = Signal(object, int)  # Proposal, id of the line
    leave_wanted = Signal(object)  # Proposal

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Reçus et lignes proposées")
        columns: tuple[Column[Proposal], ...] = (
            Column("file", "Reçu", lambda row: row.receipt.name),
            Column("who", "Pour", _who, width=128),
            Column("what", "Dépense proposée", _what, width=206),
            Column("amount", "Montant", _amount, align=RIGHT, width=92),
        )
        self._current: Proposal | None = None
        self.table = ShortTable(look, columns, "Reçus à joindre", ("what", "who"))
        self.table.rested.connect(self._on_rested)
        self.table.opened.connect(lambda _row: self._join())
        self.table.delete_wanted.connect(self.leave_wanted)
        self.body.addWidget(self.table)
        self.choice_name = Label("Ligne du reçu choisi", "gras")
        self.lines = QComboBox()
        self.lines.setAccessibleName("Ligne du reçu choisi")
        self.lines.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lines.setMinimumContentsLength(12)
        self.body.addWidget(self.choice_name)
        self.body.addWidget(self.lines)
        self.why = Label("", "petit", wrap=True)
        self.body.addWidget(self.why)
        self.warning = Label("", "faute", wrap=True)
        self.body.addWidget(self.warning)
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.joining = Button(look, "Joindre à cette ligne", "", "paperclip", on_click=self._join)
        self.leaving = Button(look, "Laisser de côté", DISCREET, on_click=self._leave)
        flow.addWidget(self.joining)
        flow.addWidget(self.leaving)
        self.body.addWidget(acts)
        self.body.addWidget(Label(_KEYS, "petit", wrap=True))
        self.body.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_LEAST), super().minimumSizeHint().height())

    def show_proposals(self, proposals: Sequence[Proposal], at: int) -> None:
        """These files, the reader standing on one of them."""
        self.table.show_rows(proposals)
        if proposals:
            place = min(at, len(proposals) - 1)
            self.table.setCurrentIndex(self.table.model().index(place, 0))
            self._on_rested(proposals[place])
        else:
            self._on_rested(None)

    def place(self) -> int:
        """Which row the reader stands on."""
        return max(self.table.currentIndex().row(), 0)

    def chosen_line(self) -> int | None:
        """The id of the line that the list shows; None while none was chosen."""
        found = self.lines.currentData()
        return found if isinstance(found, int) else None

    def _on_rested(self, row: object) -> None:
        proposal = row if isinstance(row, Proposal) else None
        self._current = proposal
        with QSignalBlocker(self.lines):
            self.lines.clear()
            if proposal is not None:
                if not proposal.reasons:
                    self.lines.addItem("Choisissez la ligne…" if proposal.lines else _NO_LINE, None)
                for line in proposal.lines:
                    self.lines.addItem(line_words(line), line.line_id)
        self.joining.setEnabled(proposal is not None and bool(proposal.lines))
        why = () if proposal is None else proposal.reasons
        self.why.setText(f"Proposée pour{NBSP}: {', '.join(why)}." if why else "")
        self.why.setVisible(bool(why))
        twins = () if proposal is None else proposal.twins
        self.warning.setText(twin_words(twins, None)[1] if twins else "")
        self.warning.setVisible(bool(twins))
        self.rested.emit(proposal)

    def _join(self) -> None:
        if self._current is None:
            return
        line_id = self.chosen_line()
        if line_id is None:
            self.warning.setText("Choisissez d’abord la ligne de ce reçu.")
            self.warning.show()
            self.lines.setFocus()
        else:
            self.join_wanted.emit(self._current, line_id)

    def _leave(self) -> None:
        if self._current is not None:
            self.leave_wanted.emit(self._current)


def line_words(line: WaitingLine) -> str:
    """« 17/11/2026 · repas · 24,50 € · Monique Hélias · NDF-2026-0031 »."""
    whose = f"{line.first_name} {line.last_name}"
    day, amount = date_short(line.spent_on), money(line.amount)
    return f"{day} · {label(line.nature)} · {amount} · {whose} · {line.claim_reference}"


def _who(proposal: Proposal) -> str:
    line = _proposed(proposal)
    return "" if line is None else f"{line.first_name} {line.last_name}"


def _what(proposal: Proposal) -> str:
    line = _proposed(proposal)
    return "À choisir" if line is None else f"{label(line.nature)}, {date_short(line.spent_on)}"


def _amount(proposal: Proposal) -> str:
    line = _proposed(proposal)
    return "" if line is None else money(line.amount)


def _proposed(proposal: Proposal) -> WaitingLine | None:
    return proposal.lines[0] if proposal.reasons else None
