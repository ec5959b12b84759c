"""What a text holds at most, and where a row goes into it."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.item_texts import (
    MOST_SIGNS,
    TextPlace,
    kept_content,
    with_marker,
)
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind

DECISION = Marker(MarkerKind.DECISION, 7)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  mots  ", "mots"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("a\x00b\x07c\x85d", "abcd"),
        ("tab\tulation", "tab ulation"),
        ("ligne\u2028autre", "ligneautre"),
        ("e\u0301", "é"),
        ("", ""),
    ],
)
def test_control_characters_go_and_lines_stay(typed: str, kept: str) -> None:
    assert kept_content(typed) == kept


def test_three_hundred_thousand_signs_are_kept_and_one_more_is_refused() -> None:
    assert len(kept_content("é" * MOST_SIGNS)) == MOST_SIGNS == 300_000
    with pytest.raises(DomainError, match="Rien n’est perdu") as refused:
        kept_content("é" * (MOST_SIGNS + 1))
    assert refused.value.field == "content"


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("", "", "::decision 7::"),
        ("avant", "après", "avant\n::decision 7::\naprès"),
        ("avant\n\n", "\n\n- puce", "avant\n::decision 7::\n- puce"),
        ("**gras", "fin**", "**gras\n::decision 7::\nfin**"),
    ],
)
def test_a_row_stands_on_a_line_of_its_own(before: str, after: str, text: str) -> None:
    assert with_marker(TextPlace(item_id=1, before=before, after=after), DECISION) == text


def test_a_marker_does_not_go_into_a_text_that_is_full() -> None:
    with pytest.raises(DomainError, match="300"):
        with_marker(TextPlace(item_id=1, before="a" * MOST_SIGNS), DECISION)
