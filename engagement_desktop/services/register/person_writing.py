"""From the draft of a person's form to the rows of their file, each row changed only where it differs."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base, Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.capacities import college_on
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
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.domain.text import fold, name_key, search_key, sort_key
from engagement_desktop.storage.register.person_rows import (
    PersonRows,
    raise_version,
    rows_of,
    vehicles_claimed,
)

R = TypeVar("R", bound=Base)
Values = dict[str, Any]


def new_person(session: Session, draft: PersonDraft) -> PersonRows:
    """A person's row with their name; the rest is written as for any other."""
    person = Person(
        last_name=draft.last_name,
        first_name=draft.first_name,
        name_key=name_key(draft.last_name, draft.first_name),
        sort_key=sort_key(draft.last_name, draft.first_name),
        search_key="",
    )
    session.add(person)
    session.flush()
    return rows_of(session, person)


def write(session: Session, rows: PersonRows, draft: PersonDraft, today: date) -> None:
    """Makes the file say what the tidied draft says; what the draft does not know (None) is left.

    Raises:
        DomainError: a vehicle on which kilometres lean would go.
    """
    person, claimed = rows.person, vehicles_claimed(session, rows.person.id)
    with session.no_autoflush:
        _assign(person, _person_values(draft, today))
        if draft.own_words is not None:
            _assign(person, {"own_words": _sealed(draft.own_words)})
        if draft.iban is not None:
            write_bank(person, draft.iban, draft.account_holder)
        _write_identifier(session, rows, draft.identifier)
        _write_around(session, rows, draft)
        _write_vehicles(session, rows, draft, claimed)
        values = [draft.identifier, *(one.value for one in rows.identifiers[1:])]
        index(person, [value for value in values if value])
        around = (*session.new, *session.deleted, *filter(session.is_modified, session.dirty))
        if any(row is not person for row in around):
            raise_version(session, person)
    session.flush()


def write_bank(person: Person, number: str, holder: str) -> None:
    """The account that reimburses; an empty number takes it away."""
    _assign(person, {"iban": _sealed(number), "account_holder": holder or None})


def index(person: Person, identifiers: Iterable[str]) -> None:
    """The keys by which lists recognise, order and find a person."""
    last, first = person.last_name, person.first_name
    _assign(
        person,
        {
            "name_key": name_key(last, first),
            "sort_key": sort_key(last, first),
            "search_key": search_key(last, first, *identifiers, person.city, person.email),
        },
    )


def _person_values(draft: PersonDraft, today: date) -> Values:
    return {
        "civility": draft.civility,
        "last_name": draft.last_name,
        "first_name": draft.first_name,
        "born_on": draft.born_on,
        "capacity": college_on(draft.capacities, draft.college, today),
        "figure": draft.figure,
        "association_id": draft.association_id,
        "email": draft.email or None,
        "phone": draft.phone or None,
        "address": draft.address or None,
        "postcode": draft.postcode or None,
        "city": draft.city or None,
        "availability": draft.availability or None,
        "channel": draft.channel,
        "pay_renounced_on": draft.pay_renounced_on,
    }


def _write_identifier(session: Session, rows: PersonRows, value: str) -> None:
    """The identifiant shown; without one, the next by which the person is known is shown."""
    shown = rows.identifiers[0] if rows.identifiers else None
    if shown is None and value:
        session.add(PersonIdentifier(person_id=rows.person.id, value=value, value_key=fold(value)))
    elif shown is not None and value:
        _assign(shown, {"value": value, "value_key": fold(value)})
    elif shown is not None:
        session.delete(shown)
        for position, other in enumerate(rows.identifiers[1:]):
            _assign(other, {"position": position})


def _write_around(session: Session, rows: PersonRows, draft: PersonDraft) -> None:
    """The lists of the file, vehicles apart."""
    owner: Values = {"person_id": rows.person.id}
    capacities = [
        {"kind": one.kind, "started_on": one.started_on, "ended_on": one.ended_on} for one in draft.capacities
    ]
    settle(session, rows.capacities, capacities, lambda said: PersonCapacity(**owner, **said))
    involvements = [
        {"status": one.status, "started_on": one.started_on, "ended_on": one.ended_on}
        for one in draft.involvements
    ]
    settle(session, rows.involvements, involvements, lambda said: Involvement(**owner, **said))
    consents = [
        {
            "purpose": one.purpose,
            "given_on": one.given_on,
            "withdrawn_on": one.withdrawn_on,
            "how": one.how or None,
        }
        for one in draft.consents
    ]
    settle(session, rows.consents, consents, lambda said: Consent(**owner, **said))
    if draft.needs is not None:
        needs = [{"kind": Sealed(one.kind.value), "detail": _sealed(one.detail)} for one in draft.needs]
        settle(session, rows.needs, needs, lambda said: Need(**owner, **said))
    distances = [
        {"structure_id": one.structure_id, "km_hundredths": one.km_hundredths} for one in draft.distances
    ]
    settle(
        session, rows.distances, distances, lambda said: HomeDistance(**owner, **said), key=("structure_id",)
    )
    own = [{"field_id": field_id, "value": value} for field_id, value in draft.own_values.items() if value]
    settle(session, rows.own_values, own, lambda said: OwnValue(**owner, **said), key=("field_id",))


def _write_vehicles(session: Session, rows: PersonRows, draft: PersonDraft, claimed: frozenset[int]) -> None:
    """Vehicles are told apart by what they are: one on which kilometres lean neither changes nor goes."""
    wanted = [
        {"kind": one.kind, "power": one.power, "electric": one.electric, "is_usual": one.is_usual}
        for one in draft.vehicles
    ]
    specs = {(one.kind, one.power, one.electric) for one in draft.vehicles}
    for vehicle in rows.vehicles:
        if vehicle.id in claimed and (vehicle.kind, vehicle.power, vehicle.electric) not in specs:
            raise DomainError(
                "Des kilomètres sont comptés avec ce véhicule\u00a0: il doit rester dans la fiche. "
                "Gardez-le et ajoutez l’autre.",
                "vehicles",
            )
    settle(
        session,
        rows.vehicles,
        wanted,
        lambda said: Vehicle(person_id=rows.person.id, **said),
        key=("kind", "power", "electric"),
    )


def settle(
    session: Session,
    rows: Sequence[R],
    wanted: Iterable[Values],
    make: Callable[[Values], R],
    key: tuple[str, ...] = (),
) -> None:
    """Makes the rows say what is wanted, touching as few as can be.

    With a `key`, rows are known by it and others come or go; without, a row that says the same stays, and
    those left over take the values left over in turn.
    """
    left, missing = list(rows), []
    for values in wanted:
        known = values if not key else {name: values[name] for name in key}
        same = next((row for row in left if says(row, known)), None)
        if same is None:
            missing.append(values)
        else:
            left.remove(same)
            _assign(same, values)
    for values in missing:
        if left and not key:
            _assign(left.pop(0), values)
        else:
            session.add(make(values))
    for row in left:
        session.delete(row)


def says(row: Base, values: Values) -> bool:
    """Whether the row holds these values already."""
    return all(getattr(row, name) == value for name, value in values.items())


def _assign(row: Base, values: Values) -> None:
    """Sets what differs: a sealed value that says the same keeps its bytes."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _sealed(text: str) -> Sealed | None:
    return Sealed(text) if text else None
