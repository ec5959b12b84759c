"""What every page has: a head, lasting banners, a body, and when it reads again."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.header import PageHeader
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.responsive import effective_width
from engagement_desktop.ui.jobs import Job, Work

MOST_BANNERS = 2


class Page(QFrame):
    """A page of the window; subclasses fill `body`, `refresh` it and say which topics they show.

    One that needs all the width says `NARROW_RAIL`: the rail keeps its icons alone beside it.
    """

    SHOWS: ClassVar[frozenset[Topic]] = frozenset()
    NARROW_RAIL: ClassVar[bool] = False

    def __init__(self, context: PageContext, title: str, *, scrolls: bool = True) -> None:
        super().__init__()
        self.context = context
        self.look = context.look
        self._stale = True
        self._arranged_for = -1
        self._shown_banners: list[Banner] = []
        self.setProperty("role", "page")
        self.setAccessibleName(title)
        whole = column(self.look, self, gap=0)
        self.header = PageHeader(self.look, title)
        whole.addWidget(self.header)
        self._banner_place = QWidget()
        self._banners: QVBoxLayout = column(self.look, self._banner_place, (24, 0, 24, 8), 8)
        self._banner_place.hide()
        whole.addWidget(self._banner_place)
        inside = QFrame()
        inside.setProperty("role", "corps")
        margins = (24, 4, 24, 16) if scrolls else (0, 0, 0, 0)
        self.body: QVBoxLayout = column(self.look, inside, margins, 12)
        self._scroll = scrolling(inside) if scrolls else None
        whole.addWidget(self._scroll or inside, 1)
        context.signals.data_changed.connect(self.on_data_changed)
        self.look.changed.connect(self._rearrange)

    def refresh(self) -> None:
        """Read again what the page shows."""

    def receive(self, what: object) -> None:
        """Show what another page asked for."""

    def arrange(self, effective: int) -> None:
        """Choose the layout that fits this effective width."""

    def unsaved(self) -> str:
        """What closing the dossier now would lose, in a sentence; empty when nothing would be lost."""
        return ""

    def put_away(self) -> None:
        """The dossier is about to close: keep what is typed."""

    def first_focus(self) -> QWidget | None:
        """What one came for: the list, the first empty field, the text."""
        return self.header.primary()

    def read_with_arrows(self) -> QWidget | None:
        """Let the focus stand on the body of a page that is read: without it no key would scroll."""
        if self._scroll is not None:
            self._scroll.setProperty("role", "lecture")
            self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._scroll.setAccessibleName(self.accessibleName())
        return self._scroll

    def take_focus(self) -> None:
        if (widget := self.first_focus()) is not None:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_banner(self, banner: Banner) -> Banner:
        """Put a lasting banner at the top; the least recent leaves when there are too many."""
        self._shown_banners.insert(0, banner)
        self._banners.insertWidget(0, banner)
        self._banner_place.show()
        while len(self._shown_banners) > MOST_BANNERS:
            self.drop_banner(self._shown_banners[-1])
        return banner

    def drop_banner(self, banner: Banner) -> None:
        if banner in self._shown_banners:
            self._shown_banners.remove(banner)
        self._banners.removeWidget(banner)
        self._banner_place.setVisible(bool(self._shown_banners))
        banner.hide()
        banner.deleteLater()

    def start(self, work: Work) -> Job:
        """Start long work whose failures go through the one door."""
        job = Job(work)
        job.failed.connect(self.context.errors.show)
        return self.context.jobs.start(job)

    def on_data_changed(self, topics: frozenset[Topic]) -> None:
        if topics & self.SHOWS:
            self._stale = True
            self._refresh_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rearrange()
        self._refresh_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rearrange()

    def _refresh_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self.context.errors.guard(self.refresh)

    def _rearrange(self) -> None:
        effective = effective_width(self.look, self)
        if effective != self._arranged_for:
            self._arranged_for = effective
            self.arrange(effective)
