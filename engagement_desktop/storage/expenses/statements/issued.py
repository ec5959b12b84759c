"""Statements of expenses given: kept as they were, listed, and found again."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.statements.paper import ISSUED_KIND
from engagement_desktop.domain.expenses.statements.rows import IssuedStatement
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.register.people import Person


def issued_statements(
    session: Session, person_id: int | None = None, most: int = 500
) -> tuple[IssuedStatement, ...]:
    """Statements given to a person, or to all, the latest first."""
    query = (
        select(
            IssuedDocument.id,
            IssuedDocument.number,
            IssuedDocument.name,
            IssuedDocument.issued_on,
            IssuedDocument.person_id,
            Person.first_name,
            Person.last_name,
        )
        .outerjoin(Person, Person.id == IssuedDocument.person_id)
        .where(IssuedDocument.kind == ISSUED_KIND)
        .order_by(IssuedDocument.id.desc())
        .limit(most)
    )
    if person_id is not None:
        query = query.where(IssuedDocument.person_id == person_id)
    return tuple(
        IssuedStatement(
            id=row.id,
            number=row.number,
            name=row.name,
            issued_on=row.issued_on,
            person_id=row.person_id,
            person=f"{row.first_name or ''} {row.last_name or ''}".strip(),
        )
        for row in session.execute(query)
    )


def found_statement(session: Session, document_id: int) -> IssuedDocument | None:
    """A statement given, with its bytes."""
    found = session.get(IssuedDocument, document_id)
    return found if found is not None and found.kind == ISSUED_KIND else None
