"""Writing in a meeting: from the key to the painted sign, in forty pages of minutes with everything on."""

import os
import statistics
import tempfile
import time
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import engagement_desktop.ui  # noqa: I001, F401 - finds the libraries of the window first
from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from engagement_desktop.bootstrap import Application, Ways, create_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main import make_app
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.meetings.live.live_page import LivePage
from engagement_desktop.ui.signals import AppSignals
from engagement_desktop.ui.theme import Look
from tests.builders import Builder
from tests.conftest import PHRASE, POLICY

KEYS = 300
PAUSE = 45  # milliseconds between two keys: somebody who types fast
BREATH, EVERY = 600, 25  # and takes breath: it is then that words are looked at
PAGE = 3_000  # signs
PAGES = 40
WORDS = "Mme Hélias signale que le standard "
SENTENCE = "Mme Hélias signale que le **standard** ne rappelle pas les personnes du vendredi soir. "


def run() -> dict[str, float]:
    """Milliseconds: the median key and the slowest one, and the same on a page of its own."""
    app = QApplication.instance()
    app = app if isinstance(app, QApplication) else make_app(["bench"])
    with tempfile.TemporaryDirectory() as folder:
        application = opened(Path(folder))
        page, window = shown(app, application, Path(folder))
        figures = {}
        for name, pages in (("live_key", PAGES), ("live_key_short", 1)):
            page.editor.show_content(text_of(pages, page))
            page.editor.document().setModified(True)
            times = typed(page)
            figures[f"{name}_median_ms"] = statistics.median(times)
            figures[f"{name}_worst_ms"] = max(times)
        page.put_away()
        page.context.jobs.stop_all()
        window.hide()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        application.close()
    return figures


def opened(folder: Path) -> Application:
    """A dossier with one open meeting."""
    now = datetime(2026, 11, 17, 18, 7, tzinfo=UTC)
    ways = Ways(clock=FixedClock(now), policy=POLICY)
    application, _code = create_application(
        folder / "banc.engagement", PHRASE, first_name="Claire", ways=ways
    )
    with application.workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        for name in ("Hélias", "Benali", "Diallo", "Œuvrard", "Prigent", "Caron", "Marchand", "Nguyen"):
            make.mandate(make.person(name, "Claire"), committee, date(2025, 1, 1))
        meeting = make.meeting(committee, date(2026, 11, 17), status=MeetingStatus.PLANNED, ends_minute=None)
        for at in range(6):
            session.add(AgendaItem(meeting_id=meeting.id, position=at, title=f"Point {at + 1}"))
        meeting_id = meeting.id
    application.openings.open(meeting_id)
    return application


def shown(app: QApplication, application: Application, folder: Path) -> tuple[LivePage, MainWindow]:
    settings = QSettings(str(folder / "reglages.ini"), QSettings.Format.IniFormat)
    look = Look(app, settings)
    look.load_other_fonts()
    window = MainWindow(look, settings)
    signals = AppSignals(window)
    application.workspace.listen(signals.data_changed.emit)
    context = PageContext(application, look, signals, Jobs(), ErrorDoor(lambda: window), settings)
    page = LivePage(context)
    window.show_content(page)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    page.receive(application.progress.open_meeting())
    page.take_focus()
    return page, window


def text_of(pages: int, page: LivePage) -> str:
    """So many pages, with a decision in the middle of them."""
    item_id = page.autosave.item_id or 0
    lines = [SENTENCE * 4] * (pages * PAGE // (4 * len(SENTENCE)))
    half = len(lines) // 2
    stored = page.context.application.texts.content(item_id)
    place = TextPlace(
        item_id=item_id,
        before="\n".join(lines[:half]),
        after="\n".join(lines[half:]),
        version=stored.version,
    )
    placed = page.context.application.decisions.decide(place, DecidedNow(wording="Ouvrir le samedi."))
    page.autosave.adopt(placed.text)
    return placed.text.content


def typed(page: LivePage) -> list[float]:
    """Keys at a pace, in the middle of the text, while drafts are kept and words are looked at.

    Each is counted from the moment at which it was due: what holds the window up at that moment counts.
    """
    editor = page.editor
    editor.stand_at(editor.document().characterCount() // 3)
    times: list[float] = []
    loop = QEventLoop()
    due = time.perf_counter() + PAUSE / 1000

    def press() -> None:
        nonlocal due
        sign = WORDS[len(times) % len(WORDS)]
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(editor, event)
        editor.viewport().repaint()
        times.append(1000 * (time.perf_counter() - due))
        if len(times) == KEYS:
            loop.quit()
            return
        due += (PAUSE if len(times) % EVERY else BREATH) / 1000
        left = due - time.perf_counter()
        QTimer.singleShot(max(0, int(1000 * left)), press)

    QTimer.singleShot(PAUSE, press)
    loop.exec()
    return [max(0.0, each) for each in times]


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:24} {value:8.1f}")
