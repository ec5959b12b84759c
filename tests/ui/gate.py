"""Before a dossier: the window, its gate, and the one who opens with cheap keys."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import Opener
from tests.ui.conftest import WAYS
from tests.ui.stillness import wait_until_still


@dataclass
class Door:
    """Somebody in front of the closed program."""

    gate: Gate
    window: MainWindow
    program: Program
    bot: QtBot

    def wait(self) -> None:
        """Everything under way has ended and was shown."""
        wait_until_still(self.bot, self.window, self.gate.jobs)


@pytest.fixture
def door(look: Look, settings: QSettings, qtbot: QtBot) -> Iterator[Door]:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    gate = Gate(look, Jobs(), ErrorDoor(lambda: window), settings, Opener(lambda: WAYS))
    made = Door(gate, window, Program(gate, window), qtbot)
    window.show()
    yield made
    made.program.end()
    window.ask_before_closing(None)
    window.show_content(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
