"""The printed code is typed as it is read: line after line, with Enter or without."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.unlock.code_entry import CodeEntry

LINES = ("E7XPJ 2TXV1 GEBC", "6PJ1M 8E1HA RTCT", "7KCD7 T49CE WP1P", "ZHT0A A9Z5D HBGX")


@pytest.fixture
def entry(qtbot: QtBot, look: Look) -> CodeEntry:
    made = CodeEntry(look)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.take_focus()
    return made


def here(entry: CodeEntry) -> QWidget:
    widget = entry.focusWidget()
    assert widget is not None
    return widget


@pytest.mark.parametrize("with_enter", [True, False])
def test_no_line_is_skipped_when_enter_follows_a_full_line(entry: CodeEntry, with_enter: bool) -> None:
    told: list[bool] = []
    entry.entered.connect(lambda: told.append(True))
    for line in LINES:
        QTest.keyClicks(here(entry), line)
        if with_enter:
            QTest.keyClick(here(entry), Qt.Key.Key_Return)
    assert entry.code() == "\n".join(LINES)
    assert told == ([True] if with_enter else [])


def test_a_pasted_code_fills_every_line(entry: CodeEntry) -> None:
    QTest.keyClicks(here(entry), LINES[0][:-1])
    first = entry.findChildren(QLineEdit)[0]
    first.setText("")
    first.insert("".join(LINES))
    first.textEdited.emit("".join(LINES))
    assert entry.code() == "\n".join(LINES)


def test_enter_in_an_empty_code_asks_for_it(entry: CodeEntry) -> None:
    told: list[bool] = []
    entry.entered.connect(lambda: told.append(True))
    last = entry.findChildren(QLineEdit)[-1]
    QTest.keyClick(last, Qt.Key.Key_Return)
    assert told == [True]
    assert entry.code() == ""
