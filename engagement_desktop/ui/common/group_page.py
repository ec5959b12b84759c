"""Several small pages under one name of the rail: their families, the tabs of one, the chosen page below."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QFrame, QStackedWidget

from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.theme import Look


@dataclass(frozen=True, slots=True)
class GroupPart:
    """One page of a group: its tab, who builds it, and the family in whose row the tab stands."""

    title: str
    make: Callable[[], Page]
    family: str = ""


class GroupPage(QFrame):
    """Tabs over pages that are built when first chosen; many pages stand in rows by family."""

    def __init__(self, look: Look, parts: Sequence[GroupPart]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        names = list(dict.fromkeys(part.family for part in parts))
        self._parts = sorted(parts, key=lambda part: names.index(part.family))
        self._built: dict[str, Page] = {}
        whole = column(look, self, gap=0)
        top = column(look, None, (24, 12, 24, 0), 4)
        self.families = Tabs(look, names, turns=False)
        self.families.setAccessibleName("Familles de pages")
        self._rows = [
            Tabs(look, [part.title for part in self._parts if part.family == name]) for name in names
        ]
        for tabs in (self.families, *self._rows):
            top.addWidget(tabs)
        whole.addLayout(top)
        self.families.setVisible(len(names) > 1)  # once it has a parent: it would be a window
        self._stack = QStackedWidget()
        whole.addWidget(self._stack, 1)
        self.families.chosen.connect(self._show)
        for at, (name, tabs) in enumerate(zip(names, self._rows, strict=True)):
            tabs.setAccessibleName(name or "Pages")
            tabs.chosen.connect(lambda _tab, at=at: self._show(at))

    @property
    def tabs(self) -> Tabs:
        """The row of the family that is shown."""
        return self._rows[self.families.current()]

    def open(self, title: str = "") -> Page:
        """Choose a page, building it at its first visit; without a title, the one that was last seen."""
        for at, tabs in enumerate(self._rows):
            if title in tabs.titles():
                with QSignalBlocker(self.families), QSignalBlocker(tabs):
                    self.families.choose(at)
                    tabs.choose(tabs.titles().index(title))
        return self._show(self.families.current())

    def _show(self, family: int) -> Page:
        chosen = self._rows[family]
        for tabs in self._rows:
            tabs.setVisible(tabs is chosen and len(tabs.titles()) > 1)
        title = chosen.titles()[chosen.current()]
        if title not in self._built:
            part = next(part for part in self._parts if part.title == title)
            self._built[title] = part.make()
            self._stack.addWidget(self._built[title])
        self._stack.setCurrentWidget(self._built[title])
        return self._built[title]
