"""Builds resources/documents/papier.docx, the template that papers of recognition are written from."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from minutes_template import grey, page, rules, styles, widths  # noqa: E402  the tree is found above

from engagement_desktop.documents.meetings.word_files import dated_zip  # noqa: E402  the tree is found above

TARGET = ROOT / "resources" / "documents" / "papier.docx"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
COLUMNS = {2: (120, 40), 3: (84, 46, 30), 5: (22, 35, 40, 30, 33)}
"""Widths in millimetres of the tables that papers have, by their number of columns."""


def main() -> None:
    """Writes the template; the same bytes each time."""
    document = Document()
    styles(document)
    document.styles["Normal"].font.size = Pt(11)
    page(document)
    head(document)
    blocks(document)
    end(document)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = "Papier", "Engagement", "", "fr-FR"
    about.created = about.modified = MADE
    kept = BytesIO()
    document.save(kept)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(dated_zip(kept.getvalue(), MADE))


def head(document: WordDocument) -> None:
    """Who gives it, its title, its number."""
    first = document.add_paragraph()
    first.paragraph_format.space_after = Pt(0)
    first.add_run("{{ structure }}").bold = True
    document.add_paragraph("{%p for ligne in entete %}")
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(0)
    grey(line.add_run("{{ ligne }}"), 9.8)
    document.add_paragraph("{%p endfor %}")
    title = document.add_paragraph("{{ titre }}", style="Title")
    title.paragraph_format.space_before = Pt(36)
    grey(document.add_paragraph(style="Subtitle").add_run("{{ numero }}"), 12)


def blocks(document: WordDocument) -> None:
    """Each block in its own shape."""
    document.add_paragraph("{%p for bloc in blocs %}")
    for kind, style, size in (
        ("phrase", "Normal", 12.0),
        ("nom", "Normal", 19.0),
        ("partie", "Heading 1", 15.0),
    ):
        when(document, kind)
        run = document.add_paragraph(style=style).add_run("{{ bloc.texte }}")
        run.font.size = Pt(size)
        document.add_paragraph("{%p endif %}")
    when(document, "texte")
    document.add_paragraph("{%p for ligne in bloc.lignes %}")
    document.add_paragraph("{{ ligne }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    when(document, "liste")
    document.add_paragraph("{%p for ligne in bloc.lignes %}")
    document.add_paragraph("{{ ligne }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p endif %}")
    when(document, "note")
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(8)
    grey(note.add_run("{{ bloc.texte }}"), 9.4)
    document.add_paragraph("{%p endif %}")
    when(document, "faits")
    table(document, ("fait.nom", "fait.valeur"), "fait", "bloc.faits", (44, 116))
    document.add_paragraph("{%p endif %}")
    for columns, wide in COLUMNS.items():
        document.add_paragraph(f"{{%p if bloc.genre == 'tableau' and bloc.colonnes == {columns} %}}")
        cells = tuple(f"rang[{place}]" for place in range(columns))
        table(document, cells, "rang", "bloc.rangs", wide, head="bloc.tetes")
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")


def when(document: WordDocument, kind: str) -> None:
    """The beginning of what is written for one kind of block."""
    document.add_paragraph(f"{{%p if bloc.genre == '{kind}' %}}")


def table(
    document: WordDocument,
    cells: tuple[str, ...],
    name: str,
    of: str,
    wide: tuple[int, ...],
    head: str = "",
) -> None:
    """A row an entry, under its heads; figures stand at the right of their column."""
    made = document.add_table(rows=3 + bool(head), cols=len(cells))
    for place in range(len(cells) if head else 0):
        made.rows[0].cells[place].text = f"{{{{ {head}[{place}] }}}}"
    first = bool(head)
    made.rows[first].cells[0].text = f"{{%tr for {name} in {of} %}}"
    for place, cell in enumerate(cells):
        made.rows[1 + first].cells[place].text = f"{{{{ {cell} }}}}"
    made.rows[2 + first].cells[0].text = "{%tr endfor %}"
    widths(made, wide)
    for run in (run for row in made.rows for cell in row.cells for run in cell.paragraphs[0].runs):
        run.font.size = Pt(10)
    if head:
        rules(made, heads=1)
    else:
        grey(made.rows[1].cells[0].paragraphs[0].runs[0], 9.8)
    for row in made.rows if head and len(cells) in {2, 3} else ():
        row.cells[-1].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def end(document: WordDocument) -> None:
    """Purpose, place and day, then the place to sign."""
    for name in ("cloture", "fait"):
        paragraph = document.add_paragraph(f"{{{{ {name} }}}}")
        paragraph.paragraph_format.keep_with_next = True
        paragraph.paragraph_format.space_before = Pt(8)
    document.add_paragraph("{%p if signe %}")
    capacity = document.add_paragraph()
    grey(capacity.add_run("{{ qualite }}"), 9.8)
    capacity.paragraph_format.keep_with_next = True
    capacity.paragraph_format.space_before = Pt(12)
    capacity.paragraph_format.space_after = Mm(22)
    document.add_paragraph().add_run("{{ signataire }}").bold = True
    document.add_paragraph("{%p endif %}")


if __name__ == "__main__":
    main()
