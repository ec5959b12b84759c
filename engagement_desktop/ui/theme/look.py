"""The look of the moment: theme and text size, and what follows from them."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLayout, QWidget

from engagement_desktop.paths import resources
from engagement_desktop.ui.theme.dress import Dresser
from engagement_desktop.ui.theme.icons import Icons
from engagement_desktop.ui.theme.palette import palette
from engagement_desktop.ui.theme.sheet import fill, scaled
from engagement_desktop.ui.theme.tokens import CONTRAST, DARK, LIGHT, THEMES, Theme

FAMILY = "Source Sans 3"
SIZES = (100, 125, 150, 175, 200)
SYSTEM = "systeme"
CHOICES = (SYSTEM, LIGHT, DARK, CONTRAST)


class Look(QObject):
    """Theme and text size of this seat; every length and colour is asked here."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._choice = str(settings.value("affichage/theme", SYSTEM))
        self._percent = _nearest_size(str(settings.value("affichage/taille", "100")))
        self._theme = THEMES.get(self._choice) or self._system_theme()
        self._icons = Icons(resources() / "icons")
        self._drawings = QTemporaryDir()
        self._dresser = Dresser(self._icons, self.hex, self.px)
        self._sheet = (resources() / "styles" / "engagement.qss").read_text(encoding="utf-8")
        app.setStyle("Fusion")
        _load_fonts("Regular", "Semibold")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_system_change)
        app.styleHints().accessibility().contrastPreferenceChanged.connect(self._on_system_change)

    @property
    def theme(self) -> Theme:
        return self._theme

    @property
    def choice(self) -> str:
        """What was chosen: a theme, or the system's."""
        return self._choice

    @property
    def percent(self) -> int:
        """Text size, 100 is the usual one."""
        return self._percent

    def px(self, pixels: int) -> int:
        """A length of the design at the text size of the moment."""
        return scaled(pixels, self._percent)

    def unscaled(self, pixels: int) -> int:
        """The length of the design that gives these pixels: what layouts decide by."""
        return pixels * 100 // self._percent

    def font(self, tenths: int = 120, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A letter size in tenths of a point, at the text size of the moment."""
        font = QFont(FAMILY)
        font.setPointSizeF(scaled(tenths, self._percent) / 10)
        font.setWeight(weight)
        return font

    def hex(self, token: str) -> str:
        return self._theme[token]

    def colour(self, token: str) -> QColor:
        return QColor(self._theme[token])

    def pixmap(self, name: str, token: str, size: int, ratio: float = 1.0) -> QPixmap:
        return self._icons.pixmap(name, self.hex(token), self.px(size), ratio)

    def icon(self, name: str, ink: str = "encre", size: int = 18) -> QIcon:
        return QIcon(self.pixmap(name, ink, size, self._app.devicePixelRatio()))

    # What follows is remembered by the widget or layout, and done again at each change

    def space(self, layout: QLayout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 8) -> None:
        """Margins (left, top, right, bottom) and gap of a layout."""
        self._dresser.margins(layout, *margins)
        self._dresser.gap(layout, gap)

    def bound(self, widget: QWidget, least: tuple[int, int] = (0, 0), most: tuple[int, int] = (0, 0)) -> None:
        """Least and most width and height; 0 in `most` sets no limit."""
        self._dresser.bounds(widget, least, most)

    def draw(
        self,
        widget: QAbstractButton | QLabel,
        name: str,
        ink: str = "encre",
        size: int = 18,
        checked: str = "",
    ) -> None:
        """Put an icon on a button or a label."""
        self._dresser.icon(widget, name, ink, size, checked)

    def dress_tree(self, root: QWidget) -> None:
        self._dresser.dress_tree(root)

    def choose_theme(self, choice: str) -> None:
        self._choice = choice
        self._settings.setValue("affichage/theme", choice)
        self._set_theme(THEMES.get(choice) or self._system_theme())

    def next_theme(self) -> None:
        """Light, dark, contrast, and light again."""
        keys = list(THEMES)
        self.choose_theme(keys[(keys.index(self._theme.key) + 1) % len(keys)])

    def choose_size(self, percent: int) -> None:
        if percent not in SIZES or percent == self._percent:
            return
        self._percent = percent
        self._settings.setValue("affichage/taille", str(percent))
        self._apply()

    def larger(self) -> None:
        self.choose_size(SIZES[min(SIZES.index(self._percent) + 1, len(SIZES) - 1)])

    def smaller(self) -> None:
        self.choose_size(SIZES[max(SIZES.index(self._percent) - 1, 0)])

    def load_other_fonts(self) -> None:
        """The weights that the first page does without."""
        _load_fonts("Bold", "It", "SemiboldIt")

    def _set_theme(self, theme: Theme) -> None:
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def _apply(self) -> None:
        self._app.setFont(self.font())
        self._app.setPalette(palette(self._theme))
        self._app.setStyleSheet(fill(self._sheet, self._theme.colours, self._percent, self._drawing))
        for window in self._app.topLevelWidgets():
            self._dresser.dress_tree(window)
        self.changed.emit()

    def _drawing(self, name: str, colour: str, size: int) -> str:
        path = Path(self._drawings.path()) / f"{name}-{colour[1:]}-{size}.svg"
        if not path.exists():
            path.write_bytes(self._icons.svg(name, colour))
        return path.as_posix()

    def _on_system_change(self) -> None:
        if self._choice not in THEMES:
            self._set_theme(self._system_theme())

    def _system_theme(self) -> Theme:
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return THEMES[CONTRAST]
        return THEMES[DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT]


def _load_fonts(*weights: str) -> None:
    for weight in weights:
        QFontDatabase.addApplicationFont(str(resources() / "fonts" / f"SourceSans3-{weight}.ttf"))


def _nearest_size(written: str) -> int:
    percent = int(written) if written.isdecimal() else SIZES[0]
    return min(SIZES, key=lambda size: abs(size - percent))
