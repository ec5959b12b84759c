"""The bottom bar: what was just done, how to take it back, how fresh the backup is."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.common.responsive import Room, room
from engagement_desktop.ui.theme import Look

AT_REST = "Tout est enregistré."
_ICONS: Mapping[str, str] = MappingProxyType(
    {
        "encre2": "save",
        "info": "info",
        "succes": "circle-check",
        "attention": "triangle-alert",
        "erreur": "circle-x",
    }
)


class StatusBar(QFrame):
    """One past-tense sentence that stays until the next act."""

    undo_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._backup_words = ("", "")
        self.setProperty("role", "pied")
        self.setAccessibleName("État du dossier")
        look.bound(self, (0, 42), (0, 42))
        whole = row(look, self, (20, 0, 20, 0), 8)
        self._icon = icon_label(look, "save", "encre2", 18)
        whole.addWidget(self._icon)
        self._message = ElidedLabel(AT_REST)
        whole.addWidget(self._message, 1)
        self._undo = Button(look, "Annuler  Ctrl+Z", DISCREET, "undo-2", on_click=self.undo_wanted.emit)
        self._undo.setAccessibleName("Annuler le dernier geste")
        self._undo.hide()
        whole.addWidget(self._undo)
        self._backup_icon = icon_label(look, "shield-check", "succes", 18)
        self._backup = Label("", "second")
        whole.addWidget(self._backup_icon)
        whole.addWidget(self._backup)
        self._backup_icon.hide()
        look.changed.connect(self.fit)

    def say(self, sentence: str, *, tone: str = "encre2", undo: bool = False) -> None:
        """Tell what was done; `undo` offers to take it back."""
        self._message.set_whole(sentence)
        self._look.draw(self._icon, _ICONS[tone], tone, 18)
        self._undo.setVisible(undo)
        announce(self, sentence, at_once=tone == "erreur")

    def rest(self) -> None:
        self.say(AT_REST)

    def message(self) -> str:
        return self._message.whole()

    def can_undo(self) -> bool:
        return not self._undo.isHidden()

    def show_backup(self, words: str, short: str, *, late: bool = False) -> None:
        """The backup line, whole and shortened for narrow windows."""
        self._backup_words = (words, short)
        name, token = ("triangle-alert", "attention") if late else ("shield-check", "succes")
        self._look.draw(self._backup_icon, name, token, 18)
        self._backup_icon.show()
        self.fit()

    def fit(self) -> None:
        """Shorten the backup line when the window is narrow."""
        whole, short = self._backup_words
        narrow = room(self._look, self) < Room.MEDIUM
        self._backup.setText(short if narrow else whole)
