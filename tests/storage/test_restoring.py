"""Restoring: into a new place, row for row, from a phrase or from paper; a former file is never lost."""

from pathlib import Path

import pytest

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import access, restoring
from engagement_desktop.storage.backup import Verified, make_backup
from engagement_desktop.storage.contents import Contents, contents
from engagement_desktop.storage.copying import copy_dossier
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import open_with_paper_code
from engagement_desktop.storage.keys.keyfile import KeyFile, key_paths, read_key_file, write_key_file
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.storage.keys.unlocking import Phrase
from engagement_desktop.storage.restoring import restore_backup, restore_in_place
from tests.storage.common import AT_ONCE, NOW, OTHER_PHRASE, PHRASE, POLICY, flip, opened, with_figures

SECRET = Phrase(PHRASE)


@pytest.fixture
def saved(database: Database, tmp_path: Path) -> Verified:
    with_figures(database)
    done = make_backup(database, tmp_path / "asso.engagement-sauvegarde", created_at=NOW)
    with database.work() as session:
        session.add(Setting(key="après", value="la sauvegarde"))
    return done


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "nouvelle machine"
    folder.mkdir()
    return folder / "retrouvé.engagement"


def figures(database: Database) -> Contents:
    with database.alone() as raw:
        return contents(raw, database.keyring.audit_key)


def test_a_restored_dossier_is_equal_row_for_row(saved: Verified, elsewhere: Path) -> None:
    done = restore_backup(saved.path, elsewhere, SECRET, POLICY)
    assert done.figures == saved.figures
    with opened(elsewhere) as database:
        assert figures(database) == saved.figures
    assert sorted(path.name for path in elsewhere.parent.iterdir()) == [
        "retrouvé.cle",
        "retrouvé.cle.bis",
        "retrouvé.engagement",
    ]


def test_the_backup_and_the_paper_alone_are_enough(
    saved: Verified, elsewhere: Path, database: Database
) -> None:
    assert database.keyring.seed is not None
    code = PaperCode.parse("\n".join(PaperCode.of(database.keyring.seed).lines()))
    restore_backup(saved.path, elsewhere, code, POLICY)
    found = open_with_paper_code(elsewhere, code, AT_ONCE)
    assert figures(found.database) == saved.figures
    found.database.close()


def test_a_wrong_phrase_or_paper_restores_nothing(saved: Verified, elsewhere: Path) -> None:
    for secret in (Phrase(OTHER_PHRASE), PaperCode.of(bytes(32))):
        with pytest.raises(KnownProblem) as problem:
            restore_backup(saved.path, elsewhere, secret, POLICY)
        assert problem.value.cause is Cause.WRONG_PHRASE
    assert list(elsewhere.parent.iterdir()) == []


def test_a_restoration_never_overwrites(saved: Verified, dossier: Path) -> None:
    with pytest.raises(DomainError, match="existe déjà"):
        restore_backup(saved.path, dossier, SECRET, POLICY)
    with pytest.raises(DomainError, match=r"\.engagement"):
        restore_backup(saved.path, dossier.with_suffix(".db"), SECRET, POLICY)
    with pytest.raises(KnownProblem):
        restore_backup(saved.path, dossier.parent / "absent" / "a.engagement", SECRET, POLICY)


def test_a_damaged_backup_restores_nothing(saved: Verified, elsewhere: Path) -> None:
    import random

    flip(saved.path, random.Random(3))
    with pytest.raises(KnownProblem):
        restore_backup(saved.path, elsewhere, SECRET, POLICY)
    assert list(elsewhere.parent.iterdir()) == []


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_the_journal_of_another_life_is_set_aside(saved: Verified, elsewhere: Path, suffix: str) -> None:
    stale = elsewhere.with_name(elsewhere.name + suffix)
    stale.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(4096))
    restore_backup(saved.path, elsewhere, SECRET, POLICY)
    with opened(elsewhere) as database:
        assert figures(database) == saved.figures
    assert stale.with_name(stale.name + ".ancien").exists()


def test_newer_keys_already_there_are_kept(saved: Verified, dossier: Path, database: Database) -> None:
    access.change_passphrase(dossier, 1, PHRASE, OTHER_PHRASE, POLICY)
    database.close()
    dossier.unlink()
    restore_backup(saved.path, dossier, SECRET, POLICY)
    with opened(dossier, OTHER_PHRASE) as found:
        assert figures(found) == saved.figures


def test_keys_of_another_dossier_are_not_touched(saved: Verified, elsewhere: Path) -> None:
    write_key_file(elsewhere, KeyFile("another", ()))
    with pytest.raises(DomainError, match="autre dossier"):
        restore_backup(saved.path, elsewhere, SECRET, POLICY)
    assert read_key_file(elsewhere, POLICY).uid == "another"
    assert not elsewhere.exists()


def test_damaged_keys_there_are_replaced(saved: Verified, elsewhere: Path) -> None:
    for path in key_paths(elsewhere):
        path.write_bytes(b"x")
    restore_backup(saved.path, elsewhere, SECRET, POLICY)
    with opened(elsewhere):
        pass


def test_keys_of_a_newer_program_there_stop_the_restoration(
    saved: Verified, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_key_file(elsewhere, KeyFile("uid", ()))

    def newer(_path: Path, _policy: object) -> KeyFile:
        raise KnownProblem("plus récent", Cause.NEWER)

    monkeypatch.setattr(restoring, "read_key_file", newer)
    with pytest.raises(KnownProblem, match="plus récent"):
        restore_backup(saved.path, elsewhere, SECRET, POLICY)


def test_restoring_in_place_keeps_the_former_dossier(
    saved: Verified, dossier: Path, database: Database
) -> None:
    database.close()
    done = restore_in_place(saved.path, dossier, SECRET, POLICY, NOW)
    with opened(dossier) as restored:
        assert figures(restored) == saved.figures
    assert "mis de côté 2026-11-22" in done.former.name
    with opened(done.former) as former, former.read() as session:
        assert session.get(Setting, "après") is not None


def test_restoring_in_the_place_of_a_damaged_dossier(
    saved: Verified, dossier: Path, database: Database
) -> None:
    database.close()
    dossier.write_bytes(dossier.read_bytes()[:5000])
    done = restore_in_place(saved.path, dossier, SECRET, POLICY, NOW)
    with opened(dossier):
        pass
    assert done.former.stat().st_size == 5000


def test_restoring_in_the_place_of_an_open_dossier_is_refused(saved: Verified, dossier: Path) -> None:
    with pytest.raises(KnownProblem) as problem:
        restore_in_place(saved.path, dossier, SECRET, POLICY, NOW)
    assert problem.value.cause is Cause.BUSY
    assert dossier.exists()


def test_a_restoration_in_place_that_fails_puts_everything_back(
    saved: Verified, dossier: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.close()
    before = {path.name: path.read_bytes() for path in dossier.parent.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, "put_in_place", full)
    with pytest.raises(KnownProblem) as problem:
        restore_in_place(saved.path, dossier, SECRET, POLICY, NOW)
    assert problem.value.cause is Cause.FULL
    monkeypatch.undo()
    with opened(dossier) as found, found.read() as session:
        assert session.get(Setting, "après") is not None
    assert before.keys() <= {path.name for path in dossier.parent.iterdir()}


def test_a_folder_that_cannot_be_renamed_in_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.engagement").mkdir()
    (tmp_path / "b.engagement").write_text("")
    with pytest.raises(KnownProblem):
        restoring._move(tmp_path / "a.engagement", tmp_path / "b.engagement")


def test_a_backup_whose_keys_were_weakened_is_refused(saved: Verified, elsewhere: Path) -> None:
    from engagement_desktop.storage.keys.kdf import KdfPolicy

    with pytest.raises(KnownProblem, match="abîmée"):
        restore_backup(saved.path, elsewhere, SECRET, KdfPolicy())


def test_a_copied_dossier_opens_with_the_same_phrase(database: Database, elsewhere: Path) -> None:
    with_figures(database)
    made = copy_dossier(database, elsewhere)
    with opened(elsewhere) as copy:
        assert figures(copy) == made == figures(database)
    assert len(list(elsewhere.parent.iterdir())) == 3


@pytest.mark.parametrize("taken", ["retrouvé.engagement", "retrouvé.cle", "retrouvé.cle.bis"])
def test_a_copy_never_overwrites(database: Database, elsewhere: Path, taken: str) -> None:
    (elsewhere.parent / taken).write_text("à garder")
    with pytest.raises(DomainError, match="existe déjà"):
        copy_dossier(database, elsewhere)
    assert [path.read_text() for path in elsewhere.parent.iterdir()] == ["à garder"]


def test_a_copy_made_by_another_role_keeps_every_account(database: Database, elsewhere: Path) -> None:
    database.adopt(database.keyring.for_role(Role.READING))
    copy_dossier(database, elsewhere)
    with opened(elsewhere) as copy:
        assert copy.keyring.seed is not None
