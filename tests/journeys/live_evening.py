"""An evening minuted live, step by step."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from engagement_desktop.domain.meetings.attending.live_rows import LiveMeeting
from engagement_desktop.domain.meetings.attending.roll import RollPart
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.meetings.live.live_page import LivePage
from tests.journeys.typist import CTRL, Typist
from tests.ui.conftest import shown

Key = Qt.Key


TALKED_OF = "Ouvrir l’accueil le samedi matin"


@dataclass
class Evening:
    """Who types, what is on screen, and apart from the program what was said and done."""

    typist: Typist
    page: LivePage
    meeting: int
    names: dict[str, str] = field(default_factory=dict)  # who, in words that the paper must have

    def titulars(self) -> list[str]:
        return [
            one.entry.person.last_name for one in self._live().attendees if one.entry.part is RollPart.TITULAR
        ]

    def substitute_of(self, name: str) -> str:
        entries = {one.entry.id: one.entry for one in self._live().attendees}
        return next(
            one.person.last_name
            for one in entries.values()
            if one.substitute_for_id is not None and entries[one.substitute_for_id].person.last_name == name
        )

    def stand_on(self, name: str) -> None:
        """Go to a line by the arrows."""
        assert self.page.people is not None
        people = self.page.people.list
        self.typist.key(Key.Key_Home)
        for _ in people.lines:
            here = people.current()
            assert here is not None
            if here.name.startswith(name):
                return
            self.typist.key(Key.Key_Down)
        raise AssertionError(name)

    def note(self, name: str, letter: str) -> None:
        """One event: a line, a letter."""
        self.stand_on(name)
        with self.typist.at_most(2):
            self.typist.write(letter)
            if isinstance(self.typist.under_the_hand(), QMenu):
                self.typist.key(Key.Key_Return)

    def band(self) -> str:
        assert self.page.band is not None
        return shown(self.page.band).replace("\u00a0", " ")

    def text(self) -> str:
        return self.page.editor.content()

    def count(self) -> str:
        assert self.page.people is not None
        return self.page.people.count.text()

    def _live(self) -> LiveMeeting:
        assert self.page.live is not None
        return self.page.live


def prepared(typist: Typist, day: str) -> None:
    """Three actions: ask for a meeting, say the day, keep it."""
    typist.seat.open("meetings")
    typist.seat.window.activateWindow()
    with typist.at_most(2 + len(day)):
        typist.key(Key.Key_N, CTRL)
        typist.write(day)
        typist.key(Key.Key_S, CTRL)
    assert typist.said().startswith("Réunion préparée")


def opened(typist: Typist) -> Evening:
    typist.reach("Ouvrir la réunion", back=True)
    typist.key(Key.Key_Return)
    page = current(typist)
    assert isinstance(page, LivePage)
    assert page.meeting_id is not None
    return Evening(typist, page, page.meeting_id)


def current(typist: Typist) -> Page | None:
    """The page in sight."""
    return next((page for page in typist.seat.desk.findChildren(Page) if page.isVisible()), None)
