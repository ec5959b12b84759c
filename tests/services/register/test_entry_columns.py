"""A paste is understood by its titles, else by what stands in it."""

from datetime import date

import pytest

from engagement_desktop.domain.register.entry import EntryField as F
from engagement_desktop.services.register.entry_columns import HEADERS, recognised, titled
from engagement_desktop.services.register.entry_names import WholeName, looks_whole, split_name

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "civility", "last", "first"),
    [
        ("HÉLIAS Monique", "", "HÉLIAS", "Monique"),
        ("Monique HÉLIAS", "", "HÉLIAS", "Monique"),
        ("Mme HÉLIAS Anne-Marie", "Mme", "HÉLIAS", "Anne-Marie"),
        ("M. Yann LE GOFF", "M.", "LE GOFF", "Yann"),
        ("de LA TOUR Jean", "", "de LA TOUR", "Jean"),
        ("Hélias, Monique", "", "Hélias", "Monique"),
        ("Monique Hélias", "", "Hélias", "Monique"),
        ("Monique de Kersauson", "", "de Kersauson", "Monique"),
        ("Hélias", "", "Hélias", ""),
        ("M.", "", "M.", ""),
    ],
)
def test_a_whole_name_comes_apart(typed: str, civility: str, last: str, first: str) -> None:
    assert split_name(typed) == WholeName(civility, last, first)


def test_a_title_that_says_the_order_is_believed() -> None:
    assert split_name("Hélias Monique", last_first=True) == WholeName("", "Hélias", "Monique")
    assert split_name("Le Goff Yann", last_first=True) == WholeName("", "Le Goff", "Yann")
    assert split_name("Yann Le Goff", last_first=False) == WholeName("", "Le Goff", "Yann")


def test_what_looks_like_a_whole_name() -> None:
    assert looks_whole("HÉLIAS Monique")
    assert looks_whole("Mme Monique Hélias")
    assert not looks_whole("12 RUE Haute")
    assert not looks_whole("Brest")


@pytest.mark.parametrize(
    ("field", "title"), [(field, title) for field in HEADERS for title in HEADERS[field]]
)
def test_every_title_is_known_whatever_its_case_and_accents(field: F, title: str) -> None:
    assert titled(title) is field
    assert titled(f" {title.upper()} * ") is field


def test_titles_name_the_columns_and_a_second_one_of_the_same_name_is_not_taken() -> None:
    found = recognised([["Prénom", "NOM", "Taille", "nom"], ["Monique", "Hélias", "160", "x"]], TODAY)
    assert found.had_header
    assert found.columns == (F.FIRST_NAME, F.LAST_NAME, None, None)
    assert found.lines[0].values == {F.FIRST_NAME: "Monique", F.LAST_NAME: "Hélias"}
    assert found.lines[0].number == 1


@pytest.mark.parametrize("title", ["Nom et prénom", "Prénom NOM", "Nom complet"])
def test_a_column_of_whole_names_becomes_two(title: str) -> None:
    name = "Hélias Monique" if title.startswith("Nom et") else "Monique Hélias"
    found = recognised([[title, "Ville"], [name, "Brest"]], TODAY)
    assert found.columns == (F.LAST_NAME, F.FIRST_NAME, F.CITY)
    assert found.cells == (("Hélias", "Monique", "Brest"),)


def test_whole_names_beside_a_column_of_names_are_left_as_they_are() -> None:
    found = recognised([["Personne", "Nom"], ["HÉLIAS Monique", "Hélias"]], TODAY)
    assert found.columns == (F.NAME, F.LAST_NAME)


def test_without_titles_the_cells_speak() -> None:
    rows = [
        ["Mme", "HÉLIAS", "Monique", "04/03/1951", "m.helias@exemple.fr", "06 12 34 56 78", "12 rue Haute"],
        ["M.", "LE GOFF", "Yann", "3 mars 1948", "y@exemple.fr", "0298000000", "3 bis place du Marché"],
    ]
    found = recognised(rows, TODAY)
    assert not found.had_header
    assert found.columns == (
        F.CIVILITY,
        F.LAST_NAME,
        F.FIRST_NAME,
        F.BORN_ON,
        F.EMAIL,
        F.PHONE,
        F.ADDRESS,
    )
    assert len(found.lines) == 2


def test_a_city_follows_its_postcode_and_days_of_mandates_are_recent() -> None:
    rows = [
        [
            "U001",
            "Monique",
            "HÉLIAS",
            "29200",
            "Brest",
            "usager",
            "présidente",
            "titulaire",
            "01/01/2025",
            "31/12/2027",
        ],
        [
            "U002",
            "Yann",
            "LE GOFF",
            "1000",
            "Bourg",
            "aidant",
            "membre",
            "suppléante",
            "01/01/2025",
            "31/12/2027",
        ],
    ]
    assert recognised(rows, TODAY).columns == (
        F.IDENTIFIER,
        F.FIRST_NAME,
        F.LAST_NAME,
        F.POSTCODE,
        F.CITY,
        F.COLLEGE,
        F.OFFICE,
        F.SEAT,
        F.STARTED_ON,
        F.ENDED_ON,
    )


def test_three_columns_of_words_are_a_name_and_a_city() -> None:
    assert recognised([["Hélias", "Monique", "Brest"]], TODAY).columns == (
        F.LAST_NAME,
        F.FIRST_NAME,
        F.CITY,
    )


def test_an_untitled_column_beside_titles_is_looked_at() -> None:
    found = recognised([["Nom", "Prénom", ""], ["Hélias", "Monique", "m@exemple.fr"]], TODAY)
    assert found.columns == (F.LAST_NAME, F.FIRST_NAME, F.EMAIL)


def test_days_beyond_those_of_a_mandate_and_empty_columns_are_not_taken() -> None:
    day = "01/01/2025"
    found = recognised([["HÉLIAS Monique", day, day, day, ""]], TODAY)
    assert found.columns == (F.LAST_NAME, F.FIRST_NAME, F.STARTED_ON, F.ENDED_ON, None, None)


def test_lines_of_different_widths_and_empty_ones_are_no_matter() -> None:
    found = recognised(
        [[""], ["HÉLIAS Monique"], [], ["\u200b", ""], ["LE GOFF Yann", "y@exemple.fr"]], TODAY
    )
    assert [line.values[F.FIRST_NAME] for line in found.lines] == ["Monique", "Yann"]
    assert recognised([], TODAY).columns == ()


def test_a_first_line_of_people_is_no_header() -> None:
    found = recognised([["Nom", "jean.nom@exemple.fr"], ["Hélias", "m@exemple.fr"]], TODAY)
    assert not found.had_header
