"""The rows of one person's file, and what leans on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import false, func, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ExpenseLine
from engagement_desktop.domain.hours.training import Talk
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.own_fields import OwnValue
from engagement_desktop.domain.register.people import (
    Consent,
    HomeDistance,
    Involvement,
    Need,
    Person,
    PersonCapacity,
    PersonIdentifier,
)
from engagement_desktop.domain.register.resemblance import Face
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleOpening
from engagement_desktop.storage.register.naming import naming_columns

R = TypeVar("R", bound=Base)

_OWN_FILE = frozenset(
    {
        "consent",
        "home_distance",
        "involvement",
        "need",
        "own_value",
        "person_capacity",
        "person_identifier",
        "talk",
        "vehicle",
    }
)
"""Tables whose rows go to the bin with the person."""


@dataclass(frozen=True, slots=True)
class PersonRows:
    """A person with every row that is theirs alone, in the order in which they were written."""

    person: Person
    identifiers: tuple[PersonIdentifier, ...]
    capacities: tuple[PersonCapacity, ...]
    involvements: tuple[Involvement, ...]
    needs: tuple[Need, ...]
    consents: tuple[Consent, ...]
    vehicles: tuple[Vehicle, ...]
    distances: tuple[HomeDistance, ...]
    own_values: tuple[OwnValue, ...]
    talks: tuple[Talk, ...]
    """Sealed: they go and come back as they stand, whoever deletes."""

    @property
    def own(self) -> tuple[Base, ...]:
        """The rows that go with the person."""
        return (
            *self.identifiers,
            *self.capacities,
            *self.involvements,
            *self.needs,
            *self.consents,
            *self.vehicles,
            *self.distances,
            *self.own_values,
            *self.talks,
        )


def person_rows(session: Session, person_id: int) -> PersonRows | None:
    """The file of that person; None when they are no longer in the dossier."""
    person = session.get(Person, person_id)
    return None if person is None else rows_of(session, person)


def rows_of(session: Session, person: Person) -> PersonRows:
    """The file of a person in hand."""
    return PersonRows(
        person=person,
        identifiers=tuple(
            session.scalars(
                select(PersonIdentifier)
                .where(PersonIdentifier.person_id == person.id)
                .order_by(PersonIdentifier.position, PersonIdentifier.id)
            )
        ),
        capacities=_theirs(session, PersonCapacity, person),
        involvements=_theirs(session, Involvement, person),
        needs=_theirs(session, Need, person),
        consents=_theirs(session, Consent, person),
        vehicles=_theirs(session, Vehicle, person),
        distances=_theirs(session, HomeDistance, person),
        own_values=_theirs(session, OwnValue, person),
        talks=_theirs(session, Talk, person),
    )


def _theirs(session: Session, kind: type[R], person: Person) -> tuple[R, ...]:
    columns: Any = kind
    found = session.scalars(select(kind).where(columns.person_id == person.id).order_by(columns.id))
    return tuple(found)


def raise_version(session: Session, person: Person) -> None:
    """Counts a change of the rows around a person as a change of their file."""
    if not session.is_modified(person):
        flag_modified(person, "search_key")  # on a row changed already it would forget the former value


def bearer_of(session: Session, value_key: str) -> Person | None:
    """Who is known by that identifiant."""
    return session.scalars(
        select(Person)
        .join(PersonIdentifier, PersonIdentifier.person_id == Person.id)
        .where(PersonIdentifier.value_key == value_key)
    ).one_or_none()


def faces(session: Session) -> tuple[Face, ...]:
    """Everybody in the dossier, archived ones too, by what two files of one person share."""
    found = session.execute(
        select(
            Person.id,
            Person.last_name,
            Person.first_name,
            Person.born_on,
            Person.email,
            Person.phone,
            Person.city,
            PersonIdentifier.value,
            Person.archived_on,
        )
        .outerjoin(
            PersonIdentifier,
            (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.position == 0),
        )
        .order_by(Person.id)
    )
    return tuple(
        Face(
            person_id=row_id,
            last_name=last,
            first_name=first,
            born_on=born,
            email=email or "",
            phone=phone or "",
            city=city or "",
            identifier=identifier or "",
            is_archived=archived is not None,
        )
        for row_id, last, first, born, email, phone, city, identifier, archived in found
    )


def vehicles_claimed(session: Session, person_id: int) -> frozenset[int]:
    """The vehicles of a person on which kilometres lean, those paid before the dossier counted too."""
    driven = select(ExpenseLine.vehicle_id).union(select(VehicleOpening.vehicle_id))
    asked = select(Vehicle.id).where(Vehicle.person_id == person_id, Vehicle.id.in_(driven))
    return frozenset(session.scalars(asked))


def committees_held(session: Session, person_id: int, day: date) -> Sequence[str]:
    """The committees in which a mandate of the person is in force on that day, or to come."""
    return session.scalars(
        select(Committee.name)
        .join(Mandate, Mandate.committee_id == Committee.id)
        .where(Mandate.person_id == person_id, or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day))
        .distinct()
        .order_by(Committee.name_key)
    ).all()


def leaning(session: Session, person_id: int) -> Mapping[str, int]:
    """How many rows of each table lean on a person, beside their own file; a table without any is left out.

    Vehicles are those with kilometres.
    """
    asked: dict[type[Base], list[Any]] = {}
    for kind, name in naming_columns():
        if kind.__tablename__ not in _OWN_FILE:
            asked.setdefault(kind, []).append(getattr(kind, name) == person_id)
    counts = {
        str(kind.__tablename__): session.execute(
            select(func.count()).select_from(kind).where(or_(false(), *named))
        ).scalar_one()
        for kind, named in asked.items()
    }
    counts["vehicle"] = len(vehicles_claimed(session, person_id))
    return {name: number for name, number in counts.items() if number}
