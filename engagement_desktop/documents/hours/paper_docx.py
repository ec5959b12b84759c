"""A paper of recognition as a document to edit, from the house's template."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from engagement_desktop import paths
from engagement_desktop.documents.meetings.word_files import dated_zip
from engagement_desktop.documents.text import sheet_text
from engagement_desktop.domain.hours import papers
from engagement_desktop.domain.hours.papers import Block, PaperSeal, PaperText
from engagement_desktop.french.paper_words import foot_words

TEMPLATE = "papier.docx"


def paper_docx(text: PaperText, seal: PaperSeal) -> bytes:
    """The .docx; the same words, number and day give the same bytes, and no word becomes markup."""
    document = DocxTemplate(BytesIO((paths.resources() / "documents" / TEMPLATE).read_bytes()))
    language = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    document.render(_fields(text, seal), jinja_env=language, autoescape=True)
    dated = datetime.combine(seal.issued_on, time(), UTC)
    about = document.docx.core_properties
    about.title, about.author = sheet_text(text.title), sheet_text(text.above[0])
    about.language, about.created, about.modified = "fr-FR", dated, dated
    about.last_modified_by = ""
    target = BytesIO()
    document.save(target)
    return dated_zip(target.getvalue(), dated)


def _fields(text: PaperText, seal: PaperSeal) -> dict[str, Any]:
    return {
        "structure": sheet_text(text.above[0]),
        "entete": [sheet_text(line) for line in text.above[1:]],
        "titre": sheet_text(text.title),
        "numero": f"n° {seal.number}" if seal.number else "projet",
        "pied": sheet_text(foot_words(text.kind, seal.number, seal.fingerprint)),
        "blocs": [_block(block) for block in text.blocks],
        "cloture": sheet_text(text.closing),
        "fait": sheet_text(text.made),
        "signe": text.is_signed,
        "qualite": sheet_text(text.capacity),
        "signataire": sheet_text(text.signatory),
    }


def _block(block: Block) -> dict[str, Any]:
    fields: dict[str, Any]
    match block:
        case papers.Statement(words):
            fields = {"genre": "phrase", "texte": sheet_text(words)}
        case papers.LargeName(words):
            fields = {"genre": "nom", "texte": sheet_text(words)}
        case papers.Heading(words):
            fields = {"genre": "partie", "texte": sheet_text(words)}
        case papers.Remark(words):
            fields = {"genre": "note", "texte": sheet_text(words)}
        case papers.Prose(words):
            fields = {"genre": "texte", "lignes": _lines(words.splitlines())}
        case papers.Lines(lines):
            fields = {"genre": "liste", "lignes": _lines(lines)}
        case papers.Facts(rows):
            facts = [{"nom": sheet_text(name), "valeur": sheet_text(value)} for name, value in rows]
            fields = {"genre": "faits", "faits": facts}
        case papers.Grid():
            fields = _grid(block)
    return fields


def _grid(grid: papers.Grid) -> dict[str, Any]:
    rows = [*grid.rows, *([grid.total] if grid.total else [])]
    return {
        "genre": "tableau",
        "colonnes": len(grid.columns),
        "tetes": [sheet_text(column.title) for column in grid.columns],
        "rangs": [[sheet_text(cell) for cell in row] for row in rows],
    }


def _lines(lines: Any) -> list[str]:
    return [sheet_text(line.strip()) for line in lines if line.strip()]
