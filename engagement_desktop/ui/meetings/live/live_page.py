"""The live page: agenda, text and attendance on one screen, written by keyboard while people talk."""

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.live_rows import LiveItem, LiveMeeting
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker
from engagement_desktop.domain.meetings.minuting.text_rows import TextRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import clock_time, day_and_date
from engagement_desktop.ui.common.buttons import ORDINARY, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column, take_place
from engagement_desktop.ui.common.live_view import LiveView
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.jobs import Job
from engagement_desktop.ui.meetings.live.agenda.agenda_acts import AgendaActs
from engagement_desktop.ui.meetings.live.agenda.agenda_panel import AgendaPanel
from engagement_desktop.ui.meetings.live.agenda.agenda_words import facts, heading, is_talked_of
from engagement_desktop.ui.meetings.live.attending.attendance_panel import AttendancePanel
from engagement_desktop.ui.meetings.live.attending.quorum_band import QuorumBand
from engagement_desktop.ui.meetings.live.closing import Closing
from engagement_desktop.ui.meetings.live.editing.autosave import Autosave
from engagement_desktop.ui.meetings.live.editing.commands import LiveCommands
from engagement_desktop.ui.meetings.live.editing.feed import LiveFeed
from engagement_desktop.ui.meetings.live.editing.marker_frames import FrameWords
from engagement_desktop.ui.meetings.live.editing.spelling import Spelling, french
from engagement_desktop.ui.meetings.live.editing.text_care import TextCare
from engagement_desktop.ui.meetings.live.editing.text_panel import TextPanel
from engagement_desktop.ui.meetings.live.frame_words import frame_words
from engagement_desktop.ui.meetings.live.save_line import SaveLine
from engagement_desktop.ui.meetings.live.zones import AGENDA, PEOPLE, TEXT, Zones

TITLE = "Réunion en direct"
_MORE = "Plus"
_NO_MEETING = "Aucune réunion n’est ouverte."
_HOW = "Ouvrez une réunion depuis sa page\u00a0: elle s’écrit ici pendant que l’on parle."


class LivePage(Page):
    """One reading of the meeting feeds all its parts; the text of one item at a time is under the hand."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.MEETINGS, Topic.REGISTER})
    NARROW_RAIL: ClassVar[bool] = True

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, TITLE, scrolls=False)
        self.meeting_id: int | None = None
        self.live: LiveMeeting | None = None
        self._feed: LiveFeed | None = None
        self._rows: dict[Marker, TextRow] = {}
        self._last_typed: tuple[int, int] | None = None  # item and place of the last sign typed
        self.band: QuorumBand | None = None
        self.people: AttendancePanel | None = None
        self.saved: SaveLine | None = None
        self.agenda = AgendaPanel(self.look)
        self.text = TextPanel(self.look, self._words_of)
        self.editor = self.text.editor
        self.autosave = Autosave(context, self.editor)
        self.care = TextCare(self, self.text, self.autosave)
        self.commands = LiveCommands(context, self.text, self.autosave)
        self.spelling = Spelling(self.look, self.editor, context.application.own_words.all, self._learn)
        self._find_dictionary()
        self.acts = AgendaActs(self)
        self.closing = Closing(self)
        self._build()
        self._connect()

    # What is shown

    def refresh(self) -> None:
        """The dossier changed while the page was away; without a meeting, the one that is open."""
        if self.meeting_id is None:
            self._open(self.context.application.progress.open_meeting())
        elif self._feed is not None:
            self._feed.refresh()

    def receive(self, what: object) -> None:
        """A meeting by its id, or a `LiveView`."""
        view = LiveView(what) if isinstance(what, int) and not isinstance(what, bool) else what
        if not isinstance(view, LiveView):
            return
        progress = self.context.application.progress
        meeting_id = view.meeting_id
        if meeting_id is None and view.item_id is not None:
            meeting_id = progress.meeting_of(view.item_id)
        self._open(meeting_id or progress.open_meeting())
        if view.item_id is not None:
            self.show_item(view.item_id)

    def first_focus(self) -> QWidget | None:
        if self.meeting_id is None:
            return self._empty.first_action()
        return self.editor

    def take_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            super().take_focus()
        else:
            self.go_to_zone(TEXT)

    def arrange(self, effective: int) -> None:
        self.zones.arrange(effective)
        short = self.zones.is_short()
        self.agenda.make_short(short=short)
        self.text.make_short(short=short)
        if self.people is not None:
            self.people.show_compact(short)
        if self.saved is not None:
            self.saved.make_short(short=short)
        self._more.set_text("" if short else _MORE, "ellipsis")
        self._more.setAccessibleName(_MORE)

    def item(self) -> LiveItem | None:
        """The item whose text is on screen."""
        items = () if self.live is None else self.live.items
        return next((one for one in items if one.id == self.autosave.item_id), None)

    def show_item(self, item_id: int) -> bool:
        """Show the text of an item; what is typed in the one before is written first."""
        if item_id == self.autosave.item_id:
            return True
        self.autosave.write()
        item = self._item(item_id)
        if item is None:
            return False
        self.care.forget()
        said = f"Texte du point {item.number}\u00a0: {item.title}"
        done = self.context.errors.guard(lambda: self.autosave.show_item(item_id, said), self.tell_refusal)
        self._show_head()
        if self.live is not None:
            self.agenda.show_live(self.live, item_id)
        return done

    def go_to_zone(self, zone: int) -> None:
        """Ctrl+1, 2, 3."""
        self.zones.bring(zone)
        if zone == AGENDA:
            self.agenda.take_focus()
        elif zone == PEOPLE and self.people is not None:
            self.people.take_focus()
        elif not self.text.is_choosing():
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back_to_text(self) -> None:
        """F8: the last place where something was typed."""
        if self._last_typed is not None and self.show_item(self._last_typed[0]):
            self.editor.stand_at(self._last_typed[1])
        self.go_to_zone(TEXT)

    def unsaved(self) -> str:
        """What closing now would lose, in a sentence."""
        return self.autosave.in_memory_only()

    def put_away(self) -> None:
        """The dossier is about to close: nothing is written after this."""
        self.autosave.write()
        self.autosave.leave_item()
        if self._feed is not None:
            self._feed.stop()

    def tell_refusal(self, refusal: DomainError) -> None:
        """A rule says no: the status bar says why, the text stays under the hand."""
        self.context.signals.said.emit(refusal.sentence, "attention")

    def say(self) -> None:
        """Tell what was just done."""
        if (said := self.context.application.workspace.last_act()) is not None:
            self.context.signals.say(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.meeting_id is not None:
            self.go_to_zone(TEXT)
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Going elsewhere writes the text."""
        super().hideEvent(event)
        self.autosave.write()

    def on_data_changed(self, topics: frozenset[Topic]) -> None:
        super().on_data_changed(topics)
        if Topic.SETTINGS in topics:
            self.spelling.refresh()

    # One meeting

    def _open(self, meeting_id: int | None) -> None:
        if meeting_id == self.meeting_id:
            if self._feed is not None:
                self._feed.refresh()
            return
        self._leave_meeting()
        self.meeting_id = meeting_id
        self._stack.setCurrentWidget(self._empty if meeting_id is None else self._whole)
        self.header.show_tools(shown=meeting_id is not None)
        self.act.setVisible(meeting_id is not None)
        self._more.setVisible(meeting_id is not None)
        if meeting_id is None:
            self.header.set_title(TITLE)
            return
        self._make_parts(meeting_id)
        self._feed = LiveFeed(self.context, meeting_id, self)
        self._feed.read.connect(self._on_read)
        self._feed.refresh()
        self._show_first_item()
        self._arranged_for = -1
        self._rearrange()

    def _make_parts(self, meeting_id: int) -> None:
        self.band = QuorumBand(self.context, meeting_id)
        self.saved = SaveLine(self.look, self.band.right)
        self._band_place.addWidget(self.band)
        self.people = AttendancePanel(self.context, meeting_id)
        self.people.focus_back.connect(self.go_back_to_text)
        self.zones.show_people(self.people)
        take_place(self.people)
        self.autosave.state_changed.connect(self.saved.show_state)

    def _leave_meeting(self) -> None:
        self.autosave.write()
        self.autosave.leave_item()
        self.care.forget()
        if self._feed is not None:
            self._feed.stop()
            self._feed.deleteLater()
        if self.saved is not None:
            self.autosave.state_changed.disconnect(self.saved.show_state)
        if self.band is not None:
            self._band_place.removeWidget(self.band)
            self.band.hide()
            self.band.deleteLater()
        self._feed, self.live, self.band, self.saved = None, None, None, None
        self._last_typed = None

    def _show_first_item(self) -> None:
        """Where the meeting is; before it begins, its first item."""
        items = () if self.live is None else self.live.items
        wanted = next((item for item in items if is_talked_of(item)), items[0] if items else None)
        if wanted is not None:
            self.show_item(wanted.id)

    def _on_read(self, live: object) -> None:
        if not isinstance(live, LiveMeeting) or live.meeting_id != self.meeting_id:
            return
        self.live = self.commands.live = live
        number = live.number
        self.header.set_title(f"Réunion n°\u00a0{number}" if number else TITLE, _facts(live))
        if self.band is not None and self.people is not None and self.saved is not None:
            self.band.show_live(live)
            self.people.show_live(live)
            self.saved.show_live(live)
        self.agenda.show_live(live, self.autosave.item_id)
        self.editor.setReadOnly(not live.is_open)
        self.text.enable_tools(on=live.is_open)
        self.closing.show_live(live)
        self._read_rows()
        if self.autosave.item_id is not None and self.item() is None:
            self.autosave.leave_item()
            self._show_first_item()
        self._show_head()
        if not self.commands.is_acting:
            self.autosave.reload_if_changed()

    def _read_rows(self) -> None:
        if self.meeting_id is None:
            return
        before, self._rows = self._rows, self.context.application.progress.rows(self.meeting_id)
        if self.commands.is_acting:
            return
        if any(before.get(marker) != self._rows.get(marker) for marker in self.editor.markers()):
            self.editor.show_again()

    def _words_of(self, marker: Marker) -> FrameWords:
        return frame_words(marker, self._rows.get(marker))

    def _show_head(self) -> None:
        item = self.item()
        if item is not None:
            self.editor.head.tell(heading(item), facts(item))
            self.editor.setAccessibleName(f"Texte du point {heading(item)}")

    def _item(self, item_id: int) -> LiveItem | None:
        items = () if self.live is None else self.live.items
        return next((one for one in items if one.id == item_id), None)

    # Building

    def _build(self) -> None:
        self.header.set_title(TITLE)
        self._more = self._make_more()
        self.header.add_widget(self._more)
        self.act = self.header.add_primary("Clore la réunion", self.closing.close, "file-check", keys="F9")
        self.act.set_text("Clore la réunion  F9")
        self._stack = QStackedWidget()
        self._whole = QWidget()
        whole = column(self.look, self._whole, gap=0)
        self._band_place = column(self.look, None, gap=0)
        whole.addLayout(self._band_place)
        self.zones = Zones(self.look, self.agenda, self.text)
        whole.addWidget(self.zones.tabs_line)
        whole.addWidget(self.zones, 1)
        self._empty = EmptyState(self.look, _NO_MEETING, _HOW)
        self._empty.add_action(
            "Voir les réunions", lambda: self.context.signals.go("meetings"), "calendar-days"
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._whole)
        self.body.addWidget(self._stack, 1)
        self._stack.setCurrentWidget(self._empty)
        self.act.hide()
        self._more.hide()

    def _make_more(self) -> Button:
        button = Button(self.look, _MORE, ORDINARY, "ellipsis")
        menu = QMenu(button)
        for words, does in (
            ("Point suivant\tF6", self.acts.next),
            ("Point précédent\tMaj+F6", self.acts.previous),
            ("Ajouter un point", self.agenda.ask_title),
            ("Reporter ce point à la prochaine réunion", self.acts.carry_current),
            ("Ajouter un invité", self._add_guest),
            ("Dossier de la réunion", self._go_to_file),
            ("Phrases usuelles", lambda: self.context.signals.go("phrases")),
        ):
            menu.addAction(words).triggered.connect(does)
        button.setMenu(menu)
        return button

    def _connect(self) -> None:
        for keys, does in (
            ("F6", self.acts.next),
            ("Shift+F6", self.acts.previous),
            ("F8", self.go_back_to_text),
            ("Ctrl+1", lambda: self.go_to_zone(AGENDA)),
            ("Ctrl+2", lambda: self.go_to_zone(TEXT)),
            ("Ctrl+3", lambda: self.go_to_zone(PEOPLE)),
            ("Ctrl+S", self._save),
            ("Ctrl+G", self.editor.marks.toggle_bold),
            ("Ctrl+B", self.editor.marks.toggle_bold),
            ("Ctrl+Shift+H", self.editor.marks.toggle_heading),
            ("Ctrl+D", self.commands.decide_now),
        ):
            QShortcut(QKeySequence(keys), self, does)
        self.zones.tabs.chosen.connect(self.go_to_zone)
        self.editor.typed.connect(self._on_typed)
        self.editor.taken_out.connect(self._on_taken_out)
        self.commands.refused.connect(lambda sentence: self.context.signals.said.emit(sentence, "attention"))
        self.look.changed.connect(self.editor.show_again)

    def _on_typed(self) -> None:
        if self.autosave.item_id is not None:
            self._last_typed = (self.autosave.item_id, self.editor.textCursor().position())

    def _on_taken_out(self, marker: object) -> None:
        """A number is given for ever: deleting the frame leaves the row in its register."""
        if not isinstance(marker, Marker):
            return
        words = self._words_of(marker)
        self.context.signals.said.emit(
            f"{words.title} n’est plus dans le texte et reste au registre. Ctrl+Z remet sa place.", "encre2"
        )

    def _save(self) -> None:
        if self.autosave.write():
            self.context.signals.said.emit("Texte enregistré.", "succes")

    def _learn(self, word: str) -> None:
        self.context.errors.guard(lambda: self.context.application.own_words.learn(word), self.tell_refusal)

    def _find_dictionary(self) -> None:
        finding = Job(lambda _progress: french())
        finding.succeeded.connect(self.spelling.use)
        finding.failed.connect(self.context.errors.show)
        self.context.jobs.read(finding)

    def _add_guest(self) -> None:
        if self.people is not None:
            self.people.add_guest()

    def _go_to_file(self) -> None:
        self.context.signals.go("meeting", self.meeting_id)


def _facts(live: LiveMeeting) -> str:
    when = f"{day_and_date(live.held_on)}, {clock_time(live.starts_minute)}"
    where = ", ".join(part for part in (when, live.place or "") if part)
    return " — ".join(part for part in (live.committee, where) if part)
