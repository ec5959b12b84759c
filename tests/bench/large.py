"""The dossier that the list and figure measures stand on: `grande`, as the demo makes it."""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.demo.service import DemoService
from engagement_desktop.services.demo.sizes import DemoSize
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.dossiers import create_dossier
from engagement_desktop.storage.keys.kdf import KdfParameters, KdfPolicy

NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
RUNS = 5
_CHEAP = KdfParameters(memory_kib=64, time_cost=1, parallelism=1)
_PHRASE = "loutre cerise balcon violon menhir gravier tulipe"


def large_dossier(folder: Path) -> Workspace:
    """5,000 people, 2,000 meetings, 100,000 hours and 50,000 expense lines, encrypted."""
    clock = FixedClock(NOW)
    created = create_dossier(
        folder / "grande.engagement",
        _PHRASE,
        first_name="Claire",
        policy=KdfPolicy(floor=_CHEAP, parameters=_CHEAP),
        clock=clock,
    )
    workspace = Workspace(created.database, Actor(created.account_id, "Claire", Role.COORDINATION), clock)
    DemoService(workspace).fill(DemoSize.LARGE, 1)
    return workspace


def seconds(work: Callable[[], object]) -> float:
    """How long it takes: the median of five, after one that warms."""
    work()
    return median(once(work) for _ in range(RUNS))


def once(work: Callable[[], object]) -> float:
    """How long it takes, one time, the garbage of what ran before collected first."""
    gc.collect()
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
