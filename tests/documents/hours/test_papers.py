"""The eight papers drawn: tagged, archivable, the same bytes each time, and to edit."""

import importlib.util
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop import paths
from engagement_desktop.documents.hours.paper_docx import TEMPLATE, paper_docx
from engagement_desktop.documents.hours.paper_pdf import paper_pdf
from engagement_desktop.documents.hours.papers_together import papers_together
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.papers import Grid, GridColumn, PaperKind, PaperSeal, PaperText, sealed
from tests.french.paper_facts import MEMBER, cec, facts, hours, made
from tests.french.test_mission_texts import TRAINING, mission
from tests.french.test_paper_texts import MEETING

DAY = date(2026, 1, 12)
FACTS = facts(
    functions=(MEMBER,),
    meetings=(MEETING, replace(MEETING, held_on=date(2025, 12, 2))),
    hours=(hours(1860), hours(90, family=MissionFamily.RESEARCH, activity="Enquête <b>&</b>")),
    missions=(mission(skills="Écouter", activities="Préparer\nAnimer"),),
    trainings=(TRAINING,),
    cec=cec(1860),
    since=date(2021, 5, 3),
    contributors=("Mme Anne Martin", "M. Paul Durand"),
    unnamed=2,
)


def text(kind: PaperKind) -> PaperText:
    return made(kind, FACTS, title="Accueil", text="Madame,\n\nJe la recommande.")


def seal(of: PaperText, number: str = "2026-031") -> PaperSeal:
    return sealed(of, number, DAY)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_is_tagged_archivable_and_the_same_each_time(
    kind: PaperKind, read_pdf: Callable[[bytes], Any]
) -> None:
    told = text(kind)
    content = paper_pdf(told, seal(told))
    assert content == paper_pdf(told, seal(told))
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert read.roles["H1"] == 1
    assert "2026-031 · empreinte" in read.words
    about = PdfReader(read.path)
    assert about.outline[0].title == about.metadata.title
    assert seal(told).fingerprint in (about.metadata.keywords or "")


def test_a_draft_says_so_in_place_of_its_number(read_pdf: Callable[[bytes], Any]) -> None:
    read = read_pdf(paper_pdf(text(PaperKind.PRESENCE), PaperSeal(DAY)))
    assert "Attestation · projet" in read.words
    assert "empreinte" not in read.words


def test_a_table_is_read_with_its_heads_and_its_total(read_pdf: Callable[[bytes], Any]) -> None:
    told = text(PaperKind.VOLUNTEERING)
    read = read_pdf(paper_pdf(told, seal(told)))
    assert read.roles["Table"] == 1
    assert read.roles["TH"] >= 2
    assert "Total 32 h 30" in read.words


def test_a_long_table_goes_on_with_its_heads_and_its_total_is_not_alone(
    read_pdf: Callable[[bytes], Any],
) -> None:
    columns = (GridColumn("Activité", 130), GridColumn("Heures", 30, is_figures=True))
    rows = tuple((f"Activité {place}", "1 h") for place in range(60))
    told = replace(text(PaperKind.VOLUNTEERING), blocks=(Grid(columns, rows, ("Total", "60 h")),))
    read = read_pdf(paper_pdf(told, seal(told)))
    pages = [page.extract_text() for page in PdfReader(read.path).pages]
    last = next(page for page in pages if "60 h" in page)
    assert "Activité 59" in last
    assert list(pdfua.validate(str(read.path)).findings) == []


def test_several_papers_in_one_file_keep_each_its_foot_and_its_pages(
    read_pdf: Callable[[bytes], Any],
) -> None:
    told = [text(kind) for kind in (PaperKind.VAE, PaperKind.PRESENCE, PaperKind.CEC)]
    papers = [(one, seal(one, f"2026-00{place}")) for place, one in enumerate(told, 1)]
    content = papers_together(papers, "Papiers du comité")
    assert content == papers_together(papers, "Papiers du comité")
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    pages = [page.extract_text().replace("\u00a0", " ") for page in PdfReader(read.path).pages]
    first = [page for page in pages if "Attestation 2026-001" in page]
    assert [f"Page {place} / {len(first)}" in page for place, page in enumerate(first, 1)] == [True] * len(
        first
    )
    assert len(first) > 1
    assert "Page 1 / 1" in next(page for page in pages if "Attestation 2026-002" in page)
    titles = [entry.title for entry in PdfReader(read.path).outline if not isinstance(entry, list)]
    assert titles == ["Attestation 2026-001", "Attestation 2026-002", "Récapitulatif CEC 2026-003"]


@pytest.mark.parametrize("kind", list(PaperKind))
def test_every_paper_is_given_to_edit_with_the_same_words(kind: PaperKind) -> None:
    told = text(kind)
    content = paper_docx(told, seal(told))
    assert content == paper_docx(told, seal(told))
    document = docx.Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    words = "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    assert told.title in words
    assert "n° 2026-031" in words
    assert told.closing[:30] in words.replace("\u202f", " ")
    assert "{" not in words
    assert "2026-031 · empreinte" in document.sections[0].footer.paragraphs[0].text
    assert document.core_properties.title == told.title
    assert "Pour Maison de santé" in words or not told.is_signed


def test_what_was_typed_stays_text_in_the_document_to_edit() -> None:
    told = made(PaperKind.VOLUNTEERING, FACTS, with_activities=True)
    document = docx.Document(BytesIO(paper_docx(told, seal(told))))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert "Enquête <b>&</b>" in cells


def test_no_paper_says_a_sentence_that_is_forbidden_of_the_cec() -> None:
    for kind in PaperKind:
        with zipfile.ZipFile(BytesIO(paper_docx(text(kind), seal(text(kind))))) as package:
            words = package.read("word/document.xml").decode().lower()
        for never in ("vous avez droit", "votre solde", "240\u00a0€", "240 €"):
            assert never not in words


def test_the_template_that_is_shipped_is_the_one_that_is_built(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = Path(__file__).parents[3] / "packaging" / "paper_template.py"
    specification = importlib.util.spec_from_file_location("paper_template", script)
    assert specification is not None
    assert specification.loader is not None
    built = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(built)
    monkeypatch.setattr(built, "TARGET", tmp_path / "documents" / TEMPLATE)
    built.main()
    assert built.TARGET.read_bytes() == (paths.resources() / "documents" / TEMPLATE).read_bytes()
