"""The quorum, always in sight: reached, just reached, lost since when, and what is allowed."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.attending.quorum import QuorumLevel, QuorumState
from engagement_desktop.french.live_texts import lost_voices, quorum_sentence, quorum_title, quorum_told
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import ElidedLabel, Label
from engagement_desktop.ui.common.layouts import icon_label, row
from engagement_desktop.ui.theme import Look

_TONES: Mapping[QuorumLevel, tuple[str, str]] = MappingProxyType(
    {
        QuorumLevel.NO_RULE: ("neutre", "info"),
        QuorumLevel.REACHED: ("succes", "circle-check"),
        QuorumLevel.JUST: ("attention", "circle-alert"),
        QuorumLevel.MISSING: ("erreur", "triangle-alert"),
    }
)
_HIGH, _AROUND = 38, 150  # margins, icon, gaps
_DOT, _STEP = 14, 17
_MOST_DOTS = 24


class SeatDots(QWidget):
    """One dot a member in office: full in the room, a thick ring for a pouvoir, a thin grey one away."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._state: QuorumState | None = None
        self._tone = "neutre"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_state(self, state: QuorumState, tone: str) -> None:
        self._state, self._tone = state, tone
        self.updateGeometry()
        self.update()

    def many(self) -> int:
        """How many members are in office."""
        return 0 if self._state is None else self._state.in_office

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self.many() * _STEP + 8), self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._state is not None:
            for at in range(self._state.in_office):
                self._dot(painter, self._state, at)
        painter.end()
        event.accept()

    def _dot(self, painter: QPainter, state: QuorumState, at: int) -> None:
        look = self._look
        beyond = bool(state.needed) and at >= state.needed
        left = look.px(at * _STEP + (6 if beyond else 0))
        side, top = look.px(_DOT), (self.height() - look.px(_DOT)) // 2
        if at == state.needed > 0 or state.needed == state.in_office == at + 1:
            x = left - look.px(4) if beyond else left + side + look.px(3)
            painter.setPen(QPen(look.colour("encre"), look.px(2)))
            painter.drawLine(x, top - look.px(3), x, top + side + look.px(3))
        ink = look.colour(self._tone)
        if at < state.seated:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(left, top, side, side))
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        wide = look.px(4) if at < state.seated + state.proxies else 1
        painter.setPen(QPen(ink if wide > 1 else look.colour("bord"), wide))
        inset = wide / 2
        painter.drawEllipse(QRectF(left + inset, top + inset, side - 2 * inset, side - 2 * inset))


class QuorumBand(QFrame):
    """A full-width band under the header of a live meeting; the page puts its clock at `right`."""

    lost = Signal(str)  # what to say when the quorum has just been lost

    def __init__(self, context: PageContext, meeting_id: int) -> None:
        super().__init__()
        self.meeting_id = meeting_id
        self._look = context.look
        self._level: QuorumLevel | None = None
        self._tone = "neutre"
        whole = row(self._look, self, (24, 0, 24, 0), 10)
        self._icon = icon_label(self._look, "info", "neutre", 22)
        self.title = Label("", "gras")
        self.sentence = ElidedLabel("")
        self.sentence.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.dots = SeatDots(self._look)
        whole.addWidget(self._icon)
        whole.addWidget(self.title)
        whole.addWidget(self.sentence, 0)
        whole.addSpacing(self._look.px(8))
        whole.addWidget(self.dots)
        whole.addStretch(1)
        self.right: QHBoxLayout = row(self._look, None, gap=10)
        whole.addLayout(self.right)
        self._look.bound(self, (0, _HIGH))

    def show_live(self, live: LiveMeeting) -> None:
        """Other voices, other words; a quorum that goes is told at once."""
        state = live.quorum
        tone, icon = _TONES[state.level]
        self._tone = tone
        self._look.draw(self._icon, icon, tone, 22)
        self.title.setText(quorum_title(state, live.opened_minute))
        told = [
            quorum_sentence(state, represented_count=live.rules.represented_count),
            lost_voices(live.attendees),
        ]
        self.sentence.set_whole(" ".join(part for part in told if part))
        self.dots.show_state(state, tone)
        self.setAccessibleName(quorum_told(live))
        self._arrange()
        self.update()
        was, self._level = self._level, state.level
        if state.is_missing and was not in {None, QuorumLevel.MISSING}:
            announce(self, quorum_told(live), at_once=True)
            self.lost.emit(quorum_told(live))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour(f"{self._tone}_fond"))
        painter.setPen(QPen(self._look.colour(self._tone), 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
        painter.end()
        event.accept()

    def _arrange(self) -> None:
        """The dots leave first: words come before drawings when room is short."""
        words = self.title.sizeHint().width() + self.sentence.sizeHint().width()
        around = self.right.sizeHint().width() + self.dots.sizeHint().width() + self._look.px(_AROUND)
        fits = words + around <= self.width()
        self.dots.setVisible(fits and 0 < self.dots.many() <= _MOST_DOTS)
