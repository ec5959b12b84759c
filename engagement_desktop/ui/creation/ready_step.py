"""The last step: the dossier is there; what one does first."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from engagement_desktop.ui.common.buttons import PRIMARY
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.unlock.gate import Gate

_IMPORT = (
    "Si la structure tient déjà un classeur de suivi, importez-le\u00a0: personnes, comités, réunions, "
    "heures et frais arrivent d’un coup. Rien n’est écrit avant votre accord."
)
_MORE = "Un classeur déjà tenu peut encore être importé\u00a0: rien n’est compté deux fois."


class ReadyStep(Step):
    """Bring the past in, or look round first."""

    RAIL: ClassVar[int] = 5

    go_wanted = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate, "C’est prêt", "Le dossier est créé, chiffré, et rien ne sort de cet ordinateur."
        )
        self._state = EmptyState(self.look, "Votre dossier est ouvert", _IMPORT)
        self._import = self._state.add_action(
            "Importer un classeur", lambda: self.go_wanted.emit("import"), "upload", PRIMARY
        )
        self._state.add_action("Voir l’accueil", lambda: self.go_wanted.emit(""), "house", "")
        self.body.addWidget(self._state, 1)

    def tell(self, said: str) -> None:
        """What the steps before have registered."""
        if said:
            self._state.tell(said, _MORE)

    def enter(self) -> None:
        self._import.setFocus(Qt.FocusReason.OtherFocusReason)
