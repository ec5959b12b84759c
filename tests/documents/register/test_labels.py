"""Labels stand where the sheet has them."""

import subprocess
from collections.abc import Callable
from typing import Any

import pdfua
import pytest
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.register.labels import labels_pdf
from engagement_desktop.domain.register.letters_rows import LabelFormat
from engagement_desktop.storage.register.label_formats import label_formats
from tests.documents.register.people import HOSTILE, a_person

TWO_BY_SEVEN, THREE_BY_EIGHT = label_formats()


def people(number: int) -> list[Any]:
    return [a_person(f"Nom{index:03}", "Zoé", id=index) for index in range(number)]


def seen_in(read: Any, sheet: LabelFormat, place: int, page: int = 1) -> str:
    """What is printed on one label: nothing spills over its edges."""
    row, column = divmod(place, sheet.columns)
    left, top = sheet.left + column * sheet.across, sheet.top + row * sheet.down
    scale = 72 / 2540
    box = [str(int(value * scale)) for value in (left, top, sheet.width, sheet.height)]
    asked = [word for name, value in zip("xyWH", box, strict=True) for word in (f"-{name}", value)]
    command = ["pdftotext", "-f", str(page), "-l", str(page), "-r", "72", *asked, str(read.path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("sheet", [TWO_BY_SEVEN, THREE_BY_EIGHT])
def test_each_address_is_on_its_label(sheet: LabelFormat, properties: Properties, read_pdf: Callable) -> None:
    read = read_pdf(labels_pdf(people(sheet.per_page + 1), sheet, properties))
    assert read.properties["Pages"] == "2"
    for place in (0, 1, sheet.columns, sheet.per_page - 1):
        lines = [line for line in seen_in(read, sheet, place).splitlines() if line.strip()]
        assert lines[0].strip() == f"Mme Zoé Nom{place:03}"
        assert len(lines) == 3
    assert f"Nom{sheet.per_page:03}" in seen_in(read, sheet, 0, page=2)


def test_labels_already_gone_stay_empty(properties: Properties, read_pdf: Callable) -> None:
    read = read_pdf(labels_pdf(people(12), TWO_BY_SEVEN, properties, used=3))
    assert seen_in(read, TWO_BY_SEVEN, 2).strip() == ""
    assert "Nom000" in seen_in(read, TWO_BY_SEVEN, 3)
    assert "Nom011" in seen_in(read, TWO_BY_SEVEN, 0, page=2)


def test_labels_are_sound_and_the_same_twice(properties: Properties, read_pdf: Callable) -> None:
    content = labels_pdf(people(15), TWO_BY_SEVEN, properties)
    read = read_pdf(content)
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert read.roles["P"] == 15
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert content == labels_pdf(people(15), TWO_BY_SEVEN, properties)


def test_each_label_is_told(properties: Properties) -> None:
    told: list[int] = []
    labels_pdf(people(3), TWO_BY_SEVEN, properties, step=told.append)
    assert told == [1, 2, 3]


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_breaks_a_label(words: str, properties: Properties, read_pdf: Callable) -> None:
    person = a_person(words, words, address=words, city=words)
    read = read_pdf(labels_pdf([person], THREE_BY_EIGHT, properties))
    assert "No syntax" in read.told("qpdf", "--check")
    assert len(PdfReader(read.path).pages) == 1


@pytest.mark.parametrize("sheet", [TWO_BY_SEVEN, THREE_BY_EIGHT])
def test_a_sheet_fits_an_a4_page(sheet: LabelFormat) -> None:
    assert sheet.left + (sheet.columns - 1) * sheet.across + sheet.width <= 21_000
    assert sheet.top + (sheet.rows - 1) * sheet.down + sheet.height <= 29_700
