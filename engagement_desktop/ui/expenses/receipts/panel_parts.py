"""What stands around a receipt that is read: its tools, its pages, what is said of it, what may be done."""

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.expenses.receipts.panel_line import (
    KEEP_THE_PAPER,
    PanelLine,
    Shown,
    receipt_name,
)
from engagement_desktop.ui.expenses.receipts.viewer import ReceiptView
from engagement_desktop.ui.theme import Look

_ICONS = MappingProxyType({"succes": "circle-check", "attention": "triangle-alert", "erreur": "circle-x"})
Do = Callable[[], object]


class PanelHead(QWidget):
    """Whose receipt it is, and the tools to read it."""

    def __init__(self, look: Look, view: ReceiptView) -> None:
        super().__init__()
        line = row(look, self, (14, 10, 8, 10), 4)
        line.addWidget(icon_label(look, "paperclip", "encre", 20))
        self.title = ElidedLabel("Reçu", "gras")
        line.addWidget(self.title, 1)
        self.smaller = _tool(look, "zoom-out", "Réduire le reçu", lambda: view.zoom(-1))
        self.larger = _tool(look, "zoom-in", "Agrandir le reçu", lambda: view.zoom(1))
        self.turning = _tool(look, "rotate-cw", "Tourner le reçu", view.turn)
        for tool in self._tools():
            line.addWidget(tool)

    def offer(self, *, offered: bool) -> None:
        for tool in self._tools():
            tool.setVisible(offered)

    def _tools(self) -> tuple[Button, ...]:
        return (self.smaller, self.larger, self.turning)


class PanelSteps(QWidget):
    """From page to page, then from receipt to receipt."""

    def __init__(self, look: Look, step: Callable[[int], object]) -> None:
        super().__init__()
        line = row(look, self, (8, 0, 8, 6), 8)
        self.before = _tool(look, "chevron-left", "Page ou reçu d’avant", lambda: step(-1))
        self.after = _tool(look, "chevron-right", "Page ou reçu d’après", lambda: step(1))
        self.place = Label("", "petit")
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line.addWidget(self.before)
        line.addWidget(self.place, 1)
        line.addWidget(self.after)

    def tell(self, at: int, many: int, page: int, pages: int) -> None:
        """« Reçu 1 sur 2, page 1 sur 3 »; what cannot be gone to is off."""
        words = [f"Reçu {at + 1} sur {many}"] if many > 1 else []
        if pages > 1:
            words.append(f"{'page' if words else 'Page'} {page + 1} sur {pages}")
        self.place.setText(", ".join(words))
        self.before.setEnabled(at > 0 or page > 0)
        self.after.setEnabled(at + 1 < many or page + 1 < pages)


class PanelFoot(QWidget):
    """The name of the receipt, what was done to it, where else it is, and the acts."""

    def __init__(self, look: Look, choose: Do, lose: Do, remove: Do) -> None:
        super().__init__()
        self._look = look
        whole = column(look, self, (14, 10, 14, 12), 6)
        self.name = ElidedLabel("", "petit")
        self.fault = Label("", "faute", wrap=True)
        self.fault.hide()
        self.done = Label("", "petit", wrap=True)
        self._icon = icon_label(look, "circle-check", "succes", 18)
        self.twins = Label("", "petit", wrap=True)
        self.keep = Label(KEEP_THE_PAPER, "petit", wrap=True)
        told = row(look, None, gap=8)
        told.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.twins, 1)
        for words in (self.fault, self.name, self.done):
            whole.addWidget(words)
        whole.addLayout(told)
        whole.addWidget(self.keep)
        self._acts = QWidget()
        flow = Flow(look, self._acts, gap=8)
        self.joining = Button(look, "Joindre un reçu…", "", "upload", on_click=choose)
        self.joining.say_keys("Ctrl+J")  # pressed at once by the panel: one may be on the next line already
        self.losing = Button(look, "Reçu perdu", DISCREET, on_click=lose)
        self.removing = Button(look, "Retirer ce reçu", DISCREET, on_click=remove)
        for button in (self.joining, self.losing, self.removing):
            flow.addWidget(button)
        whole.addWidget(self._acts)

    def show_receipt(self, line: PanelLine, receipt: Shown | None) -> None:
        """What may be done with it, and with a line that has none."""
        said = receipt.said if isinstance(receipt, PreparedReceipt) else ()
        self.name.set_whole("" if receipt is None else receipt_name(receipt))
        self.name.setVisible(receipt is not None)
        self.keep.setVisible(receipt is not None)
        self.done.setText(" ".join(said))
        self.done.setVisible(bool(said))
        self.joining.setVisible(line.may)
        self.joining.set_text("Joindre un reçu…" if receipt is None else "Joindre un autre…")
        self.removing.setVisible(line.may and receipt is not None)
        self.losing.setVisible(line.may and line.needed and receipt is None)
        self.losing.set_text("Reçu retrouvé" if line.attested else "Reçu perdu")
        self._acts.setVisible(line.may)
        self._fit()

    def tell_fault(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self._fit()
        announce(self, sentence, at_once=True)

    def _fit(self) -> None:
        """Nothing to say nor to do: no empty strip."""
        said = (self.fault, self.name, self._acts)
        self.setVisible(any(not one.isHidden() for one in said))

    def tell_twins(self, tone: str, words: str) -> None:
        """Where else the receipt is, or that it is nowhere else."""
        self.twins.setText(words)
        self.twins.set_role("faute" if tone == "erreur" else "petit")
        self.twins.setVisible(bool(words))
        self._icon.setVisible(bool(words))
        if words:
            self._look.draw(self._icon, _ICONS[tone], tone, 18)
            announce(self, words, at_once=tone == "erreur")


def _tool(look: Look, icon: str, name: str, on_click: Do) -> Button:
    made = Button(look, "", DISCREET, icon, on_click=on_click)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made
