"""Tabs over pages of one room: each tab leads to another page, the tab of this one stays underlined."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.permissions import Permission
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.page_doors import leads_to
from engagement_desktop.ui.common.tabs import Tabs

RoomPage = tuple[str, str, Permission]
"""The key of a page, its tab, and the right without which it is not offered."""


class PageTabs(Tabs):
    """The key of each page and its tab, from left to right; `here` is the page that bears them."""

    def __init__(self, page: Page, here: str, pages: Sequence[tuple[str, str]], name: str) -> None:
        super().__init__(page.look, [title for _key, title in pages])
        self._page = page
        self._keys = [key for key, _title in pages]
        self._here = self._keys.index(here)
        self.choose(self._here)
        self.setAccessibleName(name)
        self.chosen.connect(self._on_chosen)

    def stand_above(self) -> None:
        """Put the tabs above everything else that the page shows."""
        place = QWidget()
        is_inset = self._page.body.contentsMargins().left() > 0
        row(self._page.look, place, (0, 0, 0, 6) if is_inset else (24, 0, 16, 6)).addWidget(self)
        self._page.body.insertWidget(0, place)

    def _on_chosen(self, at: int) -> None:
        """Another page comes; this one keeps its own tab for the way back."""
        if at == self._here:
            return
        with QSignalBlocker(self):
            self.choose(self._here)
        self._page.context.signals.go(self._keys[at])


def put_page_tabs(page: Page, here: str, room: Sequence[RoomPage], name: str) -> PageTabs:
    """The tabs of a page among those of its room that this account may see."""
    may = page.context.application.workspace.may
    offered = [(key, title) for key, title, right in room if may(right) and leads_to(page.context, key)]
    tabs = PageTabs(page, here, offered, name)
    tabs.stand_above()
    return tabs
