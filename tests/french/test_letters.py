"""Amounts in letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.money import Money
from engagement_desktop.french.letters import amount_in_letters, number_in_letters


@pytest.mark.parametrize(
    ("euros", "letters"),
    [
        ("0", "zéro euro"),
        ("0.05", "cinq centimes"),
        ("0.01", "un centime"),
        ("1", "un euro"),
        ("1.01", "un euro et un centime"),
        ("1.99", "un euro et quatre-vingt-dix-neuf centimes"),
        ("21", "vingt-et-un euros"),
        ("71", "soixante-et-onze euros"),
        ("80", "quatre-vingts euros"),
        ("1980.50", "mille-neuf-cent-quatre-vingts euros et cinquante centimes"),
        ("1000000", "un million d’euros"),
        ("1200000", "un million deux-cent-mille euros"),
        ("80000000", "quatre-vingts millions d’euros"),
    ],
)
def test_an_amount_is_written_in_letters(euros: str, letters: str) -> None:
    assert amount_in_letters(Money.of(euros)) == letters


@pytest.mark.parametrize(
    ("number", "letters"),
    [
        (16, "seize"),
        (31, "trente-et-un"),
        (61, "soixante-et-un"),
        (70, "soixante-dix"),
        (77, "soixante-dix-sept"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (100, "cent"),
        (101, "cent-un"),
        (200, "deux-cents"),
        (201, "deux-cent-un"),
        (280, "deux-cent-quatre-vingts"),
        (1000, "mille"),
        (2001, "deux-mille-un"),
        (80_000, "quatre-vingt-mille"),
        (200_000, "deux-cent-mille"),
        (280_280, "deux-cent-quatre-vingt-mille-deux-cent-quatre-vingts"),
        (
            999_999_999,
            (
                "neuf-cent-quatre-vingt-dix-neuf millions neuf-cent-quatre-vingt-dix-neuf-mille-"
                "neuf-cent-quatre-vingt-dix-neuf"
            ),
        ),
    ],
)
def test_a_number_is_joined_by_hyphens(number: int, letters: str) -> None:
    assert number_in_letters(number) == letters


@given(st.integers(min_value=0, max_value=999_999_998))
def test_two_numbers_are_never_written_alike(number: int) -> None:
    assert number_in_letters(number) != number_in_letters(number + 1)
