"""Réglages › Numéros."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.settings.numbers import NumbersPage
from tests.ui.conftest import Seat, shown, story

KEY = (1, "minutes", 2026)


def numbers(seat: Seat) -> NumbersPage:
    page = seat.open("numbers")
    assert isinstance(page, NumbersPage)
    return page


def test_the_last_number_on_paper_is_typed_and_the_next_one_shown(filled: Seat) -> None:
    page = numbers(filled)
    edit = page.lines[KEY].field.edit
    edit.selectAll()
    QTest.keyClicks(edit, "7")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    filled.wait()
    assert "Le prochain sera 2026-08." in shown(page.lines[KEY])
    assert filled.told[-1].endswith("en 2026\u00a0: 7.")


def test_what_is_no_number_is_said_at_its_field(filled: Seat) -> None:
    line = numbers(filled).lines[KEY]
    line.field.edit.selectAll()
    QTest.keyClicks(line.field.edit, "sept")
    QTest.keyClick(line.field.edit, Qt.Key.Key_Return)
    assert line.field.fault() != ""
    assert filled.application.numbers.series()[0].on_paper == 0


def test_meetings_without_number_are_numbered_at_once(filled: Seat) -> None:
    page = numbers(filled)
    assert "2\u00a0réunions tenues n’ont pas de numéro" in shown(page)
    page.numbering.click()
    filled.wait()
    assert "Dernier donné ici\u00a0: 2." in shown(page.lines[KEY])
    assert page._unnumbered.isHidden()


def test_a_reader_sees_numbers_and_changes_none(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(story)
    assert numbers(seat).lines[KEY].field.edit.isReadOnly()


def test_without_a_committee_the_page_says_what_comes_first(seat: Seat) -> None:
    page = numbers(seat)
    assert "Ajoutez d’abord un comité" in shown(page)
    assert page.first_focus() is page.lines[None, "attestation", 2026].field.edit, "papers have no committee"
