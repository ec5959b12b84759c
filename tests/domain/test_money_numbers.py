"""The numbers of expenses: their letters and their figures."""

import pytest

from engagement_desktop.domain.numbers import MoneySeries, money_number, money_prefix


@pytest.mark.parametrize(
    ("series", "written"),
    [
        (MoneySeries.CLAIM, "NDF-2026-0012"),
        (MoneySeries.RECEIPT, "J-2026-0012"),
        (MoneySeries.RUN, "REM-2026-012"),
    ],
)
def test_each_series_has_its_letters(series: MoneySeries, written: str) -> None:
    assert money_number(series, 2026, 12) == written
    assert written.startswith(money_prefix(series, 2026))
