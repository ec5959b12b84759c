"""« NDF-2026-0031, ligne 2 », read and written."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import Correction
from engagement_desktop.domain.imports.drafts import CorrectedLine
from engagement_desktop.french.correction_words import correction_words, parse_correction

WRONG = CorrectedLine("NDF-2026-0031", 2, Correction.OPPOSITE)
UNEVEN = CorrectedLine("Note 7, mai", 12, Correction.REGULARISATION)


@pytest.mark.parametrize(
    ("corrected", "words"),
    [(WRONG, "NDF-2026-0031, ligne 2"), (UNEVEN, "Note 7, mai, ligne 12 (régularisation)")],
)
def test_what_is_written_is_read_again(corrected: CorrectedLine, words: str) -> None:
    assert correction_words(corrected) == words
    assert parse_correction(words) == corrected


def test_capitals_spaces_and_a_missing_comma_or_accent_are_understood() -> None:
    assert parse_correction("  NDF-2026-0031  Ligne 2 ") == WRONG
    assert parse_correction("Note 7, mai ligne 12 (Regularisation)") == UNEVEN


@pytest.mark.parametrize("words", ["", "oui", "ligne 2", "NDF-1", "NDF-1, ligne 0", "NDF-1, ligne deux"])
def test_other_words_say_how_to_write_it(words: str) -> None:
    with pytest.raises(DomainError, match="NDF-2026-0031, ligne 2"):
        parse_correction(words)
