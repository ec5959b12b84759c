"""When a convention ends."""

from datetime import date

import pytest

from engagement_desktop.domain.register.conventions import convention_term
from engagement_desktop.storage.rate_files import load_rates


@pytest.mark.parametrize(
    ("signed_on", "ends_on", "denounce_by"),
    [
        (date(2024, 3, 15), date(2026, 3, 15), date(2026, 1, 15)),
        (date(2024, 4, 30), date(2026, 4, 30), date(2026, 2, 28)),
        (date(2024, 12, 31), date(2026, 12, 31), date(2026, 10, 31)),
        (date(2024, 2, 29), date(2026, 2, 28), date(2025, 12, 28)),
    ],
)
def test_a_convention_lasts_two_years_and_is_denounced_two_months_before(
    signed_on: date, ends_on: date, denounce_by: date
) -> None:
    term = convention_term(signed_on, load_rates())
    assert (term.ends_on, term.denounce_by) == (ends_on, denounce_by)
