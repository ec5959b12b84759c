from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.dialogs import confirm, report_bug, tell

Inside = Callable[[QMessageBox], None]
ODD = '<b>Comité</b> & "co" =1+1 🙂'


def while_open(act: Callable[[], object], inside: Inside) -> object:
    """Do what opens a box, and act in the box meanwhile."""

    def reach() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        inside(box)

    QTimer.singleShot(30, reach)
    return act()


def press(words: str) -> Inside:
    return lambda box: next(each for each in box.buttons() if each.text() == words).click()


def press_key(key: Qt.Key) -> Inside:
    return lambda box: QTest.keyClick(box, key)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_problem_is_told_as_plain_words_with_one_button(window: QWidget) -> None:
    seen: list[object] = []

    def look_and_leave(box: QMessageBox) -> None:
        seen.extend((box.text(), box.textFormat(), [each.text() for each in box.buttons()]))
        press("J’ai compris")(box)

    while_open(lambda: tell(window, ODD), look_and_leave)
    assert seen == [ODD, Qt.TextFormat.PlainText, ["J’ai compris"]]


def test_escape_and_enter_both_leave_a_box_that_only_tells(window: QWidget) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        while_open(lambda: tell(window, "Le disque est plein."), press_key(key))
        assert QApplication.activeModalWidget() is None


def test_escape_keeps_and_enter_does_what_the_button_says(window: QWidget) -> None:
    def ask() -> bool:
        return confirm(window, f"Effacer {ODD} et ses 3 séances\u202f?", "Effacer 3 séances")

    assert while_open(ask, press_key(Qt.Key.Key_Escape)) is False
    assert while_open(ask, press("Annuler")) is False
    assert while_open(ask, press_key(Qt.Key.Key_Return)) is True
    assert while_open(ask, press("Effacer 3 séances")) is True


def test_the_buttons_say_what_they_do_and_never_yes_or_no(window: QWidget) -> None:
    seen: list[str] = []

    def look_and_leave(box: QMessageBox) -> None:
        seen.extend(sorted(each.text() for each in box.buttons()))
        press("Garder")(box)

    while_open(lambda: confirm(window, "Remplacer\u202f?", "Remplacer", "Garder"), look_and_leave)
    assert seen == ["Garder", "Remplacer"]


@pytest.mark.parametrize(("button", "copied"), [("Copier le rapport", "places"), ("Continuer", "avant")])
def test_a_report_is_copied_only_when_it_is_asked_for(window: QWidget, button: str, copied: str) -> None:
    QGuiApplication.clipboard().setText("avant")
    while_open(lambda: report_bug(window, "places"), press(button))
    assert QGuiApplication.clipboard().text() == copied


def test_a_report_is_offered_with_going_on_as_the_usual_answer(window: QWidget) -> None:
    seen: list[str] = []

    def look_and_leave(box: QMessageBox) -> None:
        default = box.defaultButton()
        assert isinstance(default, QPushButton)
        seen.extend((default.text(), box.detailedText(), box.informativeText()))
        default.click()

    while_open(lambda: report_bug(window, "ValueError\n  ui/errors.py, ligne 3"), look_and_leave)
    assert seen[:2] == ["Continuer", "ValueError\n  ui/errors.py, ligne 3"]
    assert "ni nom, ni montant" in seen[2]
