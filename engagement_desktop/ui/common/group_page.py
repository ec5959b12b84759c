"""Several small pages under one name of the rail: tabs above, the chosen page below."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QStackedWidget

from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.theme import Look


class GroupPage(QFrame):
    """Tabs over pages that are built when first chosen."""

    def __init__(self, look: Look, pages: Sequence[tuple[str, Callable[[], Page]]]) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._makers = [maker for _title, maker in pages]
        self._built: dict[int, Page] = {}
        whole = column(look, self, gap=0)
        top = row(look, None, (24, 12, 24, 0))
        self.tabs = Tabs(look, [title for title, _maker in pages])
        top.addWidget(self.tabs)
        whole.addLayout(top)
        self.tabs.setVisible(len(pages) > 1)
        self._stack = QStackedWidget()
        whole.addWidget(self._stack, 1)
        self.tabs.chosen.connect(self._show)

    def open(self, at: int) -> Page:
        """Choose a page, building it at its first visit."""
        self.tabs.choose(at)
        return self._show(at)

    def _show(self, at: int) -> Page:
        if at not in self._built:
            self._built[at] = self._makers[at]()
            self._stack.addWidget(self._built[at])
        self._stack.setCurrentWidget(self._built[at])
        return self._built[at]
