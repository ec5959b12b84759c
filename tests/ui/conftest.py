"""The window of a test: the real frame, on a real encrypted dossier, for whatever role."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.bootstrap import Application, Ways, open_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, Civility
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.services.workspace import Actor
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.desk import Desk
from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.navigation import PAGES
from engagement_desktop.ui.signals import AppSignals
from engagement_desktop.ui.theme import Look
from tests.builders import Builder
from tests.conftest import NOW, PHRASE, POLICY
from tests.ui.stillness import wait_until_still

WAYS = Ways(clock=FixedClock(NOW), policy=POLICY)


@dataclass
class Seat:
    """Somebody at the window: what is open, what was asked, what was told."""

    application: Application
    context: PageContext
    window: MainWindow
    desk: Desk
    bot: QtBot
    told: list[str]

    def open(self, key: str, what: object = None) -> Page:
        """Go to a page and wait until its background reads are shown."""
        page = self.desk.open(key, what)
        self.wait()
        return page

    def wait(self) -> None:
        """Everything under way has ended and was shown."""
        wait_until_still(self.bot, self.window, self.context.jobs)

    def fill(self, write: Callable[[Builder], object]) -> None:
        """Put rows in the dossier as an import would."""
        with self.application.workspace.database.work() as session:
            write(Builder(session))


@pytest.fixture(autouse=True)
def no_bug_waits_for_a_hand(qapp: QApplication) -> Iterator[None]:
    """A bug's box that no test answers is closed: its log fails the test, instead of waiting for ever."""
    seen: list[QWidget] = []

    def look_for_box() -> None:
        box = qapp.activeModalWidget()
        if isinstance(box, QMessageBox) and box.detailedText():
            if box in seen:
                box.reject()
            seen.append(box)

    timer = QTimer()
    timer.timeout.connect(look_for_box)
    timer.start(2000)
    yield
    timer.stop()


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "reglages.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def look(qapp: QApplication, settings: QSettings) -> Look:
    settings.setValue("affichage/theme", "clair")
    return Look(qapp, settings)


@pytest.fixture
def application(dossier: Path) -> Iterator[Application]:
    opened = open_application(dossier, PHRASE, ways=WAYS)
    yield opened
    opened.close()


@pytest.fixture
def seat(application: Application, look: Look, settings: QSettings, qtbot: QtBot) -> Iterator[Seat]:
    """The coordinator at the window, 1280 × 800."""
    made = sit(application, look, settings, qtbot)
    yield made
    leave(made)


@pytest.fixture
def seat_as(
    application: Application, look: Look, settings: QSettings, qtbot: QtBot
) -> Iterator[Callable[[Role], Seat]]:
    """Somebody of any role at the window."""
    made: list[Seat] = []

    def sitting(role: Role) -> Seat:
        actor = application.workspace.actor
        application.workspace.actor = Actor(actor.account_id, actor.first_name, role)
        made.append(sit(application, look, settings, qtbot))
        return made[-1]

    yield sitting
    for one in made:
        leave(one)


def shown(widget: QWidget) -> str:
    """Every word on a widget, without what lets long words break."""
    return "\n".join(label.text().replace("\u200b", "") for label in widget.findChildren(QLabel))


def leave(seat: Seat) -> None:
    """The pages go before the dossier is closed."""
    seat.context.jobs.stop_all()
    seat.window.show_content(QWidget())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def sit(application: Application, look: Look, settings: QSettings, qtbot: QtBot) -> Seat:
    window = MainWindow(look, settings)
    qtbot.addWidget(window)
    told: list[str] = []
    errors = ErrorDoor(lambda: window)
    signals = AppSignals(window)
    signals.said.connect(lambda sentence, _tone: told.append(sentence))
    application.workspace.listen(signals.data_changed.emit)
    context = PageContext(application, look, signals, Jobs(), errors, settings)
    desk = Desk(context, PAGES, "MSP des Deux-Ponts")
    window.show_content(desk)
    window.resize(1280, 800)
    window.show()
    return Seat(application, context, window, desk, qtbot, told)


ODD_NAME = '<b>=1+1</b> & "co" 🙂 ' + "x" * 280


def story(make: Builder) -> None:
    """One structure, one committee, three people, and a little of everything."""
    own = make.structure(link=StructureLink.OWN)
    committee = make.committee(own, "Comité des usagers", seats=4)
    monique = make.person(
        "Hélias", "Monique", civility=Civility.MRS, city="Saint-Martin", phone="02 97 00 00 00"
    )
    paul = make.person("Tessier", "Paul", capacity=Capacity.PROFESSIONAL)
    odd = make.person(ODD_NAME, "Zoé")
    make.vehicle(monique, electric=True)
    make.mandate(monique, committee, date(2024, 1, 1), ended_on=date(2026, 12, 31), office=Office.CHAIR)
    make.mandate(paul, committee, date(2024, 1, 1))
    held = make.meeting(
        committee, date(2026, 3, 3), place="Salle des fêtes", agenda="Accueil", decisions="Ouvrir le samedi"
    )
    make.attendance(held, monique)
    make.attendance(held, paul, AttendanceStatus.EXCUSED)
    bare = make.meeting(committee, date(2026, 5, 5), ends_minute=None)
    make.attendance(bare, monique)
    make.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED)
    make.hours(monique, own, date(2026, 3, 3), 210, activity="Accueil du forum", committee_id=committee.id)
    make.hours(paul, own, date(2026, 4, 4), 60, state=HoursState.TO_VALIDATE)
    make.hours(odd, own, date(2025, 4, 4), 45)
    paid = make.claim(monique, ClaimStatus.REIMBURSED, reference="NDF-0001", paid_on=date(2026, 4, 1))
    make.line(paid, date(2026, 3, 3), 1250, purpose="Repas avant la séance")
    sent = make.claim(paul, ClaimStatus.SUBMITTED, reference="NDF-0002")
    make.line(sent, date(2026, 5, 5), 2000, receipt=None)
    make.line(
        sent,
        date(2026, 5, 5),
        1697,
        nature=ExpenseNature.KILOMETRES,
        km_hundredths=2800,
        origin="Domicile",
        destination="MSP",
        rate_text="28 km × 0,606 €",
        receipt=None,
    )


@pytest.fixture
def filled(seat: Seat) -> Seat:
    """The coordinator in front of the story."""
    seat.fill(story)
    return seat
