"""Several papers in one file: each begins its own page, with its own foot and page numbers."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.fonts import register_fonts
from engagement_desktop.documents.handout import Heading
from engagement_desktop.documents.prints import USUAL
from engagement_desktop.documents.structure import Mark
from engagement_desktop.documents.tagged import TaggedParagraph
from engagement_desktop.documents.text import Text
from engagement_desktop.documents.together import Part, together
from tests.hostile_words import chosen_words, missing, tagged

ABOUT = Properties("États de frais", "États", "MSP du Val", datetime(2026, 11, 22, tzinfo=UTC))
Read = Callable[[bytes], Any]


def part(title: str, *words: str, foot: str = "", lines: int = 0) -> Part:
    register_fonts()
    heading = Heading(Text.of(title), USUAL.title, Mark("H1"))
    heading.level, heading.words = 0, title
    story = [heading]
    story += [
        TaggedParagraph(Text.of(said), USUAL.body, Mark("P")) for said in (*words, *["Une ligne."] * lines)
    ]
    return Part(story, f"En tête de {title}", foot or f"{title} · 2026")


def pages_of(content: bytes) -> list[str]:
    return [re.sub(r"\s+", " ", page.extract_text()) for page in PdfReader(_stream(content)).pages]


def _stream(content: bytes) -> BytesIO:
    return BytesIO(content)


def test_each_paper_counts_its_own_pages_and_bears_its_own_foot() -> None:
    parts = [part("Un", "Premier."), part("Deux", "Second.", lines=90), part("Trois", "Dernier.")]
    pages = pages_of(together(parts, ABOUT))
    middle = len(pages) - 2
    assert middle > 1
    numbers = [re.search(r"Page \d+ / \d+", page) for page in pages]
    expected = ["Page 1 / 1", *(f"Page {at} / {middle}" for at in range(1, middle + 1)), "Page 1 / 1"]
    assert [found[0] if found else "" for found in numbers] == expected
    feet = ["Un · 2026", *["Deux · 2026"] * middle, "Trois · 2026"]
    assert all(foot in page for foot, page in zip(feet, pages, strict=True))


def test_the_head_comes_with_the_second_page_of_each_paper() -> None:
    pages = pages_of(together([part("Un", lines=60), part("Deux", lines=60)], ABOUT))
    heads = [[f"En tête de {name}" in page for name in ("Un", "Deux")] for page in pages]
    firsts = [at for at, page in enumerate(pages) if "Page 1 / " in page]
    assert [heads[at] for at in firsts] == [[False, False], [False, False]]
    for at in set(range(len(pages))) - set(firsts):
        assert heads[at] == [at < firsts[1], at > firsts[1]]


def test_the_outline_has_one_entry_a_paper_said_by_its_foot() -> None:
    parts = [part("Un", foot="État 2026-001 · MSP"), part("Deux", foot="État 2026-002 · MSP")]
    outline: Any = PdfReader(_stream(together(parts, ABOUT))).outline
    assert [str(one["/Title"]) for one in outline] == ["État 2026-001", "État 2026-002"]


def test_the_file_is_tagged_archivable_and_the_same_each_time(read_pdf: Read) -> None:
    def made() -> bytes:
        return together([part("Un", "Premier."), part("Deux", lines=70)], ABOUT)

    assert made() == made()
    read = read_pdf(made())
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert read.roles["H1"] == 2
    assert read.roles["P"] == 71
    assert read.properties["Title"] == "États de frais"
    assert read.properties["Author"] == "MSP du Val"


@pytest.mark.parametrize("number", [1, 2, 7])
def test_papers_stand_in_the_order_given(number: int) -> None:
    pages = pages_of(together([part(f"Papier {at}", f"Corps {at}.") for at in range(number)], ABOUT))
    assert len(pages) == number
    assert all(f"Corps {at}." in page for at, page in enumerate(pages))


def test_hostile_words_are_said_in_body_foot_and_head() -> None:
    words = tagged(chosen_words())
    pages = pages_of(together([part("Titre", *words)], ABOUT))
    assert missing(words, " ".join(pages)) == []
    for said in ("<b>gras</b>", "&amp; & <", "{nom} %s", "=1+1"):
        first = pages_of(together([part("Titre", "Corps.", foot=said)], ABOUT))[0]
        assert missing([said], first) == []
