"""A paper of recognition on print: tagged, archivable, its number and fingerprint in the foot."""

from datetime import UTC, datetime, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.handout import Handout, Heading, facts_table, list_of
from engagement_desktop.documents.hours.paper_table import paper_grid
from engagement_desktop.documents.pdf import Running
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text, plain
from engagement_desktop.domain.hours import papers
from engagement_desktop.domain.hours.papers import Block, PaperSeal, PaperText
from engagement_desktop.french.paper_words import foot_words, named

_LOOK = USUAL
_LONG_TITLE = 40
_LETTER = _LOOK.letter.clone("statement", rightIndent=0, spaceAfter=6)
_NAME = _LOOK.title.clone(
    "person", fontSize=21, leading=28, spaceBefore=4, spaceAfter=8, textColor=_LOOK.body.textColor
)
_TITLE = _LOOK.title.clone("attestation", fontSize=27, leading=33, spaceBefore=34)
_LONG = _LOOK.title.clone("attestation long", spaceBefore=32)
_NUMBER = _LOOK.letter.clone("number", textColor=_LOOK.label.textColor, spaceAfter=24)
_STRUCTURE = _LOOK.body.clone("structure", spaceAfter=0, leading=15)
_ROOM = 19 * mm
_NOTE = _LOOK.note.clone("remark", rightIndent=0, spaceBefore=4)


def paper_pdf(text: PaperText, seal: PaperSeal) -> bytes:
    """The file; the same words, number and day give the same bytes."""
    paper = Handout(properties_of(text, seal), Running(text.above[0], foot_of(text, seal)), _LOOK)
    paper.add(*story_of(text, seal))
    return paper.to_bytes()


def foot_of(text: PaperText, seal: PaperSeal) -> str:
    """« Attestation 2026-031 · empreinte 41d0 9ab3 c7e2 », or « projet »."""
    return foot_words(text.kind, seal.number, seal.fingerprint)


def properties_of(text: PaperText, seal: PaperSeal) -> Properties:
    """Title, author and day; the whole fingerprint is among the keywords."""
    number = f", {named(text.kind, seal.number)}" if seal.number else ""
    return Properties(
        title=plain(text.title),
        subject=plain(f"{text.title}{number}"),
        author=plain(text.above[0]) or "Engagement",
        dated=datetime.combine(seal.issued_on, time(), UTC),
        keywords=f"empreinte {seal.fingerprint}" if seal.fingerprint else "projet",
    )


def story_of(text: PaperText, seal: PaperSeal) -> list[Flowable]:
    """The paper from its letterhead to its signature."""
    story = [_paragraph(text.above[0], _STRUCTURE, bold=True)]
    story += [_paragraph(line, _LOOK.label) for line in text.above[1:]]
    title = Heading(Text.of(text.title), _LONG if len(text.title) > _LONG_TITLE else _TITLE, Mark("H1"))
    title.level, title.words = 0, plain(text.title)
    story += [title, _paragraph(f"n° {seal.number}" if seal.number else "projet", _NUMBER)]
    for block in text.blocks:
        story += _drawn(block)
    last = [story.pop()] if isinstance(story[-1], TaggedParagraph) else []
    return [*story, KeepTogether([*last, *_end(text)])]


def _drawn(block: Block) -> list[Flowable]:
    made: list[Flowable]
    match block:
        case papers.Statement(words):
            made = [_paragraph(words, _LETTER)]
        case papers.LargeName(words):
            made = [_paragraph(words, _NAME)]
        case papers.Heading(words):
            heading = Heading(Text.of(words), _LOOK.section, Mark("H2"))
            heading.level, heading.words = 1, plain(words)
            made = [CondPageBreak(_LOOK.section.leading * 5), heading]
        case papers.Prose(words):
            made = [_paragraph(line.strip(), _LOOK.body) for line in words.splitlines() if line.strip()]
        case papers.Remark(words):
            made = [_paragraph(words, _NOTE)]
        case papers.Facts(rows):
            made = [facts_table(_LOOK, rows), Spacer(1, _LOOK.body.spaceAfter)]
        case papers.Lines(lines):
            made = [*list_of(_LOOK, lines), Spacer(1, _LOOK.body.spaceAfter)]
        case papers.Grid():
            made = [CondPageBreak(70), Spacer(1, 6), paper_grid(_LOOK, block), Spacer(1, 10)]
    return made


def _end(text: PaperText) -> list[Flowable]:
    """Purpose, place and day, signature: never apart, nor alone on a page."""
    end: list[Flowable] = [Spacer(1, 8), *(_paragraph(words, _LETTER) for words in (text.closing, text.made))]
    if text.is_signed:
        capacity = _LOOK.label.clone("capacity", spaceBefore=14)
        end += [_paragraph(text.capacity, capacity), Spacer(1, _ROOM)]
        end += [_paragraph(text.signatory, _LOOK.body, bold=True)] if text.signatory else []
    return end


def _paragraph(words: str, style: object, *, bold: bool = False) -> TaggedParagraph:
    said = Text.of(words)
    return TaggedParagraph(said.bold() if bold else said, style, Mark("P"))
