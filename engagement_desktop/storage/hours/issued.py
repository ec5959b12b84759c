"""Papers given: kept as they were, listed, and found again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.papers import PaperKind
from engagement_desktop.domain.hours.papers_rows import IssuedPaper
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.register.people import (
    Consent,
    ConsentPurpose,
    Person,
    PersonIdentifier,
)
from engagement_desktop.domain.text import fold

WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
_KINDS = tuple(PaperKind)


def issued_papers(session: Session, person_id: int | None = None, most: int = 500) -> list[IssuedPaper]:
    """Papers given to a person, or to all, the latest first."""
    query = (
        select(
            IssuedDocument.id,
            IssuedDocument.kind,
            IssuedDocument.number,
            IssuedDocument.name,
            IssuedDocument.issued_on,
            IssuedDocument.person_id,
            IssuedDocument.media_type,
            Person.first_name,
            Person.last_name,
        )
        .outerjoin(Person, Person.id == IssuedDocument.person_id)
        .where(IssuedDocument.kind.in_(_KINDS))
        .order_by(IssuedDocument.id.desc())
        .limit(most)
    )
    if person_id is not None:
        query = query.where(IssuedDocument.person_id == person_id)
    return [
        IssuedPaper(
            id=row.id,
            kind=PaperKind(row.kind),
            number=row.number,
            name=row.name,
            issued_on=row.issued_on,
            person_id=row.person_id,
            person=f"{row.first_name or ''} {row.last_name or ''}".strip(),
            is_word=row.media_type == WORD_TYPE,
        )
        for row in session.execute(query)
    ]


def found_paper(session: Session, document_id: int) -> IssuedDocument | None:
    """A paper given, with its bytes."""
    found = session.get(IssuedDocument, document_id)
    return found if found is not None and found.kind in _KINDS else None


def agrees_to_be_named(session: Session, person_ids: list[int]) -> set[int]:
    """Those whose consent to be named in documents that are published is in force."""
    found = session.scalars(
        select(Consent.person_id).where(
            Consent.person_id.in_(person_ids),
            Consent.purpose == ConsentPurpose.NAME_PUBLISHED,
            Consent.withdrawn_on.is_(None),
        )
    )
    return set(found)


def people_meant(session: Session, words: str) -> list[Person]:
    """Who bears this identifier; else this name, in either order; else this surname alone."""
    key = fold(words)
    borne = session.scalars(
        select(Person)
        .join(PersonIdentifier, PersonIdentifier.person_id == Person.id)
        .where(PersonIdentifier.value_key == key)
    ).unique()
    if known := list(borne):
        return known
    named = session.scalars(
        select(Person).where(Person.search_key.contains(key.split(" ")[0], autoescape=True))
    )
    found = list(named)
    whole = [one for one in found if key in {fold(f"{one.last_name} {one.first_name}"), fold(_spoken(one))}]
    return whole or [one for one in found if key == fold(one.last_name)]


def _spoken(person: Person) -> str:
    return f"{person.first_name} {person.last_name}"
