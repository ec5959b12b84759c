from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.theme import Look


def test_the_window_is_found_again_where_it_stood(look: Look, settings: QSettings, qtbot: QtBot) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    window.resize(1024, 760)
    window.show()
    window.close()
    again = MainWindow(look, settings)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (1024, 760)
    assert again.minimumWidth() == 1024


def test_letters_and_theme_are_changed_by_keys_from_anywhere(
    look: Look, settings: QSettings, qtbot: QtBot
) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(window, Qt.Key.Key_Plus, control)
    assert look.percent == 125
    qtbot.keyClick(window, Qt.Key.Key_Minus, control)
    assert look.percent == 100
    look.choose_size(200)
    qtbot.keyClick(window, Qt.Key.Key_0, control)
    assert look.percent == 100
    qtbot.keyClick(window, Qt.Key.Key_L, control | Qt.KeyboardModifier.ShiftModifier)
    assert look.theme.key == "sombre"


def test_one_thing_at_a_time_stands_in_the_window(look: Look, settings: QSettings, qtbot: QtBot) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    first, second = QWidget(), QWidget()
    window.show_content(first)
    assert window.windowTitle() == "Engagement"
    window.show_content(second, "MSP des Deux-Ponts")
    assert window.content() is second
    assert window.windowTitle() == "MSP des Deux-Ponts — Engagement"


def test_the_window_stays_while_something_must_be_kept(look: Look, settings: QSettings, qtbot: QtBot) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    with qtbot.waitSignal(window.painted):
        window.show()
    window.ask_before_closing(lambda: False)
    assert not window.close()
    window.ask_before_closing(None)
    with qtbot.waitSignal(window.closing):
        assert window.close()
