"""What is killed while somebody types: the real page, on the real dossier, at the pace of a hand."""

import itertools
import os
import time
from datetime import UTC, date, datetime
from multiprocessing.connection import Connection
from pathlib import Path

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.meetings.preparing.openings import OpeningService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.database import Database
from tests import markers
from tests.builders import Builder
from tests.storage.common import PHRASE, POLICY

NOW = datetime(2026, 11, 17, 17, 0, tzinfo=UTC)
PACE = 20  # milliseconds between two keys: faster than anybody
WORD = f"{markers.NAMES[0]} "


def open_meeting(database: Database) -> int:
    """A meeting with one item, opened."""
    workspace = Workspace(database, Actor(1, "Claire", Role.COORDINATION), FixedClock(NOW))
    with database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure(siren=None))
        meeting = make.meeting(committee, date(2026, 11, 17), status=MeetingStatus.PLANNED, ends_minute=None)
        session.add(AgendaItem(meeting_id=meeting.id, position=0, title="Accueil"))
        meeting_id = meeting.id
    OpeningService(workspace).open(meeting_id)
    return meeting_id


def type_minutes(path: Path, told: Connection) -> None:
    """Types in the live page for ever; after each key says when it was and how long the text is."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "*.warning=false"
    import engagement_desktop.ui  # noqa: F401, I001 - finds the libraries of the window first
    from PySide6.QtCore import QEvent, QSettings, Qt, QTimer
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from engagement_desktop.bootstrap import Ways, open_application
    from engagement_desktop.ui.common.context import PageContext
    from engagement_desktop.ui.errors import ErrorDoor
    from engagement_desktop.ui.jobs import Jobs
    from engagement_desktop.ui.main import make_app
    from engagement_desktop.ui.main_window import MainWindow
    from engagement_desktop.ui.meetings.live.live_page import LivePage
    from engagement_desktop.ui.signals import AppSignals
    from engagement_desktop.ui.theme import Look

    app = make_app(["typing"])
    application = open_application(path, PHRASE, ways=Ways(clock=FixedClock(NOW), policy=POLICY))
    settings = QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat)
    look = Look(app, settings)
    window = MainWindow(look, settings)
    signals = AppSignals(window)
    application.workspace.listen(signals.data_changed.emit)
    context = PageContext(application, look, signals, Jobs(), ErrorDoor(lambda: window), settings)
    page = LivePage(context)
    window.show_content(page)
    window.show()
    page.receive(application.progress.open_meeting())
    if page.text.is_choosing():  # what the kill before left: taken up again
        page.text.findChild(_side_by_side()).choose()
    letters = itertools.cycle(WORD)

    def press() -> None:
        sign = next(letters)
        key = Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(page.editor, event)
        told.send((time.monotonic(), page.editor.content()))

    timer = QTimer()
    timer.setInterval(PACE)
    timer.timeout.connect(press)
    told.send("ready")
    timer.start()
    app.exec()


def _side_by_side() -> type:
    from engagement_desktop.ui.common.side_by_side import SideBySide

    return SideBySide
