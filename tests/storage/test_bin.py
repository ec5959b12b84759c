"""What is put into the bin comes back as it was, or says why not."""

import json
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base, Sealed
from engagement_desktop.domain.bin import BinEntry, BinKind
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Need, Person, PersonIdentifier
from engagement_desktop.storage import bin as bin_storage
from engagement_desktop.storage.database import Database
from tests.builders import Builder
from tests.conftest import NOW

IBAN = "FR7630006000011234567890189"


def put(session: Session, kind: BinKind, *rows: Base) -> BinEntry:
    bin_storage.put(session, kind, "Monique Hélias", rows, at=NOW, account_id=1)
    return session.scalars(select(BinEntry).order_by(BinEntry.id.desc()).limit(1)).one()


def file_of(session: Session, person: Person) -> list[Base]:
    of_person = (PersonIdentifier, Need)
    return [
        person,
        *(row for kind in of_person for row in session.scalars(select(kind).filter_by(person_id=person.id))),
    ]


def test_a_person_comes_back_with_everything_and_the_same_numbers(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        person = build.person(born_on=date(1951, 3, 4), iban=Sealed(IBAN), known_as="U12")
        session.add(Need(person_id=person.id, kind=Sealed("transport"), detail=Sealed("fauteuil")))
        session.flush()
        raw = list(session.connection().exec_driver_sql("SELECT * FROM person"))
        entry = put(session, BinKind.PERSON, *file_of(session, person))
        assert session.scalars(select(Person)).all() == []
        assert session.scalars(select(PersonIdentifier)).all() == []
        assert IBAN not in entry.rows
        assert "fauteuil" not in entry.rows
        written = bin_storage.put_back(session, entry)
        assert sorted(name for name, _ in written) == ["need", "person", "person_identifier"]
        session.expire_all()
        assert list(session.connection().exec_driver_sql("SELECT * FROM person")) == raw
        back = session.scalars(select(Person)).one()
        assert (back.id, back.iban, back.born_on) == (person.id, Sealed(IBAN), date(1951, 3, 4))
        assert session.scalars(select(Need)).one().detail == Sealed("fauteuil")
        assert session.scalars(select(BinEntry)).all() == []


def test_what_leaned_on_a_row_that_goes_leans_on_the_one_that_stays(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        keep, gone = build.person(first="Anne"), build.person(first="Annie")
        committee = build.committee(build.structure())
        entry = put(session, BinKind.MANDATE, build.mandate(gone, committee, date(2024, 1, 1)))
        bin_storage.follow(session, ("person", gone.id), keep.id)
        bin_storage.put_back(session, entry)
        assert session.scalars(select(Mandate)).one().person_id == keep.id


def test_what_leaned_on_an_earlier_bearer_of_the_number_is_left(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        keep, first = build.person(first="Anne"), build.person(first="Zoé")
        committee, number = build.committee(build.structure()), first.id
        older = put(session, BinKind.MANDATE, build.mandate(first, committee, date(2024, 1, 1)))
        put(session, BinKind.PERSON, *file_of(session, first))
        assert build.person(first="Annie").id == number
        held = older.rows
        bin_storage.follow(session, ("person", number), keep.id)
        assert older.rows == held


def test_a_number_taken_meanwhile_gives_way_to_a_free_one(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        person = build.person(known_as="U12")
        entry = put(session, BinKind.PERSON, *file_of(session, person))
        other = build.person("Marchand", "Yann", known_as="U13")
        assert other.id == person.id
        bin_storage.put_back(session, entry)
        back = session.scalars(select(Person).where(Person.last_name == "Hélias")).one()
        assert back.id not in (other.id, None)
        identifier = session.scalars(select(PersonIdentifier).filter_by(person_id=back.id)).one()
        assert identifier.value == "U12"


def test_what_was_put_away_before_follows_the_one_that_it_points_at(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        person = build.person(known_as="U12")
        mandate = build.mandate(person, committee, date(2024, 1, 1))
        of_mandate = put(session, BinKind.MANDATE, mandate)
        of_person = put(session, BinKind.PERSON, *file_of(session, person))
        build.person("Marchand", "Yann", known_as="U13")
        with pytest.raises(DomainError, match="la personne dont cette fiche dépend") as refused:
            bin_storage.put_back(session, of_mandate)
        assert "faites-le revenir d’abord" in refused.value.sentence
        bin_storage.put_back(session, of_person)
        bin_storage.put_back(session, of_mandate)
        back = session.scalars(select(Mandate)).one()
        assert session.get_one(Person, back.person_id).last_name == "Hélias"


def test_nothing_comes_back_where_what_it_leans_on_is_gone(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure())
        person = build.person()
        entry = put(session, BinKind.MANDATE, build.mandate(person, committee, date(2024, 1, 1)))
        for row in file_of(session, person)[::-1]:
            session.delete(row)
            session.flush()
        with pytest.raises(DomainError, match="n’est plus dans le dossier"):
            bin_storage.put_back(session, entry)


def test_nothing_comes_back_in_a_place_that_is_taken(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        person = build.person(known_as="U12")
        entry = put(session, BinKind.PERSON, *file_of(session, person))
        build.person("Marchand", "Yann", known_as="U12")
    with pytest.raises(DomainError, match="a pris sa place"), database.work() as session:
        bin_storage.put_back(session, session.get_one(BinEntry, entry.id))
    with database.read() as session:
        assert [row.last_name for row in session.scalars(select(Person))] == ["Marchand"]
        assert session.scalars(select(BinEntry)).one().said == "Monique Hélias"


def test_a_column_that_the_tables_no_longer_have_is_passed_over(database: Database) -> None:
    with database.work() as session:
        entry = put(session, BinKind.STRUCTURE, Builder(session).association())
        images = json.loads(entry.rows)
        images[0]["row"]["colour"] = "blue"
        entry.rows = json.dumps(images)
        assert bin_storage.put_back(session, entry)[0][1]["name"] == "Les Usagers du Canton"
