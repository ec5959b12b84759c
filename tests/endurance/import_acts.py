"""What a child process does until it is killed: imports one workbook after another, or adds rates."""

from datetime import date, timedelta
from multiprocessing.connection import Connection
from pathlib import Path

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.imports.service import ImportService
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.keeping import back_up_automatically
from tests import markers
from tests.services.imports.conftest import HOURS, LINE, kilometres, person, usual, write
from tests.storage.common import NOW, reopened

ROWS = 25
BOOKS = 40
FIRST_DAY = date(2025, 1, 1)


def books_of(dossier: Path) -> Path:
    return dossier.parent / "classeurs"


def write_books(dossier: Path) -> Path:
    """Workbooks that each bring a person, hours and costs of their own, the first one with the secrets."""
    folder = books_of(dossier)
    folder.mkdir()
    markers.workbook(folder / "000.xlsx")
    for number in range(1, BOOKS):
        who = f"L{number}"
        mine = {"personne": who}
        write(
            folder / f"{number:03}.xlsx",
            usual(
                Personnes=[person(who, véhicule="voiture", **{"puissance fiscale": 5})],
                Heures=[
                    HOURS | mine | {"date": FIRST_DAY + timedelta(days=day), "motif": f"lot {number}"}
                    for day in range(ROWS)
                ],
                Frais=[LINE | mine | {"note": who}, kilometres(40, note=who, **mine)],
            ),
        )
    return folder


def at_work(path: Path) -> Workspace:
    return Workspace(reopened(path).database, Actor(1, "Claire", Role.COORDINATION), FixedClock(NOW))


def import_books(path: Path, told: Connection) -> None:
    """Each workbook is told once its import is back; those of an earlier life add nothing."""
    workspace = at_work(path)
    service = ImportService(workspace, lambda _: back_up_automatically(workspace.database, FixedClock(NOW)))
    told.send("ready")
    for number, book in enumerate(sorted(books_of(path).glob("*.xlsx"))):
        assert service.apply(service.read(book)).imported
        told.send(number)
    workspace.close()


def import_slowly(path: Path, told: Connection) -> None:
    """A cache of five pages: what the import writes reaches the disk long before its commit."""
    workspace = at_work(path)
    workspace.database.raw.execute("PRAGMA cache_size = 5")
    service = ImportService(workspace)
    told.send("ready")
    for number, book in enumerate(sorted(books_of(path).glob("*.xlsx"))):
        assert service.apply(service.read(book)).imported
        told.send(number)
    workspace.close()


def save_rates(path: Path, told: Connection) -> None:
    """One small act after another, by a service."""
    workspace = at_work(path)
    service = RateService(workspace)
    kept = len(service.rates()["smic.hourly"].periods)
    told.send("ready")
    for number in range(kept, kept + 300):
        service.add_local("smic.hourly", date(2030, 1, 1) + timedelta(days=number), "13", f"essai {number}")
        told.send(number)
    workspace.close()


def take_back_and_again(path: Path, told: Connection) -> None:
    """An import, its undo, the import again: told at each."""
    workspace = at_work(path)
    service = ImportService(workspace)
    book = sorted(books_of(path).glob("*.xlsx"))[1]
    told.send("ready")
    for number in range(1000):
        if service.apply(service.read(book)).new:
            told.send(("there", number))
            workspace.undo()
            told.send(("gone", number))
    workspace.close()
