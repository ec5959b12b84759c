"""The last step: the dossier is there; what one does first."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from engagement_desktop.ui.common.buttons import PRIMARY
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.unlock.gate import Gate


class ReadyStep(Step):
    """Bring the past in, or look round first."""

    NAME: ClassVar[str] = "C’est prêt"
    DONE: ClassVar[str] = ""

    go_wanted = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate, "C’est prêt", "Le dossier est créé, chiffré, et rien ne sort de cet ordinateur."
        )
        self._state = EmptyState(
            self.look,
            "Votre dossier est ouvert",
            "Si la structure tient déjà un classeur de suivi, importez-le : personnes, comités, réunions, "
            "heures et frais arrivent d’un coup. Rien n’est écrit avant votre accord.",
        )
        self._import = self._state.add_action(
            "Importer un classeur", lambda: self.go_wanted.emit("import"), "upload", PRIMARY
        )
        self._state.add_action("Voir l’accueil", lambda: self.go_wanted.emit(""), "house", "")
        self.body.addWidget(self._state, 1)

    def enter(self) -> None:
        self._import.setFocus(Qt.FocusReason.OtherFocusReason)
