"""The receipt for a gift on print: tagged, archivable, all its mentions on one page."""

from datetime import UTC, datetime, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout, Heading
from engagement_desktop.documents.hours.paper_table import paper_grid
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.hours.papers import Grid, GridColumn
from engagement_desktop.french.gift_texts import CERTIFIED, KEPT, TITLE, GiftPaper
from engagement_desktop.french.minutes_head import short_fingerprint

_SUM = USUAL.title.clone("sum", fontSize=24, leading=28, spaceBefore=0, spaceAfter=0)
_PART = USUAL.section.clone("receipt part", spaceBefore=8, spaceAfter=3)
_WIDE = USUAL.body.clone("receipt wide", rightIndent=0, spaceBefore=6)
_CLOSE = USUAL.note.clone("receipt note", rightIndent=0, spaceBefore=0)
_NUMBER = USUAL.letter.clone("receipt number", textColor=USUAL.label.textColor, spaceAfter=6)
_COLUMNS = (GridColumn("Jour", 2), GridColumn("Frais laissés", 5), GridColumn("Montant", 2, is_figures=True))
_ROOM = 16 * mm


def gift_receipt_pdf(told: GiftPaper) -> bytes:
    """The file; the same words, number and day give the same bytes."""
    paper = Handout(_properties(told), Running(told.structure, _foot(told)))
    paper.above(told.structure)
    paper.title(TITLE)
    paper.add(_said(told.under, USUAL.label))
    paper.add(_said(f"n°\u00a0{told.number}" if told.number else "projet", _NUMBER))
    paper.add(_part("Bénéficiaire du don"))
    paper.facts([row for row in told.body if row[1]])
    paper.add(_part("Personne qui donne"))
    paper.facts(told.donor)
    paper.add(_part("Don"))
    paper.add(_said(told.amount, _SUM), _said(told.in_letters, USUAL.letter))
    paper.facts(told.gift)
    paper.add(KeepTogether(_end(told)))
    if len(told.lines) > 1:
        paper.add(
            CondPageBreak(90), _part("Détail"), paper_grid(USUAL, Grid(_COLUMNS, told.lines, told.total))
        )
    return paper.to_bytes()


def _end(told: GiftPaper) -> list[Flowable]:
    return [
        _said(CERTIFIED, _WIDE),
        _said(f"{told.made}.", _WIDE),
        _said(f"{told.signing}\u00a0:", USUAL.label),
        Spacer(1, _ROOM),
        _said(KEPT, _CLOSE),
    ]


def _foot(told: GiftPaper) -> str:
    if not told.number:
        return f"{TITLE} · projet"
    return f"{TITLE} {told.number} · empreinte {short_fingerprint(told.fingerprint)}"


def _properties(told: GiftPaper) -> Properties:
    return Properties(
        title=TITLE,
        subject=plain(f"{TITLE} {told.number}".strip()),
        author=plain(told.structure) or "Engagement",
        dated=datetime.combine(told.issued_on, time(), UTC),
        keywords=f"empreinte {told.fingerprint}" if told.fingerprint else "projet",
    )


def _part(words: str) -> Heading:
    heading = Heading(Text.of(words), _PART, Mark("H2"))
    heading.level, heading.words = 1, words
    return heading


def _said(words: str, style: object) -> TaggedParagraph:
    return TaggedParagraph(Text.of(words), style, Mark("P"))
