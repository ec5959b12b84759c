"""How a number is written, and which one was the last."""

from engagement_desktop.domain.numbers import NumberSeries, number_of


def test_a_number_is_the_year_and_a_sequence_of_two_figures_at_least() -> None:
    assert [number_of(2025, 9), number_of(2025, 112)] == ["2025-09", "2025-112"]


def test_the_code_of_a_body_comes_first() -> None:
    assert number_of(2025, 9, "CU") == "CU-2025-09"


def test_the_last_number_is_the_greater_of_paper_and_program() -> None:
    series = NumberSeries(series="minutes", year=2025, last_used=3, on_paper=7)
    assert series.last == 7
