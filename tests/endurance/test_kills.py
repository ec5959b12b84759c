"""Killed at any moment: what was acknowledged is there, and the dossier opens."""

import os
import random
import shutil
from pathlib import Path

import pytest
from sqlalchemy import func, select

from engagement_desktop import paths
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import schema
from engagement_desktop.storage.backup import backup_folder, make_backup, verify_backup
from engagement_desktop.storage.keeping import list_backups
from engagement_desktop.storage.keys.unlocking import Phrase
from engagement_desktop.storage.restoring import restore_backup
from tests.endurance import acts
from tests.storage.common import NOW, OTHER_PHRASE, PHRASE, POLICY, opened, reopened, with_figures

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
FEW = [pytest.param(2, id="few"), pytest.param(500, id="many", marks=pytest.mark.endurance)]


@pytest.fixture
def filled(dossier: Path) -> Path:
    with opened(dossier) as database:
        with_figures(database)
    return dossier


def moments(count: int, longest_ms: int) -> list[int]:
    rng = random.Random(SEED)
    return [rng.randrange(longest_ms) for _ in range(count)]


@pytest.mark.parametrize("kills", [pytest.param(6, id="few"), FEW[1]])
def test_no_acknowledged_act_is_lost(filled: Path, kills: int) -> None:
    before = 0
    for moment in moments(kills, 150):
        acknowledged = list(acts.killed(acts.write, filled, moment))[-1]
        found = reopened(filled)
        with found.database.read() as session:
            kept = session.scalar(select(func.count()).select_from(Setting))
        found.database.close()
        assert kept is not None
        assert found.report.is_sound
        assert found.report.audit_entries == kept
        assert (
            kept - before in (acknowledged, acknowledged + 1) if acknowledged != "ready" else kept >= before
        )
        before = kept


@pytest.mark.parametrize("kills", FEW)
def test_a_change_stopped_half_way_on_the_disk_is_undone(filled: Path, kills: int) -> None:
    for moment in moments(kills, 20):
        list(acts.killed(acts.write_at_length, filled, moment))
        assert filled.with_name(filled.name + "-journal").stat().st_size > 4096
        found = reopened(filled)
        found.database.close()
        assert found.report.is_sound
        assert found.report.counts["setting"] == 0


@pytest.mark.parametrize("kills", FEW)
def test_a_stopped_backup_never_leaves_half_a_file_under_its_name(filled: Path, kills: int) -> None:
    folder = backup_folder(filled)
    for moment in moments(kills, 300):
        saved = list(acts.killed(acts.back_up, filled, moment)).count("saved")
        with opened(filled) as database:
            found = [verify_backup(listing.path, database.keyring) for listing in list_backups(folder)]
            under_their_name = list(folder.glob("*.engagement-sauvegarde"))
        assert len(found) == len(under_their_name) >= min(saved, 10)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize("kills", FEW)
def test_a_stopped_restoration_is_whole_or_can_be_done_again(filled: Path, kills: int) -> None:
    source, target = filled.with_name("a.engagement-sauvegarde"), filled.with_name("restauré.engagement")
    with opened(filled) as database:
        figures = make_backup(database, source, created_at=NOW).figures
    for moment in moments(kills, 80):
        list(acts.killed(acts.restore, filled, moment))
        if not target.exists():
            assert restore_backup(source, target, Phrase(PHRASE), POLICY).figures == figures
        found = reopened(target)
        found.database.close()
        assert found.report.counts == figures.counts
        for path in (*target.parent.glob("restauré.*"),):
            path.unlink()


@pytest.mark.parametrize("kills", FEW)
def test_one_of_the_two_phrases_always_opens(filled: Path, kills: int) -> None:
    for moment in moments(kills, 40):
        list(acts.killed(acts.change_phrase, filled, moment))
        try:
            reopened(filled, PHRASE).database.close()
        except KnownProblem:
            acts.access.change_passphrase(filled, 1, OTHER_PHRASE, PHRASE, POLICY)
            reopened(filled, PHRASE).database.close()


@pytest.mark.parametrize("kills", FEW)
def test_a_stopped_upgrade_leaves_the_old_dossier_or_the_new_one(
    filled: Path, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = filled.read_bytes()
    for moment in moments(kills, 700):
        list(acts.killed(acts.upgrade, filled, moment))
        monkeypatch.setattr(schema, "HEAD", acts.NEXT_HEAD)
        monkeypatch.setattr(paths, "migrations", lambda: filled.parent / "migrations")
        found = reopened(filled)
        version = schema.version(found.database.raw)
        found.database.close()
        monkeypatch.undo()
        assert version == acts.NEXT_HEAD
        assert found.report.is_sound
        assert (found.report.counts["person"], found.report.counts["hours_entry"]) == (30, 30)
        assert not schema.migration_place(filled).exists()
        filled.write_bytes(old)
        shutil.rmtree(backup_folder(filled), ignore_errors=True)
