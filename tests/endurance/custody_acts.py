"""What a child process does until it is killed: the dossier leaves for a key, or comes back from it."""

from multiprocessing.connection import Connection
from pathlib import Path

from engagement_desktop.bootstrap import Application, open_application
from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.settings import Setting
from tests.services.offices import WAYS
from tests.storage.common import PHRASE

LAPTOP = "portable.engagement"


def key_of(station: Path) -> Path:
    """The key that goes between the two machines."""
    return station.parent.parent / "clé"


def laptop_of(station: Path) -> Path:
    return key_of(station) / LAPTOP


def given_of(station: Path) -> Path:
    return key_of(station) / "rendu" / LAPTOP


def at(path: Path) -> Application:
    return open_application(path, PHRASE, ways=WAYS)


def note(application: Application, key: str) -> None:
    with application.workspace.act(Permission.STRUCTURE_WRITE, "set", key) as change:
        change.session.add(Setting(key=key, value="1"))


def leave(station: Path, told: Connection) -> None:
    application = at(station)
    told.send("ready")
    application.custody.take_away(laptop_of(station))
    told.send("left")
    application.close()


def give(station: Path, told: Connection) -> None:
    """The laptop gives the dossier back by a second copy."""
    application = at(laptop_of(station))
    told.send("ready")
    application.custody.hand_back(given_of(station))
    told.send("given")
    application.close()


def come_back(station: Path, told: Connection) -> None:
    """Brought back, closed and opened again: what came takes its place."""
    application = at(station)
    told.send("ready")
    application.custody.bring_back(laptop_of(station))
    told.send("brought")
    application.close()
    application = at(station)
    assert application.custody.holding().state is CustodyState.HERE
    told.send("there")
    application.close()
