"""The rows of a person's file, all of them, and whatever leans on it."""

from datetime import date

from engagement_desktop.domain.register.people import PersonIdentifier
from engagement_desktop.domain.register.resemblance import Face
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.register.naming import naming_columns
from engagement_desktop.storage.register.person_rows import (
    PersonRows,
    bearer_of,
    committees_held,
    faces,
    leaning,
    person_rows,
)
from tests.builders import Builder

OWN = {
    "consent", "home_distance", "involvement", "need", "own_value", "person_capacity", "person_identifier",
    "talk", "vehicle",
}  # fmt: skip


def test_every_table_of_a_file_goes_with_its_person() -> None:
    """Whatever else names a person leans on them, and follows them when two files become one."""
    named = {str(kind.__tablename__) for kind, _ in naming_columns()}
    assert named >= OWN
    assert named - OWN >= {"account", "attendance", "expense_claim", "hours_entry", "mandate", "meeting"}
    assert len(PersonRows.__dataclass_fields__) == len(OWN) + len({"person"})


def test_identifiants_come_in_their_order_and_name_their_bearer(database: Database) -> None:
    with database.work() as session:
        monique = Builder(session).person(known_as="P1")
        session.add(PersonIdentifier(person_id=monique.id, value="A7", value_key="a7", position=1))
    with database.read() as session:
        rows = person_rows(session, monique.id)
        assert rows is not None
        assert [one.value for one in rows.identifiers] == ["P1", "A7"]
        assert rows.own == rows.identifiers
        assert bearer_of(session, "a7") is rows.person
        assert bearer_of(session, "a8") is None
        assert person_rows(session, 99) is None
        assert leaning(session, monique.id) == {}


def test_everybody_has_a_face(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.person(known_as="P1", city="Vannes", archived_on=date(2025, 1, 1))
        session.delete(session.get_one(PersonIdentifier, 1))
        make.person("Fournier", "Luc", known_as="P2", email="l@exemple.fr")
    with database.read() as session:
        assert faces(session) == (
            Face(person_id=1, last_name="Hélias", first_name="Monique", city="Vannes", is_archived=True),
            Face(person_id=2, last_name="Fournier", first_name="Luc", email="l@exemple.fr", identifier="P2"),
        )


def test_a_mandate_in_force_or_to_come_is_held(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        own, person = make.structure(), make.person()
        for name, start, end in (
            ("En cours", date(2025, 1, 1), None),
            ("À venir", date(2027, 1, 1), None),
            ("Dernier jour", date(2025, 1, 1), date(2026, 11, 22)),
            ("Échu", date(2025, 1, 1), date(2026, 11, 21)),
        ):
            make.mandate(person, make.committee(own, name), start, ended_on=end)
    with database.read() as session:
        held = committees_held(session, person.id, date(2026, 11, 22))
    assert held == ["À venir", "Dernier jour", "En cours"]
