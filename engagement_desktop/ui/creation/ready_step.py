"""The last step: the dossier is there; what one does first."""

from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, Signal

from engagement_desktop.ui.common.buttons import ORDINARY, PRIMARY
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.creation.step import Step
from engagement_desktop.ui.unlock.gate import Gate

_IMPORT = (
    "Si la structure tient déjà un classeur de suivi, importez-le\u00a0: personnes, comités, réunions, "
    "heures et frais arrivent d’un coup. Rien n’est écrit avant votre accord."
)
_MORE = "Un classeur déjà tenu peut encore être importé\u00a0: rien n’est compté deux fois."
_TO_IMPORT = ("Importer un classeur", "import", "upload")
_TO_HOME = ("Voir l’accueil", "", "house")


class ReadyStep(Step):
    """Bring the past in, or look round first."""

    RAIL: ClassVar[int] = 5

    go_wanted = Signal(str)

    def __init__(self, gate: Gate) -> None:
        super().__init__(
            gate, "C’est prêt", "Le dossier est créé, chiffré, et rien ne sort de cet ordinateur."
        )
        self._state = EmptyState(self.look, "Votre dossier est ouvert", _IMPORT)
        self._offer(_TO_IMPORT, _TO_HOME)
        self.body.addWidget(self._state, 1)

    def tell(self, said: str) -> None:
        """What the steps before have registered: then there is something to look at first."""
        if said:
            self._state.tell(said, _MORE)
            self._state.drop_actions()
            self._offer(_TO_HOME, _TO_IMPORT)

    def enter(self) -> None:
        if (first := self._state.first_action()) is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, *acts: tuple[str, str, str]) -> None:
        """The first one is what Enter does."""
        for words, page, icon in acts:
            kind = ORDINARY if self._state.first_action() else PRIMARY
            self._state.add_action(words, partial(self.go_wanted.emit, page), icon, kind)
