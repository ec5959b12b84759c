"""A hand that counts: every press, key and choice of a journey is one action."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from engagement_desktop.ui.common.table_page import TablePage
from tests.ui.conftest import Seat
from tests.ui.town import door, read, table

CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@dataclass
class Hand:
    """Does what a person does at the window, and nothing else."""

    seat: Seat
    actions: list[str] = field(default_factory=list)

    def press(self, where: QWidget, name: str) -> None:
        """One click on a visible button or link."""
        self.actions.append(f"clic : {name}")
        target = door(where, name)
        assert target.isEnabled()
        self.seat.bot.waitUntil(target.isVisible)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)
        self.settle()

    def key(self, pressed: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """One key, where the focus stands."""
        self.actions.append(f"touche : {pressed.name}")
        with self.seat.bot.waitActive(self.seat.window):
            self.seat.window.activateWindow()
        QTest.keyClick(self.focus() or self.seat.window, pressed, held)
        self.seat.bot.wait(150)  # a button that answers a key is first seen going down
        self.settle()

    def type(self, words: str) -> None:
        """Some words, typed where the focus stands."""
        self.actions.append(f"écrit : {words}")
        QTest.keyClicks(self.focus(), words)

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget() or self.seat.window.focusWidget()

    def settle(self) -> None:
        self.seat.wait()
        self.seat.bot.wait(20)
        self.seat.wait()

    def on_list(self, key: str) -> TablePage[Any]:
        """The list in sight."""
        page = self.seat.desk.open(key)
        assert isinstance(page, TablePage)
        assert page.isVisible()
        return page

    def file(self, page: TablePage[Any], at: int = 0) -> list[str]:
        """Choose a row with one click and read its file."""
        self.actions.append("clic : une ligne")
        assert at < len(table(page))
        spot = page.table.visualRect(page.model.index(at, 0)).center()
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        self.seat.bot.wait(200)
        return read(page.pane)

    def offered(self, where: QWidget) -> set[str]:
        """What could be pressed here."""
        buttons = [one for one in where.findChildren(QPushButton) if one.isVisibleTo(where)]
        return {one.text() for one in buttons if one.isEnabled()}
