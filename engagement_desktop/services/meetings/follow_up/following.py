"""What decisions, actions and proposals have in common: their chips, what they point at, what is sealed."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import clean
from engagement_desktop.storage.meetings.follow_up import decisions
from engagement_desktop.storage.meetings.minuting.texts import is_sealed


def committee_chips(session: Session, kind: type[Base]) -> dict[str, tuple[FilterChoice, ...]]:
    """One chip a committee that has such rows; none when there is one committee at most."""
    found = decisions.bodies_with(session, kind)
    choices = tuple(FilterChoice(str(key), name, number) for key, name, number in found)
    return {"committee": choices} if found[1:] else {}


def refuse_rewording(session: Session, meeting_id: int | None, kept: str, typed: str) -> None:
    """What validated minutes say keeps its words; the rest goes on living.

    Raises:
        DomainError: the minutes of that meeting are validated, and the words are others.
    """
    if " ".join(clean(typed).split()) != kept and is_sealed(session, meeting_id):
        raise DomainError(
            "Le compte rendu de cette réunion est validé\u00a0: ses mots ne changent plus. Rien n’a été "
            "changé. Faites un rectificatif.",
            "wording",
        )


def unknown_person(session: Session, person_id: int | None, field: str) -> Iterator[DomainError]:
    """Somebody who left the dossier meanwhile."""
    if person_id is not None and session.get(Person, person_id) is None:
        yield DomainError(
            "Cette personne n’est pas dans le dossier. Ajoutez-la, ou choisissez-en une autre.", field
        )


def unknown_decision(session: Session, decision_id: int | None) -> Iterator[DomainError]:
    """A decision that left the register meanwhile."""
    if decision_id is not None and session.get(Decision, decision_id) is None:
        yield DomainError("Cette décision n’est plus au registre.", "decision_id")
