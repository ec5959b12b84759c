from collections.abc import Callable

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.progress import Cancelled, Silent
from engagement_desktop.ui.reports.reading import read_report
from tests.ui.conftest import Seat
from tests.ui.reports.conftest import two_years


def test_the_latest_exercise_that_has_begun_comes_first(lived: Seat) -> None:
    reading = read_report(lived.application, None, None)
    assert reading.report is not None
    assert reading.report.figures.exercise.year == 2025
    assert [exercise.year for exercise in reading.exercises] == [2025, 2024]


def test_every_sentence_has_french_spaces(lived: Seat) -> None:
    reading = read_report(lived.application, 2025, None)
    words = " ".join(
        (reading.expenses, *(f"{each.title} {each.words} {each.sentence}" for each in reading.drawings))
    )
    assert "« " not in words
    assert " :" not in words
    assert all(each.svg.startswith(b"<?xml") for each in reading.drawings)


def test_an_exercise_before_everything_is_compared_with_nothing(lived: Seat) -> None:
    reading = read_report(lived.application, 2024, None)
    assert reading.report is not None
    assert reading.report.previous is None


def test_an_empty_dossier_has_no_report_but_no_fault_either(seat: Seat) -> None:
    assert read_report(seat.application, None, None).report is None
    with pytest.raises(DomainError, match="pas encore de structure"):
        read_report(seat.application, 2025, None)


def test_a_nominative_report_is_drawn_for_who_may_name(lived: Seat) -> None:
    assert lived.application.reports.preview(2025, nominative=True, progress=Silent()).startswith(b"%PDF")


def test_who_may_not_name_people_gets_no_names(seat_as: Callable[[Role], Seat]) -> None:
    reader = seat_as(Role.READING)
    reader.fill(two_years)
    assert reader.application.reports.preview(2025, nominative=False, progress=Silent()).startswith(b"%PDF")
    with pytest.raises(NotPermitted):
        reader.application.reports.preview(2025, nominative=True, progress=Silent())


def test_the_drawing_stops_between_two_chapters(lived: Seat) -> None:
    class Impatient:
        def __init__(self) -> None:
            self.steps: list[str] = []

        def step(self, said: str, done: int, total: int) -> None:
            assert done < total
            self.steps.append(said)
            if len(self.steps) == 4:
                raise Cancelled

    impatient = Impatient()
    with pytest.raises(Cancelled):
        lived.application.reports.preview(2025, nominative=False, progress=impatient)
    assert impatient.steps[:2] == ["Chiffres de l’exercice", "Mise en page"]
