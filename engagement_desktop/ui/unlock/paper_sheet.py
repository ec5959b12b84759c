"""The sheet that opens a dossier by its paper code."""

from pathlib import Path

from PySide6.QtCore import Signal

from engagement_desktop.ui.common.buttons import PRIMARY, Button
from engagement_desktop.ui.common.labels import ElidedLabel
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.unlock.code_entry import CodeEntry
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.sheet import Sheet


class PaperSheet(Sheet):
    """The code opens; a new phrase is chosen right after."""

    unlocked = Signal(object)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Utiliser le code papier",
            "Recopiez les quatre lignes imprimées. Majuscules et espaces ne comptent pas. "
            "Vous choisirez ensuite une nouvelle phrase de passe.",
        )
        self.path: Path | None = None
        self._name = ElidedLabel("", "gras")
        self.body.addWidget(self._name)
        self.entry = CodeEntry(self.look)
        self.entry.entered.connect(self.open)
        self.body.addWidget(self.entry)
        actions = row(self.look, None)
        self.primary = Button(self.look, "Continuer", PRIMARY, "key-round", on_click=self.open)
        actions.addWidget(self.primary)
        actions.addStretch(1)
        self.body.addLayout(actions)

    def enter(self) -> None:
        self._name.set_whole(self.path.stem if self.path else "")
        self._name.setVisible(self.path is not None)
        self.banner.hide()
        self.entry.take_focus()

    def open(self) -> None:
        path, code = self.path, self.entry.code()
        if path is None or not self.primary.isEnabled():
            return
        job = self.start(lambda _progress: self.gate.opener.open_with_paper(path, code))
        job.succeeded.connect(self._on_unlocked)

    def set_busy(self, *, busy: bool) -> None:
        self.primary.setEnabled(not busy)
        self.primary.set_text("Ouverture…" if busy else "Continuer")

    def _on_unlocked(self, application: object) -> None:
        self.entry.forget()
        self.unlocked.emit(application)
