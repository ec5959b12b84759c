"""Buttons, by what they weigh: primary, ordinary, discreet, link, danger."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy

from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.dress import repolish

PRIMARY, ORDINARY, DISCREET, LINK, DANGER, BACK = "primaire", "", "discret", "lien", "danger", "retour"

_INK: Mapping[str, str] = MappingProxyType(
    {PRIMARY: "sur_accent", DISCREET: "accent", LINK: "accent", BACK: "accent", DANGER: "sur_danger"}
)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
_IN_ONE_STOP = frozenset({"puce", "rail"})


class Button(QPushButton):
    """A button with its weight, its icon and the key that presses it."""

    def __init__(
        self,
        look: Look,
        text: str,
        kind: str = ORDINARY,
        icon: str = "",
        *,
        on_click: Callable[[], object] | None = None,
        keys: str = "",
    ) -> None:
        super().__init__(text)
        self._look = look
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text.replace("&&", "&"))
        if icon:
            look.draw(self, icon, _INK.get(kind, "encre"), 18)
        self._on_click = on_click
        self.clicked.connect(self._on_clicked)
        if keys:
            QShortcut(QKeySequence(keys), self, self.animateClick)
            self.say_keys(keys)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too: outside a dialog Qt leaves that to the space bar alone."""
        if event.key() in _ENTER and not event.isAutoRepeat():
            self.click()
        elif event.key() in _ARROWS and self.property("kind") in _IN_ONE_STOP:
            event.ignore()  # the row or the rail around it moves the focus; Qt would leave it
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        if self._on_click is not None:
            self._on_click()

    def say_keys(self, keys: str) -> str:
        """Tell in the tooltip which keys press it; gives them as the person knows them."""
        native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{self.accessibleName()} ({native})")
        return native

    def set_text(self, text: str, icon: str = "") -> None:
        """Change the words, and the icon with them when one is given."""
        self.setText(text)
        self.setAccessibleName(text.replace("&&", "&"))
        if icon:
            self._look.draw(self, icon, _INK.get(str(self.property("kind")), "encre"), 18)

    def set_kind(self, kind: str) -> None:
        self.setProperty("kind", kind)
        repolish(self)


class SteadyButton(Button):
    """A button that is checked in bold and keeps the same width."""

    def __init__(self, look: Look, text: str, kind: str, *, air: int = 32) -> None:
        super().__init__(look, text, kind)
        self._air = air
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        bold = QFontMetrics(self._look.font(weight=QFont.Weight.DemiBold))
        letters = bold.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(letters + self._look.px(self._air), super().sizeHint().height())


def link(look: Look, text: str, on_click: Callable[[], object], icon: str = "") -> Button:
    """A door to other rows: looks like a link, takes the focus like a button."""
    return Button(look, text, LINK, icon, on_click=on_click)
