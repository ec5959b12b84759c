"""The logo of the structure: seen on paper white, chosen, taken away."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog, QWidget

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.flow import Flow
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, frame
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.theme import Look

_WIDE, _HIGH = 240, 96
_NONE = "Sans logo, les documents portent le nom de la structure."
_ONE = "Il est en tête des lettres, des feuilles et du rapport."


class LogoCard(Card):
    """What heads the documents; a refusal leaves the logo as it was."""

    chosen = Signal(object)  # Path
    removal_wanted = Signal()

    def __init__(self, look: Look, *, may_write: bool) -> None:
        super().__init__(look, "Logo")
        self._content: bytes | None = None
        self.paper = frame("papier")
        self.picture = Label()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(look, self.paper, (12, 12, 12, 12)).addWidget(self.picture)
        self.body.addWidget(self.paper, 0, Qt.AlignmentFlag.AlignLeft)
        self._note = Label("", "petit", wrap=True)
        self.body.addWidget(self._note)
        self.fault = Label("", "faute", wrap=True)
        self.fault.hide()
        self.body.addWidget(self.fault)
        acts = QWidget()
        flow = Flow(look, acts, gap=8)
        self.choosing = Button(look, "Choisir une image…", "", "upload", on_click=self._on_choose)
        self.removing = Button(look, "Retirer le logo", "", "trash-2", on_click=self.removal_wanted.emit)
        for button in (self.choosing, self.removing):
            flow.addWidget(button)
        self.body.addWidget(acts)
        acts.setVisible(may_write)
        look.changed.connect(self._draw)

    def show_logo(self, content: bytes | None) -> None:
        self.fault.hide()
        self._content = content
        self.paper.setVisible(content is not None)
        self.removing.setVisible(content is not None)
        self.choosing.set_text("Choisir une image…" if content is None else "Changer de logo…")
        self._note.setText(
            f"{_NONE} Une image PNG ou JPEG de 1\u00a0Mo au plus." if content is None else _ONE
        )
        self._draw()

    def show_refusal(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.show()
        self.choosing.setFocus()

    def _draw(self) -> None:
        found = QPixmap()
        if self._content is None or not found.loadFromData(self._content):
            self.picture.clear()
            return
        ratio = self.devicePixelRatioF()
        wide, high = (round_up(self.look.px(side) * ratio) for side in (_WIDE, _HIGH))
        kept = Qt.AspectRatioMode.KeepAspectRatio
        drawn = found.scaled(wide, high, kept, Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        self.picture.setAccessibleName("Logo de la structure")

    def _on_choose(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, "Choisir le logo", begin_at(), "Images (*.png *.jpg *.jpeg)"
        )
        remember(chosen)
        if chosen:
            self.chosen.emit(Path(chosen))


def round_up(pixels: float) -> int:
    """Whole device pixels, never none."""
    return max(int(pixels + 0.5), 1)
