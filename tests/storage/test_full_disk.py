"""A disk without room: said as such, nothing lost, and the retry works once there is room."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import backup, problems
from engagement_desktop.storage.backup import make_backup, verify_backup
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import create_dossier
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.keys.keyfile import key_paths
from tests.storage.common import NOW, PHRASE, POLICY, opened, with_figures

ROOT = Path(__file__).parents[2]
STEP = 64 * 1024
SIZE = 2 * 1024 * 1024


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two mebibytes of its own."""
    place = tmp_path / "petit disque"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=700", "tmpfs", place],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", place], check=True)


@pytest.fixture
def full_of(small_disk: Path, dossier: Path) -> Iterator[Database]:
    for path in dossier.parent.iterdir():
        shutil.copy(path, small_disk)
    with opened(small_disk / dossier.name) as database:
        with_figures(database)
        yield database


def leave_room(place: Path, size: int) -> None:
    """Fills the disk but for so many bytes."""
    filler = place / "remplissage"
    filler.unlink(missing_ok=True)
    free = shutil.disk_usage(place).free
    filler.write_bytes(bytes(max(0, free - size)))


def test_a_full_disk_keeps_what_was_acknowledged_and_the_retry_works(
    full_of: Database, small_disk: Path
) -> None:
    leave_room(small_disk, 4 * STEP)
    acknowledged = 0
    with pytest.raises(KnownProblem) as problem:
        for number in range(1000):
            with full_of.work() as session:
                session.add(Setting(key=f"{number}", value="x" * 3000))
            acknowledged = number + 1
    assert problem.value.cause is Cause.FULL
    assert 0 < acknowledged < 1000
    with full_of.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == acknowledged
    (small_disk / "remplissage").unlink()
    with full_of.work() as session:
        session.add(Setting(key="après", value="x" * 3000))
    full_of.close()
    with opened(full_of.path) as database, database.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == acknowledged + 1


@pytest.mark.parametrize("is_checked", [True, False], ids=["asked before", "met on the way"])
def test_a_backup_without_room_is_told_at_every_step(
    full_of: Database, small_disk: Path, monkeypatch: pytest.MonkeyPatch, is_checked: bool
) -> None:
    if not is_checked:
        monkeypatch.setattr(backup, "refuse_without_room", lambda *_, **__: None)
    target = small_disk / "a.engagement-sauvegarde"
    succeeded, told = 0, 0
    for steps in range(0, 16, 2):
        leave_room(small_disk, steps * STEP)
        try:
            make_backup(full_of, target, created_at=NOW)
        except KnownProblem as problem:
            told += problem.cause is Cause.FULL
            assert sorted(path.suffix for path in small_disk.iterdir() if "sauvegarde" in path.name) == []
        else:
            succeeded += 1
            verify_backup(target, full_of.keyring)
            target.unlink()
    assert told >= 3
    assert succeeded + told == 8


def test_a_dossier_that_does_not_fit_is_not_half_created(
    small_disk: Path, clock: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    del monkeypatch
    for steps in range(4):
        leave_room(small_disk, steps * STEP)
        with pytest.raises(KnownProblem) as problem:
            create_dossier(
                small_disk / "a.engagement", PHRASE, first_name="Claire", policy=POLICY, clock=clock
            )
        assert problem.value.cause is Cause.FULL
        assert [path.name for path in small_disk.iterdir()] == ["remplissage"]


def test_a_key_file_that_does_not_fit_leaves_the_old_one(full_of: Database, small_disk: Path) -> None:
    first, _ = key_paths(full_of.path)
    before = first.read_bytes()
    leave_room(small_disk, 0)
    with pytest.raises(KnownProblem) as problem:
        write_atomically(first, bytes(STEP))
    assert problem.value.cause is Cause.FULL
    assert first.read_bytes() == before


def test_a_limit_on_the_size_of_files_is_told_and_loses_nothing(dossier: Path) -> None:
    """Works without root: the system refuses to let any file grow."""
    limit = dossier.stat().st_size + 3 * STEP
    program = f"""
import resource
from pathlib import Path
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.settings import Setting
from tests.storage.common import opened
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
with opened(Path({str(dossier)!r})) as database:
    for number in range(1000):
        try:
            with database.work() as session:
                session.add(Setting(key=str(number), value="x" * 3000))
        except KnownProblem as problem:
            print(number, problem.cause in (Cause.FULL, Cause.SUPPORT))
            break
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ
    )
    assert done.stderr == ""
    acknowledged, told = done.stdout.split()
    assert told == "True"
    with opened(dossier) as database, database.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == int(acknowledged) > 0


def test_the_limit_used_above_exists_here() -> None:
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] != 0


def test_little_room_is_measured_where_the_dossier_stands(small_disk: Path) -> None:
    leave_room(small_disk, 10_000_000)
    assert not problems.has_little_room(small_disk / "a.engagement")
    leave_room(small_disk, STEP)
    assert problems.has_little_room(small_disk / "a.engagement")
    assert not problems.has_little_room(small_disk / "absent" / "a.engagement")
