"""Buttons and rows of them answer to the keyboard as to the mouse."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.navigation import PAGES
from engagement_desktop.ui.rail import Rail
from engagement_desktop.ui.theme import Look

KINDS = (FilterChoice("msp", "Maison de santé"), FilterChoice("cds", "Centre"), FilterChoice("cpts", "CPTS"))


def test_enter_presses_a_button_as_the_space_bar_does(qtbot: QtBot, look: Look) -> None:
    pressed: list[str] = []
    button = Button(look, "Créer un dossier", on_click=lambda: pressed.append("créer"))
    qtbot.addWidget(button)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(button, key)
    assert pressed == ["créer"] * 3


def test_arrows_go_round_the_chips_of_a_family(qtbot: QtBot, look: Look) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    chips = ChipRow(look, "Genre de structure")
    chips.show_choices(KINDS, "msp")
    whole = QVBoxLayout(page)
    whole.addWidget(chips)
    whole.addWidget(QPushButton("après"))
    page.show()
    qtbot.waitExposed(page)
    first, second, third = chips.findChildren(Button)
    first.setFocus()
    seen = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        QTest.keyClick(page.focusWidget(), key)
        seen.append(page.focusWidget())
    assert seen == [second, third, first, third]
    with qtbot.waitSignal(chips.chosen) as told:
        QTest.keyClick(third, Qt.Key.Key_Return)
    assert told.args == ["cpts"]


def test_arrows_in_the_rail_choose_before_enter_goes(qtbot: QtBot, look: Look) -> None:
    rail = Rail(look, PAGES, "Maison de santé")
    qtbot.addWidget(rail)
    rail.show()
    qtbot.waitExposed(rail)
    rail.show_current(PAGES[0].key)
    wanted: list[str] = []
    rail.wanted.connect(wanted.append)
    rail._buttons[PAGES[0].key].setFocus()
    QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Down)
    assert wanted == []
    QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Return)
    assert wanted == [PAGES[1].key]
