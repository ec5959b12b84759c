"""The number of a receipt stands over each of its pages and covers nothing."""

from io import BytesIO

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import RectangleObject

from engagement_desktop.documents.expenses.receipts.stamping import STRIP, Stamps, shown_width
from tests.hostile_words import chosen_words, looks_like, without_blanks
from tests.made_receipts import copied, pdf, written


def stamped(
    turn: int = 0, words: tuple[str, str] = ("J-2026-0001 · NDF-2026-0031", "Page 1 / 1")
) -> PageObject:
    writer = copied(pdf(1, "Total 24,50 EUR"))
    page = writer.pages[0]
    page.rotate(turn)
    Stamps([(*words, shown_width(page))]).put(writer, page, 0)
    return PdfReader(BytesIO(written(writer))).pages[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_grows_by_the_strip_and_keeps_what_it_said(turn: int) -> None:
    before = PdfReader(BytesIO(pdf())).pages[0].mediabox
    page = stamped(turn)
    sides = sorted((float(page.mediabox.width), float(page.mediabox.height)))
    grown = (
        (before.width, before.height + STRIP) if turn % 180 == 0 else (before.width + STRIP, before.height)
    )
    assert sides == pytest.approx(sorted(float(side) for side in grown))
    assert page.cropbox == page.mediabox
    said = page.extract_text()
    assert "Total 24,50 EUR" in said
    assert "J-2026-0001" in said
    assert "Page 1 / 1" in said


@pytest.mark.parametrize(("turn", "side"), [(0, 595.3), (180, 595.3), (90, 841.9), (270, 841.9)])
def test_the_strip_is_as_wide_as_the_page_is_shown(turn: int, side: float) -> None:
    page = copied(pdf()).pages[0]
    page.rotate(turn)
    assert shown_width(page) == pytest.approx(side, abs=0.1)


def test_only_the_part_of_a_page_that_is_shown_counts() -> None:
    writer = copied(pdf())
    page = writer.pages[0]
    page.cropbox = RectangleObject((100, 200, 300, 500))
    assert shown_width(page) == 200
    Stamps([("J-2026-0001", "", 200.0)]).put(writer, page, 0)
    assert [float(side) for side in page.mediabox] == [100, 200, 300, 500 + STRIP]


def test_each_page_bears_its_own_words() -> None:
    writer = copied(pdf(3))
    strips = [
        (f"J-2026-000{at}", f"Page {at} / 3", shown_width(page)) for at, page in enumerate(writer.pages, 1)
    ]
    stamps = Stamps(strips)
    for at, page in enumerate(writer.pages):
        stamps.put(writer, page, at)
    said = [page.extract_text() for page in PdfReader(BytesIO(written(writer))).pages]
    for at, words in enumerate(said, 1):
        assert [f"J-2026-000{other}" in words for other in (1, 2, 3)] == [at == other for other in (1, 2, 3)]


def test_words_too_long_for_the_strip_are_cut_and_the_number_never_is() -> None:
    said = stamped(0, ("J-2026-0001 · NDF-2026-0031", "facture " * 60)).extract_text()
    assert "J-2026-0001 · NDF-2026-0031" in said
    assert "…" in said
    assert said.count("facture") < 20


def test_hostile_words_are_drawn_as_words() -> None:
    words = [word for word in chosen_words() if len(word) < 60]
    writer = copied(pdf(len(words)))
    stamps = Stamps([(word, "", shown_width(page)) for word, page in zip(words, writer.pages, strict=True)])
    for at, page in enumerate(writer.pages):
        stamps.put(writer, page, at)
    read = PdfReader(BytesIO(written(writer)))
    lost = [
        word
        for word, page in zip(words, read.pages, strict=True)
        if not looks_like(word).search(without_blanks(page.extract_text()))
    ]
    assert lost == []
    assert "/OpenAction" not in read.root_object
    assert all("/AA" not in page for page in read.pages)
