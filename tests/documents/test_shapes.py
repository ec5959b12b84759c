"""The strokes of charts: cut where there is no room, outlined where a grey print would lose them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, Drawing, Line, Rect, String

from engagement_desktop.documents.blocks import KEY_FIGURES_ACROSS, KEY_FIGURES_GAP, KeyFigure, key_value_size
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.fonts import Face, register_fonts, width
from engagement_desktop.documents.shapes import box, dot, sheet, tick, vacancy, write
from engagement_desktop.documents.styles import KEY_VALUE, TEXT_WIDTH, colour
from engagement_desktop.documents.text import plain

LIGHT, DARK = (PAPER.r1, PAPER.r2), (PAPER.r3, PAPER.r4)


@pytest.fixture
def drawing() -> Drawing:
    return sheet(100)


def test_a_drawing_takes_the_width_of_the_text(drawing: Drawing) -> None:
    assert (drawing.width, drawing.height) == (TEXT_WIDTH, 100)


@given(st.text(max_size=120), st.floats(20, 300))
def test_words_never_leave_their_room(words: str, room: float) -> None:
    drawn = sheet(100)
    write(drawn, (0, 0), words, room=room)
    (shown,) = drawn.contents
    assert isinstance(shown, String)
    assert width(shown.text, Face.REGULAR, 10) <= room + 0.01


@pytest.mark.parametrize("words", ["court", "l'usager : 3 h", "<b>gras</b>"])
def test_words_that_fit_are_whole_and_well_spaced(drawing: Drawing, words: str) -> None:
    write(drawing, (3, 4), words, room=500)
    shown = drawing.contents[0]
    assert (shown.x, shown.y, shown.text) == (3, 4, plain(words))


def test_words_cut_say_so(drawing: Drawing) -> None:
    write(drawing, (0, 0), "mot " * 100, room=80)
    assert drawing.contents[0].text.endswith("…")


@pytest.mark.parametrize("tone", [*LIGHT, *DARK])
def test_a_light_bar_is_outlined_and_a_dark_one_is_not(drawing: Drawing, tone: str) -> None:
    box(drawing, 0, 0, 10, 5, tone)
    (drawn,) = drawing.contents
    assert isinstance(drawn, Rect)
    assert drawn.fillColor == colour(tone)
    assert (drawn.strokeColor is not None) is (tone in LIGHT)


def test_last_year_is_an_ink_stroke_over_a_wider_white_one(drawing: Drawing) -> None:
    tick(drawing, (1, 2), (1, 9))
    halo, stroke = drawing.contents
    assert isinstance(stroke, Line)
    assert halo.strokeWidth > stroke.strokeWidth
    assert (halo.strokeColor, stroke.strokeColor) == (colour(PAPER.white), colour(PAPER.ink))


@pytest.mark.parametrize(
    ("tone", "full", "fill", "edge"),
    [
        (PAPER.r4, True, PAPER.r4, None),
        (PAPER.r4, False, PAPER.white, PAPER.r4),
        (PAPER.r1, True, PAPER.r1, PAPER.r3),
        (PAPER.r1, False, PAPER.white, PAPER.r3),
    ],
)
def test_a_person_is_full_when_there_and_hollow_when_absent(
    drawing: Drawing, tone: str, fill: str, edge: str | None, *, full: bool
) -> None:
    dot(drawing, (5, 5), 3, tone, full=full)
    (drawn,) = drawing.contents
    assert isinstance(drawn, Circle)
    assert drawn.fillColor == colour(fill)
    assert drawn.strokeColor == (None if edge is None else colour(edge))
    assert drawn.r <= 3


def test_an_empty_seat_is_a_dashed_ring(drawing: Drawing) -> None:
    vacancy(drawing, (5, 5), 3)
    (drawn,) = drawing.contents
    assert drawn.strokeDashArray
    assert drawn.r < 3


def test_the_steps_of_the_hue_go_from_dark_to_light_in_a_grey_print() -> None:
    greys = [
        0.299 * tone.red + 0.587 * tone.green + 0.114 * tone.blue
        for tone in map(colour, (PAPER.r4, PAPER.r3, PAPER.r2, PAPER.r1))
    ]
    assert greys == sorted(greys)
    assert all(lighter - darker > 0.1 for darker, lighter in pairwise(greys))


@given(st.lists(st.text("0123456789 €,h", min_size=1, max_size=25), min_size=1, max_size=6))
def test_the_longest_key_figure_stands_on_its_line(values: list[str]) -> None:
    register_fonts()
    size = key_value_size([KeyFigure(value, "heures") for value in values])
    room = TEXT_WIDTH / KEY_FIGURES_ACROSS - KEY_FIGURES_GAP
    assert 0 < size <= KEY_VALUE.fontSize
    assert all(width(plain(value), Face.LIGHT, size) <= room for value in values)
