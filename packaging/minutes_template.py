"""Builds resources/documents/compte-rendu.docx, the template that minutes are written from."""

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from engagement_desktop.documents.meetings.word_files import dated_zip  # noqa: E402  the tree is found above

TARGET = ROOT / "resources" / "documents" / "compte-rendu.docx"
MADE = datetime(2026, 1, 1, tzinfo=UTC)
INK, GREY, R4, RULE = "1B2733", "55636F", "0E4A57", "C3CBD2"
FACE = "Arial"


def main() -> None:
    """Writes the template; the same bytes each time."""
    document = Document()
    styles(document)
    page(document)
    head(document)
    presence(document)
    agenda(document)
    items(document)
    end(document)
    about = document.core_properties
    about.title, about.author, about.comments, about.language = "Compte rendu", "Engagement", "", "fr-FR"
    about.created = about.modified = MADE
    kept = BytesIO()
    document.save(kept)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(dated_zip(kept.getvalue(), MADE))


def styles(document: WordDocument) -> None:
    """Sizes and colours of the printed paper, in a typeface that word processors have."""
    for name, size, colour, bold, before, after in (
        ("Normal", 10.5, INK, False, 0, 6),
        ("Title", 23, R4, False, 18, 4),
        ("Subtitle", 12.5, INK, False, 0, 16),
        ("Heading 1", 15, INK, True, 18, 6),
        ("Heading 2", 11.5, INK, True, 6, 3),
        ("List Bullet", 10.5, INK, False, 0, 4),
    ):
        style = document.styles[name]
        style.font.name, style.font.size = FACE, Pt(size)
        style.font.color.rgb, style.font.bold, style.font.italic = RGBColor.from_string(colour), bold, False
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{kind}"), FACE)
        spacing = style.element.rPr.find(qn("w:spacing"))
        if spacing is not None:
            style.element.rPr.remove(spacing)
        for kind in ("asciiTheme", "hAnsiTheme", "cstheme", "eastAsiaTheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "fr-FR")
    document.styles["Normal"].element.get_or_add_rPr().append(language)
    document.styles["Normal"].paragraph_format.line_spacing = 1.25
    border = document.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        document.styles["Title"].element.pPr.remove(border)


def page(document: WordDocument) -> None:
    """A4 with the margins of the paper; number and fingerprint in the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(27)
    foot = section.footer.paragraphs[0]
    foot.style.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    grey(foot.add_run("{{ pied }}\tPage "), 8.6)
    field(foot, "PAGE")
    grey(foot.add_run(" / "), 8.6)
    field(foot, "NUMPAGES")


def head(document: WordDocument) -> None:
    """Who, what, when, where."""
    document.add_paragraph("{%p if logo %}")
    document.add_paragraph("{{ logo }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph().add_run("{{ structure }}").bold = True
    for name in ("comite", "nature_structure", "adresse"):
        document.add_paragraph(f"{{%p if {name} %}}")
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(0)
        grey(line.add_run(f"{{{{ {name} }}}}"), 9.8)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{{ titre }}", style="Title")
    document.add_paragraph("{{ sous_titre }}", style="Subtitle")
    facts = rows(document, ("nom", "valeur"), (44, 116), "fait", "faits", ruled=False)
    grey(facts.rows[1].cells[0].paragraphs[0].runs[0], 9.8)
    condition(document, "avertissement", "{{ avertissement }}")
    loop(document, "ligne", "texte_debut")


def presence(document: WordDocument) -> None:
    """Who was there, by college."""
    document.add_paragraph("Présence", style="Heading 1")
    table = document.add_table(rows=3, cols=2)
    table.rows[0].cells[0].text = "{%tr for rang in presence %}"
    table.rows[1].cells[0].text = "{{ rang.nom }}"
    cell = table.rows[1].cells[1]
    cell.paragraphs[0].add_run("{%p for groupe in rang.personnes %}")
    line = cell.add_paragraph()
    grey(line.add_run("{{ groupe.college }}\u00a0: "), 9.8)
    line.add_run("{{ groupe.noms }}")
    cell.add_paragraph("{%p endfor %}")
    table.rows[2].cells[0].text = "{%tr endfor %}"
    widths(table, (26, 134))
    rules(table, heads=0)
    condition(document, "invites", "{{ invites }}")


def agenda(document: WordDocument) -> None:
    """What the meeting was about, and the reminder of secrecy."""
    document.add_paragraph("{%p if ordre_du_jour or ordre_du_jour_ecrit %}")
    document.add_paragraph("Ordre du jour", style="Heading 1")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if ordre_du_jour %}")
    heads = ("N°", "Point", "Niveau", "Rapporteur", "Durée")
    fields = ("numero", "titre", "niveau", "rapporteur", "duree")
    rows(document, fields, (10, 70, 28, 34, 18), "point", "ordre_du_jour", heads=heads)
    document.add_paragraph("{%p endif %}")
    loop(document, "ligne", "ordre_du_jour_ecrit", style="List Bullet")
    condition(document, "rappel_secret", "{{ rappel_secret }}")


def items(document: WordDocument) -> None:
    """Each item: its text, its votes, what was decided and asked."""
    document.add_paragraph("{%p for point in points %}")
    document.add_paragraph("{{ point.numero }}. {{ point.titre }}", style="Heading 1")
    loop(document, "note", "point.notes")
    document.add_paragraph("{%p for bloc in point.blocs %}")
    for kind, style in (("texte", "Normal"), ("liste", "List Bullet")):
        document.add_paragraph(f"{{%p if bloc.genre == '{kind}' %}}")
        document.add_paragraph("{{r bloc.texte }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if bloc.genre == 'titre' %}")
    document.add_paragraph("{{ bloc.texte }}", style="Heading 2")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if bloc.genre == 'decision' %}")
    bar(led(document))
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if bloc.genre == 'action' or bloc.genre == 'proposition' %}")
    led(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if bloc.genre == 'vote' %}")
    vote(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    condition(document, "point.fin", "{{ point.fin }}")
    document.add_paragraph("{%p endfor %}")


def vote(document: WordDocument) -> None:
    """The figures of a vote, then the rule applied."""
    heads = ("Vote", "Pour", "Contre", "Abst.", "Blancs", "Nuls", "Sans part", "Résultat")
    fields = ("objet", "pour", "contre", "abstention", "blancs", "nuls", "sans_part", "resultat")
    table = document.add_table(rows=2, cols=len(heads))
    for place, (title, name) in enumerate(zip(heads, fields, strict=True)):
        table.rows[0].cells[place].text = title
        table.rows[1].cells[place].text = f"{{{{ bloc.{name} }}}}"
    widths(table, (48, 13, 16, 14, 16, 13, 19, 21))
    rules(table, heads=1)
    for row in table.rows:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True
    note = document.add_paragraph()
    note.paragraph_format.space_before = Pt(6)
    grey(note.add_run("{{ bloc.texte }}"), 9.4)


def end(document: WordDocument) -> None:
    """Decisions and actions, closing, signatures, papers."""
    document.add_paragraph("{%p if decisions_ecrites %}")
    document.add_paragraph("Décisions", style="Heading 1")
    loop(document, "ligne", "decisions_ecrites", style="List Bullet")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if actions %}")
    document.add_paragraph("Actions", style="Heading 1")
    heads, fields = ("N°", "Action", "Qui", "Pour le"), ("numero", "texte", "qui", "pour_le")
    rows(document, fields, (20, 80, 36, 24), "action", "actions", heads=heads)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("Clôture", style="Heading 1")
    loop(document, "ligne", "texte_fin")
    document.add_paragraph("{{ cloture }}").paragraph_format.keep_with_next = True
    document.add_paragraph("{%p if signatures %}")
    signed(document)
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if pieces %}")
    document.add_paragraph("Pièces", style="Heading 1")
    loop(document, "piece", "pieces", style="List Bullet")
    document.add_paragraph("{%p endif %}")


def signed(document: WordDocument) -> None:
    """Two places side by side: capacity above, room to sign, name below."""
    table = document.add_table(rows=1, cols=2)
    for place, cell in enumerate(table.rows[0].cells):
        capacity = cell.paragraphs[0]
        grey(capacity.add_run(f"{{{{ signatures[{place}].qualite }}}}"), 9.8)
        cell.add_paragraph(f"{{{{ signatures[{place}].nom }}}}")
    widths(table, (80, 80))
    for cell in table.rows[0].cells:
        cell.paragraphs[0].paragraph_format.space_after = Pt(56)


def loop(document: WordDocument, name: str, of: str, style: str = "Normal") -> None:
    """One paragraph an entry."""
    document.add_paragraph(f"{{%p for {name} in {of} %}}")
    document.add_paragraph(f"{{{{ {name} }}}}", style=style)
    document.add_paragraph("{%p endfor %}")


def condition(document: WordDocument, name: str, text: str) -> None:
    """A paragraph that is there when the field says something."""
    document.add_paragraph(f"{{%p if {name} %}}")
    document.add_paragraph(text).paragraph_format.space_before = Pt(8)
    document.add_paragraph("{%p endif %}")


def rows(
    document: WordDocument,
    fields: tuple[str, ...],
    wide: tuple[int, ...],
    name: str,
    of: str,
    *,
    heads: tuple[str, ...] = (),
    ruled: bool = True,
) -> Table:
    """A table with one row an entry, under its heads."""
    table: Table = document.add_table(rows=3 + bool(heads), cols=len(fields))
    for place, title in enumerate(heads):
        table.rows[0].cells[place].text = title
    first = table.rows[bool(heads)]
    first.cells[0].text = f"{{%tr for {name} in {of} %}}"
    for place, one in enumerate(fields):
        table.rows[1 + bool(heads)].cells[place].text = f"{{{{ {name}.{one} }}}}"
    table.rows[2 + bool(heads)].cells[0].text = "{%tr endfor %}"
    widths(table, wide)
    if ruled:
        rules(table, heads=int(bool(heads)))
    return table


def widths(table: Table, wide: tuple[int, ...]) -> None:
    """Fixed columns, in millimetres."""
    table.autofit = False
    for row in table.rows:
        xml_of(row).get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(row.cells, wide, strict=True):
            cell.width = Mm(width)
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = Pt(2)
                paragraph.paragraph_format.space_after = Pt(3)
    for column, width in zip(table.columns, wide, strict=True):
        column.width = Mm(width)


def rules(table: Table, heads: int) -> None:
    """A line under the head, thin ones between rows; the head comes again on each page."""
    borders = OxmlElement("w:tblBorders")
    inside = OxmlElement("w:insideH")
    for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", RULE)):
        inside.set(qn(f"w:{key}"), value)
    borders.append(inside)
    xml_of(table).tblPr.append(borders)
    for row in table.rows[:heads]:
        repeated = OxmlElement("w:tblHeader")
        xml_of(row).get_or_add_trPr().append(repeated)
        for cell in row.cells:
            for run in cell.paragraphs[0].runs:
                grey(run, 9.2)
                run.bold = True


def led(document: WordDocument) -> Paragraph:
    """A paragraph whose first words are said louder."""
    paragraph = document.add_paragraph()
    paragraph.add_run("{{ bloc.debut }}").bold = True
    paragraph.add_run(" {{ bloc.texte }}")
    return paragraph


def bar(paragraph: Paragraph) -> None:
    """The bar of a decision, 2.6 points at its left."""
    around, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for key, value in (("val", "single"), ("sz", "21"), ("space", "10"), ("color", INK)):
        left.set(qn(f"w:{key}"), value)
    around.append(left)
    xml_of(paragraph).get_or_add_pPr().append(around)
    paragraph.paragraph_format.left_indent = Mm(5)


def grey(run: Run, size: float) -> None:
    """Labels and notes."""
    run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(GREY)


def xml_of(thing: Any) -> Any:
    """What the library has no word for is written in the document's own language."""
    return thing._element  # noqa: SLF001  it has no other door


def field(paragraph: Paragraph, name: str) -> None:
    """A number that the word processor fills."""
    for kind, text in (("begin", ""), ("", name), ("end", "")):
        run = paragraph.add_run()
        grey(run, 8.6)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        xml_of(run).append(element)


if __name__ == "__main__":
    main()
