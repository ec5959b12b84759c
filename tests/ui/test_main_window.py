import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSettings, Qt
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


@pytest.mark.parametrize("spoilt", ["abc", QByteArray(b"abc"), 12])
def test_a_spoilt_note_of_where_it_stood_opens_the_usual_window(
    look: Look, settings: QSettings, qtbot: QtBot, spoilt: object
) -> None:
    settings.setValue("fenetre/geometrie", spoilt)
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    assert (window.width(), window.height()) == (1280, 800)


def test_what_asked_to_come_back_is_kept_and_the_rest_goes(
    look: Look, settings: QSettings, qtbot: QtBot
) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    kept, passing = QWidget(), QWidget()
    kept.setProperty("garde", True)
    gone: list[str] = []
    kept.destroyed.connect(lambda: gone.append("kept"))
    passing.destroyed.connect(lambda: gone.append("passing"))
    window.show_content(kept)
    window.show_content(passing)
    window.show_content(kept, "Réglages")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert gone == ["passing"]
    assert window.content() is kept


def test_letters_stop_growing_and_shrinking_at_their_ends(
    look: Look, settings: QSettings, qtbot: QtBot
) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for keys, end in ((Qt.Key.Key_Equal, 200), (Qt.Key.Key_Minus, 100)):
        for _press in range(6):
            qtbot.keyClick(window, keys, Qt.KeyboardModifier.ControlModifier)
        assert look.percent == end
    assert settings.value("affichage/taille") == "100"


def test_three_presses_of_the_theme_keys_come_round(look: Look, settings: QSettings, qtbot: QtBot) -> None:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    themes = []
    for _press in range(3):
        qtbot.keyClick(window, Qt.Key.Key_L, both)
        themes.append(look.theme.key)
    assert themes == ["sombre", "contraste", "clair"]
    assert settings.value("affichage/theme") == "clair"
