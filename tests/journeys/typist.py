"""A secretary at the keyboard: every key goes where the focus stands, and is counted."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget

from engagement_desktop.domain.clock import FixedClock
from tests.ui.conftest import Seat

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_F9})
_DAY = (2026, 11, 22)
_ENOUGH = 40
_PRESSED = 160  # milliseconds: a button that answers a key is first seen going down


@dataclass
class Typist:
    """Types, and does nothing else."""

    seat: Seat
    keys: int = 0

    def key(self, pressed: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """One key with what is held with it; the window has what follows behind it."""
        self.keys += 1
        QTest.keyClick(self.under_the_hand(), pressed, held)
        if held == CTRL or pressed in _PRESSING:
            self.seat.bot.wait(_PRESSED)
        self.seat.wait()

    def write(self, words: str) -> None:
        """Signs as a French keyboard sends them, Enter at the end of a line."""
        for sign in words:
            self.keys += 1
            where = self.under_the_hand()
            key = _key_of(sign)
            text = "\r" if sign == "\n" else sign
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(where, QKeyEvent(kind, key, PLAIN, text))
        self.seat.wait()

    def under_the_hand(self) -> QWidget:
        """A menu, else the focus of the active window."""
        if (menu := QApplication.activePopupWidget()) is not None:
            return menu
        front = self._front()
        if not self._has_focus(front):  # a sheet that opens or closes takes the focus a little later
            front.activateWindow()
            self.seat.bot.waitUntil(lambda: self._has_focus(front))
        return QApplication.focusWidget() or front

    def _front(self) -> QWidget:
        sheets = self.seat.window.findChildren(QDialog)
        return next((sheet for sheet in sheets if sheet.isVisible()), self.seat.window)

    def _has_focus(self, front: QWidget) -> bool:
        here = QApplication.focusWidget()
        return here is not None and here.window() is front

    def reach(self, button: str, *, back: bool = False) -> None:
        """Tab to a button by its name, or back to it."""
        for _ in range(_ENOUGH):
            here = QApplication.focusWidget()
            if isinstance(here, QAbstractButton) and button in {here.text(), here.accessibleName()}:
                return
            self.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError(button)

    @contextmanager
    def at_most(self, keys: int) -> Iterator[None]:
        """What is done meanwhile takes no more keys than that."""
        before = self.keys
        yield
        assert self.keys - before <= keys, f"{self.keys - before} touches"

    def at(self, hour: int, minute: int, day: tuple[int, int, int] = _DAY) -> None:
        """The clock on the wall."""
        clock = FixedClock(datetime(*day, hour - 1, minute, tzinfo=UTC))
        self.seat.application.workspace._clock = clock

    def said(self) -> str:
        """What the foot of the window said last."""
        return self.seat.told[-1].replace("\u00a0", " ") if self.seat.told else ""


def _key_of(sign: str) -> Qt.Key:
    if sign == "\n":
        return Qt.Key.Key_Return
    return Qt.Key(ord(sign.upper())) if sign.isascii() else Qt.Key.Key_unknown
