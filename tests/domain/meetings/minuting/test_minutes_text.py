"""The text of an item is read line by line, and written back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Block,
    Bullet,
    Heading,
    Marker,
    MarkerKind,
    Paragraph,
    Run,
    blocks_of,
    content_of,
    markers_of,
    plain_text,
    without_markers,
)

WORDS = st.text(alphabet=st.sampled_from("ab é*#-–:\u00a01\t\\"), max_size=14)
LINES = st.lists(
    st.one_of(
        WORDS,
        WORDS.map("# {}".format),
        WORDS.map("- {}".format),
        WORDS.map("**{}** suite".format),
        st.integers(0, 999).map("::decision {}::".format),
        st.text(max_size=20),
    ),
    max_size=8,
)


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Bonjour", Paragraph((Run("Bonjour"),))),
        ("   au bord   ", Paragraph((Run("au bord"),))),
        ("avant **gras** après", Paragraph((Run("avant "), Run("gras", bold=True), Run(" après")))),
        ("**a****b**", Paragraph((Run("a", bold=True), Run("b", bold=True)))),
        ("une ** seule étoile double", Paragraph((Run("une ** seule étoile double"),))),
        ("fin **ouverte", Paragraph((Run("fin **ouverte"),))),
        ("****", Paragraph((Run("****"),))),
        ("# Un", Heading("Un")),
        ("### Trois **gras**", Heading("Trois gras")),
        ("#### Quatre", Paragraph((Run("#### Quatre"),))),
        ("#collé", Paragraph((Run("#collé"),))),
        ("## ****", Paragraph((Run("## ****"),))),
        ("- une puce", Bullet((Run("une puce"),))),
        ("* **grasse**", Bullet((Run("grasse", bold=True),))),
        ("– tiret long", Bullet((Run("tiret long"),))),
        ("-12 degrés", Paragraph((Run("-12 degrés"),))),
        ("::decision 12::", Marker(MarkerKind.DECISION, 12)),
        ("::vote 3::", Marker(MarkerKind.VOTE, 3)),
        ("::décision 12::", Paragraph((Run("::décision 12::"),))),
        ("::decision 1234567890::", Paragraph((Run("::decision 1234567890::"),))),
        ("voir ::decision 12::", Paragraph((Run("voir ::decision 12::"),))),
        ("<b>pas gras</b>", Paragraph((Run("<b>pas gras</b>"),))),
    ],
)
def test_each_line_is_one_block(line: str, block: Block) -> None:
    assert blocks_of(line) == (block,)


def test_blank_lines_part_nothing() -> None:
    assert blocks_of("\n\nun\n   \n\r\ndeux\n") == (Paragraph((Run("un"),)), Paragraph((Run("deux"),)))
    assert blocks_of("") == ()
    assert content_of(()) == ""


@given(LINES)
def test_what_is_written_back_reads_the_same(lines: list[str]) -> None:
    read = blocks_of("\n".join(lines))
    assert blocks_of(content_of(read)) == read
    assert content_of(blocks_of(content_of(read))) == content_of(read)


@given(LINES)
def test_the_plain_words_hold_neither_marker_nor_blank_line(lines: list[str]) -> None:
    told = plain_text("\n".join(lines))
    assert all(told.split("\n")) or not told
    kept = [block for block in blocks_of("\n".join(lines)) if not isinstance(block, Marker)]
    assert len(told.split("\n")) == max(len(kept), 1)


def test_the_plain_words_are_without_marks() -> None:
    text = "# Accueil\n- **un** samedi\n::decision 4::\nFin"
    assert plain_text(text) == "Accueil\nun samedi\nFin"


def test_markers_come_in_the_order_of_the_text() -> None:
    text = "::vote 2::\nmots\n::action 9::\n::vote 2::"
    assert markers_of(text) == (
        Marker(MarkerKind.VOTE, 2),
        Marker(MarkerKind.ACTION, 9),
        Marker(MarkerKind.VOTE, 2),
    )


def test_the_line_of_a_row_that_goes_leaves_the_rest() -> None:
    text = "avant\n::decision 1::\n## Titre\n- puce\n::action 1::\naprès **gras**"
    gone = [Marker(MarkerKind.DECISION, 1), Marker(MarkerKind.PROPOSAL, 1)]
    assert without_markers(text, gone) == "avant\n## Titre\n- puce\n::action 1::\naprès **gras**"
