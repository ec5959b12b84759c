"""What an act changed, taken back: whole, in any order of flushes, or refused without a trace."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.storage.changes import (
    BulkInsert,
    ChangedSince,
    LeanedOn,
    Recorder,
    RowImage,
    Step,
    Versions,
    take_back,
)
from engagement_desktop.storage.database import Database
from tests.builders import Builder

DAY = date(2026, 3, 10)


def people(session: Session) -> dict[int, str]:
    session.expire_all()
    return {row.id: row.last_name for row in session.execute(select(Person.id, Person.last_name))}


def a_person(database: Database, last: str = "Hélias") -> int:
    with database.work() as session:
        found: int = Builder(session).person(last, known_as=f"P-{last}").id
        return found


def undo(database: Database, steps: list[Step], known: Versions | None = None) -> Versions:
    brought_back: Versions = {} if known is None else known
    with database.work() as session:
        take_back(session, tuple(steps), brought_back)
    return brought_back


def test_what_was_added_goes_and_what_was_there_stays(database: Database) -> None:
    kept = a_person(database)
    with database.work() as session:
        recorder = Recorder(session)
        Builder(session).person("Abgrall", known_as="P-A")
    undo(database, recorder.steps)
    with database.read() as session:
        assert people(session) == {kept: "Hélias"}
        assert len(session.scalars(select(PersonIdentifier)).all()) == 1


def test_a_change_over_several_flushes_goes_back_to_its_beginning(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        recorder = Recorder(session)
        row = session.get_one(Person, person)
        for last, city in (("Un", "Vannes"), ("Deux", None), ("Trois", "Auray")):
            row.last_name, row.city = last, city
            session.flush()
        version = row.version
    assert len(recorder.steps) == 3
    known = undo(database, recorder.steps)
    with database.read() as session:
        row = session.get_one(Person, person)
        assert (row.last_name, row.city) == ("Hélias", None)
        assert row.version > version, "whoever holds the changed row would write over the undo"
        assert known["person", person] == row.version


def test_a_deleted_row_comes_back_as_it_was_under_the_same_number(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        entry = Builder(session).hours(
            session.get_one(Person, person), Builder(session).association(), DAY, activity="Écoute à 50 %"
        )
        entry_id, version = entry.id, entry.version
    with database.work() as session:
        recorder = Recorder(session)
        session.delete(session.get_one(HoursEntry, entry_id))
    undo(database, recorder.steps)
    with database.read() as session:
        entry = session.get_one(HoursEntry, entry_id)
        assert (entry.activity, entry.minutes, entry.done_on) == ("Écoute à 50 %", 60, DAY)
        assert entry.version > version


def test_touching_a_row_without_changing_it_is_no_step(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        recorder = Recorder(session)
        row = session.get_one(Person, person)
        row.last_name = "Autre"
        row.last_name = "Hélias"
    assert recorder.steps == []


def test_a_later_change_forbids_and_nothing_of_the_act_is_taken_back(database: Database) -> None:
    one, two = a_person(database, "Un"), a_person(database, "Deux")
    with database.work() as session:
        recorder = Recorder(session)
        for person in (one, two):
            session.get_one(Person, person).last_name += " bis"
    with database.work() as session:
        session.get_one(Person, one).last_name = "Depuis"
    with pytest.raises(ChangedSince):
        undo(database, recorder.steps)
    with database.read() as session:
        assert people(session) == {one: "Depuis", two: "Deux bis"}


def test_a_change_made_and_unmade_since_does_not_forbid(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        recorder = Recorder(session)
        session.get_one(Person, person).last_name = "Changé"
    for last in ("Autre", "Changé"):
        with database.work() as session:
            session.get_one(Person, person).last_name = last
    undo(database, recorder.steps)
    with database.read() as session:
        assert people(session) == {person: "Hélias"}


def test_what_others_lean_on_does_not_go(database: Database) -> None:
    with database.work() as session:
        recorder = Recorder(session)
        person = Builder(session).person().id
    with database.work() as session:
        make = Builder(session)
        make.hours(session.get_one(Person, person), make.association(), DAY)
    with pytest.raises(LeanedOn):
        undo(database, recorder.steps)
    with database.read() as session:
        assert people(session) == {person: "Hélias"}
        assert session.scalars(select(PersonIdentifier)).all()


def test_an_act_undone_twice_is_refused(database: Database) -> None:
    with database.work() as session:
        recorder = Recorder(session)
        Builder(session).person()
    undo(database, recorder.steps)
    with pytest.raises(ChangedSince):
        undo(database, recorder.steps)


def test_undoing_one_act_after_another_follows_the_versions_back(database: Database) -> None:
    person = a_person(database)
    acts: list[list[Step]] = []
    for last in ("Un", "Deux"):
        with database.work() as session:
            recorder = Recorder(session)
            session.get_one(Person, person).last_name = last
        acts.append(recorder.steps)
    with pytest.raises(ChangedSince):
        undo(database, acts[0])
    known = undo(database, acts[1])
    undo(database, acts[0], known)
    with database.read() as session:
        assert people(session) == {person: "Hélias"}


@pytest.mark.parametrize("statement", [update(Person).values(city="X"), Person.__table__.delete()])
def test_a_change_that_touches_no_loaded_row_is_a_bug(database: Database, statement: Any) -> None:
    person = a_person(database)
    with database.work() as session:
        Recorder(session)
        with pytest.raises(AssertionError):
            session.execute(statement)
    with database.read() as session:
        assert people(session) == {person: "Hélias"}


def in_bulk(database: Database) -> BulkInsert:
    """Identifiers bear no version: their content tells whether they changed."""
    person = a_person(database)
    with database.work() as session:
        rows = [
            {"person_id": person, "value": f"B{at}", "value_key": f"b{at}", "position": at}
            for at in range(1, 6)
        ]
        session.connection().execute(insert(PersonIdentifier.__table__), rows)
        found = list(session.scalars(select(PersonIdentifier.id).where(PersonIdentifier.position > 0)))
        return BulkInsert.done(session, "person_identifier", min(found), max(found))


def test_rows_written_in_bulk_go_together(database: Database) -> None:
    bulk = in_bulk(database)
    assert bulk.digest is not None
    undo(database, [bulk])
    with database.read() as session:
        assert [row.value for row in session.scalars(select(PersonIdentifier))] == ["P-Hélias"]


@pytest.mark.parametrize("act", ["change", "delete"])
def test_rows_written_in_bulk_stay_once_one_of_them_changed(database: Database, act: str) -> None:
    bulk = in_bulk(database)
    with database.work() as session:
        row = session.get_one(PersonIdentifier, bulk.first_id)
        if act == "change":
            row.value = "Autre"
        else:
            session.delete(row)
    with pytest.raises(ChangedSince):
        undo(database, [bulk])
    with database.read() as session:
        assert len(session.scalars(select(PersonIdentifier)).all()) == (6 if act == "change" else 5)


def test_rows_with_a_version_need_no_digest(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        bulk = BulkInsert.done(session, "person", person, person)
    assert bulk.digest is None
    with database.work() as session:
        session.get_one(Person, person).last_name = "Depuis"
    with pytest.raises(ChangedSince):
        undo(database, [bulk])


def test_an_image_tells_both_sides_of_a_change(database: Database) -> None:
    person = a_person(database)
    with database.work() as session:
        recorder = Recorder(session)
        session.get_one(Person, person).city = "Vannes"
    (image,) = recorder.steps
    assert isinstance(image, RowImage)
    assert image.before is not None
    assert image.after is not None
    changed = {name for name, value in image.after.items() if image.before[name] != value}
    assert changed == {"city", "version"}
