"""When a window has nothing left to do: no job under way, no pause running out."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.jobs import Jobs

PATIENCE = 20_000


def is_still(window: QWidget, jobs: Jobs) -> bool:
    """No job is alive and no widget waits for its own pause (search, pane, status) to end."""
    return not jobs._alive and not any(
        timer.isActive() and timer.isSingleShot() for timer in window.findChildren(QTimer)
    )


def wait_until_still(bot: QtBot, window: QWidget, jobs: Jobs) -> None:
    """Waits, twice over, since an answer shown can start the next question."""
    for _ in range(2):
        bot.wait(1)
        bot.waitUntil(lambda: is_still(window, jobs), timeout=PATIENCE)
    bot.wait(1)
