"""A claim typed at its page: the person by a few letters, the fields by Tab, receipts dropped."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from tests.journeys.hand import Hand
from tests.ui.conftest import Seat
from tests.ui.expenses.receipts.dropping import held

_REACH = 25
Row = dict[str, Any]


def new_claim(hand: Hand, letters: str) -> ClaimPage:
    """A new claim of the one person whose name begins so, found from the third letter on."""
    page = hand.seat.open("claim", EditWanted())
    assert isinstance(page, ClaimPage)
    assert hand.focus() is page.head.person.editor
    hand.type(letters)
    popup = page.head.person.completer.popup()
    for pressed in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, pressed)
    hand.settle()
    in_front(hand)
    assert page.entry.person_id is not None
    return page


def in_front(hand: Hand) -> None:
    """The window has the keyboard again: a list that opened over it took it."""
    with hand.seat.bot.waitActive(hand.seat.window):
        hand.seat.window.activateWindow()


def reach(hand: Hand, wanted: QWidget) -> None:
    """Tab until there; within reach, or the test fails."""
    for _step in range(_REACH):
        if hand.focus() is wanted:
            return
        QTest.keyClick(hand.focus(), Qt.Key.Key_Tab)
        hand.seat.wait()
    raise AssertionError("Tab does not lead there")


def say(hand: Hand, page: ClaimPage, **words: str) -> None:
    """Type these words over what stands in these fields, one after the other, leaving each by Tab."""
    for key, typed in words.items():
        editor = page.form.fields[key].editor
        reach(hand, editor)
        if isinstance(editor, QLineEdit):
            editor.selectAll()
        hand.type(typed)
        QTest.keyClick(hand.focus(), Qt.Key.Key_Tab)
        hand.seat.wait()


def drop(hand: Hand, page: ClaimPage, file: Path) -> None:
    """A file carried over the panel and let go there."""
    data, panel = held(file), page.proof.panel
    act, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    over = QDragEnterEvent(QPointF(5, 5), act, data, button, none)
    panel.dragEnterEvent(over)
    assert over.isAccepted()
    panel.dropEvent(QDropEvent(QPointF(5, 5), act, data, button, none))
    hand.settle()


def rows(seat: Seat, table: str) -> list[Row]:
    """A table as it stands in the file, by somebody who knows nothing of the program."""
    with seat.application.workspace.database.alone() as raw:
        cursor = raw.execute(f"SELECT * FROM {table} ORDER BY id")  # noqa: S608 - our own names
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
