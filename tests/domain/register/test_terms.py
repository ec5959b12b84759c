"""Terms done in a committee, and the end of one that begins."""

from datetime import date

import pytest

from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.terms import end_of_term, terms_done
from tests.seats import held, holder

MONIQUE = holder(1, "Monique Hélias")
FIRST = held(MONIQUE, date(2019, 1, 1), date(2021, 12, 31))
SECOND = held(MONIQUE, date(2022, 1, 1), date(2024, 12, 31))
BESIDE = held(MONIQUE, date(2023, 1, 1), date(2024, 12, 31), office=Office.SECRETARY)
GUEST = held(MONIQUE, date(2018, 1, 1), date(2018, 12, 31), office=Office.GUEST)
GOING_ON = held(MONIQUE, date(2025, 1, 1), None, office=Office.CHAIR)
TOLD = held(MONIQUE, date(2019, 1, 1), date(2021, 12, 31), terms_before=2)


@pytest.mark.parametrize(
    ("mandates", "unrecorded", "done"),
    [
        ([], 0, 0),
        ([], 2, 2),
        ([FIRST], 0, 1),
        ([FIRST, SECOND], 1, 3),
        ([SECOND, FIRST, BESIDE], 0, 2),
        ([GUEST], 0, 0),
        ([GOING_ON], 0, 0),
        ([TOLD], 0, 3),
        ([TOLD, SECOND], 2, 4),
    ],
    ids=[
        "none",
        "only told",
        "one",
        "two and one told",
        "an office held beside is the same term",
        "a guest does none",
        "the one going on is not done",
        "told by the earlier one",
        "told twice counts once",
    ],
)
def test_terms_are_counted_once(mandates: list, unrecorded: int, done: int) -> None:
    assert terms_done(mandates, date(2025, 6, 1), unrecorded) == done


@pytest.mark.parametrize(
    ("started_on", "months", "last_day"),
    [
        (date(2026, 1, 1), 36, date(2028, 12, 31)),
        (date(2026, 11, 22), 12, date(2027, 11, 21)),
        (date(2025, 8, 31), 6, date(2026, 2, 27)),
        (date(2026, 1, 1), None, None),
        (date(9997, 1, 1), 12, date(9997, 12, 31)),
        (date(9998, 6, 1), 12, None),
        (date.max, 36, None),
    ],
)
def test_a_term_ends_the_day_before_its_anniversary(
    started_on: date, months: int | None, last_day: date | None
) -> None:
    assert end_of_term(started_on, months) == last_day
