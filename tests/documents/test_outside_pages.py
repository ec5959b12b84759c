"""Pages from outside stand behind an index of our own, each where the index says."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from pypdf import PageObject, PdfReader
from reportlab.lib.utils import ImageReader

from engagement_desktop.documents import styles
from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.outside_pages import begun, first_pages, picture_page, written
from tests.made_receipts import pdf

ABOUT = Properties("Reçus joints", "Reçus", "MSP du Val", datetime(2026, 11, 22, 9, 5, tzinfo=UTC))
DAYS = ["D:20261122090500Z"] * 2


def readers(*pages: int) -> list[PdfReader]:
    return [PdfReader(BytesIO(pdf(many))) for many in pages]


def page_of(wide: int, high: int, strip: float = 0.0) -> PageObject:
    content = picture_page(ImageReader(Image.new("RGB", (wide, high), "red")), strip)
    pages = PdfReader(BytesIO(content)).pages
    assert len(pages) == 1
    return pages[0]


def drawn(page: Any) -> tuple[float, float, float, float]:
    """Left, low, width and height of the only picture of a page."""
    operations = page.get_contents().operations
    matrices = [[float(one) for one in operands] for operands, name in operations if name == b"cm"]
    wide, _, _, high, left, low = next(one for one in matrices if one[0] != 1)
    return left, low, wide, high


def test_each_source_begins_after_the_index_and_those_before_it() -> None:
    assert first_pages(readers(1, 3, 2), 2) == [3, 4, 7]
    assert first_pages([], 4) == []


@pytest.mark.parametrize("own", [1, 3])
def test_the_index_is_drawn_knowing_how_many_pages_it_takes(own: int) -> None:
    asked = []

    def index(before: int) -> bytes:
        asked.append(before)
        return pdf(own, f"index de {before}")

    writer = begun(index)
    assert asked == [1, own]
    assert len(writer.pages) == own
    assert f"index de {own}" in writer.pages[0].extract_text()


def test_the_file_says_what_it_is_and_is_dated_by_its_content() -> None:
    said = PdfReader(BytesIO(written(begun(lambda _: pdf()), ABOUT))).metadata
    assert said is not None
    assert (said.title, said.author) == ("Reçus joints", "MSP du Val")
    assert [str(said[key]) for key in ("/CreationDate", "/ModDate")] == DAYS
    assert "Paul Martin" not in str(said)


@pytest.mark.parametrize(("wide", "high"), [(900, 400), (4_000, 200)])
def test_a_picture_wider_than_high_lies_on_its_side(wide: int, high: int) -> None:
    box = page_of(wide, high).mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((styles.PAGE_HEIGHT, styles.PAGE_WIDTH))


@pytest.mark.parametrize(("wide", "high"), [(400, 900), (500, 500)])
def test_another_stands_upright(wide: int, high: int) -> None:
    box = page_of(wide, high).mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((styles.PAGE_WIDTH, styles.PAGE_HEIGHT))


@pytest.mark.parametrize("strip", [0.0, 40.0])
@pytest.mark.parametrize(("wide", "high"), [(30, 40), (3_000, 4_000), (4_000, 3_000), (20, 5_000)])
def test_a_picture_stays_on_its_page_keeps_its_shape_and_is_never_blown_up(
    wide: int, high: int, strip: float
) -> None:
    page = page_of(wide, high, strip)
    left, low, width, height = drawn(page)
    assert width / height == pytest.approx(wide / high, rel=0.001)
    assert width <= wide + 0.01
    assert left >= 0
    assert low >= 0
    assert left + width <= float(page.mediabox.width) + 0.01
    assert low + height <= float(page.mediabox.height) + 0.01


def test_a_small_picture_stands_in_the_middle_or_under_the_strip_that_will_come() -> None:
    middle, under = page_of(100, 100), page_of(100, 100, 40.0)
    left, low, width, height = drawn(middle)
    assert left + width / 2 == pytest.approx(float(middle.mediabox.width) / 2)
    assert low + height / 2 == pytest.approx(float(middle.mediabox.height) / 2)
    _, low, _, height = drawn(under)
    assert low + height == pytest.approx(float(under.mediabox.height) - 28)
    assert float(under.mediabox.height) == pytest.approx(styles.PAGE_HEIGHT - 40)
