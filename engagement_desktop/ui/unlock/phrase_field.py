"""The field of a passphrase: masked unless one asks, with a word about Verr. Maj."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.field import Check, Field
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.theme import Look

_SHOWN = "deverrouillage/phrase_montree"


class PhraseEdit(QLineEdit):
    """Tells from the letters that arrive whether Verr. Maj is on."""

    caps_changed = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if typed.isalpha():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_changed.emit(typed.isupper() != shifted)
        super().keyPressEvent(event)


class PhraseField(Field):
    """A passphrase; showing or masking it is this workstation's choice."""

    entered = Signal()

    def __init__(
        self,
        look: Look,
        settings: QSettings,
        label: str = "Phrase de passe",
        *,
        help_text: str = "",
        check: Check | None = None,
    ) -> None:
        self._edit = PhraseEdit()
        super().__init__(look, label, self._edit, help_text=help_text, check=check)
        self._settings = settings
        self._toggle = Button(look, "Afficher", DISCREET, "eye", on_click=self._on_toggled, keys="Ctrl+T")
        self.head.addWidget(self._toggle)
        self._caps = self._make_caps(look)
        self.layout_below(self._caps)
        self._edit.caps_changed.connect(self._caps.setVisible)
        self._edit.returnPressed.connect(self.entered)
        self._edit.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )
        self._show(shown=str(settings.value(_SHOWN, "0")) == "1")

    def phrase(self) -> str:
        return self._edit.text()

    def hold(self, *, held: bool) -> None:
        """Keep what is typed as it is while it is being tried."""
        self._edit.setReadOnly(held)

    def forget(self) -> None:
        """Empty the field."""
        self._edit.clear()

    def select(self) -> None:
        self._edit.selectAll()
        self.focus()

    def _on_toggled(self) -> None:
        shown = self._edit.echoMode() == QLineEdit.EchoMode.Password
        self._settings.setValue(_SHOWN, "1" if shown else "0")
        self._show(shown=shown)
        self.focus()

    def _show(self, *, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._edit.setEchoMode(mode)
        self._toggle.set_text("Masquer" if shown else "Afficher", "eye-off" if shown else "eye")

    @staticmethod
    def _make_caps(look: Look) -> QWidget:
        made = QWidget()
        line = row(look, made, gap=6)
        line.addWidget(icon_label(look, "circle-alert", "attention", 16))
        line.addWidget(Label("La touche Verr. Maj est active.", "avis"), 1)
        made.hide()
        return made
