"""What the entry grid reads of the people already there."""

from collections.abc import Collection, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.register.people import Person, PersonIdentifier

_IDS_AT_ONCE = 500


def identifier_bearers(session: Session) -> Mapping[str, int]:
    """Who is known by each identifiant, by its folded form."""
    found = session.execute(select(PersonIdentifier.value_key, PersonIdentifier.person_id))
    return {row[0]: row[1] for row in found}


def people_of(session: Session, ids: Collection[int]) -> Mapping[int, Person]:
    """The people of these ids."""
    wanted = sorted(ids)
    return {
        person.id: person
        for start in range(0, len(wanted), _IDS_AT_ONCE)
        for person in session.scalars(
            select(Person).where(Person.id.in_(wanted[start : start + _IDS_AT_ONCE]))
        )
    }


def identifiers_of(session: Session, person_id: int) -> list[str]:
    """The identifiants of one person, the one shown first."""
    theirs = select(PersonIdentifier.value).where(PersonIdentifier.person_id == person_id)
    return list(session.scalars(theirs.order_by(PersonIdentifier.position)))
