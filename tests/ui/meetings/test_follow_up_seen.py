"""What meetings left, seen from the other pages: home, a person, a departure."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.meetings.follow_up.actions_drafts import DUE_BEFORE, AskedNow
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import HeardNow
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.home.home_page import HomePage
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened
from tests.ui.conftest import Seat, shown


@pytest.fixture
def room(seat: Seat) -> OpenMeeting:
    """Monique is late with an action, and proposed something."""
    made, application = opened(seat.application.workspace), seat.application
    asked = AskedNow(wording="Relire", owner_id=made.people[0], due_on=TODAY - timedelta(days=2))
    application.actions.ask(made.place(), asked, frozenset({DUE_BEFORE}))
    application.actions.ask(made.place(), AskedNow(wording="Écrire"))
    application.proposals.hear(made.place(), HeardNow(said="Un banc", person_id=made.people[0]))
    return made


def press(page: object, words: str) -> None:
    assert isinstance(page, HomePage)
    next(one for one in page.steps.buttons if words in one.accessibleName()).click()


def test_home_opens_the_late_actions_and_the_proposals_that_wait(seat: Seat, room: OpenMeeting) -> None:
    del room
    home = seat.open("home")
    press(home, "1\u00a0action en retard")
    seat.wait()
    late = seat.desk.open("actions")
    assert isinstance(late, TablePage)
    assert [row.wording for row in late.model.loaded()] == ["Relire"]
    press(seat.open("home"), "1\u00a0proposition attend un retour")
    seat.wait()
    waiting = seat.desk.open("proposals")
    assert isinstance(waiting, TablePage)
    assert [row.said for row in waiting.model.loaded()] == ["Un banc"]


def test_the_page_of_a_person_leads_to_their_actions_and_proposals(seat: Seat, room: OpenMeeting) -> None:
    for title, key in (("Action 2026-01, relire", "actions"), ("Un banc", "proposals")):
        page = seat.open("person", room.people[0])
        assert isinstance(page, TablePage)
        event = next(row for row in page.model.loaded() if row.title == title)
        page.open_row(event)
        seat.wait()
        opened_list = seat.desk.open(key)
        assert isinstance(opened_list, TablePage)
        assert opened_list.query().filters == {"person": str(room.people[0])}
        assert opened_list.model.rowCount() == 1


def test_a_departure_shows_the_actions_to_give_to_somebody_else(seat: Seat, room: OpenMeeting) -> None:
    page = seat.open("leave", room.people[0])
    assert "Actions à confier à quelqu’un" in shown(page)
    assert "Relire, pour le 20/11/2026" in shown(page)
    doors = [one for one in page.findChildren(QPushButton) if one.accessibleName() == "2026-01"]
    doors[0].click()
    seat.wait()
    listed = seat.desk.open("actions")
    assert isinstance(listed, TablePage)
    assert listed.query().filters == {"person": str(room.people[0])}


def test_the_keys_of_the_tabs_take_the_hand_to_the_list_that_comes(seat: Seat, room: OpenMeeting) -> None:
    del room
    left = seat.open("proposals")
    assert isinstance(left, TablePage)
    QTest.keyClick(left.table, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    seat.wait()
    come, focused = seat.desk._built["actions"], seat.window.focusWidget()
    assert come.isVisible()
    assert focused is not None
    assert come.isAncestorOf(focused)
