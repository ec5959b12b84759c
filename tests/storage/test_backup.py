"""Backups: never announced before they were reopened and found equal; useless when altered."""

import json
import random
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import archive, backup, problems
from engagement_desktop.storage.backup import Verified, make_backup, verify_backup
from engagement_desktop.storage.contents import Contents
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.keys.keyring import Keyring
from tests.storage.common import NOW, flip, with_figures


class Usage(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "clé usb"
    folder.mkdir()
    return folder / "asso.engagement-sauvegarde"


@pytest.fixture
def saved(database: Database, place: Path) -> Verified:
    with_figures(database)
    return make_backup(database, place, created_at=NOW)


def test_a_backup_is_one_file_with_its_figures(saved: Verified, place: Path) -> None:
    assert [path.name for path in place.parent.iterdir()] == [place.name]
    assert saved.path.stat().st_mode & 0o777 == 0o600
    assert (saved.figures.counts["person"], saved.figures.counts["expense_line"]) == (30, 30)
    assert saved.figures.totals == {
        "expense_cents": sum(1000 + number for number in range(30)),
        "hours_minutes": sum(60 + number for number in range(30)),
    }
    assert saved.manifest.created_at.startswith("2026-11-22")


def test_its_figures_are_sealed_and_no_role_is_shut_out(saved: Verified, database: Database) -> None:
    label = zipfile.ZipFile(saved.path).read("manifeste.json").decode()
    assert "expense_cents" not in label
    reading = database.keyring.for_role(Role.READING)
    assert verify_backup(saved.path, reading).figures == saved.figures


def test_two_backups_of_one_state_have_equal_figures(
    saved: Verified, database: Database, place: Path
) -> None:
    again = make_backup(database, place.with_name("b.engagement-sauvegarde"), created_at=NOW)
    assert again.figures == saved.figures
    with database.work() as session:
        session.add(Setting(key="a", value="b"))
    later = make_backup(database, place.with_name("c.engagement-sauvegarde"), created_at=NOW)
    changed = {t for t, found in later.figures.digests.items() if saved.figures.digests[t] != found}
    assert changed == {"setting", "dossier"}


def test_a_backup_never_overwrites(saved: Verified, database: Database) -> None:
    before = saved.path.read_bytes()
    with pytest.raises(DomainError, match="existe déjà"):
        make_backup(database, saved.path, created_at=NOW)
    assert saved.path.read_bytes() == before


def test_a_backup_has_its_own_ending_and_an_existing_folder(database: Database, tmp_path: Path) -> None:
    with pytest.raises(DomainError, match="engagement-sauvegarde"):
        make_backup(database, tmp_path / "a.zip", created_at=NOW)
    with pytest.raises(KnownProblem) as problem:
        make_backup(database, tmp_path / "absent" / "a.engagement-sauvegarde", created_at=NOW)
    assert problem.value.cause is Cause.MISSING


def test_room_is_asked_for_before_anything_is_written(
    database: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed = database.path.stat().st_size * 22 // 10
    monkeypatch.setattr(backup.shutil, "disk_usage", lambda _: Usage(10**9, 0, needed - 1))
    with pytest.raises(KnownProblem, match="Il manque 1\u00a0Mo") as problem:
        make_backup(database, place, created_at=NOW)
    assert problem.value.cause is Cause.FULL
    assert list(place.parent.iterdir()) == []


def test_a_disk_that_is_gone_is_told(
    database: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(_: Path) -> Usage:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(backup.shutil, "disk_usage", gone)
    with pytest.raises(KnownProblem) as problem:
        make_backup(database, place, created_at=NOW)
    assert problem.value.cause is Cause.SUPPORT


def test_a_backup_that_does_not_read_back_is_not_announced(
    database: Database, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick that lies: what it gives back is not what was written."""
    real = backup.put_in_place

    def lying(part: Path, final: Path) -> None:
        flip(part, random.Random(8))
        real(part, final)

    monkeypatch.setattr(backup, "put_in_place", lying)
    with pytest.raises(KnownProblem, match="abîmée"):
        make_backup(database, place, created_at=NOW)
    assert list(place.parent.iterdir()) == []


def test_a_stop_of_the_person_leaves_nothing(database: Database, place: Path) -> None:
    class Stopped(Exception):
        pass

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        make_backup(database, place, created_at=NOW, progress=stop)
    assert list(place.parent.iterdir()) == []
    assert make_backup(database, place, created_at=NOW).path == place


def test_flipped_bits_in_a_backup_are_told_or_harmless(saved: Verified, database: Database) -> None:
    rng, whole, harmless = random.Random(13), saved.path.read_bytes(), 0
    for _ in range(60):
        saved.path.write_bytes(whole)
        flip(saved.path, rng)
        found = outcome(saved.path, database.keyring)
        harmless += found == saved.figures
        assert found in (saved.figures, Cause.DAMAGED, Cause.FOREIGN, Cause.WRONG_PHRASE)
    assert harmless < 10


def outcome(path: Path, keyring: Keyring) -> Contents | Cause:
    try:
        return verify_backup(path, keyring).figures
    except KnownProblem as problem:
        return problem.cause


@pytest.mark.parametrize("keep", [0, 1, 100, 5000, -1, -30])
def test_a_backup_cut_short_is_told(saved: Verified, database: Database, keep: int) -> None:
    saved.path.write_bytes(saved.path.read_bytes()[:keep])
    with pytest.raises(KnownProblem) as problem:
        verify_backup(saved.path, database.keyring)
    assert problem.value.cause in (Cause.DAMAGED, Cause.FOREIGN)


@pytest.mark.parametrize("content", [b"", b"bonjour", b"PK\x03\x04bonjour"])
def test_a_file_that_is_no_backup_is_told(database: Database, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "lettre.engagement-sauvegarde"
    path.write_bytes(content)
    with pytest.raises(KnownProblem):
        verify_backup(path, database.keyring)
    with pytest.raises(KnownProblem) as problem:
        verify_backup(tmp_path / "absent", database.keyring)
    assert problem.value.cause is Cause.MISSING


def test_another_zip_is_no_backup(database: Database, tmp_path: Path) -> None:
    path = tmp_path / "photos.engagement-sauvegarde"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("../../photo.jpg", b"x")
    with pytest.raises(KnownProblem) as problem:
        verify_backup(path, database.keyring)
    assert problem.value.cause is Cause.FOREIGN
    assert not (tmp_path.parent / "photo.jpg").exists()


def test_the_keys_of_another_dossier_do_not_open_it(saved: Verified) -> None:
    with pytest.raises(KnownProblem, match="n’ouvrent pas") as problem:
        verify_backup(saved.path, Keyring.of_seed(bytes(32)))
    assert problem.value.cause is Cause.WRONG_PHRASE


def remade(saved: Verified, changes: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> None:
    """The same archive with other members: what a forger could do."""
    with zipfile.ZipFile(saved.path) as old:
        members = {name: old.read(name) for name in old.namelist()} | changes
    with zipfile.ZipFile(saved.path, "w", compression) as new:
        for name, content in members.items():
            new.writestr(name, content)


def label(saved: Verified, **changes: object) -> bytes:
    return json.dumps(json.loads(saved.manifest.as_bytes()) | changes).encode()


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"generation": 1}, Cause.WRONG_PHRASE),
        ({"created_at": "2030-01-01T00:00:00+00:00"}, Cause.WRONG_PHRASE),
        ({"format": 2}, Cause.NEWER),
        ({"format": "1"}, Cause.DAMAGED),
        ({"generation": True}, Cause.DAMAGED),
        ({"extra": 1}, Cause.DAMAGED),
        ({"base_bytes": 4096}, Cause.DAMAGED),
        ({"keys_sha256": "0" * 64}, Cause.DAMAGED),
    ],
)
def test_a_forged_label_is_refused(
    saved: Verified, database: Database, changes: dict[str, object], cause: Cause
) -> None:
    remade(saved, {"manifeste.json": label(saved, **changes)})
    with pytest.raises(KnownProblem) as problem:
        verify_backup(saved.path, database.keyring)
    assert problem.value.cause is cause


def test_forged_figures_and_a_forged_base_are_refused(saved: Verified, database: Database) -> None:
    whole = saved.path.read_bytes()
    forged = backup.replace(saved.manifest, sealed="00" * 60).signed(database.keyring)
    remade(saved, {"manifeste.json": forged.as_bytes()})
    with pytest.raises(KnownProblem, match="abîmée"):
        verify_backup(saved.path, database.keyring)
    saved.path.write_bytes(whole)
    other = bytes(saved.manifest.base_bytes)
    remade(saved, {"base.engagement": other})
    with pytest.raises(KnownProblem, match="abîmée"):
        verify_backup(saved.path, database.keyring)


def test_a_base_that_is_not_the_one_described_is_refused(saved: Verified, database: Database) -> None:
    """Signed by an insider who holds the audit key: the base itself must still be ours, and equal."""
    import hashlib

    junk = bytes(saved.manifest.base_bytes)
    forged = backup.replace(saved.manifest, base_sha256=hashlib.sha256(junk).hexdigest()).signed(
        database.keyring
    )
    remade(saved, {"base.engagement": junk, "manifeste.json": forged.as_bytes()})
    with pytest.raises(KnownProblem, match="abîmée"):
        verify_backup(saved.path, database.keyring)


@pytest.mark.parametrize(
    ("code", "cause"),
    [(problems.IOERR, Cause.SUPPORT), (problems.FULL_CODE, Cause.FULL), (None, Cause.DAMAGED)],
)
@pytest.mark.parametrize("moment", ["connect", "integrity_faults"])
def test_a_disk_that_fails_while_verifying_is_not_called_damage(
    saved: Verified,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    code: int | None,
    cause: Cause,
    moment: str,
) -> None:
    def failing(*_: object, **__: object) -> None:
        error = backup.EngineError("refused")
        if code:
            error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(backup.db, moment, failing)
    with pytest.raises(KnownProblem) as problem:
        verify_backup(saved.path, database.keyring)
    assert problem.value.cause is cause


def test_a_compressed_member_could_be_a_bomb(saved: Verified, database: Database) -> None:
    remade(saved, {}, zipfile.ZIP_DEFLATED)
    with pytest.raises(KnownProblem):
        verify_backup(saved.path, database.keyring)


def test_an_enormous_label_is_not_read(
    saved: Verified, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "_SMALL", 10)
    with pytest.raises(KnownProblem):
        verify_backup(saved.path, database.keyring)


def test_without_key_files_a_backup_is_still_made(database: Database, place: Path) -> None:
    for path in key_paths(database.path):
        path.unlink()
    done = make_backup(database, place, created_at=NOW)
    assert json.loads(zipfile.ZipFile(done.path).read("cles.json"))["slots"] == []
