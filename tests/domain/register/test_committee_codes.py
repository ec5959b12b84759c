"""The code of a committee."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committee_codes import free_code, initials_of, typed_code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Comité des usagers", "CU"),
        ("Comité d’éthique et de suivi", "CES"),
        ("Bureau", "BUR"),
        ("Groupe 2", "G2"),
        ("de la", "C"),
        ("A b c d e f g h i", "BCEFGH"),
    ],
)
def test_initials_pass_over_small_words(name: str, code: str) -> None:
    assert initials_of(name) == code


def test_a_code_taken_is_followed_by_a_number() -> None:
    assert free_code("Comité des usagers", ()) == "CU"
    assert free_code("Comité d’urgence", {"CU", "CU2"}) == "CU3"


def test_a_typed_code_is_in_capitals_and_short() -> None:
    assert (typed_code(" c u é "), typed_code("")) == ("CUE", "")
    for refused in ("C-U", "ABCDEFGHI"):
        with pytest.raises(DomainError, match="huit au plus"):
            typed_code(refused)
