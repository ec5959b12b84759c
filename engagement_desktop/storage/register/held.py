"""Mandates with their people, as the rules, charts and history of the register read them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.register.held import Held, Holder
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person, PersonCapacity
from engagement_desktop.domain.register.people_drafts import CapacityDraft
from engagement_desktop.domain.register.structures import Structure

_NAMES = (
    "id",
    "committee_id",
    "office",
    "seat",
    "started_on",
    "ended_on",
    "college",
    "substitute_for_id",
    "basis",
    "end_reason",
    "terms_before",
)
_OF_MANDATE = tuple(getattr(Mandate, name) for name in _NAMES)
_OF_PERSON = (
    Person.id,
    Person.last_name,
    Person.first_name,
    Person.sort_key,
    Person.civility,
    Person.capacity,
    Person.archived_on,
)
"""What a Holder says, in the order of `_holder`; nothing sealed is read."""
_OF_CAPACITY = (
    PersonCapacity.person_id,
    PersonCapacity.kind,
    PersonCapacity.started_on,
    PersonCapacity.ended_on,
)


def of_committee(session: Session, committee_id: int) -> list[Held]:
    """Every mandate of one committee, past and to come."""
    return _found(session, [Mandate.committee_id == committee_id])


def in_force_on(session: Session, day: date, committee_id: int | None = None) -> list[Held]:
    """The mandates in force that day, guests included, in one committee or in all."""
    ends = or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day)
    return _found(session, [Mandate.started_on <= day, ends, *_inside(committee_id)])


def moving_between(session: Session, since: date, until: date, committee_id: int | None = None) -> list[Held]:
    """The mandates in force at some time from `since` to `until`."""
    ends = or_(Mandate.ended_on.is_(None), Mandate.ended_on >= since)
    return _found(session, [Mandate.started_on <= until, ends, *_inside(committee_id)])


def holder(session: Session, person_id: int) -> Holder | None:
    """One person as the holder of a mandate; None when there is no such person."""
    found = session.execute(select(*_OF_PERSON).where(Person.id == person_id)).one_or_none()
    if found is None:
        return None
    capacities = _capacities(session, [PersonCapacity.person_id == person_id])
    return _holder(found, capacities)


def _inside(committee_id: int | None) -> list[ColumnElement[bool]]:
    return [] if committee_id is None else [Mandate.committee_id == committee_id]


def _found(session: Session, conditions: list[ColumnElement[bool]]) -> list[Held]:
    titular = aliased(Person)
    titular_name = titular.first_name.concat(" ").concat(titular.last_name)
    rows = session.execute(
        select(*_OF_MANDATE, titular_name, Structure.name, *_OF_PERSON)
        .join(Person, Person.id == Mandate.person_id)
        .outerjoin(titular, titular.id == Mandate.substitute_for_id)
        .outerjoin(Structure, Structure.id == Mandate.appointed_by_id)
        .where(*conditions)
        .order_by(Person.sort_key, Mandate.started_on, Mandate.id)
    ).all()
    capacities = _capacities(
        session, [PersonCapacity.person_id.in_(select(Mandate.person_id).where(*conditions))]
    )
    holders: dict[int, Holder] = {}
    found = []
    for row in rows:
        mandate_id, *mandate = row[: len(_NAMES)]
        titular_said, appointed_by, *person = row[len(_NAMES) :]
        found.append(
            Held(
                mandate_id=mandate_id,
                holder=holders.setdefault(person[0], _holder(person, capacities)),
                substitute_for=titular_said and titular_said.strip(),
                appointed_by=appointed_by,
                **dict(zip(_NAMES[1:], mandate, strict=True)),
            )
        )
    return found


def _capacities(
    session: Session, conditions: Iterable[ColumnElement[bool]]
) -> dict[int, tuple[CapacityDraft, ...]]:
    held: dict[int, list[CapacityDraft]] = defaultdict(list)
    rows = session.execute(select(*_OF_CAPACITY).where(*conditions).order_by(PersonCapacity.id))
    for person_id, kind, started_on, ended_on in rows:
        held[person_id].append(CapacityDraft(kind, started_on, ended_on))
    return {person_id: tuple(capacities) for person_id, capacities in held.items()}


def _holder(person: Sequence[Any], capacities: Mapping[int, tuple[CapacityDraft, ...]]) -> Holder:
    person_id, last_name, first_name, sort_key, civility, capacity, archived_on = person
    return Holder(
        person_id=person_id,
        last_name=last_name,
        first_name=first_name,
        sort_key=sort_key,
        civility=civility,
        capacity=capacity,
        archived_on=archived_on,
        capacities=capacities.get(person_id, ()),
    )
