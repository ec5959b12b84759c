"""CSV for word processors and spreadsheets: read back equal, and never computed."""

import csv
from io import StringIO

import pytest

from engagement_desktop.documents.register.people_csv import (
    CALL_HEADS,
    MERGE_HEADS,
    call_csv,
    merge_csv,
    neutral,
)
from engagement_desktop.domain.register.people import ContactChannel
from tests.documents.register.people import HOSTILE, a_person


def rows_of(content: bytes) -> list[list[str]]:
    text = content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline=""), delimiter=";"))


def test_a_merge_file_has_a_mark_heads_and_a_row_each() -> None:
    person = a_person(
        "Le Goff; veuve",
        "Zoé",
        address="Bât. B\n12 rue du Pont",
        channel=ContactChannel.PHONE,
        identifier="P01",
    )
    content = merge_csv([person, a_person(civility=None, phone=None, channel=None)])
    assert content.startswith(b"\xef\xbb\xbf")
    heads, first, second = rows_of(content)
    assert tuple(heads) == MERGE_HEADS
    assert dict(zip(heads, first, strict=True)) == {
        "Civilité": "Mme",
        "Prénom": "Zoé",
        "Nom": "Le Goff; veuve",
        "Destinataire": "Mme Zoé Le Goff; veuve",
        "Adresse": "Bât. B",
        "Complément": "12 rue du Pont",
        "Code postal": "96130",
        "Ville": "Montclar-le-Vieux",
        "Courriel": "",
        "Téléphone": "06 11 22 33 44",
        "Canal préféré": "téléphone",
        "Identifiant": "P01",
    }
    assert second[0] == ""


def test_a_call_file_says_who_and_when() -> None:
    heads, row = rows_of(call_csv([a_person(availability="le mardi", channel=ContactChannel.PHONE)]))
    assert tuple(heads) == CALL_HEADS
    assert row == ["Hélias", "Monique", "06 11 22 33 44", "", "Téléphone", "le mardi"]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd", "-2+3", "-2,3,4", "-A1", "@SUM(A1)", " =1", "\t=1", "|cmd", "%0A", "\0=1"]
)
def test_what_would_be_computed_is_not(cell: str) -> None:
    assert neutral(cell).startswith("'")


@pytest.mark.parametrize(
    "cell", ["+262 692 12 34 56", "Hélias", "", "12 rue du Pont", "a=b", "-2", "-1234,50"]
)
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert neutral(cell) == cell


@pytest.mark.parametrize("words", [words for words in HOSTILE if "\ud800" not in words])
def test_no_word_breaks_a_row(words: str) -> None:
    person = a_person(words, words, address=words, city=words, email=words, availability=words)
    for content, heads in ((merge_csv([person]), MERGE_HEADS), (call_csv([person]), CALL_HEADS)):
        read = rows_of(content)
        assert [len(row) for row in read] == [len(heads)] * 2
        assert not any(cell.lstrip().startswith(("=", "+", "@")) for cell in read[1])


def test_half_a_sign_does_not_stop_the_file() -> None:
    assert "a?" in merge_csv([a_person("a\ud800")]).decode("utf-8-sig")
