"""What is killed in the middle: each act runs in a process of its own and says what it acknowledged."""

import shutil
import signal
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from engagement_desktop import paths
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage import access, schema
from engagement_desktop.storage.keeping import back_up_automatically
from engagement_desktop.storage.keys.unlocking import Phrase
from engagement_desktop.storage.restoring import restore_backup
from tests.storage.common import NOW, OTHER_PHRASE, PHRASE, POLICY, reopened

NEXT_HEAD = f"{int(schema.HEAD) + 1:04d}"
NEXT = f"""
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{NEXT_HEAD}", "{schema.HEAD}", None, None

def upgrade() -> None:
    for table in ("person", "hours_entry", "expense_line", "structure"):
        with op.batch_alter_table(table) as batch:
            batch.alter_column("version", type_=sa.BigInteger(), existing_type=sa.Integer())
"""

Act = Callable[[Path, Connection], None]
_PRELOADED = [
    "tests.endurance.acts",
    "tests.endurance.custody_acts",
    "alembic.command",
    "alembic.autogenerate",
]


def write(path: Path, told: Connection) -> None:
    """Acts through the services, each told once it is committed."""
    database = reopened(path).database
    workspace = Workspace(database, Actor(1, "Claire", Role.COORDINATION), FixedClock(NOW))
    told.send("ready")
    for number in range(100_000):
        with workspace.act(Permission.STRUCTURE_WRITE, "set") as change:
            change.session.add(Setting(key=f"{time.time_ns()}", value=str(number) * 200))
        told.send(number + 1)


def write_at_length(path: Path, told: Connection) -> None:
    """One long change that reaches the disk before its commit: a kill leaves a hot journal."""
    database = reopened(path).database
    database.raw.execute("PRAGMA cache_size = 5")
    with database.work() as session:
        for number in range(300):
            session.add(Setting(key=f"long {number}", value="x" * 3000))
            session.flush()
        told.send("ready")
        time.sleep(60)


def back_up(path: Path, told: Connection) -> None:
    database = reopened(path).database
    told.send("ready")
    while True:
        back_up_automatically(database, FixedClock(NOW))
        told.send("saved")


def restore(path: Path, told: Connection) -> None:
    (saved,) = path.parent.glob("*.engagement-sauvegarde")
    told.send("ready")
    restore_backup(saved, path.with_name("restauré.engagement"), Phrase(PHRASE), POLICY)
    told.send("done")


def change_phrase(path: Path, told: Connection) -> None:
    told.send("ready")
    while True:
        access.change_passphrase(path, 1, PHRASE, OTHER_PHRASE, POLICY)
        access.change_passphrase(path, 1, OTHER_PHRASE, PHRASE, POLICY)


def upgrade(path: Path, told: Connection) -> None:
    later_program(path.parent)
    told.send("ready")
    reopened(path).database.close()
    told.send("done")


def later_program(folder: Path) -> None:
    """Makes this process a program that knows one more migration."""
    place = folder / "migrations"
    if not place.exists():
        shutil.copytree(paths.migrations(), place, ignore=shutil.ignore_patterns("__pycache__"))
        (place / "versions" / f"{NEXT_HEAD}_next.py").write_text(NEXT)
    paths.migrations = lambda: place
    schema.HEAD = NEXT_HEAD


def killed(act: Act, path: Path, after_ms: int) -> Iterator[object]:
    """Runs the act, kills it so many milliseconds after it began; gives what it said."""
    context = get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=act, args=(path, there))
    process.start()
    there.close()
    said: list[object] = [here.recv()]
    process.join(after_ms / 1000)
    if process.is_alive():
        assert process.pid is not None
        process.kill()
        process.join()
    assert process.exitcode in (0, -signal.SIGKILL), "the act ended by itself, or was killed"
    while here.poll():
        try:
            said.append(here.recv())
        except EOFError:
            break
    here.close()
    yield from said
