"""What makes a paper archivable and accessible."""

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime

import pdfua
import pytest
from defusedxml import ElementTree
from pypdf import PdfReader

from engagement_desktop.documents.archive import Attachment, Properties
from engagement_desktop.documents.pdf import Paper, Running

PROPERTIES = Properties(
    "Rapport <b>&amp; cie",
    "Exercice « 2025 »",
    "Maison & Cie",
    datetime(2026, 3, 10, 9, 42, tzinfo=UTC),
    "SHA-256 0",
)
JSON = Attachment("rapport.json", "application/json", b'{"a": 1}', "Chiffres")


@pytest.fixture
def content() -> bytes:
    paper = Paper(PROPERTIES, Running("Maison", "Rapport"), [JSON])
    paper.chapter("Un", "Une phrase.")
    return paper.to_bytes()


def test_the_file_says_what_it_is(content: bytes, read_pdf: Callable) -> None:
    told = read_pdf(content).properties
    assert told["Title"] == "Rapport <b>&amp; cie"
    assert told["Author"] == "Maison & Cie"
    assert told["Creator"] == told["Producer"] == "Engagement"
    assert told["Tagged"] == "yes"
    assert told["PDF version"] == "1.7"
    assert told["CreationDate"] == told["ModDate"]
    assert "Mar 10" in told["CreationDate"]


def test_the_file_is_in_french_and_shows_its_title(content: bytes, read_pdf: Callable) -> None:
    catalog = PdfReader(read_pdf(content).path).trailer["/Root"]
    assert catalog["/Lang"] == "fr-FR"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    assert catalog["/MarkInfo"]["/Marked"]


def test_its_description_claims_both_standards(content: bytes, read_pdf: Callable) -> None:
    metadata = PdfReader(read_pdf(content).path).trailer["/Root"]["/Metadata"].get_data()
    text = " ".join(ElementTree.fromstring(metadata.strip()).itertext())
    assert "Rapport <b>&amp; cie" in text
    assert "2026-03-10T09:42:00Z" in text
    assert b"<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert b"<pdfuaid:part>1</pdfuaid:part>" in metadata


def test_its_colours_have_a_profile(content: bytes, read_pdf: Callable) -> None:
    intent = PdfReader(read_pdf(content).path).trailer["/Root"]["/OutputIntents"][0].get_object()
    profile = intent["/DestOutputProfile"].get_object()
    assert intent["/S"] == "/GTS_PDFA1"
    assert profile["/N"] == 3
    assert profile.get_data()[12:20] == b"mntrRGB "


def test_the_file_carries_its_attachment_as_data(content: bytes, read_pdf: Callable) -> None:
    reader = PdfReader(read_pdf(content).path)
    assert reader.attachments == {"rapport.json": [JSON.content]}
    assert reader.trailer["/Root"]["/AF"][0].get_object()["/AFRelationship"] == "/Data"


def test_independent_programs_find_no_fault(content: bytes, read_pdf: Callable) -> None:
    read = read_pdf(content)
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert list(pdfua.validate(str(read.path)).findings) == []


def test_every_font_is_embedded(content: bytes, read_pdf: Callable) -> None:
    fonts = read_pdf(content).fonts
    assert fonts
    for font in fonts:
        assert font[0].partition("+")[2].startswith("SourceSans3")
        assert font[3:6] == ["yes", "yes", "yes"]


def test_a_paper_without_attachment_names_none(paper: Paper) -> None:
    paper.chapter("Un", "Une phrase.")
    assert b"EmbeddedFile" not in paper.to_bytes()


def test_the_checking_programs_are_there() -> None:
    for program in ("qpdf", "pdfinfo", "pdffonts", "pdftotext"):
        assert subprocess.run(["which", program], capture_output=True, check=False).returncode == 0
