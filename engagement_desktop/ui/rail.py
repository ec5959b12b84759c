"""The rail: which dossier, which pages, where one is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QSizePolicy, QWidget

from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.mark import SeatMark
from engagement_desktop.ui.navigation import PageSpec, Place
from engagement_desktop.ui.theme import Look

WIDE, NARROW = 204, 60
_SEARCH, _SEARCH_KEYS = "Rechercher", "Ctrl+K"
_MARK, _WIDE_MARGIN, _NARROW_MARGIN = 36, 10, 7


class Rail(QFrame):
    """One stop for the Tab key with arrows inside; Alt+1 to Alt+8 from anywhere."""

    wanted = Signal(str)
    search_wanted = Signal()

    def __init__(self, look: Look, pages: Sequence[PageSpec], structure: str) -> None:
        super().__init__()
        self._look = look
        self._buttons: dict[str, Button] = {}
        self._titles: dict[str, str] = {}
        self._group = QButtonGroup(self)
        self.setProperty("role", "rail")
        self.setAccessibleName("Pages du dossier")
        self._whole = column(look, self, (10, 14, 10, 12), 4)
        self._whole.addWidget(self._make_brand(structure))
        self.searching = self._make_search()
        self._whole.addWidget(self.searching)
        self._whole.addSpacing(look.px(6))
        for number, page in enumerate((page for page in pages if page.place is Place.RAIL), start=1):
            button = self._add(page.key, page.title, page.icon)
            self._add_key(button, number, page.key)
        self._whole.addStretch(1)
        self._foot = [
            self._add(place.name, place.value, icon)
            for place, icon in ((Place.SETTINGS, "settings"), (Place.HELP, "circle-question-mark"))
            if any(page.place is place for page in pages)
        ]
        self._more = self._make_more()
        self._whole.addWidget(self._more)
        self.fold(narrow=False, low=False)

    def show_current(self, key: str) -> None:
        """Light the button of the page that is shown."""
        if (button := self._buttons.get(key)) is not None:
            button.setChecked(True)
            for other in self._buttons.values():
                policy = Qt.FocusPolicy.StrongFocus if other is button else Qt.FocusPolicy.ClickFocus
                other.setFocusPolicy(policy)

    def set_structure(self, name: str) -> None:
        self._structure.set_whole(name)

    def show_count(self, key: str, waiting: int) -> None:
        """A page that waits for something says how many, in words after its name."""
        title = self._titles[key]
        self._titles[key] = title.split("  ")[0] + (f"  {waiting}" if waiting else "")
        self.fold(narrow=self._narrow, low=self._low)

    def fold(self, *, narrow: bool, low: bool) -> None:
        """Icons alone when the window is narrow; fewer of them when it is low."""
        self._narrow, self._low = narrow, low
        side = NARROW if narrow else WIDE
        self._look.bound(self, (side, 0), (side, 0))
        margin = _NARROW_MARGIN if narrow else _WIDE_MARGIN
        self._look.space(self._whole, (margin, 14, margin, 12), 4)
        self._names.setVisible(not narrow)
        self._brand.setVisible(not low)
        self.searching.setText("" if narrow else _SEARCH)
        self.searching.setToolTip(f"{_SEARCH} ({_SEARCH_KEYS})" if narrow else "")
        self._search_keys.setVisible(not narrow)
        for key, button in self._buttons.items():
            button.setText("" if narrow else self._titles[key])
            button.setAccessibleName(self._titles[key])
            button.setToolTip(self._tip(key) if narrow else "")
        for button in self._foot:
            button.setVisible(not low)
        self._more.setVisible(low and bool(self._foot))
        self._look.dress_tree(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        shown = [button for button in self._buttons.values() if button.isVisible()]
        here = self.focusWidget()
        if step is None or here not in shown:
            super().keyPressEvent(event)
            return
        shown[(shown.index(here) + step) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_brand(self, structure: str) -> QWidget:
        self._brand = QWidget()
        line = row(self._look, self._brand, (0, 0, 0, 12), 8)
        line.addWidget(SeatMark(self._look, _MARK, on_rail=True))
        self._names = QWidget()
        names = column(self._look, self._names, gap=0)
        names.addWidget(Label("Engagement", "rail_titre"))
        self._structure = ElidedLabel(structure, "rail_second")
        names.addWidget(self._structure)
        line.addWidget(self._names, 1)
        return self._brand

    def _make_search(self) -> Button:
        """The way to everything, with its keys written on it."""
        button = Button(self._look, _SEARCH, "rail_cherche", on_click=self.search_wanted.emit)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        button.setAccessibleDescription(_SEARCH_KEYS)
        self._look.draw(button, "search", "rail_encre", 18)
        inside = row(self._look, button, (0, 0, 10, 0), 0)
        inside.addStretch(1)
        self._search_keys = Label(_SEARCH_KEYS, "rail_second")
        inside.addWidget(self._search_keys)
        return button

    def _add(self, key: str, title: str, icon: str) -> Button:
        button = Button(self._look, title, "rail", on_click=lambda: self.wanted.emit(key))
        button.setCheckable(True)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._look.draw(button, icon, "rail_encre", 20, "rail_choix_encre")
        self._group.addButton(button)
        self._buttons[key] = button
        self._titles[key] = title
        self._whole.addWidget(button)
        return button

    def _add_key(self, button: Button, number: int, key: str) -> None:
        sequence = QKeySequence(f"Alt+{number}")
        QShortcut(sequence, self, lambda: self.wanted.emit(key))
        button.setAccessibleDescription(sequence.toString(QKeySequence.SequenceFormat.NativeText))

    def _make_more(self) -> Button:
        more = Button(self._look, "", "rail", on_click=self._show_more)
        self._look.draw(more, "ellipsis", "rail_encre", 20)
        more.setAccessibleName("Plus")
        more.setToolTip("Réglages, aide")
        menu = QMenu(more)
        for key in (place.name for place in (Place.SETTINGS, Place.HELP) if place.name in self._buttons):
            action = menu.addAction(self._titles[key])
            action.triggered.connect(lambda _checked=False, key=key: self.wanted.emit(key))
        self._menu = menu
        return more

    def _show_more(self) -> None:
        self._menu.popup(self._more.mapToGlobal(self._more.rect().topRight()))

    def _tip(self, key: str) -> str:
        keys = self._buttons[key].accessibleDescription()
        return f"{self._titles[key]} ({keys})" if keys else self._titles[key]
