"""From the home page to a person's hours and back, on a demo dossier, by keyboard and by links."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.home.home_page import HomePage
from engagement_desktop.ui.hours.hours_page import HoursPage
from engagement_desktop.ui.meetings.meetings_page import MeetingsPage
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_page import PersonPage
from tests.ui.conftest import Seat, shown


@pytest.fixture
def demo(seat: Seat) -> Seat:
    seat.application.demo.fill(DemoSize.SMALL, 1)
    return seat


def door(widget: QWidget, name: str) -> QPushButton:
    return next(each for each in widget.findChildren(QPushButton) if each.accessibleName() == name)


def test_a_figure_of_the_home_page_leads_to_its_rows_to_a_person_and_to_their_hours(demo: Seat) -> None:
    home = demo.open("home")
    assert isinstance(home, HomePage)
    held = home.figures.meetings._value.text()
    home.figures.meetings.door.click()
    demo.wait()
    meetings = demo.open("meetings")
    assert isinstance(meetings, MeetingsPage)
    assert meetings._footer.whole().startswith(f"{held}\u00a0réunions affichées sur")
    demo.bot.waitUntil(lambda: "Présents" in shown(meetings.pane))
    present = next(
        each
        for each in meetings.pane.findChildren(Door)
        if " " in each.accessibleName() and not each.accessibleName().startswith("Voir")
    )
    name = present.accessibleName()
    present.click()
    demo.wait()
    people = demo.open("people")
    assert isinstance(people, PeoplePage)
    demo.bot.waitUntil(lambda: name in shown(people.pane))
    door(people.pane, "Voir ses heures").click()
    demo.wait()
    hours = demo.open("hours")
    assert isinstance(hours, HoursPage)
    assert hours._scope_words.whole() == f"Heures de {name}"
    told = {row.person_id for row in hours.model.loaded()}
    assert len(told) == 1


def test_a_whole_list_is_read_with_the_keyboard_alone(demo: Seat) -> None:
    QTest.keyClick(demo.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    demo.wait()
    people = demo.open("people")
    assert isinstance(people, PeoplePage)
    assert demo.window.focusWidget() is people.table
    first = people.table.current_row()
    QTest.keyClick(people.table, Qt.Key.Key_Down)
    assert people.table.current_row() is not first
    QTest.keyClick(people.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert demo.window.focusWidget() is people.filters.search.edit
    row = people.table.current_row()
    assert row is not None
    QTest.keyClicks(people.filters.search.edit, row.last_name)
    QTest.keyClick(people.filters.search.edit, Qt.Key.Key_Return)
    demo.wait()
    assert {each.last_name for each in people.model.loaded()} >= {row.last_name}
    QTest.keyClick(people.filters.search.edit, Qt.Key.Key_Down)
    assert demo.window.focusWidget() is people.table
    QTest.keyClick(people.table, Qt.Key.Key_Return)
    demo.wait()
    file = demo.desk.findChild(PersonPage)
    assert file is not None
    assert file.isVisible()
    assert row.last_name in file.header.title()


def test_the_home_page_and_the_lists_give_the_same_figures(demo: Seat) -> None:
    home = demo.application.home.home()
    in_year = {"exercise": str(home.figures.exercise.year)}
    waiting = demo.application.hours.summary(ListQuery(filters=in_year | {"state": "to_validate"}))
    for gap in home.gaps:
        if gap.kind.value == "hours_to_validate":
            assert gap.count == waiting.count
    paid = demo.application.expenses.summary(ListQuery(filters={"status": "reimbursed"}))
    assert paid.count <= paid.total
