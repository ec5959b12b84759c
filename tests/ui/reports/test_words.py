from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.reports.yearly_rows import YearlyFigures
from engagement_desktop.ui.reports import words
from tests.ui.conftest import Seat
from tests.ui.reports.conftest import two_years


@pytest.fixture
def figures(seat: Seat) -> YearlyFigures:
    seat.fill(two_years)
    return seat.application.reports.yearly(2025).figures


def test_without_another_exercise_nothing_changed(figures: YearlyFigures) -> None:
    for read in (words.engaged, words.held, words.presence, words.volunteered, words.reimbursed):
        assert read(figures, None).change == ""


def test_presence_changes_in_points(figures: YearlyFigures) -> None:
    fewer = replace(figures, meetings=replace(figures.meetings, attended=1, expected=2))
    assert words.presence(figures, fewer).change == "+50\u00a0points"
    assert words.presence(fewer, figures).up is False
    nobody = replace(figures, meetings=replace(figures.meetings, attended=0, expected=0))
    assert words.presence(nobody, figures).value == "—"
    assert words.presence(figures, nobody).change == ""


def test_the_busiest_month_is_named_with_the_empty_ones(figures: YearlyFigures) -> None:
    said = words.busiest_month(figures)
    assert said.startswith("Le mois le plus chargé est mars, avec 3\u00a0h\u00a030. Aucune heure en janvier,")
    assert said.endswith("novembre et décembre.")
    full = replace(figures, hours=replace(figures.hours, by_month=(60,) * 12))
    assert words.busiest_month(full) == "Le mois le plus chargé est janvier, avec 1\u00a0h."
    none = replace(figures, hours=replace(figures.hours, by_month=(0,) * 12))
    assert words.busiest_month(none) == ""


def test_an_exercise_is_told_by_its_days(figures: YearlyFigures) -> None:
    assert figures.exercise.start == date(2025, 1, 1)
    assert words.exercise_words(figures.exercise) == "Du 1er\u00a0janvier au 31\u00a0décembre 2025"
