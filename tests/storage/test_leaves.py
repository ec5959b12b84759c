"""Leaves of a dossier as rows: the last one says what the file may do, and each note is traced."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.custody import Custody, CustodyState
from engagement_desktop.storage import audit, custody
from engagement_desktop.storage.database import Database
from tests.builders import Builder

NOW = datetime(2026, 3, 10, 9, tzinfo=UTC)
HAND = custody.Hand(1, NOW, "take away")


def a_leave(mark: str = "un", *, is_away: bool = True) -> Custody:
    return Custody(token=mark, generation=3, taken_at=NOW, taken_to="Portable", is_away=is_away)


def test_without_a_leave_the_file_is_the_only_one(database: Database) -> None:
    with database.read() as session:
        assert custody.last_leave(session) is None
        assert custody.leaves(session) == ()
        assert custody.holding(session).state is CustodyState.HERE
    assert custody.brought(database).copy is None


def test_the_last_leave_says_what_the_file_may_do(database: Database) -> None:
    custody.note_leave(database, a_leave("un"), HAND)
    custody.note_leave(database, a_leave("deux", is_away=False), HAND)
    with database.read() as session:
        assert [row.token for row in custody.leaves(session)] == ["deux", "un"]
        holding = custody.holding(session)
        assert (holding.state, holding.may_write, holding.place) == (CustodyState.CARRIED, True, "Portable")


def test_the_same_leave_told_anew_is_one_row(database: Database) -> None:
    custody.note_leave(database, a_leave(), HAND)
    again = a_leave(is_away=False)
    again.taken_to, again.generation, again.returned_at = "Clé", 9, NOW
    custody.note_leave(database, again, HAND)
    with database.read() as session:
        (row,) = custody.leaves(session)
        assert (row.taken_to, row.generation, row.is_away, row.returned_at) == ("Clé", 9, False, NOW)


def test_a_return_closes_the_last_leave_alone(database: Database) -> None:
    for mark in ("un", "deux"):
        custody.note_leave(database, a_leave(mark), HAND)
    later = custody.Hand(1, NOW + timedelta(hours=2), "bring back")
    custody.note_return(database, later, is_away=False, place="Portable")
    with database.read() as session:
        last, first = custody.leaves(session)
        assert (last.returned_at, last.is_away) == (later.at, False)
        assert (first.returned_at, first.is_away) == (None, True)
        assert custody.holding(session).state is CustodyState.HERE


def test_every_note_is_traced_even_a_return_of_nothing(database: Database) -> None:
    custody.note_return(database, custody.Hand(1, NOW, "bring back"), is_away=False, place="")
    custody.note_leave(database, a_leave(), HAND)
    with database.read() as session:
        verbs = [row.verb for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
        assert verbs[-2:] == ["bring back", "take away"]
        assert len(custody.leaves(session)) == 1


def test_what_was_done_since_the_leave_is_counted(database: Database) -> None:
    custody.note_leave(database, a_leave(is_away=False), HAND)
    assert custody.brought(database).acts == 0
    for at in range(3):
        with database.work() as session:
            Builder(session).person(first=f"Léa{at}", known_as=f"X{at}")
            audit.append(
                session,
                database.keyring,
                at=NOW + timedelta(minutes=at),
                account_id=1,
                verb="save person",
                subjects={"person": [at + 1]},
                fields={},
            )
    found = custody.brought(database)
    assert (found.acts, found.last_act_at) == (3, NOW + timedelta(minutes=2))
    assert found.copy is not None
    assert found.copy.token == "un"
