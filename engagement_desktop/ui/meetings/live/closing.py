"""The end of a live meeting, and what the page says of one that is not open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.ui.common.banner import INFO, Banner
from engagement_desktop.ui.common.fields.figures import TimeField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.meetings.live.editing.ask_lines import AskLine

if TYPE_CHECKING:
    from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
    from engagement_desktop.ui.meetings.live.live_page import LivePage

_CLOSED = ("Cette réunion est close.", "Son texte se relit ici. Rouvrez-la pour le corriger.")
_PLANNED = ("Cette réunion n’est pas ouverte.", "À l’ouverture elle reçoit son numéro, et tout s’écrit ici.")


class Closing(QObject):
    """F9: the text written, the last item ended, the meeting closed, its minutes on screen."""

    def __init__(self, page: LivePage) -> None:
        super().__init__(page)
        self._page = page
        self._openings = page.context.application.openings
        self._banner: Banner | None = None
        self._told = ""

    def close(self, minute: int | None = None) -> None:
        """Close now, or at the hour typed for a meeting of another day."""
        page, live = self._page, self._page.live
        if live is None or page.meeting_id is None:
            return
        if not live.is_open:
            self._show_minutes()
            return
        if not page.autosave.write() or not page.acts.end_last():
            return
        meeting_id = page.meeting_id
        if page.context.errors.guard(lambda: self._openings.close(meeting_id, minute), self._on_refused):
            page.text.drop_line()
            page.say()
            self._show_minutes()

    def show_live(self, live: LiveMeeting) -> None:
        """A meeting that is not open says so, with the way to open it."""
        page = self._page
        page.act.set_text("Clore la réunion  F9" if live.is_open else "Voir le compte rendu  F9")
        told = "" if live.is_open else str(live.status.value) + str(live.opened_minute)
        if told == self._told:
            return
        self._told = told
        if self._banner is not None:
            page.drop_banner(self._banner)
            self._banner = None
        if live.is_open or live.status is MeetingStatus.CANCELLED:
            return
        was_open = live.opened_minute is not None
        title, sentence = _CLOSED if was_open else _PLANNED
        self._banner = page.show_banner(Banner(page.look, INFO, title, sentence))
        if was_open:
            self._banner.add_action("Rouvrir la réunion", self._reopen, "lock-open")
        else:
            self._banner.add_action("Ouvrir la réunion", self._open, "lock-open")

    def _open(self) -> None:
        self._do(self._openings.open)

    def _reopen(self) -> None:
        self._do(self._openings.reopen)

    def _do(self, act: object) -> None:
        page, meeting_id = self._page, self._page.meeting_id
        if meeting_id is not None and callable(act):
            if page.context.errors.guard(lambda: act(meeting_id), page.tell_refusal):
                page.say()
            page.take_focus()

    def _show_minutes(self) -> None:
        self._page.context.signals.go("minutes", self._page.meeting_id)

    def _on_refused(self, refusal: DomainError) -> None:
        """A meeting of another day has no clock: its end is typed."""
        if refusal.field != "minute":
            self._page.tell_refusal(refusal)
            return
        line = self._page.text.line()
        if isinstance(line, AskLine):
            line.show_refusal(refusal)
            return
        look = self._page.look
        field = TimeField(look, Ask("Heure de fin", needed="Donnez l’heure de fin, comme 20 h 15."))
        line = AskLine(
            look, "Heure de fin", "Clore la réunion", {"minute": field}, lambda values: values["minute"]
        )
        line.given.connect(lambda minute, _accepted: self.close(minute))
        line.left.connect(self._page.commands.leave_line)
        self._page.text.show_line(line)
        line.take_focus()
