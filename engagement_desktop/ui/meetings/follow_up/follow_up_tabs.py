"""The way between the lists that meetings leave: meetings, decisions, actions, proposals, the calendar."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.meetings.preparing.page_doors import leads_to

LISTS: tuple[tuple[str, str], ...] = (
    ("meetings", "Réunions"),
    ("decisions", "Décisions"),
    ("actions", "Actions"),
    ("proposals", "Propositions"),
    ("calendar", "Calendrier"),
)
"""The key of each page and its tab, from left to right."""


class FollowUpTabs(Tabs):
    """Tabs over pages: the tab of the page that one looks at is the one underlined, always."""

    def __init__(self, page: Page, here: str) -> None:
        lists = [one for one in LISTS if leads_to(page.context, one[0])]
        super().__init__(page.look, [title for _key, title in lists])
        self._page = page
        self._keys = [key for key, _title in lists]
        self._here = self._keys.index(here)
        self.choose(self._here)
        self.setAccessibleName("Listes des réunions")
        self.chosen.connect(self._on_chosen)

    def _on_chosen(self, at: int) -> None:
        """Another page comes; this one keeps its own tab for the way back."""
        if at == self._here:
            return
        with QSignalBlocker(self):
            self.choose(self._here)
        self._page.context.signals.go(self._keys[at])


def put_tabs(page: Page, here: str) -> FollowUpTabs:
    """The tabs of a list page, above everything else that it shows."""
    tabs = FollowUpTabs(page, here)
    place = QWidget()
    row(page.look, place, (24, 0, 16, 6)).addWidget(tabs)
    page.body.insertWidget(0, place)
    return tabs
