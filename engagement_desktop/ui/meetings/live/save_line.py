"""Right of the quorum band: the hour of the meeting, and how safe the words on screen are."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtWidgets import QHBoxLayout

from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.french.formats import clock_time
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import icon_label
from engagement_desktop.ui.meetings.live.editing.autosave import SaveState
from engagement_desktop.ui.theme import Look

_NOW = "Enregistré à l’instant"
_WORDS: Mapping[SaveState, tuple[str, str, str]] = MappingProxyType(
    {
        SaveState.WRITTEN: (_NOW, "save", "encre2"),
        SaveState.TYPING: (_NOW, "save", "encre2"),
        SaveState.KEPT: (_NOW, "save", "encre2"),
        SaveState.REFUSED: ("Non enregistré", "triangle-alert", "erreur"),
    }
)


class SaveLine:
    """Small words that never move while one types: they change when something is written, or is not."""

    def __init__(self, look: Look, place: QHBoxLayout) -> None:
        self._look = look
        self._minute: int | None = None
        self._now = 0
        self._is_short = False
        self._state = SaveState.WRITTEN
        self._clock_icon = icon_label(look, "clock", "encre2", 18)
        self.clock = Label("", "gras")
        self.opened = Label("", "petit")
        self._icon = icon_label(look, "save", "encre2", 18)
        self.words = Label("", "petit")
        for widget in (self._clock_icon, self.clock, self.opened):
            place.addWidget(widget)
        place.addSpacing(look.px(12))
        for widget in (self._icon, self.words):
            place.addWidget(widget)

    def show_live(self, live: LiveMeeting) -> None:
        """The hour moves on."""
        self._now = live.clock_minute
        self.clock.setText(clock_time(live.clock_minute))
        opened = "" if live.opened_minute is None else f"ouverte à {clock_time(live.opened_minute)}"
        self.opened.setText(opened)
        self.clock.setAccessibleName(f"Heure de la réunion\u00a0: {clock_time(live.clock_minute)}, {opened}")
        self._write()

    def show_state(self, state: SaveState) -> None:
        """Something was kept, or could not be."""
        if state in {SaveState.WRITTEN, SaveState.KEPT}:
            self._minute = self._now
        self._state = state
        self._write()

    def make_short(self, *, short: bool) -> None:
        """In a narrow window the hour stays, and what went wrong."""
        self._is_short = short
        self._write()

    def _write(self) -> None:
        words, icon, ink = _WORDS[self._state]
        if self._state is not SaveState.REFUSED and self._minute not in {None, self._now}:
            words = f"Enregistré à {clock_time(self._minute or 0)}"
        if self.words.text() != words:
            self.words.setText(words)
            self._look.draw(self._icon, icon, ink, 18)
        is_wrong = self._state is SaveState.REFUSED
        self._clock_icon.setVisible(not self._is_short)
        self.opened.setVisible(not self._is_short and bool(self.opened.text()))
        self._icon.setVisible(is_wrong or not self._is_short)
        self.words.setVisible(is_wrong or not self._is_short)
