"""A month holds what falls on each of its days."""

from datetime import date

from engagement_desktop.domain.deadlines import Dated, DatedKind, Month


def test_a_day_of_the_month_shows_its_own_things_in_their_order() -> None:
    day, other = date(2026, 11, 12), date(2026, 11, 13)
    morning = Dated(kind=DatedKind.MEETING, on=day, starts_minute=540)
    evening = Dated(kind=DatedKind.MEETING, on=day, starts_minute=1080)
    month = Month(2026, 11, ((day, other),), (morning, evening, Dated(kind=DatedKind.NOTICE, on=other)))
    assert month.on(day) == (morning, evening)
    assert month.on(date(2026, 11, 14)) == ()
