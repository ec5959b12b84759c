"""The minutes as a Word document: the same words as on paper, and templates from outside."""

import importlib.util
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.shared import Mm, Pt

from engagement_desktop.documents.meetings import word_files
from engagement_desktop.documents.meetings.letters_docx import letters_docx
from engagement_desktop.documents.meetings.minutes_docx import (
    default_template,
    minutes_docx,
    refuse_bad_template,
)
from engagement_desktop.documents.meetings.minutes_pdf import minutes_pdf
from engagement_desktop.domain.errors import DomainError
from tests.documents.meetings.minutes_made import DRAFT, FACTS, ITEMS, SEALED, facts
from tests.documents.meetings.test_minutes_pdf import hostile_minutes
from tests.documents.register.people import HEAD, LARGE, a_letter, a_person
from tests.hostile_words import chosen_words, missing, tagged

EACH_ITEM = ("{%p for point in points %}",)


def words_of(content: bytes) -> str:
    """Every word of the body, paragraphs and tables in order."""
    document = Document(BytesIO(content))
    said = [text.text or "" for text in document.element.body.iter("{*}t")]
    return " ".join(" ".join(said).split())


def a_template(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    target = BytesIO(content)
    with zipfile.ZipFile(target, "a") as package:
        package.writestr(name, part)
    return target.getvalue()


def test_the_document_says_what_the_paper_says(read_pdf: Callable) -> None:
    document = re.sub(r"\W+", " ", words_of(minutes_docx(FACTS, SEALED)))
    paper = re.sub(r"\W+", " ", read_pdf(minutes_pdf(FACTS, SEALED)).words)
    assert set(document.split()) - set(paper.split()) <= {"Abst", "Sans"}
    # A head and a foot are on each page of the paper; the word processor fills those of the document.
    assert set(paper.split()) - set(document.split()) <= {
        "PV", "empreinte", "Page", "41d0", "9ab3", "c7e2", "Abstention", "1er",
        *map(str, range(1, 8)), "er",
    }  # fmt: skip


def test_headings_and_heads_of_tables_are_real() -> None:
    document = Document(BytesIO(minutes_docx(FACTS, SEALED)))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles.count("Title") == 1
    assert styles.count("Heading 1") == 11
    assert styles.count("Heading 2") == 1
    assert styles.count("List Bullet") == 6
    assert document.core_properties.title.startswith("Compte rendu, Réunion du mardi")
    assert document.core_properties.language == "fr-FR"
    assert any(table._tbl.xpath(".//w:tblHeader") for table in document.tables)
    bold = [run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold]
    assert "six semaines" in bold


def test_the_foot_has_the_number_and_a_draft_says_so() -> None:
    for seal, said in ((SEALED, "PV 2025-09 · empreinte 41d0"), (DRAFT, "PV 2025-09 · projet")):
        document = Document(BytesIO(minutes_docx(FACTS, seal)))
        assert said in document.sections[0].footer.paragraphs[0].text


def test_the_public_version_names_nobody_who_spoke() -> None:
    words = words_of(minutes_docx(FACTS, SEALED, public=True))
    assert "Compte rendu public" in words
    for named in ("M. Paul Carlier", "Pour : Nadia", "Présidence de la réunion"):
        assert named not in words


def test_the_same_facts_give_the_same_bytes() -> None:
    assert minutes_docx(FACTS, SEALED) == minutes_docx(FACTS, SEALED)


def test_hostile_words_stay_words() -> None:
    words = tagged(chosen_words())
    content = minutes_docx(hostile_minutes(words), SEALED)
    assert missing(words, words_of(content)) == []
    with zipfile.ZipFile(BytesIO(content)) as package:
        body = package.read("word/document.xml").decode()
    assert "<script" not in body
    assert "{{ 7*7 }}" not in body or "49" not in body


def test_fields_typed_in_a_text_are_not_obeyed() -> None:
    item = replace(ITEMS[2], content="{{ structure }} {% for a in b %} {{7*7}}", title="{{ empreinte }}")
    words = words_of(minutes_docx(facts(items=(item,)), SEALED))
    assert "{{ structure }} {% for a in b %} {{7*7}}" in words
    assert "{{ empreinte }}" in words


def test_a_meeting_without_items_shows_its_texts() -> None:
    bare = facts(items=(), written_agenda="Accueil", written_decisions="Ouvrir le samedi", attendees=())
    words = words_of(minutes_docx(bare, DRAFT))
    assert "Accueil" in words
    assert "Ouvrir le samedi" in words


def test_a_committee_writes_from_its_own_template() -> None:
    own = a_template(
        "Notre comité : {{ comite }}", "{%p for point in points %}", "{{ point.titre }}", "{%p endfor %}"
    )
    refuse_bad_template(own)
    words = words_of(minutes_docx(FACTS, SEALED, template=own))
    assert words.startswith("Notre comité : Comité des usagers Approbation du compte rendu")


def test_the_logo_stands_above_the_name_with_words_for_who_does_not_see_it() -> None:
    logo = (Path(__file__).parents[2] / "data" / "logo.png").read_bytes()
    content = minutes_docx(FACTS, SEALED, logo=logo)
    document = Document(BytesIO(content))
    (shape,) = document.inline_shapes
    assert shape.height <= Mm(18)
    assert shape.width <= Mm(28)
    (told,) = document.element.body.iter("{*}docPr")
    assert told.get("descr") == f"Logo, {FACTS.structure.name}"
    first = next(one for one in document.paragraphs if one.text)
    assert first.text == FACTS.structure.name
    assert minutes_docx(FACTS, SEALED, logo=logo) == content
    assert minutes_docx(FACTS, SEALED, logo=b"no picture") == minutes_docx(FACTS, SEALED)


def test_the_template_that_is_shipped_passes_its_own_check() -> None:
    refuse_bad_template(default_template())


@pytest.mark.parametrize(
    ("template", "said"),
    [
        (b"", "document Word"),
        (b"%PDF-1.7", "document Word"),
        (a_template("{{ usager }}"), "un champ qui n’existe pas"),
        (
            a_template("{%p for point in points %}", "{{ point.auteur }}", "{%p endfor %}"),
            "un champ qui n’existe pas",
        ),
        (a_template("{{ comite "), "mal écrite"),
        (a_template("{%p for point in points %}"), "mal écrite"),
        (a_template("{{ ''.__class__.__mro__ }}"), "n’est pas permise"),
        (with_part(a_template("a"), "word/vbaProject.bin", b"x"), "macros"),
        (
            with_part(
                a_template("a"),
                "word/_rels/settings.xml.rels",
                b'<Relationships><Relationship Id="r1" Type="http://x/attachedTemplate" '
                b'Target="http://exemple.fr/a.dotx" TargetMode="External"/></Relationships>',
            ),
            "hors du document",
        ),
    ],
)
def test_a_template_that_cannot_serve_is_refused_in_french(template: bytes, said: str) -> None:
    with pytest.raises(DomainError, match=said):
        refuse_bad_template(template)
    with pytest.raises(DomainError, match=said):
        minutes_docx(FACTS, SEALED, template=template)


def test_what_only_looks_like_a_document_is_refused() -> None:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("word/document.xml", "<a")
    with pytest.raises(DomainError, match="document Word"):
        refuse_bad_template(target.getvalue())
    with pytest.raises(DomainError, match="document Word"):
        word_files.refuse_unsafe_word(with_part(b"", "autre.xml", b"a"))


def test_a_document_out_of_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    content = a_template("a")
    monkeypatch.setattr(word_files, "MOST_UNPACKED", 10)
    with pytest.raises(DomainError, match="démesuré"):
        refuse_bad_template(content)
    monkeypatch.setattr(word_files, "MOST_BYTES", 10)
    with pytest.raises(DomainError, match="pèse plus"):
        refuse_bad_template(content)


def test_letters_to_edit_have_a_page_and_a_size_each(properties: Any) -> None:
    letters = [
        a_letter(facts=(("Comité", "Usagers"),), agenda=("Accueil",), closing=("À bientôt.",)),
        a_letter(a_person("Œuvrard", "Aubin", channel=LARGE)),
    ]
    content = letters_docx(HEAD, letters, properties)
    document = Document(BytesIO(content))
    words = words_of(content)
    for said in ("Mme Monique Hélias", "Comité : Usagers", "Accueil", "À bientôt.", "Aubin Œuvrard"):
        assert said in words
    begins = [one for one in document.paragraphs if one.paragraph_format.page_break_before]
    assert len(begins) == 2
    sizes = {run.font.size for paragraph in document.paragraphs for run in paragraph.runs}
    assert sizes == {Pt(11), Pt(18)}


def test_the_template_that_is_shipped_is_the_one_that_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = Path(__file__).parents[3] / "packaging" / "minutes_template.py"
    specification = importlib.util.spec_from_file_location("minutes_template", script)
    assert specification is not None
    assert specification.loader is not None
    built = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(built)
    monkeypatch.setattr(built, "TARGET", tmp_path / "documents" / "compte-rendu.docx")
    built.main()
    assert built.TARGET.read_bytes() == default_template()
