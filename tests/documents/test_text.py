"""The one door by which words reach a page."""

import re
from pathlib import Path

import pytest

from engagement_desktop.documents import text as text_module
from engagement_desktop.documents.text import LONGEST_CELL, Text, plain, sheet_text

DOCUMENTS = Path(text_module.__file__).parent


@pytest.mark.parametrize(
    ("typed", "markup"),
    [
        ("<b>gras</b>", "&lt;b&gt;gras&lt;/b&gt;"),
        ("a & b", "a &amp; b"),
        ("&amp;lt", "&amp;amp;lt"),
        ("deux\nlignes", "deux<br/>lignes"),
        ("Et après ?", "Et après\u202f?"),
    ],
)
def test_words_never_become_markup(typed: str, markup: str) -> None:
    assert Text.of(typed).markup == markup


def test_the_first_of_a_month_is_raised() -> None:
    assert "<super" in Text.of("le 1er janvier").markup
    assert "<super" not in Text.of("a1erb").markup


def test_texts_are_joined_and_said_louder() -> None:
    joined = Text.of("<i>").bold() + Text.of(" suite")
    assert joined.markup == '<font name="SourceSans3-Semibold">&lt;i&gt;</font> suite'


def test_a_cell_is_one_line_with_signs_that_can_be_drawn() -> None:
    assert plain("a\nb 🙂 l'œil") == "a b □ l’œil"


def test_a_sheet_keeps_emojis_and_loses_what_xml_cannot_hold() -> None:
    assert sheet_text("🙂 a\x07b\ud800c\n=1+1") == "🙂 a b c\n=1+1"
    assert len(sheet_text("mot " * 20_000)) <= LONGEST_CELL


def test_only_one_file_makes_paragraphs() -> None:
    makers = [
        path.name
        for path in DOCUMENTS.rglob("*.py")
        if re.search(r"reportlab.*\bParagraph\b", path.read_text(encoding="utf-8"))
    ]
    assert makers == ["tagged.py"]


def test_markup_is_written_in_one_file() -> None:
    writers = [path.name for path in DOCUMENTS.rglob("*.py") if "<font" in path.read_text(encoding="utf-8")]
    assert writers == ["text.py"]
