"""The sheet of a workstation that knows no dossier yet."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.ui.common.buttons import PRIMARY, Button, link
from engagement_desktop.ui.common.layouts import line, row
from engagement_desktop.ui.common.places import begin_at, remember
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.open_sheet import DOSSIERS
from engagement_desktop.ui.unlock.sheet import BACKUPS, Sheet


class WelcomeSheet(Sheet):
    """Create a dossier, or take one that exists."""

    chosen = Signal(object)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate,
            "Bienvenue",
            "Un dossier est un fichier chiffré qui reste sur cet ordinateur. Il réunit les comités, "
            "les réunions, les heures et les frais d’une structure.",
            back=False,
        )
        actions = row(self.look, None, (0, 8, 0, 4), 8)
        self._create = Button(
            self.look, "Créer un dossier", PRIMARY, "plus", on_click=lambda: self.wanted.emit("creation")
        )
        actions.addWidget(self._create)
        actions.addWidget(
            Button(self.look, "Ouvrir un dossier…", "", "folder-open", on_click=self.choose, keys="Ctrl+O")
        )
        actions.addStretch(1)
        self.body.addLayout(actions)
        self.body.addWidget(line())
        self.body.addWidget(
            link(self.look, "Revenir à une sauvegarde", lambda: self.wanted.emit(BACKUPS), "history")
        )

    def enter(self) -> None:
        self._create.setFocus()

    def choose(self) -> None:
        """Take a dossier from anywhere."""
        chosen, _ = QFileDialog.getOpenFileName(self, "Choisir un dossier", begin_at(), DOSSIERS)
        remember(chosen)
        if chosen:
            self.chosen.emit(Path(chosen))
