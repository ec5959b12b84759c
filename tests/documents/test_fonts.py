"""The typeface and its holes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.documents.fonts import Face, printable, shortened, width


@pytest.mark.parametrize(
    "text", ["Œuvrard", "1\u202f234,56\u00a0€", "À payer − 3 × 4 ✓ ☐ → ł ő ș", "« été »"]
)
def test_french_signs_are_all_in_the_typeface(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("bravo 🎉", "bravo □"),
        ("👩‍🚀🎉", "□"),
        ("e\u0301té", "été"),
        ("日本", "□"),
        ("a\tb\x00c", "a b c"),
        ("a\ud800b", "a□b"),
        ("mot\u200bcoupé\u00ad", "motcoupé"),
    ],
)
def test_a_sign_that_the_typeface_lacks_is_a_box(typed: str, shown: str) -> None:
    assert printable(typed) == shown


@given(st.text(max_size=40))
def test_what_is_printable_once_is_printable_twice(text: str) -> None:
    assert printable(printable(text)) == printable(text)


def test_a_line_too_long_is_cut_with_an_ellipsis() -> None:
    cut = shortened("Maison de santé " * 20, Face.REGULAR, 10, 100)
    assert cut.endswith("…")
    assert width(cut, Face.REGULAR, 10) <= 100
    assert shortened("court", Face.REGULAR, 10, 100) == "court"
