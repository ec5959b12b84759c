"""One reading of a live meeting for all its panels: at each change of the dossier and at each minute."""

from datetime import datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from engagement_desktop.domain.clock import minute_of
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.topics import Topic
from engagement_desktop.ui.common.context import PageContext

_EVERY_MS = 5_000


class LiveFeed(QObject):
    """Reads the meeting once and tells those who show it."""

    read = Signal(object)  # LiveMeeting

    def __init__(self, context: PageContext, meeting_id: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.meeting_id = meeting_id
        self.live: LiveMeeting | None = None
        self._minute = -1
        context.signals.data_changed.connect(self._on_data_changed)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.CoarseTimer)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start()

    def refresh(self) -> LiveMeeting:
        """Read again now and tell."""
        self.live = self._context.application.live.look(self.meeting_id)
        self._minute = minute_of(self._now())
        self.read.emit(self.live)
        return self.live

    def stop(self) -> None:
        """The page goes: nothing is read any more."""
        self._timer.stop()
        self._context.signals.data_changed.disconnect(self._on_data_changed)

    def _on_tick(self) -> None:
        if self.live is not None and minute_of(self._now()) != self._minute:
            self.refresh()

    def _on_data_changed(self, topics: frozenset[Topic]) -> None:
        if self.live is not None and topics & {Topic.MEETINGS, Topic.REGISTER}:
            self.refresh()

    def _now(self) -> datetime:
        return self._context.application.workspace.now()
