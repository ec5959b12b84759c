"""Text size and theme, reachable before anything is open."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.theme import Look


class LookSwitch(QWidget):
    """Smaller, larger, next theme."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        whole = row(look, self, (24, 12, 24, 18), 8)
        whole.addStretch(1)
        whole.addWidget(Label("Taille du texte", "petit"))
        for text, name, act, keys in (
            ("A−", "Réduire le texte", look.smaller, "Ctrl+-"),
            ("A+", "Agrandir le texte", look.larger, "Ctrl++"),
        ):
            button = Button(look, text, on_click=act)
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")
            whole.addWidget(button)
        whole.addSpacing(look.px(16))
        whole.addWidget(Label("Affichage", "petit"))
        self._theme = Button(look, look.theme.label, "", look.theme.icon, on_click=look.next_theme)
        self._theme.setToolTip("Affichage suivant (Ctrl+Maj+L)")
        whole.addWidget(self._theme)
        look.changed.connect(self._tell_theme)
        self._tell_theme()

    def _tell_theme(self) -> None:
        theme = self._look.theme
        self._theme.set_text(theme.label, theme.icon)
        self._theme.setAccessibleName(f"Affichage : {theme.label.lower()}")
