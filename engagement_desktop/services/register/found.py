"""The person or committee that an act or a page is about: there, or said to be gone."""

from typing import Protocol

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person

PERSON_GONE = "Cette personne n’est plus dans le dossier."
COMMITTEE_GONE = "Ce comité n’est plus dans le dossier."


class Named(Protocol):
    """A person or the draft of one."""

    @property
    def last_name(self) -> str: ...

    @property
    def first_name(self) -> str: ...


def full_name(person: Named) -> str:
    """« Monique Hélias »."""
    return f"{person.first_name} {person.last_name}".strip()


def found_person(session: Session, person_id: int) -> Person:
    """The row, to be read or changed.

    Raises:
        DomainError: the person is no longer in the dossier.
    """
    person = session.get(Person, person_id)
    if person is None:
        raise DomainError(PERSON_GONE)
    return person


def found_committee(session: Session, committee_id: int) -> Committee:
    """The row, to be read or changed.

    Raises:
        DomainError: it is no longer in the dossier.
    """
    committee = session.get(Committee, committee_id)
    if committee is None:
        raise DomainError(COMMITTEE_GONE)
    return committee
