"""The one connection: all or nothing, one at a time, every setting proved."""

import threading
import traceback
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import func, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.settings import DossierState, Setting
from engagement_desktop.storage import database as db
from engagement_desktop.storage.database import Database, UnsafeEngine
from tests.builders import Builder
from tests.storage.common import IBAN, with_figures


def generation(database: Database) -> int:
    with database.read() as session:
        return session.get_one(DossierState, 1).generation


def test_a_change_is_kept_when_its_block_ends(database: Database) -> None:
    with database.work() as session:
        session.add(Setting(key="essai", value="1"))
    with database.read() as session:
        assert session.get_one(Setting, "essai").value == "1"


def test_a_change_that_fails_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.work() as session:
        session.add(Setting(key="essai", value="1"))
        session.flush()
        _ = 1 // 0
    with database.read() as session:
        assert session.get(Setting, "essai") is None


def test_each_change_raises_the_generation_and_a_look_does_not(database: Database) -> None:
    before = generation(database)
    with database.work() as session:
        session.add(Setting(key="essai", value="1"))
    with database.work() as session:
        session.get(Setting, "essai")
    assert generation(database) == before + 1


def test_a_look_cannot_write(database: Database) -> None:
    with pytest.raises(KnownProblem), database.read() as session:
        session.execute(update(Setting).values(value="2"))
        session.add(Setting(key="essai", value="1"))
        session.flush()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == 0


def test_one_may_look_within_ones_own_change(database: Database) -> None:
    with database.work() as session:
        session.add(Setting(key="essai", value="1"))
        with database.read() as inner:
            assert inner.get(Setting, "essai") is not None


def test_a_change_within_a_change_is_a_bug(database: Database) -> None:
    with database.work(), pytest.raises(RuntimeError), database.work():
        pass
    with database.read(), pytest.raises(RuntimeError), database.work():
        pass
    with database.read(), pytest.raises(RuntimeError), database.alone():
        pass


def test_threads_take_turns(database: Database) -> None:
    def add(number: int) -> None:
        for turn in range(10):
            with database.work() as session:
                session.add(Setting(key=f"{number}-{turn}", value=""))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == 40


def test_a_rule_of_the_base_stays_a_bug_not_a_disk_problem(database: Database) -> None:
    with pytest.raises(IntegrityError), database.work() as session:
        session.add(Person(last_name="A", first_name="B", name_key="", sort_key="", search_key=""))
        session.execute(text("INSERT INTO person_identifier VALUES (1, 99, 'x', 'x', 0)"))
    with pytest.raises(OperationalError), database.read() as session:
        session.execute(text("SELECT * FROM nulle_part"))


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (db.problems.BUSY, Cause.BUSY),
        (db.problems.FULL_CODE, Cause.FULL),
        (db.problems.READONLY, Cause.READ_ONLY),
        (db.problems.IOERR | 3 << 8, Cause.SUPPORT),
        (db.problems.CORRUPT, Cause.SUPPORT),
        (db.problems.NOTADB, Cause.SUPPORT),
    ],
)
def test_what_the_engine_refuses_is_told_and_never_called_damage(
    database: Database, code: int, cause: Cause
) -> None:
    error = cipher.OperationalError("refused")
    error.sqlite_errorcode = code
    with pytest.raises(KnownProblem) as problem, database.work():
        raise error
    assert problem.value.cause is cause


def test_on_a_disk_without_room_an_input_output_error_is_told_as_full(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(db.problems, "has_little_room", lambda _path: True)
    error = cipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = db.problems.IOERR
    with pytest.raises(KnownProblem) as problem, database.work():
        raise error
    assert problem.value.cause is Cause.FULL


def test_every_setting_is_what_safety_rests_on(database: Database) -> None:
    raw = database.raw
    wanted = {name: expected for name, _, expected in db._SETTINGS} | {"locking_mode": "exclusive"}
    found = {name: raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted}
    assert {name: str(value) for name, value in found.items()} == {n: str(v) for n, v in wanted.items()}
    assert (wanted["journal_mode"], wanted["synchronous"], wanted["foreign_keys"]) == ("delete", 3, 1)


def test_a_setting_read_back_different_stops_the_opening(
    dossier: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = database.keyring
    database.close()
    monkeypatch.setattr(db, "_SETTINGS", (("synchronous", "extra", 7),))
    with pytest.raises(UnsafeEngine, match="synchronous"):
        db.connect(dossier, keyring)
    monkeypatch.undo()
    db.connect(dossier, keyring).close()


def test_an_engine_without_encryption_is_refused(
    dossier: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.setattr(db.cipher, "connect", sqlite3.connect)
    with pytest.raises(UnsafeEngine, match="cipher_version"):
        db.connect(dossier, database.keyring)


def test_a_sealed_value_is_read_with_the_keys_of_the_account(database: Database) -> None:
    with database.work() as session:
        person = Builder(session).person(iban=Sealed(IBAN))
    database.adopt(database.keyring.for_role(Role.READING))
    with database.read() as session:
        found = session.get_one(Person, person.id).iban
        assert found is not None
        assert not found.is_readable
    database.adopt(database.keyring.for_role(Role.TREASURY))


def test_nothing_secret_shows_in_an_error_of_the_engine(database: Database) -> None:
    key = database.keyring.data_key.hex()
    with pytest.raises(OperationalError) as error, database.read() as session:
        session.execute(text("SELECT * FROM nulle_part"))
    assert key not in "".join(traceback.format_exception(error.value))


def test_closing_twice_does_nothing_more(database: Database) -> None:
    database.close()
    database.close()


def test_a_copy_lets_others_write_between_two_steps(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_figures(database)
    monkeypatch.setattr(db, "_PAGES_A_STEP", 5)
    wrote = threading.Event()

    def write() -> None:
        with database.work() as session:
            session.add(Setting(key="entre deux pas", value="oui"))
        wrote.set()

    def progress(done: int, total: int) -> None:
        assert 0 <= done <= total
        if not wrote.is_set():
            thread = threading.Thread(target=write)
            thread.start()
            thread.join()

    database.copy_to(tmp_path / "copie", progress)
    assert wrote.is_set()
    raw = db.connect(tmp_path / "copie", database.keyring)
    try:
        assert db.damaged_pages(raw) == db.integrity_faults(raw) == db.foreign_key_faults(raw) == ()
        assert next(db.rows(raw, "setting", "key")) == ("entre deux pas",)
    finally:
        raw.close()


def test_a_copy_is_never_written_over_a_file(database: Database, tmp_path: Path) -> None:
    (tmp_path / "copie").write_text("à garder")
    with pytest.raises(KnownProblem):
        database.copy_to(tmp_path / "copie")
    assert (tmp_path / "copie").read_text() == "à garder"


def test_a_large_bulk_change_is_rolled_back_whole(database: Database) -> None:
    with database.work() as session:
        Builder(session).structure()
    with pytest.raises(ZeroDivisionError), database.work() as session:
        session.execute(
            text(
                "INSERT INTO setting SELECT 'k' || value, 'v' FROM (WITH RECURSIVE n(value) AS "
                "(SELECT 1 UNION ALL SELECT value + 1 FROM n LIMIT 20000) SELECT value FROM n)"
            )
        )
        _ = 1 // 0
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Setting)) == 0
        assert session.scalar(select(func.count()).select_from(Structure)) == 1
