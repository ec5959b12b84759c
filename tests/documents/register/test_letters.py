"""Letters on paper: the window of the envelope, large print, the logo, the same bytes."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pdfua
import pytest
from PIL import Image
from pypdf import PdfReader

from engagement_desktop.documents.archive import Properties
from engagement_desktop.documents.logo import readable_logo
from engagement_desktop.documents.register.letters import letters_pdf
from tests.documents.register.people import HEAD, HOSTILE, LARGE, a_letter, a_person

MM = 72 / 25.4


def a_logo(form: str = "PNG", mode: str = "RGBA") -> bytes:
    target = BytesIO()
    Image.new(mode, (60, 40)).save(target, form)
    return target.getvalue()


def test_each_person_has_a_letter_of_their_own(properties: Properties, read_pdf: Callable) -> None:
    letters = [a_letter(), a_letter(a_person("Œuvrard", "Aubin", civility=None, channel=LARGE))]
    read = read_pdf(letters_pdf(HEAD, letters, properties))
    reader = PdfReader(read.path)
    assert len(reader.pages) == 2
    assert [entry.title for entry in reader.outline] == ["Monique Hélias", "Aubin Œuvrard"]
    for words in ("Mme Monique Hélias", "96130 MONTCLAR-LE-VIEUX", "01 23 45 67 89", "Claire Morvan"):
        assert words in read.words
    assert "Réunion d’information" in read.words
    assert read.roles["H1"] == 2


def test_the_letters_are_sound(properties: Properties, read_pdf: Callable) -> None:
    facts = (("Comité", "Comité des usagers"), ("Date", "jeudi 10 décembre 2026"))
    whole = a_letter(facts=facts, agenda=("Accueil", "Questions"), closing=("À bientôt.",))
    head = replace(HEAD, logo=a_logo())
    read = read_pdf(letters_pdf(head, [whole, a_letter(a_person(channel=LARGE))], properties))
    assert list(pdfua.validate(str(read.path)).findings) == []
    assert "No syntax or stream encoding errors" in read.told("qpdf", "--check")
    assert all(font[3:6] == ["yes", "yes", "yes"] for font in read.fonts)
    assert "Ordre du jour" in read.words


def test_the_same_letters_give_the_same_bytes(properties: Properties) -> None:
    head = replace(HEAD, logo=a_logo())
    assert letters_pdf(head, [a_letter()], properties) == letters_pdf(head, [a_letter()], properties)


def test_the_address_stands_in_the_window_of_a_french_envelope(
    properties: Properties, read_pdf: Callable
) -> None:
    street = "Chez M. Le Goff\nBâtiment B\nRésidence des Acacias\n12 rue du Pont\nKervalec"
    read = read_pdf(letters_pdf(HEAD, [a_letter(a_person(address=street))], properties))
    left, top, width, height = 100, 45, 90, 35  # seen by windows of 35 and of 45 mm
    area = [round(value * MM) for value in (left, top, width, height)]
    seen = _seen(read, area)
    assert [line.strip() for line in seen.splitlines() if line.strip()] == [
        "Mme Monique Hélias",
        "Chez M. Le Goff",
        "Bâtiment B",
        "Résidence des Acacias",
        "12 rue du Pont, Kervalec",
        "96130 MONTCLAR-LE-VIEUX",
    ]


def _seen(read: Any, area: list[int]) -> str:
    x, y, wide, high = map(str, area)
    command = ["pdftotext", "-r", "72", "-x", x, "-y", y, "-W", wide, "-H", high, str(read.path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_large_print_takes_larger_letters(properties: Properties) -> None:
    sizes: list[float] = []

    def heard(text: str, *details: object) -> None:
        if text.strip():
            sizes.append(float(details[3]))

    content = letters_pdf(HEAD, [a_letter(a_person(channel=LARGE))], properties)
    PdfReader(BytesIO(content)).pages[0].extract_text(visitor_text=heard)
    assert max(sizes) == 18


def test_a_long_letter_goes_on_a_second_page(properties: Properties) -> None:
    long = a_letter(paragraphs=("Une phrase assez longue pour tenir une ligne entière. " * 12,) * 9)
    reader = PdfReader(BytesIO(letters_pdf(HEAD, [long, a_letter()], properties)))
    assert len(reader.pages) == 4
    assert "Réunion d’information" in reader.pages[-1].extract_text()
    assert "Montclar" not in reader.pages[1].extract_text()


def test_each_letter_is_told_and_may_stop_the_work(properties: Properties) -> None:
    told: list[int] = []
    letters_pdf(HEAD, [a_letter(), a_letter()], properties, told.append)
    assert told == [1, 2]

    def stop(_done: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        letters_pdf(HEAD, [a_letter()], properties, stop)


def test_without_letter_nothing_breaks(properties: Properties) -> None:
    assert letters_pdf(HEAD, [], properties).startswith(b"%PDF")


@pytest.mark.parametrize(("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "L")])
def test_a_logo_of_any_kind_is_read(form: str, mode: str) -> None:
    logo = readable_logo(a_logo(form, mode))
    assert logo is not None
    assert logo.getSize() == (60, 40)


@pytest.mark.parametrize("content", [None, b"", b"no picture", a_logo()[:60]])
def test_what_is_no_picture_is_no_logo(content: bytes | None) -> None:
    assert readable_logo(content) is None


@pytest.mark.parametrize("words", HOSTILE)
def test_no_word_breaks_a_letter(words: str, properties: Properties, read_pdf: Callable) -> None:
    person = a_person(words, words, address=words, city=words, channel=LARGE)
    letter = a_letter(person, subject=words, paragraphs=(words,), agenda=(words,), signatory=words)
    head = replace(HEAD, name=words, address=words, city=words, email=words, phone=words)
    read = read_pdf(letters_pdf(head, [letter], properties))
    assert "No syntax" in read.told("qpdf", "--check")
    assert not any(page.get("/Annots") for page in PdfReader(read.path).pages)
