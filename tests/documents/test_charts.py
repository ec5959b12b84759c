"""Charts and what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.shapes import Circle, String

from engagement_desktop.documents.charts import (
    Bar,
    Chart,
    DotRow,
    Dots,
    StepRow,
    bars,
    hundredths,
    months,
    presence,
    seats,
    steps,
)
from engagement_desktop.documents.colours import PAPER
from engagement_desktop.documents.styles import TEXT_WIDTH

NAMES = ("Information", "Consultation", "Collaboration", "Partenariat")


def words_of(chart: Chart) -> list[str]:
    return [shape.text for shape in chart.drawing.contents if isinstance(shape, String)]


def circles_of(chart: Chart) -> list[Circle]:
    return [shape for shape in chart.drawing.contents if isinstance(shape, Circle)]


def test_last_year_is_named_once() -> None:
    chart = bars([Bar("Pairs", 9, "9 h", 7, "7 h"), Bar("Éthique", 3, "3 h", 4, "4 h")], "2024")
    assert words_of(chart).count("2024") == 1
    assert chart.equivalent() == (
        "Pairs\u00a0: 9\u00a0h (7\u00a0h en 2024)\u202f; Éthique\u00a0: 3\u00a0h (4\u00a0h en 2024)."
    )


@pytest.mark.parametrize("value", [0, 1, 10**9])
def test_a_bar_stays_in_the_page(value: int) -> None:
    for shape in bars([Bar("Pairs", value, "9 h", value * 2)], "2024").drawing.contents:
        left, _bottom, right, _top = shape.getBounds()
        assert 0 <= left <= right <= TEXT_WIDTH + 1


def test_a_number_is_not_struck_through_by_last_year() -> None:
    near = months([Bar("janv.", 100, "100", 104), Bar("févr.", 100, "100", 20)], "2024")
    heights = [
        shape.y for shape in near.drawing.contents if isinstance(shape, String) and shape.text == "100"
    ]
    assert heights[0] > heights[1]


def test_one_dot_per_seat_and_a_dashed_ring_where_vacant() -> None:
    chart = seats([DotRow("Usagers", (Dots(13, 2),), "15 sièges, 13 pourvus")])
    rings = [circle for circle in circles_of(chart) if circle.strokeDashArray]
    assert len(circles_of(chart)) == 15
    assert len(rings) == 2
    assert chart.equivalent() == "Usagers\u00a0: 15 sièges, 13 pourvus."


def test_a_light_dot_is_outlined_for_a_grey_print() -> None:
    chart = presence(
        [DotRow("Comité", (Dots(1, tone=PAPER.r2), Dots(1)), "2")], "Sièges", [("Usagers", PAPER.r4)]
    )
    outlined = [circle.strokeColor is not None for circle in circles_of(chart)]
    assert outlined == [False, True, False]


def test_absent_people_come_last() -> None:
    chart = presence([DotRow("14 janvier", (Dots(2, 1), Dots(1, 1, PAPER.r3)), "3 sur 5")], "Présents")
    full = [circle.fillColor.hexval() != "0xffffff" for circle in circles_of(chart)]
    assert full == [True, True, True, False, False]


def test_many_people_still_fit_in_a_row() -> None:
    chart = presence([DotRow("14 janvier", (Dots(60, 20),), "60 sur 80")], "Présents")
    assert max(circle.cx + circle.r for circle in circles_of(chart)) < TEXT_WIDTH


def test_a_narrow_step_carries_no_number_inside() -> None:
    chart = steps(
        [StepRow("2024", (98, 2, 0, 0), "50 sujets"), StepRow("2025", (1, 1, 1, 1), "4 sujets")], NAMES
    )
    words = words_of(chart)
    assert "98\u00a0%" in words
    assert "2\u00a0%" not in words
    assert words[-1] == "Partenariat"
    assert "Consultation 2\u00a0%" in chart.equivalent()


def test_a_long_equivalent_sends_to_the_table() -> None:
    chart = bars([Bar(f"Une famille de missions {number}", 3, "3 h") for number in range(20)])
    assert chart.equivalent("tableau 3") == "Les mêmes nombres figurent au tableau 3."
    assert len(chart.equivalent()) > 400


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=6))
def test_percentages_add_up_to_a_hundred(values: list[int]) -> None:
    assert sum(hundredths(values)) == (100 if sum(values) else 0)


def test_user_words_in_a_chart_are_drawn_as_words() -> None:
    assert words_of(bars([Bar("<b>&", 1, "1")]))[0] == "<b>&"
