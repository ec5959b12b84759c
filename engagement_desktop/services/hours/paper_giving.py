"""How papers are drawn, numbered and kept; the heavy libraries are loaded with the first one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.papers import PaperKind, PaperSeal, PaperText, sealed
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.numbers import paper_number
from engagement_desktop.french.paper_words import SHORT_KINDS, named
from engagement_desktop.services.given_papers import as_file_name
from engagement_desktop.storage import numbers
from engagement_desktop.storage.hours.issued import PDF_TYPE, WORD_TYPE

PDF, WORD = ".pdf", ".docx"
_TYPES = {PDF: PDF_TYPE, WORD: WORD_TYPE}
_OVERTAKEN = (
    "Un autre papier a reçu ce numéro pendant la préparation. Rien n’a été écrit, aucun numéro n’est perdu. "
    "Recommencez."
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper drawn, ready to be kept."""

    text: PaperText
    seal: PaperSeal
    content: bytes
    ending: str
    person_id: int | None
    name: str


def next_numbers(session: Session, kind: PaperKind, year: int, how_many: int) -> list[str]:
    """The numbers that come next; none is taken before the papers are there."""
    row = numbers.find_series(session, kind.series, None, year)
    last = 0 if row is None else row.last
    return [paper_number(year, last + place) for place in range(1, how_many + 1)]


def drawn(text: PaperText, number: str, day: date, ending: str, person: tuple[int | None, str]) -> Drawn:
    """One paper with its number: the PDF, or the document to edit."""
    seal = sealed(text, number, day)
    content = draw(text, seal, ending)
    who = f", {person[1]}" if person[1] else ""
    name = as_file_name(f"{named(text.kind, number)}{who}")
    return Drawn(text, seal, content, ending, person[0], f"{name}{ending}")


def draw(text: PaperText, seal: PaperSeal, ending: str) -> bytes:
    """The bytes of a paper in one of its two forms."""
    if ending == WORD:
        from engagement_desktop.documents.hours.paper_docx import paper_docx

        return paper_docx(text, seal)
    from engagement_desktop.documents.hours.paper_pdf import paper_pdf

    return paper_pdf(text, seal)


def keep(session: Session, papers: Sequence[Drawn]) -> list[IssuedDocument]:
    """Takes the numbers that the papers bear, and keeps their bytes; call it inside an act.

    Raises:
        DomainError: another paper took one of these numbers meanwhile.
    """
    rows = []
    taken: set[str] = set()
    for one in papers:
        seal = one.seal
        if seal.number not in taken:
            given = numbers.take(session, one.text.kind.series, None, seal.issued_on.year)
            if given.number != seal.number:
                raise DomainError(_OVERTAKEN)
            taken.add(seal.number)
        row = IssuedDocument(
            kind=one.text.kind,
            number=seal.number,
            name=one.name,
            issued_on=seal.issued_on,
            media_type=_TYPES[one.ending],
            content=one.content,
            fingerprint=seal.fingerprint,
            person_id=one.person_id,
        )
        session.add(row)
        rows.append(row)
    session.flush()
    return rows


def batch_name(kind: PaperKind, committee: str, days: str) -> str:
    """The name of the folder, or of the file, of a batch."""
    return as_file_name(f"{SHORT_KINDS[kind]}, {committee}, {days}")
