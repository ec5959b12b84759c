"""Convocations as a document to edit: one letter each, on its own page."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm, Pt

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.meetings.word_files import dated_zip
from engagement_desktop.documents.register.postal import address_lines
from engagement_desktop.documents.text import sheet_text
from engagement_desktop.domain.register.letters_rows import Letter, Letterhead
from engagement_desktop.french.formats import phone

FACE, USUAL, LARGE = "Arial", 11.0, 18.0
WINDOW = Mm(80)
"""Where the address begins, from the margin: behind the window of a French envelope."""


def letters_docx(letterhead: Letterhead, letters: Sequence[Letter], properties: Properties) -> bytes:
    """One file with every letter, in large print for those who prefer it."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(20)
    document.styles["Normal"].font.name = FACE
    for letter in letters:
        _Sheet(document, LARGE if letter.person.wants_large_print else USUAL).draw(letterhead, letter)
    about = document.core_properties
    about.title, about.author, about.comments = properties.title, properties.author, ""
    about.language, about.created, about.modified = "fr-FR", properties.dated, properties.dated
    target = BytesIO()
    document.save(target)
    return dated_zip(target.getvalue(), properties.dated)


class _Sheet:
    """One letter in one size."""

    def __init__(self, document: WordDocument, size: float) -> None:
        self._document, self._size = document, size

    def draw(self, head: Letterhead, letter: Letter) -> None:
        """Who writes, to whom, when, what."""
        self._say(head.name, bold=True, after=0, begins=True, size=USUAL)
        town = " ".join(part for part in (head.postcode, head.city) if part)
        for line in (*head.address.splitlines(), town, phone(head.phone), head.email):
            if line:
                self._say(line, after=0, size=USUAL)
        lines = [line for line in address_lines(letter.person) if line]
        for place, line in enumerate(lines):
            self._say(line, indent=True, before=0 if place else 24, after=0, size=USUAL)
        self._say(letter.written, indent=True, before=18, after=18)
        self._say(letter.subject, bold=True, after=12)
        for words in letter.paragraphs:
            self._say(words)
        for name, value in letter.facts:
            self._say(f"{name} : {value}", after=2)
        if letter.agenda:
            self._say("Ordre du jour", bold=True, before=12)
        for line in letter.agenda:
            self._say(line, style="List Bullet", after=2)
        for place, words in enumerate(letter.closing):
            self._say(words, before=0 if place else 10)
        if letter.signatory:
            self._say(letter.signatory, before=48)

    def _say(
        self,
        words: str,
        *,
        bold: bool = False,
        indent: bool = False,
        before: int = 0,
        after: int = 8,
        style: str = "Normal",
        begins: bool = False,
        size: float = 0.0,
    ) -> None:
        paragraph = self._document.add_paragraph(style=style)
        paragraph.paragraph_format.page_break_before = begins
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.space_after = Pt(after)
        if indent:
            paragraph.paragraph_format.left_indent = WINDOW
        for place, line in enumerate(sheet_text(words).splitlines()):
            run = paragraph.add_run(line)
            run.bold, run.font.size = bold, Pt(size or self._size)
            if place < words.count("\n"):
                run.add_break()
