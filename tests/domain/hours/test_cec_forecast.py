"""At this pace, on 31 December."""

from datetime import date

import pytest

from engagement_desktop.domain.hours.cec import AssociationFacts, AssociationHours, CecParameters, CecStatus
from engagement_desktop.domain.hours.cec_forecast import at_this_pace, forecast
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.storage.rate_files import load_rates

X = AssociationFacts(
    "X", LegalForm.ASSOCIATION_1901, date(2015, 3, 1), Answer.YES, siren="732829320", rna="W123456789"
)
ASKED = CecParameters.of(2026, load_rates())


@pytest.mark.parametrize(
    ("minutes", "day", "drawn_out"),
    [
        (6000, date(2026, 7, 2), 11967),  # 183 days of 365: 199 h 27
        (100, date(2026, 12, 31), 100),
        (0, date(2026, 5, 1), 0),
        (366, date(2024, 2, 29), 366 * 366 // 60),
    ],
)
def test_the_days_to_come_give_as_much_as_those_passed(minutes: int, day: date, drawn_out: int) -> None:
    assert at_this_pace(minutes, day) == drawn_out


def test_the_forecast_decides_as_the_year_would() -> None:
    told = forecast([AssociationHours(X, 6300, 6200)], None, ASKED, date(2026, 7, 2))
    assert told is not None
    assert (told.until, told.days) == (date(2026, 12, 31), 183)
    assert told.decision.status is CecStatus.ELIGIBLE
    assert told.decision.eligible_minutes == 6200 * 365 // 183


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2025, 12, 31), date(2026, 1, 30)])
def test_a_year_that_is_over_not_begun_or_too_young_has_none(day: date) -> None:
    assert forecast([AssociationHours(X, 6000, 6000)], None, ASKED, day) is None


def test_the_first_day_with_a_pace_is_the_thirty_first() -> None:
    assert forecast([], None, ASKED, date(2026, 1, 31)) is not None
