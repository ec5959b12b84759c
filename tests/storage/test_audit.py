"""The trace: every alteration is found, and the first bad entry named."""

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from engagement_desktop.storage import audit
from engagement_desktop.storage.database import Database
from tests.storage.common import NOW

ENTRIES = 12


@pytest.fixture
def traced(database: Database) -> Iterator[Database]:
    with database.work() as session:
        for number in range(ENTRIES):
            audit.append(
                session,
                database.keyring,
                at=NOW + timedelta(minutes=number),
                account_id=1,
                verb="add",
                subjects={"person": [number + 1]},
                fields={"person": ["city", "last_name"]},
            )
    return database


def verdict(database: Database) -> audit.AuditVerdict:
    with database.read() as session:
        return audit.verify(session, database.keyring)


def altered(database: Database, *statements: str) -> audit.AuditVerdict:
    with database.work() as session:
        for statement in statements:
            session.execute(text(statement))
    return verdict(database)


def test_an_untouched_chain_is_whole(traced: Database) -> None:
    assert verdict(traced) == audit.AuditVerdict(ENTRIES, None)
    assert verdict(traced).is_sound


def test_an_empty_chain_is_whole(database: Database) -> None:
    assert verdict(database) == audit.AuditVerdict(0, None)
    with database.read() as session:
        assert audit.head(session) is None
        assert audit.last_act_at(session) is None


def test_the_last_entry_dates_the_documents(traced: Database) -> None:
    with traced.read() as session:
        last = audit.head(session)
        assert last is not None
        assert last.id == ENTRIES
        assert audit.last_act_at(session) == NOW + timedelta(minutes=ENTRIES - 1)


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        ("UPDATE audit_entry SET verb = 'remove' WHERE id = 5", 5),
        ("UPDATE audit_entry SET account_id = NULL WHERE id = 3", 3),
        ("UPDATE audit_entry SET at = '2020-01-01T00:00:00.000000+00:00' WHERE id = 7", 7),
        ("UPDATE audit_entry SET subjects = '{}' WHERE id = 1", 1),
        ("UPDATE audit_entry SET fields = '{}' WHERE id = 12", 12),
        ("UPDATE audit_entry SET digest = zeroblob(32) WHERE id = 4", 4),
        ("DELETE FROM audit_entry WHERE id = 6", 6),
        ("DELETE FROM audit_entry WHERE id = 1", 1),
        (
            "INSERT INTO audit_entry VALUES (13, '2026-12-01T00:00:00+00:00', 1, 'a', '', '', x'00')",
            13,
        ),
    ],
)
def test_an_altered_entry_is_named(traced: Database, statement: str, first_bad: int) -> None:
    assert altered(traced, statement).first_bad == first_bad


def test_two_swapped_entries_are_found(traced: Database) -> None:
    found = altered(
        traced,
        "UPDATE audit_entry SET id = 100 WHERE id = 4",
        "UPDATE audit_entry SET id = 4 WHERE id = 8",
        "UPDATE audit_entry SET id = 8 WHERE id = 100",
    )
    assert found.first_bad == 4


def test_a_chain_signed_with_other_keys_is_found(traced: Database) -> None:
    from engagement_desktop.storage.keys.keyring import Keyring

    with traced.read() as session:
        assert audit.verify(session, Keyring.of_seed(bytes(32))).first_bad == 1


def test_random_alterations_of_any_column_are_all_found(traced: Database) -> None:
    rng = random.Random(23)
    for _ in range(40):
        column = rng.choice(["verb", "subjects", "fields", "at"])
        number = rng.randint(1, ENTRIES)
        with traced.alone() as raw:
            raw.execute("PRAGMA query_only = off")
            raw.execute("SAVEPOINT essai")
            if column == "at":
                raw.execute("UPDATE audit_entry SET at = replace(at, '2026', '2025') WHERE id = ?", (number,))
            else:
                raw.execute(f"UPDATE audit_entry SET {column} = {column} || ' ' WHERE id = ?", (number,))  # noqa: S608
            raw.execute("RELEASE essai")
        assert verdict(traced).first_bad == number
        with traced.alone() as raw:
            raw.execute("PRAGMA query_only = off")
            if column == "at":
                raw.execute("UPDATE audit_entry SET at = replace(at, '2025', '2026') WHERE id = ?", (number,))
            else:
                raw.execute(f"UPDATE audit_entry SET {column} = rtrim({column}) WHERE id = ?", (number,))  # noqa: S608
    assert verdict(traced).is_sound


def test_a_very_long_list_of_ids_is_cut_and_counted(database: Database) -> None:
    with database.work() as session:
        entry = audit.append(
            session,
            database.keyring,
            at=NOW,
            account_id=1,
            verb="import",
            subjects={"person": range(5000)},
            fields={},
        )
        assert entry.subjects.endswith('199,"+4800"]}')
    assert verdict(database).is_sound
