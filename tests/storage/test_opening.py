"""Opening: each cause told apart, damage only after two failures, never a silent difference."""

import random
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import database as db
from engagement_desktop.storage import opening, schema
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.opening import OpeningReport, Patience, open_checked, what_it_looks_like
from tests.storage.common import AT_ONCE, flip, opened, reopened, with_figures


@pytest.fixture
def filled(dossier: Path) -> Path:
    with opened(dossier) as database:
        with_figures(database)
    return dossier


def cause_of(path: Path) -> Cause:
    with pytest.raises(KnownProblem) as problem:
        reopened(path)
    assert problem.value.sentence.endswith(".")
    return problem.value.cause


def test_a_sound_dossier_opens_with_its_counts(filled: Path) -> None:
    found = reopened(filled)
    found.database.close()
    assert found.report.is_sound
    assert (found.report.counts["person"], found.report.counts["hours_entry"]) == (30, 30)
    assert found.report.pages * 4096 == filled.stat().st_size
    assert found.database.uid


def test_a_missing_dossier_is_told(tmp_path: Path) -> None:
    assert cause_of(tmp_path / "rien.engagement") is Cause.MISSING


@pytest.mark.parametrize("name", ["lettre.txt", "base.db", "sans-fin"])
def test_a_file_of_another_name_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("bonjour")
    assert cause_of(tmp_path / name) is Cause.FOREIGN


@pytest.mark.parametrize("has_keys", [True, False])
@pytest.mark.parametrize("kind", ["text", "sqlite", "zip", "empty", "folder"])
def test_a_file_that_is_something_else_is_told(filled: Path, kind: str, has_keys: bool) -> None:
    filled.unlink()
    if not has_keys:
        for path in key_paths(filled):
            path.unlink()
    if kind == "text":
        filled.write_text("Compte rendu de la réunion du 4 mars.\n" * 300, encoding="ascii", errors="ignore")
    elif kind == "sqlite":
        with sqlite3.connect(filled) as other:
            other.execute("CREATE TABLE t (a)")
        other.close()
    elif kind == "zip":
        shutil.make_archive(
            str(filled), "zip", filled.parent, key_paths(filled)[0].name if has_keys else None
        )
        Path(f"{filled}.zip").rename(filled)
    elif kind == "empty":
        filled.touch()
    else:
        filled.mkdir()
    assert cause_of(filled) is Cause.FOREIGN


@pytest.mark.parametrize("keep", [0.5, 0.9, 0.01])
def test_a_dossier_cut_short_is_damaged(filled: Path, keep: float) -> None:
    content = filled.read_bytes()
    filled.write_bytes(content[: int(len(content) * keep)])
    assert cause_of(filled) is Cause.DAMAGED


def test_a_dossier_cut_at_a_whole_page_is_damaged(filled: Path) -> None:
    filled.write_bytes(filled.read_bytes()[: -4096 * 3])
    assert cause_of(filled) is Cause.DAMAGED


def test_flipped_bits_are_all_told_with_a_way_back(filled: Path) -> None:
    rng, whole = random.Random(41), filled.read_bytes()
    for _ in range(40):
        filled.write_bytes(whole)
        flip(filled, rng)
        with pytest.raises(KnownProblem, match="auvegarde") as problem:
            reopened(filled)
        assert problem.value.cause is Cause.DAMAGED


def test_swapped_and_emptied_pages_are_damage(filled: Path) -> None:
    whole = filled.read_bytes()
    pages = [whole[start : start + 4096] for start in range(0, len(whole), 4096)]
    pages[3], pages[7] = pages[7], pages[3]
    filled.write_bytes(b"".join(pages))
    assert cause_of(filled) is Cause.DAMAGED
    filled.write_bytes(whole[: 4096 * 5] + bytes(4096) + whole[4096 * 6 :])
    assert cause_of(filled) is Cause.DAMAGED


def test_one_failure_is_not_damage(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A transient fault of the disk can speak of a malformed base: the second try decides."""
    calls: list[int] = []
    real = db.damaged_pages

    def failing_once(raw: db.Raw) -> tuple[str, ...]:
        calls.append(1)
        return ("HMAC verification failed for page 3",) if len(calls) == 1 else real(raw)

    monkeypatch.setattr(db, "damaged_pages", failing_once)
    reopened(filled).database.close()
    assert len(calls) == 2


def test_between_two_tries_the_disk_is_left_a_moment(
    filled: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    keyring = database.keyring
    database.close()
    filled.write_bytes(filled.read_bytes()[:-100])
    monkeypatch.setattr(opening.time, "sleep", waited.append)
    with pytest.raises(KnownProblem):
        open_checked(filled, keyring)
    assert waited == [2]
    assert Patience().lock_ms > 0


@pytest.mark.parametrize(
    ("code", "cause"), [(db.problems.IOERR, Cause.SUPPORT), (db.problems.CANTOPEN, Cause.SUPPORT)]
)
def test_a_failing_disk_is_not_called_damage(
    filled: Path, monkeypatch: pytest.MonkeyPatch, code: int, cause: Cause
) -> None:
    def failing(_raw: db.Raw) -> tuple[str, ...]:
        error = cipher.OperationalError("disk I/O error")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(db, "integrity_faults", failing)
    assert cause_of(filled) is cause
    monkeypatch.undo()
    reopened(filled).database.close()


@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_told(filled: Path, what: str) -> None:
    place = filled if what == "file" else filled.parent
    mode = stat.S_IMODE(place.stat().st_mode)
    place.chmod(mode & ~0o222)
    before = filled.read_bytes()
    assert cause_of(filled) is Cause.READ_ONLY
    place.chmod(mode)
    assert filled.read_bytes() == before
    reopened(filled).database.close()


def rewritten(path: Path, *statements: str) -> None:
    """Changes a base with its right key, as an insider could."""
    with opened(path) as database, database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("PRAGMA foreign_keys = off")
        for statement in statements:
            raw.execute(statement)


def test_a_dossier_of_a_newer_program_is_left_as_it_is(filled: Path) -> None:
    rewritten(filled, "UPDATE alembic_version SET version_num = '9999'")
    before = filled.read_bytes()
    assert cause_of(filled) is Cause.NEWER
    assert filled.read_bytes() == before


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER piege AFTER INSERT ON person BEGIN DELETE FROM person; END",
        "CREATE VIEW piege AS SELECT 1",
        "CREATE TABLE piege (a)",
        "CREATE VIRTUAL TABLE piege USING fts5(a)",
        "ALTER TABLE person ADD COLUMN piege",
        "ALTER TABLE setting ADD COLUMN piege GENERATED ALWAYS AS (1) VIRTUAL",
        "DROP TABLE attendance",
        "DELETE FROM dossier",
        "DELETE FROM alembic_version",
        "PRAGMA application_id = 7",
        "UPDATE hours_entry SET person_id = 999 WHERE id = 1",
    ],
)
def test_a_base_that_does_not_have_our_shape_is_refused(filled: Path, statement: str) -> None:
    rewritten(filled, statement)
    assert cause_of(filled) is Cause.DAMAGED


def test_a_base_without_our_version_table_is_refused(filled: Path) -> None:
    rewritten(filled, "DROP TABLE alembic_version")
    assert cause_of(filled) is Cause.DAMAGED


def test_a_broken_rule_or_trace_is_told_and_does_not_lock_people_out(filled: Path) -> None:
    rewritten(
        filled,
        "UPDATE hours_entry SET minutes = 2000",
        "INSERT INTO audit_entry VALUES (1, '2026-01-01T00:00:00.000000+00:00', 1, 'add', '{}', '{}', x'00')",
    )
    found = reopened(filled)
    found.database.close()
    report: OpeningReport = found.report
    assert not report.is_sound
    assert [violation.name for violation in report.violations] == ["minutes"]
    assert report.first_bad_entry == 1


def test_what_an_earlier_stop_left_is_swept(filled: Path) -> None:
    leftovers = (schema.migration_place(filled), filled.with_name(filled.name + ".part"))
    for path in leftovers:
        path.write_bytes(b"half")
    reopened(filled).database.close()
    assert not any(path.exists() for path in leftovers)


def test_a_leftover_that_cannot_be_swept_keeps_nobody_out(filled: Path) -> None:
    schema.migration_place(filled).mkdir()
    for _ in range(2):
        reopened(filled).database.close()


def test_a_file_that_cannot_be_read_is_the_disks_fault(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem):
        what_it_looks_like(tmp_path / "absent.engagement")


def test_random_bytes_do_not_look_like_anything(tmp_path: Path) -> None:
    path = tmp_path / "x.engagement"
    path.write_bytes(random.Random(1).randbytes(4096))
    assert what_it_looks_like(path) is None


def test_a_second_try_uses_a_fresh_connection(filled: Path, database: Database) -> None:
    keyring = database.keyring
    database.close()
    again, report = open_checked(filled, keyring, AT_ONCE)
    again.close()
    assert report.is_sound
