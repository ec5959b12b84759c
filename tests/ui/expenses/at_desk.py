"""What the hands and the eyes of a treasurer do at any page of the room."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.common.beside import EditorWindow
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.page import Page
from tests.ui.conftest import Seat

CTRL = Qt.KeyboardModifier.ControlModifier
_ANSWERED = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def bare(text: str) -> str:
    """Words as one types them: usual spaces, nothing that breaks a word."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "")


def offered(where: QWidget) -> list[str]:
    """The name of each button that one can see there."""
    every = [one for one in where.findChildren(QAbstractButton) if one.isVisibleTo(where)]
    return [bare(one.accessibleName() or one.text()) for one in every]


def press(seat: Seat, where: QWidget, name: str) -> None:
    """The visible button whose name begins so."""
    every = [one for one in where.findChildren(QAbstractButton) if one.isVisibleTo(where)]
    next(one for one in every if bare(one.accessibleName() or one.text()).startswith(name)).click()
    seat.wait()


def banners(page: Page) -> str:
    """What stands in a banner of the page."""
    seen = [one for one in page.findChildren(Banner) if one.isVisibleTo(page)]
    return bare(" ".join(one.accessibleName() for one in seen))


def beside(seat: Seat) -> Editor[object]:
    """The editor of the window that was opened beside the last."""
    editor: Editor[object] = seat.window.findChildren(EditorWindow)[-1].editor
    return editor


def stands_on(editor: Editor[object], key: str) -> bool:
    """Whether the window of a form has its focus in that field."""
    at = editor.window().focusWidget()
    field = editor.form.field(key)
    return at is not None and (at is field.editor or field.isAncestorOf(at))


def strike(seat: Seat, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """One key, where the focus is."""
    at = QApplication.focusWidget() or seat.window
    QTest.keyClick(at, key, held)
    seat.wait()


def in_front(seat: Seat) -> None:
    """The window has the keyboard."""
    seat.window.activateWindow()
    seat.bot.waitUntil(seat.window.isActiveWindow)


def nameless(page: QWidget) -> list[str]:
    """What one can answer to, and that a screen reader cannot name."""
    answered = [one for one in page.findChildren(QWidget) if isinstance(one, _ANSWERED)]
    return [
        type(one).__name__
        for one in answered
        if one.isVisibleTo(page)
        and one.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (one.accessibleName() or (isinstance(one, QAbstractButton) and one.text()))
    ]


def undo(seat: Seat) -> str:
    """Ctrl+Z of the status bar; what it says."""
    seat.desk.undo()
    seat.wait()
    return bare(seat.desk.status.message())
