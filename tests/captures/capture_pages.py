"""A picture of every page of the window, from a demo dossier: themes, text sizes, window sizes."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.plugin.warning=false")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QSettings, QTimer
from PySide6.QtWidgets import QApplication

from engagement_desktop.bootstrap import Application, Ways, create_application
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.progress import Silent
from engagement_desktop.storage.keys.kdf import KdfParameters, KdfPolicy
from engagement_desktop.ui.errors import ErrorDoor
from engagement_desktop.ui.jobs import Jobs
from engagement_desktop.ui.main import make_app
from engagement_desktop.ui.main_window import MainWindow
from engagement_desktop.ui.program import Program
from engagement_desktop.ui.register.committee_page import CommitteePage
from engagement_desktop.ui.register.committee_view import CommitteeTab, CommitteeView
from engagement_desktop.ui.register.register_page import RegisterPage
from engagement_desktop.ui.register.register_view import RegisterView
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.focus import FocusRing
from engagement_desktop.ui.unlock.gate import Gate
from engagement_desktop.ui.unlock.opener import Opener
from tests.captures.people_captures import photograph_people

PHRASE = "loutre cerise balcon violon menhir gravier tulipe"
CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
WAYS = Ways(
    clock=FixedClock(datetime(2026, 11, 22, 10, 30, tzinfo=UTC)),
    policy=KdfPolicy(floor=CHEAP, parameters=CHEAP),
)
LOOKS = (
    ("clair", 100, (1280, 800)),
    ("sombre", 100, (1280, 800)),
    ("contraste", 100, (1280, 800)),
    ("clair", 150, (1280, 800)),
    ("clair", 200, (1280, 800)),
    ("clair", 100, (1024, 700)),
    ("contraste", 150, (1024, 700)),
)
REST = 250


class Photographer:
    """One window that goes from page to page and is photographed in every look."""

    def __init__(self, app: QApplication, target: Path, home: Path) -> None:
        self._target = target
        settings = QSettings(str(home / "reglages.ini"), QSettings.Format.IniFormat)
        self.look = Look(app, settings)
        self.look.load_other_fonts()
        self._ring = FocusRing(app, self.look)
        self.window = MainWindow(self.look, settings)
        self.jobs = Jobs()
        gate = Gate(self.look, self.jobs, ErrorDoor(lambda: None), settings, Opener(lambda: WAYS))
        self.program = Program(gate, self.window)

    def rest(self) -> None:
        """Let background reads end and what follows be painted."""
        loop = QEventLoop()
        QTimer.singleShot(REST, loop.quit)
        loop.exec()
        while self.jobs._alive:
            QTimer.singleShot(20, loop.quit)
            loop.exec()

    def take(self, name: str) -> None:
        """The window as it is, in every look."""
        for theme, percent, (width, height) in LOOKS:
            self.look.choose_theme(theme)
            self.look.choose_size(percent)
            self.window.resize(width, height)
            self.rest()
            picture = self._target / f"{name}-{theme}-{percent}-{width}.png"
            self.window.grab().save(str(picture))

    def before_a_dossier(self, dossier: Path) -> None:
        """The unlock page and its sheets, then the assistant."""
        self.program.show_unlock()
        self.window.show()
        self.window.activateWindow()
        self.take("00-bienvenue")
        page = self.program.show_unlock(dossier)
        self.take("01-deverrouillage")
        for name, sheet in (("paper", "01-code-papier"), ("backups", "01-sauvegardes")):
            page.show_sheet(name)
            self.take(sheet)
        assistant = self.program.show_creation()
        assistant.structure.name.editor.setText("MSP des Deux-Ponts")
        for at, step in enumerate(("structure", "phrase", "code", "verification", "pret")):
            if step == "code":
                lines = ("Q242F Q25X9 7SX1", "N6S8F 4AJ40 F3KK", "MACTP YG87S 1D65", "RGSCB 2ASJD Q10Q")
                assistant.code.show_code("MSP des Deux-Ponts", lines)
                assistant.check.ask(lines)
            assistant._show(at)
            self.take(f"02-assistant-{step}")

    def every_page(self, application: Application) -> None:
        """All the pages that navigation knows."""
        self.program.show_desk(application)
        desk = self.program.desk
        assert desk is not None
        for number, key in enumerate(desk.page_keys(), start=3):
            desk.open(key)
            self.take(f"{number:02}-{key}")

    def one_committee(self, application: Application) -> None:
        """The page of a committee: its tabs, its list of seats, and each of its forms."""
        desk = self.program.desk
        assert desk is not None
        first = application.committees.page(ListQuery(sort="name")).rows[0].id
        for tab in CommitteeTab:
            page = desk.open("committee", CommitteeView(first, tab))
            assert isinstance(page, CommitteePage)
            self.take(f"40-comite-{tab.name.lower()}")
        page.tabs.choose(CommitteeTab.SEATS)
        page.seats.card.turn()
        self.take("40-comite-liste")
        page.seats.card.turn()
        acts = page.acts
        for name, act in (
            ("modifier", acts.modify),
            ("pourvoir", acts.fill_seat),
            ("renouveler", acts.renew),
            ("reunion", acts.prepare_meeting),
        ):
            act()
            self.take(f"41-comite-{name}")
            page.place.leave()
        register = desk.open("register_at", RegisterView(date(2024, 12, 31)))
        assert isinstance(register, RegisterPage)
        self.take("42-registre-a-une-date")
        register.tabs.choose(1)
        self.take("42-registre-changements")


@contextmanager
def demo(folder: Path) -> Iterator[Application]:
    """A small fictitious dossier."""
    application, _code = create_application(
        folder / "MSP des Deux-Ponts.engagement", PHRASE, first_name="Élodie", ways=WAYS
    )
    application.demo.fill(DemoSize("petite"), 1, Silent())
    try:
        yield application
    finally:
        application.close()


def main(wanted: Callable[[str], bool] = bool) -> int:
    """Fill build/captures; returns 0."""
    target = ROOT / "build" / "captures"
    target.mkdir(parents=True, exist_ok=True)
    app = make_app(sys.argv[:1])
    with tempfile.TemporaryDirectory() as folder, demo(Path(folder)) as application:
        photographer = Photographer(app, target, Path(folder))
        if wanted("avant"):
            photographer.before_a_dossier(application.workspace.database.path)
        if wanted("pages"):
            photographer.every_page(application)
        if wanted("comite"):
            if photographer.program.desk is None:
                photographer.program.show_desk(application)
                photographer.window.show()
            photographer.one_committee(application)
        if wanted("personnes"):
            photograph_people(photographer, application)
        photographer.jobs.stop_all()
    print(f"{len(list(target.glob('*.png')))} images dans {target}")
    return 0


if __name__ == "__main__":
    words = set(sys.argv[1:])
    sys.exit(main(lambda part: not words or part in words))
