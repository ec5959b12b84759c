"""Words compared and names sorted the French way."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.text import (
    clean,
    compact,
    fold,
    name_key,
    search_key,
    search_words,
    sort_key,
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Comité des Usagers", "comite des usagers"),
        ("  comité\u00a0des\u202fusagers\u2009", "comite des usagers"),
        ("comité\u3000des\tusagers\n", "comite des usagers"),
        ("zero\u200bwidth", "zerowidth"),
        ("D’HONDT", "d'hondt"),
        ("Œuvrard", "oeuvrard"),
        ("CÆSAR", "caesar"),
        ("Yıldız", "yildiz"),
        ("Søren", "soren"),
        ("Łukasz", "lukasz"),
        ("Groß", "gross"),
        ("E\u0301lise", "elise"),
        ("Jean\u2011Paul", "jean-paul"),
        ("İzmir", "izmir"),
        ("NOM", "nom"),
        ("", ""),
    ],
)
def test_words_are_compared_without_case_accents_and_superfluous_spaces(typed: str, key: str) -> None:
    assert fold(typed) == key


def test_each_sign_folds_to_a_key_that_folds_to_itself() -> None:
    signs = (chr(code) for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    assert [sign for sign in signs if fold(fold(sign)) != fold(sign)] == []


@given(st.text())
def test_a_key_folds_to_itself(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_a_name_composed_or_not_has_one_key(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Petit ", "Petit"),
        ("E\u0301lise", "Élise"),
        ("un\r\ndeux\rtrois\n", "un\ndeux\ntrois"),
        ("a\tb\x00\x07c", "a bc"),
        ("a\u2028b\ud800", "ab"),
        ("👩‍⚕️", "👩‍⚕️"),
    ],
)
def test_text_is_kept_composed_and_without_control_signs(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(st.text())
def test_clean_text_stays_as_it_is_and_can_be_written(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    clean(text).encode()


def test_an_identifier_is_kept_without_separators() -> None:
    assert compact(" w123 456\u00a0789 ") == "W123456789"
    assert compact("732.829-320") == "732829320"


def test_a_person_is_recognised_by_last_name_then_first_name() -> None:
    assert name_key("D’Hondt ", " Moïse") == "d'hondt moise"


def test_a_list_finds_words_joined_and_apart() -> None:
    key = search_key("O’Brien", None, "Jean-Paul", "", "P0001")
    for typed in ("o'brien", "brien", "JEAN", "jean-paul", "p0001"):
        assert all(word in key for word in search_words(typed))
    assert search_words(" Jean  Paul ") == ("jean", "paul")


def test_names_are_sorted_the_french_way() -> None:
    names = [
        ("Çelik", "Paul"),
        ("Cote", "Anne"),
        ("Coté", "Anne"),
        ("Côte", "Anne"),
        ("de La Fontaine", "Jean"),
        ("des Prés", "Luc"),
        ("Du Bois", "Ève"),
        ("Dupont", "Zoé"),
        ("Dupont Martin", "Alice"),
        ("Dupont-Martin", "Bruno"),
        ("Duponte", "Alice"),
        ("d’Ormesson", "Jean"),
        ("Œuvrard", "Björk"),
        ("Ofer", "Dan"),
        ("Zola", "Émile"),
    ]
    expected = [
        "Çelik",
        "Cote",
        "Coté",
        "Côte",
        "des Prés",
        "Du Bois",
        "Dupont",
        "Dupont Martin",
        "Dupont-Martin",
        "Duponte",
        "de La Fontaine",
        "Œuvrard",
        "Ofer",
        "d’Ormesson",
        "Zola",
    ]
    assert [name for name, first in sorted(names, key=lambda name: sort_key(*name))] == expected


def test_first_names_order_people_of_one_name() -> None:
    first_names = ["Zoé", "Élise", "Elise", "Ali"]
    in_order = sorted(first_names, key=lambda first: sort_key("Petit", first))
    assert in_order == ["Ali", "Elise", "Élise", "Zoé"]


def test_a_name_that_is_only_a_particle_is_sorted_by_it() -> None:
    assert sort_key("De", "Li").startswith("de\t")
    assert sort_key("Comité") < sort_key("Commission")


@given(st.text(min_size=1), st.text(min_size=1))
def test_two_names_with_one_place_are_the_same_but_for_case(one: str, other: str) -> None:
    if sort_key(one) == sort_key(other):
        assert unicodedata.normalize("NFC", one.casefold()).rstrip() == (
            unicodedata.normalize("NFC", other.casefold()).rstrip()
        )
