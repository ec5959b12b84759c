"""French spaces, apostrophes and signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.french.typography import typo


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'usager d'ici", "l’usager d’ici"),
        ("Présents : 12", "Présents\u00a0: 12"),
        ("Présents: 12", "Présents\u00a0: 12"),
        ("bancs; chaises", "bancs\u202f; chaises"),
        ("Et après ?", "Et après\u202f?"),
        ("Vraiment ?!", "Vraiment\u202f?!"),
        ("« oui »", "«\u00a0oui\u00a0»"),
        ("«oui»", "«\u00a0oui\u00a0»"),
        ("« Et après ? »", "«\u00a0Et après\u202f?\u00a0»"),
        ("1 234,56 €", "1\u202f234,56\u00a0€"),
        ("1 234 567 km", "1\u202f234\u202f567\u00a0km"),
        ("en 2025 123 personnes", "en 2025 123\u00a0personnes"),
        ("-18,50 €", "\u221218,50\u00a0€"),
        ("84 %", "84\u00a0%"),
        ("3 jours", "3\u00a0jours"),
        ("3 journaux", "3 journaux"),
        ("18 h 05", "18\u00a0h\u00a005"),
        ("18h 05", "18h\u00a005"),
        ("le 1er janvier 2026", "le 1er\u00a0janvier 2026"),
        ("le 21 novembre", "le 21\u00a0novembre"),
        ("Mme Œuvrard et M. Petit, n° 3", "Mme\u00a0Œuvrard et M.\u00a0Petit, n°\u00a03"),
        ("État, À payer", "État, À payer"),
    ],
)
def test_a_text_takes_the_french_spaces(typed: str, printed: str) -> None:
    assert typo(typed) == printed


@pytest.mark.parametrize(
    "text",
    [
        "https://exemple.fr/a?b=1;c",
        "14:30",
        "a@exemple.fr",
        "Saint-Aubin-sur-Ourse",
        "2025-01-31",
        "rapport 2025-01",
        "version 2.1",
        "06 12 34 56 78",
        "'70",
        "",
    ],
)
def test_an_address_a_time_or_a_code_is_left_as_typed(text: str) -> None:
    assert typo(text) == text


@given(st.text(alphabet="ab1 2'’:;!?«»h€-\u00a0\u202f.,"))
def test_a_text_already_right_is_left_as_it_is(text: str) -> None:
    once = typo(text)
    assert typo(once) == once
