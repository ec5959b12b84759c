from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.about.about import WORKS, AboutPage
from engagement_desktop.ui.about.guide import STEPS, GuidePage
from engagement_desktop.ui.about.keys import KEYS, KeysPage
from engagement_desktop.ui.navigation import PAGES
from tests.ui.conftest import Seat, shown


def test_the_first_steps_each_have_a_door_to_a_page_that_exists(seat: Seat) -> None:
    page = seat.open("guide")
    assert isinstance(page, GuidePage)
    asked: list[str] = []
    seat.context.signals.page_wanted.disconnect()
    seat.context.signals.page_wanted.connect(lambda key, _what: asked.append(key))
    for door in page._doors:
        door.click()
    assert asked == [step.page for step in STEPS]
    known = {spec.key for spec in PAGES}
    assert set(asked) <= known


def test_f1_opens_the_page_of_keys_from_anywhere(seat: Seat) -> None:
    seat.open("people")
    QTest.keyClick(seat.window, Qt.Key.Key_F1)
    seat.wait()
    page = seat.desk.open("keys")
    assert isinstance(page, KeysPage)
    assert page.isVisible()
    for _title, keys in KEYS:
        assert all(does in shown(page) for _pressed, does in keys)


def test_every_work_of_others_is_named_with_its_licence(seat: Seat) -> None:
    page = seat.open("about")
    assert isinstance(page, AboutPage)
    told = shown(page)
    for name, licence, _use in WORKS:
        assert name in told
        assert licence in told


def test_the_licences_of_letters_and_icons_can_be_read(seat: Seat) -> None:
    page = seat.open("about")
    assert isinstance(page, AboutPage)
    doors = {door.text(): door for door in page.findChildren(QPushButton)}
    doors["Licence des caractères"].click()
    assert "SIL OPEN FONT LICENSE" in page._text.toPlainText().upper()
    doors["Licence des icônes"].click()
    assert "ISC" in page._text.toPlainText()
    assert page._text.isReadOnly()


def test_those_who_may_not_import_are_shown_no_door_to_it(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    page = seat.open("guide")
    assert isinstance(page, GuidePage)
    assert "Importer un classeur" not in [door.text() for door in page._doors]
    people = seat.open("people")
    assert people.empty.first_action() is None  # type: ignore[attr-defined]  # a list page
    assert "La coordination peut importer" in shown(people.empty)  # type: ignore[attr-defined]  # the same
