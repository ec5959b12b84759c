"""Who is here: one line a person, one letter an event."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QFrame, QMenu, QSizePolicy

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.ui.common.announce import announce
from engagement_desktop.ui.common.buttons import LINK, Button
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import Label, button_text
from engagement_desktop.ui.common.layouts import column, row
from engagement_desktop.ui.meetings.live.attending.attendance_acts import ACTS, LETTERS, Choice, Orders
from engagement_desktop.ui.meetings.live.attending.attendance_words import here_words, lines_of
from engagement_desktop.ui.meetings.live.attending.guest_sheet import GuestSheet
from engagement_desktop.ui.meetings.live.attending.hours_sheet import HoursSheet
from engagement_desktop.ui.meetings.live.attending.people_list import PeopleList, PersonLine

_GOES_ON = frozenset("PEAV")
_DIGITS = "123456789"
_KEYS = "Sur un nom\u00a0: P  E  A  S  D"


class AttendancePanel(QFrame):
    """The list of a live meeting; each act is written at once and taken back by Ctrl+Z."""

    acted = Signal()
    focus_back = Signal()  # Échap: the hands go back to the text

    def __init__(self, context: PageContext, meeting_id: int) -> None:
        super().__init__()
        self.context = context
        self.meeting_id = meeting_id
        self.live: LiveMeeting | None = None
        self._look = context.look
        self.setProperty("role", "carte")
        self.setAccessibleName("Présences")
        whole = column(self._look, self, (10, 10, 10, 6), 2)
        head = row(self._look, None, (6, 0, 6, 0), 8)
        head.addWidget(Label("Présences", "section"))
        head.addStretch(1)
        self.count = Label("", "gras")
        head.addWidget(self.count)
        whole.addLayout(head)
        keys = row(self._look, None, (6, 0, 6, 0), 4)
        self._keys = Label(_KEYS, "petit")
        self._keys.setToolTip(_keys_told())
        self._keys.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        keys.addWidget(self._keys, 1)
        self.more = Button(self._look, "Noter…", LINK, on_click=self._show_acts)
        self.more.setToolTip("Tout ce qui se note sur ce nom")
        self.more.setAccessibleName("Noter la présence de la personne choisie")
        keys.addWidget(self.more)
        whole.addLayout(keys)
        self.list = PeopleList(self._look, "Présences", LETTERS)
        self.list.letter.connect(self._on_letter)
        self.list.opened.connect(self._on_opened)
        self.list.dropped.connect(self._on_dropped)
        whole.addWidget(self.list, 1)

    def show_live(self, live: LiveMeeting) -> None:
        """Other states; the reader stays on the same person."""
        self.live = live
        self.count.setText(here_words(live))
        self.list.show_lines(lines_of(live))
        self.more.setEnabled(live.is_open)

    def show_compact(self, compact: bool) -> None:
        """Without the words that a narrow window has no room for."""
        self._keys.setText(_KEYS.partition(":")[2].strip() if compact else _KEYS)

    def take_focus(self) -> None:
        self.list.setFocus()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        self._show_acts()

    def do(self, letter: str, person_id: int) -> None:
        """What the letter says, for this person; when it may mean several things a small menu asks which."""
        if self.live is None:
            return
        try:
            choices = Orders(self.context.application, self.live).choices(letter, person_id)
        except DomainError as refusal:
            self._refused(refusal)
            return
        if len(choices) == 1:
            self._act(choices[0].do, letter)
        else:
            self._ask(choices, letter)

    def _on_letter(self, letter: str, line: PersonLine) -> None:
        if letter == "G":
            self.add_guest()
        else:
            self.do(letter, line.person_id)

    def _on_opened(self, line: PersonLine) -> None:
        """Enter or F2: the hours."""
        if self.live is None:
            return
        entry = next(one for one in self.live.roll if one.id == line.person_id)
        if not entry.came:
            self._refused(DomainError(f"{line.name} n’a pas d’heure à corriger. P note une arrivée."))
            return
        self._open(HoursSheet(self.context, self.meeting_id, entry, self))

    def _on_dropped(self, line: PersonLine) -> None:
        self._act(lambda: self.context.application.attendances.remove(self.meeting_id, line.person_id))

    def add_guest(self) -> None:
        """Ask who came as a guest."""
        self._open(GuestSheet(self.context, self.meeting_id, self))

    def _open(self, sheet: GuestSheet | HoursSheet) -> None:
        sheet.acted.connect(self.acted)
        sheet.open()

    def _act(self, do: Callable[[], object], letter: str = "") -> None:
        if self.context.errors.guard(do, self._refused):
            self.context.signals.say(self.context.application.workspace.last_act() or "")
            if letter in _GOES_ON and self.list.hasFocus():
                self.list.go_next()
            self.acted.emit()

    def _refused(self, refusal: DomainError) -> None:
        self.context.signals.said.emit(refusal.sentence, "erreur")
        announce(self, refusal.sentence, at_once=True)

    def _ask(self, choices: Sequence[Choice], letter: str) -> None:
        """A menu that numbers its choices: one more key."""
        menu = self._menu()
        for at, choice in enumerate(choices):
            number = f"&{_DIGITS[at]}  " if at < len(_DIGITS) else ""
            action = menu.addAction(f"{number}{button_text(choice.words)}")
            action.triggered.connect(lambda _=False, do=choice.do: self._act(do, letter))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        menu.popup(self._spot())

    def _show_acts(self) -> None:
        """All that may be said of the current person, each with its key."""
        line = self.list.current()
        if line is None:
            return
        menu = self._menu()
        for letter, words in ACTS.items():
            action = menu.addAction(f"{words}\t{letter}")
            action.triggered.connect(lambda _=False, key=letter: self.do(key, line.person_id))
        menu.addSeparator()
        menu.addAction("Corriger les heures…\tF2").triggered.connect(lambda: self._on_opened(line))
        menu.addAction("Retirer de la liste\tSuppr").triggered.connect(lambda: self._on_dropped(line))
        menu.addAction("Ajouter un invité…\tG").triggered.connect(self.add_guest)
        menu.popup(self._spot())

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _spot(self) -> QPoint:
        place = self.list.visualRect(self.list.currentIndex())
        return self.list.viewport().mapToGlobal(place.bottomLeft())


def _keys_told() -> str:
    return "\n".join(f"{letter}  {words}" for letter, words in ACTS.items()) + "\nG  Ajouter un invité"
