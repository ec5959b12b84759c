"""How people's statements are drawn, numbered and kept; the heavy libraries are loaded with the first one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.statements.paper import (
    ISSUED_KIND,
    StatementSeal,
    StatementText,
    sealed,
)
from engagement_desktop.domain.expenses.statements.told import PersonStatement
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.numbers import PaperSeries
from engagement_desktop.french.statement_texts import statement_text
from engagement_desktop.french.statement_words import TITLE
from engagement_desktop.services.expenses.statements.reading import scales_of
from engagement_desktop.services.given_papers import as_file_name
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.storage import numbers
from engagement_desktop.storage.hours.issued import PDF_TYPE


@dataclass(frozen=True, slots=True)
class Given:
    """A statement given: the row that keeps it, and what it says, to be drawn with others."""

    row: IssuedDocument
    text: StatementText
    seal: StatementSeal


def told(session: Session, statement: PersonStatement) -> StatementText:
    """The words of one part."""
    return statement_text(statement, scales_of(session, statement.lines))


def give_statements(
    session: Session,
    statements: Sequence[PersonStatement],
    today: date,
    progress: Progress | None = None,
) -> list[Given]:
    """Numbers each statement, draws it and keeps its bytes; call it inside an act.

    Raises:
        Cancelled: stopped; the act is taken back whole, no number is given.
    """
    from engagement_desktop.documents.expenses.statements.paper import statement_pdf

    given, spoken = [], progress or Silent()
    for place, statement in enumerate(statements):
        spoken.step(statement.person.name, place, len(statements))
        text = told(session, statement)
        number = numbers.take(session, PaperSeries.EXPENSE_STATEMENT, None, today.year).number
        seal = sealed(text, number, today)
        row = IssuedDocument(
            kind=ISSUED_KIND,
            number=number,
            name=as_file_name(f"{TITLE} {number}, {text.who}.pdf"),
            issued_on=today,
            media_type=PDF_TYPE,
            content=statement_pdf(text, seal),
            fingerprint=seal.fingerprint,
            person_id=statement.person.id,
        )
        session.add(row)
        given.append(Given(row, text, seal))
    session.flush()
    return given
