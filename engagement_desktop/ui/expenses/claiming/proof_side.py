"""The receipt of the line in hand: what comes is put into the line, nothing is written before saving."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from engagement_desktop.domain.expenses.claiming.rules import may_lack_receipt
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.expenses.receipting.rows import LineFacts, ReceiptRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.sheet import TypedLine
from engagement_desktop.ui.expenses.receipts.panel import ReceiptPanel
from engagement_desktop.ui.expenses.receipts.panel_line import PanelLine

_REMEMBERED = 40


class ProofSide(QObject):
    """Between the panel of receipts and the lines of a claim."""

    changed = Signal()

    def __init__(self, context: PageContext, entry: ClaimEntry) -> None:
        super().__init__()
        self._context, self._entry = context, entry
        self._told: list[tuple[PanelLine, TypedLine]] = []  # what the panel was shown, the latest last
        self.panel = ReceiptPanel(context)
        self.panel.brought.connect(self._on_brought)
        self.panel.taken_off.connect(self._on_taken_off)
        self.panel.lost.connect(self._on_lost)

    def show_entry(self) -> None:
        """The receipts of the line in hand."""
        entry, line = self._entry, self._entry.sheet.current
        if line is None:
            return
        draft = line.draft
        kept = tuple(one for one in entry.kept.get(draft.id or 0, ()) if one.id not in draft.gone)
        facts = LineFacts(
            person_id=entry.person_id,
            spent_on=draft.spent_on,
            amount=draft.amount,
            nature=draft.nature,
            line_id=draft.id,
            claim_id=entry.loaded.id,
        )
        shown = PanelLine(
            title=f"Reçu de la ligne\u00a0{entry.sheet.at + 1}",
            facts=facts,
            kept=kept,
            prepared=draft.prepared,
            attested=draft.attested_on is not None,
            noted=bool(draft.receipt),
            needed=not may_lack_receipt(draft),
            may=entry.may_write and draft.corrects_id is None,
            beside=entry.sheet.brought_beside(),
        )
        self._told = [*self._told[-_REMEMBERED:], (shown, line)]
        self.panel.show_line(shown)

    def _on_brought(self, receipt: object, told: object) -> None:
        """A file is read away from the window: it goes to the line for which it came."""
        line = next((typed for shown, typed in reversed(self._told) if shown is told), None)
        if (
            not isinstance(receipt, PreparedReceipt)
            or line is None
            or all(line is not one for one in self._entry.sheet.lines)
        ):
            return
        if receipt.original_digest not in {one.original_digest for one in line.draft.prepared}:
            prepared = (*line.draft.prepared, receipt)
            line.draft = replace(line.draft, prepared=prepared, attested_on=None)
            self._tell()

    def _on_taken_off(self, receipt: object) -> None:
        line = self._entry.sheet.current
        if line is None:
            return
        if isinstance(receipt, ReceiptRow):
            gone = (*line.draft.gone, receipt.id)
            kept = [one for one in self._entry.kept.get(line.draft.id or 0, ()) if one.id not in gone]
            self._change(gone=gone, receipt=kept[0].number if kept else "")
        else:
            self._change(prepared=tuple(one for one in line.draft.prepared if one != receipt))

    def _on_lost(self, lost: bool) -> None:
        self._change(attested_on=self._context.application.workspace.today() if lost else None)

    def _change(self, **values: object) -> None:
        self._entry.sheet.change(**values)
        self._tell()

    def _tell(self) -> None:
        self.show_entry()
        self.changed.emit()
