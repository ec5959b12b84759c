"""The trace against a patient hand: whatever is edited, taken out, put in, swapped or cut is found."""

import hashlib
import hmac
import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from engagement_desktop.storage import audit
from engagement_desktop.storage.backup import backup_folder, make_backup
from engagement_desktop.storage.database import Database
from tests.storage.common import NOW, opened

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")
ENTRIES = 40
COLUMNS = ("id", "at", "account_id", "verb", "subjects", "fields", "digest")
Expected = int | None
Alteration = Callable[[Database, random.Random], Expected]


@pytest.fixture
def traced(database: Database) -> Database:
    with database.work() as session:
        for number in range(1, ENTRIES + 1):
            audit.append(
                session,
                database.keyring,
                at=NOW + timedelta(minutes=number),
                account_id=1,
                verb=("add", "change", "remove")[number % 3],
                subjects={"person": [number], "hours_entry": [number * 2, number * 3]},
                fields={"person": ["city", "phone"]},
            )
    return database


@contextmanager
def put_back(database: Database) -> Iterator[None]:
    """What is altered inside is undone afterwards, so that a thousand alterations need one dossier."""
    with database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        kept = raw.execute("SELECT * FROM audit_entry").fetchall()
    yield
    with database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("DELETE FROM audit_entry")
        marks = ",".join("?" * len(COLUMNS))
        raw.executemany(f"INSERT INTO audit_entry VALUES ({marks})", kept)  # noqa: S608 # marks only


def verdict(database: Database) -> audit.AuditVerdict:
    with database.read() as session:
        return audit.verify(session, database.keyring)


def row(database: Database, number: int) -> tuple[object, ...]:
    with database.alone() as raw:
        found: tuple[object, ...] = raw.execute(
            "SELECT * FROM audit_entry WHERE id = ?", (number,)
        ).fetchone()
        return found


def execute(database: Database, statement: str, *values: object) -> None:
    with database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute(statement, values)


def edit(database: Database, rng: random.Random) -> int:
    """One field of one entry says something else."""
    number, place = rng.randint(1, ENTRIES), rng.randrange(1, len(COLUMNS))
    other = {
        "at": (NOW + timedelta(seconds=rng.randint(1, 50))).isoformat(timespec="microseconds"),
        "account_id": rng.choice([None, 2, 99]),
        "verb": rng.choice(["add ", "Add", "", "undo", "change_passphrase"]),
        "subjects": rng.choice(["{}", '{"person":[1]}', '{"person":[1,2]}', " "]),
        "fields": rng.choice(["{}", '{"person":["city"]}', '{"person":["phone","city"]}']),
        "digest": bytes(rng.randrange(256) for _ in range(32)),
    }
    column = COLUMNS[place]
    execute(database, f"UPDATE audit_entry SET {column} = ? WHERE id = ?", other[column], number)  # noqa: S608 # our names
    return number


def take_out(database: Database, rng: random.Random) -> int | None:
    """One entry goes; the last one leaves a chain that is whole, only shorter."""
    number = rng.randint(1, ENTRIES)
    execute(database, "DELETE FROM audit_entry WHERE id = ?", number)
    return None if number == ENTRIES else number


def take_out_and_close_up(database: Database, rng: random.Random) -> int:
    """One entry goes, and those after it are numbered again."""
    number = rng.randint(1, ENTRIES - 1)
    execute(database, "DELETE FROM audit_entry WHERE id = ?", number)
    for later in range(number + 1, ENTRIES + 1):
        execute(database, "UPDATE audit_entry SET id = ? WHERE id = ?", later - 1, later)
    return number


def put_in(database: Database, rng: random.Random) -> int:
    """A copy of one entry stands after another, those behind it moved on."""
    number, copy = rng.randint(1, ENTRIES), row(database, rng.randint(1, ENTRIES))
    for later in range(ENTRIES, number - 1, -1):
        execute(database, "UPDATE audit_entry SET id = ? WHERE id = ?", later + 1, later)
    execute(database, "INSERT INTO audit_entry VALUES (?,?,?,?,?,?,?)", number, *copy[1:])
    return number + 1 if copy[0] == number else number


def swap(database: Database, rng: random.Random) -> int:
    """Two entries take each other's place."""
    one, other = sorted(rng.sample(range(1, ENTRIES + 1), 2))
    execute(database, "UPDATE audit_entry SET id = 9999 WHERE id = ?", one)
    execute(database, "UPDATE audit_entry SET id = ? WHERE id = ?", one, other)
    execute(database, "UPDATE audit_entry SET id = ? WHERE id = 9999", other)
    return one


def sign_again_with_another_key(database: Database, rng: random.Random) -> int:
    """Everything from one entry on is chained anew by someone who lacks the dossier's key."""
    number, key = rng.randint(1, ENTRIES), bytes(rng.randrange(256) for _ in range(32))
    before = bytes(32) if number == 1 else row(database, number - 1)[-1]
    for later in range(number, ENTRIES + 1):
        assert isinstance(before, bytes)
        before = hmac.new(key, before + repr(row(database, later)[:-1]).encode(), hashlib.sha256).digest()
        execute(database, "UPDATE audit_entry SET digest = ? WHERE id = ?", before, later)
    return number


def move_the_digests(database: Database, rng: random.Random) -> int:
    """Each entry wears the digest of the next: all are genuine, none is in its place."""
    number = rng.randint(1, ENTRIES - 1)
    for later in range(number, ENTRIES):
        execute(
            database, "UPDATE audit_entry SET digest = ? WHERE id = ?", row(database, later + 1)[-1], later
        )
    return number


ALTERATIONS: tuple[Alteration, ...] = (
    edit,
    take_out,
    take_out_and_close_up,
    put_in,
    swap,
    sign_again_with_another_key,
    move_the_digests,
)


@pytest.mark.parametrize("alteration", ALTERATIONS, ids=lambda each: each.__name__)
@pytest.mark.parametrize("times", [6, pytest.param(700, marks=pytest.mark.endurance)])
def test_an_alteration_is_found_where_it_begins(traced: Database, alteration: Alteration, times: int) -> None:
    rng = random.Random(f"{SEED}:{alteration.__name__}")
    for number in range(times):
        with put_back(traced):
            expected = alteration(traced, rng)
            assert verdict(traced).first_bad == expected, f"alteration {number}"
        assert verdict(traced) == audit.AuditVerdict(ENTRIES, None), "put back, the chain is whole"


@pytest.mark.parametrize("times", [4, pytest.param(200, marks=pytest.mark.endurance)])
def test_of_several_alterations_the_first_is_named(traced: Database, times: int) -> None:
    rng = random.Random(SEED)
    for _ in range(times):
        with put_back(traced):
            wanted = min(edit(traced, rng) for _ in range(3))
            assert verdict(traced).first_bad == wanted


def test_a_tail_cut_off_is_seen_beside_a_backup(traced: Database, dossier: Path) -> None:
    """What is left of a cut chain holds together: only what was written elsewhere tells that it is short."""
    saved = make_backup(traced, dossier.with_name("a.engagement-sauvegarde"), created_at=NOW)
    for kept in (ENTRIES - 1, ENTRIES // 2, 0):
        with put_back(traced):
            execute(traced, "DELETE FROM audit_entry WHERE id > ?", kept)
            assert verdict(traced).is_sound
            again = make_backup(
                traced, dossier.with_name(f"b{kept}.engagement-sauvegarde"), created_at=NOW
            ).figures
            assert again != saved.figures
            assert again.counts["audit_entry"] == kept < saved.figures.counts["audit_entry"]
    shutil.rmtree(backup_folder(dossier), ignore_errors=True)


def test_an_unsound_chain_is_told_at_the_next_opening(dossier: Path) -> None:
    with opened(dossier) as database:
        with database.work() as session:
            for number in range(5):
                audit.append(
                    session, database.keyring, at=NOW, account_id=1, verb="a", subjects={"person": [number]},
                    fields={},
                )  # fmt: skip
        execute(database, "UPDATE audit_entry SET verb = 'b' WHERE id = 4")
    from tests.storage.common import reopened

    found = reopened(dossier)
    try:
        assert found.report.first_bad_entry == 4
        assert not found.report.is_sound
        assert found.report.audit_entries >= 4
    finally:
        found.database.close()


def test_a_chain_of_another_dossier_does_not_pass(traced: Database, tmp_path: Path) -> None:
    """Entries lifted from elsewhere are genuine there and nothing here."""
    from engagement_desktop.domain.clock import FixedClock
    from engagement_desktop.storage.dossiers import create_dossier
    from tests.conftest import PHRASE, POLICY

    elsewhere = create_dossier(
        tmp_path / "autre.engagement", PHRASE, first_name="A", policy=POLICY, clock=FixedClock(NOW)
    ).database
    with elsewhere.work() as session:
        for number in range(1, 4):
            audit.append(
                session, elsewhere.keyring, at=NOW, account_id=1, verb="add", subjects={"person": [number]},
                fields={},
            )  # fmt: skip
    with elsewhere.alone() as raw:
        lifted = raw.execute("SELECT * FROM audit_entry ORDER BY id").fetchall()
    assert verdict(elsewhere).is_sound
    elsewhere.close()
    with put_back(traced):
        execute(traced, "DELETE FROM audit_entry")
        for each in lifted:
            execute(traced, "INSERT INTO audit_entry VALUES (?,?,?,?,?,?,?)", *each)
        assert verdict(traced).first_bad == 1
