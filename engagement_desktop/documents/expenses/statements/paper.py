"""A person's statement of expenses on print: tagged, archivable, its number and fingerprint in the foot."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.expenses.statements.tables import (
    money_table,
    said_table,
    sentence,
    sign_table,
    under,
)
from engagement_desktop.documents.handout import Handout, Heading
from engagement_desktop.documents.long_table import PaperColumn
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.documents.together import Part, together
from engagement_desktop.domain.expenses.statements.paper import (
    StatementSeal,
    StatementText,
    TripTable,
)
from engagement_desktop.french.minutes_head import short_fingerprint

_LOOK = USUAL
_TITLE = _LOOK.title.clone("statement title", fontSize=25, leading=30, spaceBefore=18, spaceAfter=2)
_NUMBER = _LOOK.letter.clone("statement number", spaceAfter=8)
_SECTION = _LOOK.section.clone("statement section", fontSize=12, leading=16, spaceBefore=16, spaceAfter=4)
_STRUCTURE = _LOOK.body.clone("statement structure", spaceAfter=0, leading=15)
_LETTER = _LOOK.body.clone("statement sentence", rightIndent=0, spaceAfter=7)
_SIGN_ROOM = 17 * mm
_TRIPS = (
    PaperColumn("Date", width=9),
    PaperColumn("Trajet, objet et calcul", width=66),
    PaperColumn("Km", figures=True, width=11),
    PaperColumn("Euros", figures=True, width=14),
)
_COSTS = (
    PaperColumn("Date", width=9),
    PaperColumn("Nature et objet", width=41),
    PaperColumn("Pièce", width=18),
    PaperColumn("Suite demandée", width=18),
    PaperColumn("Euros", figures=True, width=14),
)
_RECAP = (PaperColumn("Récapitulatif", width=80), PaperColumn("Euros", figures=True, width=20))
_WHOLE = "Total des frais"
_SHORT = 4
"""Rows of a table that stands whole on one page."""


def statement_pdf(text: StatementText, seal: StatementSeal) -> bytes:
    """The file; the same words, number and day give the same bytes."""
    paper = Handout(_properties(text, seal, text.who), Running(text.above[0], foot_of(text, seal)), _LOOK)
    paper.add(*_story(text, seal))
    return paper.to_bytes()


def statements_pdf(papers: Sequence[tuple[StatementText, StatementSeal]]) -> bytes:
    """Several people's statements in one file, a part each."""
    if len(papers) == 1:
        return statement_pdf(*papers[0])
    parts = [Part(_story(text, seal), text.above[0], foot_of(text, seal)) for text, seal in papers]
    first, seal = papers[0]
    return together(parts, _properties(first, StatementSeal(seal.issued_on), first.period))


def foot_of(text: StatementText, seal: StatementSeal) -> str:
    """« État de frais 2025-038 · empreinte 41d0 9ab3 c7e2 », or « projet » before it is given."""
    if not seal.number:
        return f"{text.title} · projet"
    return f"{text.title} {seal.number} · empreinte {short_fingerprint(seal.fingerprint)}"


def _properties(text: StatementText, seal: StatementSeal, whose: str) -> Properties:
    number = f" n° {seal.number}" if seal.number else ""
    return Properties(
        title=plain(f"{text.title}{number}, {whose}"),
        subject=plain(f"{text.title} {text.period}"),
        author=plain(text.above[0]) or "Engagement",
        dated=datetime.combine(seal.issued_on, time(), UTC),
        keywords=f"empreinte {seal.fingerprint}" if seal.fingerprint else "projet",
    )


def _story(text: StatementText, seal: StatementSeal) -> list[Flowable]:
    story: list[Flowable] = [sentence(Text.of(text.above[0]).bold(), _STRUCTURE)]
    story += [sentence(line, _LOOK.label) for line in text.above[1:]]
    number = f"n° {seal.number}" if seal.number else "projet"
    story += [_heading(text.title, _TITLE, 0), sentence(f"{number}, {text.period}", _NUMBER)]
    story += [said_table(_LOOK, text.facts), Spacer(1, 2)]
    for table in text.trips:
        story += _trips(table)
    story += _costs(text)
    return [*story, *_end(text)]


def _trips(table: TripTable) -> list[Flowable]:
    rows = [(row.day, under(row.what, row.how), row.km, row.euros) for row in table.rows]
    total = ("", "Sous-total", table.km, table.euros)
    drawn: list[Flowable] = [*_section(table.title), money_table(_LOOK, _TRIPS, rows, total)]
    return [*drawn, sentence(table.scale, _LOOK.note)] if table.scale else drawn


def _costs(text: StatementText) -> list[Flowable]:
    if not text.costs:
        return []
    rows = [(row.day, row.what, row.proof, row.wish, row.euros) for row in text.costs]
    total = ("", "Sous-total", "", "", text.costs_total)
    drawn = [*_section("Autres frais"), money_table(_LOOK, _COSTS, rows, total)]
    return [KeepTogether(drawn)] if len(rows) <= _SHORT else drawn


def _end(text: StatementText) -> list[Flowable]:
    """The recap, the sum in letters and what is signed: never apart from the signatures."""
    *rows, net = text.recap
    whole = [place for place, row in enumerate(rows) if row[0] == _WHOLE]
    recap = money_table(_LOOK, _RECAP, rows, net, strong=whole)
    said = [text.in_letters, text.certified, text.waiver]
    signed: list[Flowable] = [
        *(sentence(words, _LETTER) for words in said if words),
        Spacer(1, 8),
        sign_table(_LOOK, text.signatures, _SIGN_ROOM),
    ]
    remarks = [sentence(words, _LOOK.note) for words in text.remarks]
    return [KeepTogether([Spacer(1, 18), recap, *remarks, Spacer(1, 10), *signed])]


def _section(words: str) -> list[Flowable]:
    return [CondPageBreak(styles.CELL.leading * 8), _heading(words, _SECTION, 1)]


def _heading(words: str, style: object, level: int) -> Heading:
    heading = Heading(Text.of(words), style, Mark(f"H{level + 1}"))
    heading.level, heading.words = level, plain(words)
    return heading
