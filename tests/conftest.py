"""What every test stands on: no screen, no stray log, and one encrypted dossier made by the migrations."""

import gc
import logging
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("ENGAGEMENT_PHRASE", None)

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import create_dossier, open_dossier
from engagement_desktop.storage.keys.kdf import KdfParameters, KdfPolicy
from engagement_desktop.ui.interpreter import keep_singletons_alive

keep_singletons_alive()  # the plugin that drives Qt is loaded for every test

PHRASE = "loutre cerise balcon violon menhir gravier tulipe"
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
POLICY = KdfPolicy(floor=CHEAP, parameters=CHEAP)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long proofs run with `make endurance`; a tenth or less of each is in the ordinary tests."""
    if os.environ.get("ENGAGEMENT_ENDURANCE") != "1":
        kept = [item for item in items if item.get_closest_marker("endurance") is None]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


class _FailOnWarning(logging.Handler):
    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_stray_log() -> Iterator[None]:
    handler = _FailOnWarning()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    assert handler.heard == []


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Once a window was opened, only its thread looks for cycles: here between two tests."""
    yield
    if not gc.isenabled():
        from PySide6.QtCore import QCoreApplication, QEvent  # a test without a window needs no Qt

        from engagement_desktop.ui.sweeping import sweep

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        sweep()


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a test reaches the settings of the person at the machine."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOW)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one new dossier, copied for each test."""
    folder = tmp_path_factory.mktemp("pristine")
    created = create_dossier(
        folder / "essai.engagement", PHRASE, first_name="Claire", policy=POLICY, clock=FixedClock(NOW)
    )
    created.database.close()
    return folder


@pytest.fixture
def dossier(pristine: Path, tmp_path: Path) -> Path:
    """The path of an encrypted dossier of this test's own; its passphrase is PHRASE."""
    folder = tmp_path / "dossiers"
    shutil.copytree(pristine, folder)
    return folder / "essai.engagement"


@pytest.fixture
def database(dossier: Path) -> Iterator[Database]:
    opened = open_dossier(dossier, PHRASE, policy=POLICY)
    yield opened.database
    opened.database.close()


@pytest.fixture
def workspace_as(database: Database, clock: FixedClock) -> Callable[[Role], Workspace]:
    """Opens the test's dossier as any role."""

    def opened(role: Role) -> Workspace:
        account = Account(first_name=f"Compte {role.value}", role=role)
        with database.work() as session:
            session.add(account)
            session.flush()
            actor = Actor(account.id, account.first_name, role)
        return Workspace(database, actor, clock)

    return opened


@pytest.fixture
def workspace(workspace_as: Callable[[Role], Workspace]) -> Workspace:
    """The dossier opened by the coordinator."""
    return workspace_as(Role.COORDINATION)
