"""Where the dossier is, how to copy it, how to have it checked."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFileDialog

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look

_SUFFIX = ".engagement"


class PlaceCard(Card):
    """The file, its folder, and two acts that leave it as it is."""

    copy_wanted = Signal(object)
    verify_wanted = Signal()

    def __init__(self, look: Look, path: Path) -> None:
        super().__init__(look, "Le fichier")
        self._path = path
        self.body.addWidget(self._selectable(path.name, "gras"))
        self.body.addWidget(self._selectable(str(path.parent), ""))
        self.body.addWidget(
            Label(
                "Le dossier s’ouvre avec ses deux petits fichiers de clé, .cle et .cle.bis, qui restent à "
                "côté de lui.",
                "petit",
                wrap=True,
            )
        )
        self._acts = row(look, None, (0, 4, 0, 0), 8)
        self._acts.addWidget(Button(look, "Copier le dossier vers…", "", "copy", on_click=self._on_copy))
        self._acts.addWidget(
            Button(look, "Vérifier le dossier", "", "shield-check", on_click=self.verify_wanted.emit)
        )
        self._acts.addStretch(1)
        self.body.addLayout(self._acts)

    def arrange(self, *, narrow: bool) -> None:
        """One button under the other when the room is short."""
        across = QBoxLayout.Direction.LeftToRight
        self._acts.setDirection(QBoxLayout.Direction.TopToBottom if narrow else across)

    def _selectable(self, text: str, role: str) -> Label:
        label = Label(breakable(text), role, wrap=True)
        label.setAccessibleName(text)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _on_copy(self) -> None:
        usual = self._path.with_name(f"{self._path.stem} copie{_SUFFIX}")
        chosen, _kind = QFileDialog.getSaveFileName(
            self, "Copier le dossier vers", str(usual), f"Dossiers Engagement (*{_SUFFIX})"
        )
        if chosen:
            target = Path(chosen)
            self.copy_wanted.emit(
                target if target.suffix == _SUFFIX else target.with_name(target.name + _SUFFIX)
            )


def breakable(path: str) -> str:
    """A long path may break after each part of it: a label wraps at zero-width spaces."""
    return path.replace("/", "/\u200b").replace("\\", "\\\u200b")
