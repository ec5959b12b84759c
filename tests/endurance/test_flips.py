"""One bit turned anywhere: told in French with a way back, never a silent difference."""

import os
import random
import shutil
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage.backup import make_backup, verify_backup
from engagement_desktop.storage.contents import Contents, contents
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keys.keyfile import key_paths
from tests.endurance import acts
from tests.storage.common import NOW, flip, opened, reopened, with_figures

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")


def rounds(few: int, many: int) -> list[object]:
    return [pytest.param(few, id="few"), pytest.param(many, id="many", marks=pytest.mark.endurance)]


@pytest.fixture
def filled(dossier: Path) -> Path:
    with opened(dossier) as database:
        with_figures(database)
    return dossier


def figures(database: Database) -> Contents:
    with database.alone() as raw:
        return contents(raw, database.keyring.audit_key)


def outcome(path: Path) -> Contents | Cause:
    """The figures that the person would see, or the cause that she is told with a way back."""
    try:
        found = reopened(path)
    except KnownProblem as problem:
        return problem.cause if "sauvegarde" in problem.sentence else Cause.SUPPORT
    try:
        return figures(found.database)
    finally:
        found.database.close()


@pytest.mark.parametrize("flips", rounds(40, 1000))
def test_a_flip_in_the_dossier_is_always_seen(filled: Path, flips: int) -> None:
    rng, whole = random.Random(SEED), filled.read_bytes()
    found = []
    for _ in range(flips):
        filled.write_bytes(whole)
        flip(filled, rng)
        found.append(outcome(filled))
    assert found == [Cause.DAMAGED] * flips


@pytest.mark.parametrize("spoiled", rounds(10, 100))
def test_sectors_emptied_pages_swapped_and_ends_cut_are_always_seen(filled: Path, spoiled: int) -> None:
    rng, whole = random.Random(SEED), filled.read_bytes()
    pages = len(whole) // 4096
    for _ in range(spoiled):
        one, other = rng.sample(range(pages), 2)
        swapped = bytearray(whole)
        swapped[one * 4096 : (one + 1) * 4096] = whole[other * 4096 : (other + 1) * 4096]
        swapped[other * 4096 : (other + 1) * 4096] = whole[one * 4096 : (one + 1) * 4096]
        emptied = whole[: one * 4096] + bytes(4096) + whole[(one + 1) * 4096 :]
        for content in (bytes(swapped), emptied, whole[: rng.randrange(1, len(whole))]):
            filled.write_bytes(content)
            assert outcome(filled) is Cause.DAMAGED


@pytest.mark.parametrize("flips", rounds(20, 300))
def test_a_flip_in_the_journal_left_by_a_crash_is_seen_or_harmless(filled: Path, flips: int) -> None:
    with opened(filled) as database:
        before = figures(database)
    list(acts.killed(acts.write_at_length, filled, 1))
    journal = filled.with_name(filled.name + "-journal")
    base, log = filled.read_bytes(), journal.read_bytes()
    rng = random.Random(SEED)
    for _ in range(flips):
        filled.write_bytes(base)
        journal.write_bytes(log)
        flip(journal, rng)
        assert outcome(filled) in (before, Cause.DAMAGED)
    filled.write_bytes(base)
    journal.write_bytes(log)
    assert outcome(filled) == before


@pytest.mark.parametrize("flips", rounds(30, 300))
def test_a_flip_in_a_key_file_leaves_its_twin_to_serve(filled: Path, flips: int) -> None:
    rng = random.Random(SEED)
    with opened(filled) as database:
        before = figures(database)
    for _ in range(flips):
        flip(rng.choice(key_paths(filled)), rng)
        assert outcome(filled) == before
    first, second = key_paths(filled)
    shutil.copy(first, second)


@pytest.mark.parametrize("flips", rounds(20, 300))
def test_a_flip_in_a_backup_is_seen_or_harmless(filled: Path, flips: int) -> None:
    path, rng = filled.with_name("a.engagement-sauvegarde"), random.Random(SEED)
    with opened(filled) as database:
        saved = make_backup(database, path, created_at=NOW)
        keyring = database.keyring
    whole = path.read_bytes()
    for _ in range(flips):
        path.write_bytes(whole)
        flip(path, rng)
        try:
            found = verify_backup(path, keyring).figures
        except KnownProblem:
            continue
        assert found == saved.figures
