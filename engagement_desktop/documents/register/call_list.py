"""A call list on paper: people without e-mail first, then the others."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Spacer

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout
from engagement_desktop.documents.long_table import PaperColumn, long_table
from engagement_desktop.documents.pdf import Running, Step
from engagement_desktop.documents.register.people_csv import call_row
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.domain.register.letters_rows import LetterPerson
from engagement_desktop.french.formats import count

NAME = PaperColumn("Nom et prénom", width=29 * mm)
PHONE = PaperColumn("Téléphone", width=28 * mm)
EMAIL = PaperColumn("Courriel", width=51 * mm)
CHANNEL = PaperColumn("Canal préféré", width=26 * mm)
AVAILABLE = PaperColumn("Disponibilités", width=26 * mm)
NO_NUMBER, UNKNOWN = "pas de numéro", "non renseigné"


def call_list_pdf(
    people: Sequence[LetterPerson], structure: str, properties: Properties, step: Step | None = None
) -> bytes:
    """Two tables, each in the French order of names."""
    paper = Handout(properties, Running(structure, properties.title))
    paper.above(structure)
    paper.title("Liste d’appel")
    without = [person for person in people if not person.email]
    paper.opening(_opening(len(people), len(without)))
    _table(paper, "Sans courriel", without, (NAME, PHONE, CHANNEL, replace(AVAILABLE, width=0)))
    reached = [person for person in people if person.email]
    _table(paper, "Avec courriel", reached, (NAME, PHONE, EMAIL, CHANNEL, AVAILABLE))
    return paper.to_bytes(step)


def _opening(people: int, without: int) -> str:
    if not without:
        return f"{count(people, 'personne')} à joindre, toutes ont un courriel."
    said = count(without, "n’a pas de courriel et vient", "n’ont pas de courriel et viennent")
    return f"{count(people, 'personne')} à joindre : {said} en premier."


def _table(
    paper: Handout, title: str, people: Sequence[LetterPerson], columns: tuple[PaperColumn, ...]
) -> None:
    if not people:
        return
    drawn = long_table(columns, [_row(person, with_email=EMAIL in columns) for person in people])
    mark = Mark("Caption", drawn.tags.table)
    caption = Text.of(f"{title}, {count(len(people), 'personne')}")
    paper.add(CondPageBreak(110), TaggedParagraph(caption, styles.CAPTION, mark), drawn, Spacer(1, 14))


def _row(person: LetterPerson, *, with_email: bool) -> tuple[str, ...]:
    last, first, number, email, channel, available = call_row(person)
    reached = (email,) if with_email else ()
    name = f"{last} {first}".strip()
    return (name, number or NO_NUMBER, *reached, channel or UNKNOWN, available or UNKNOWN)
