"""Who is in office on a day."""

from datetime import date

import pytest

from engagement_desktop.domain.register.mandates import Mandate, Office, SeatKind


@pytest.mark.parametrize(
    ("day", "ended_on", "in_office"),
    [
        (date(2024, 12, 31), None, False),
        (date(2025, 1, 1), None, True),
        (date(2030, 1, 1), None, True),
        (date(2025, 6, 30), date(2025, 6, 30), True),
        (date(2025, 7, 1), date(2025, 6, 30), False),
    ],
)
def test_a_mandate_is_in_force_from_its_first_to_its_last_day(
    day: date, ended_on: date | None, in_office: bool
) -> None:
    mandate = Mandate(
        person_id=1,
        committee_id=1,
        office=Office.MEMBER,
        seat=SeatKind.TITULAR,
        started_on=date(2025, 1, 1),
        ended_on=ended_on,
    )
    assert mandate.is_in_office(day) is in_office
