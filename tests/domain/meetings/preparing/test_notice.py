"""The notice asked by the rules of a committee."""

from datetime import date

import pytest

from engagement_desktop.domain.meetings.preparing.notice import NoticeState, notice_of

HELD = date(2026, 12, 16)
LATEST = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("convoked", "today", "state"),
    [
        (None, date(2026, 12, 1), NoticeState.TO_CALL),
        (None, date(2026, 12, 2), NoticeState.TOO_LATE),
        (date(2026, 12, 1), date(2026, 12, 5), NoticeState.CALLED),
        (date(2026, 12, 2), date(2026, 12, 5), NoticeState.CALLED_LATE),
    ],
)
def test_fifteen_days_before_the_meeting_is_the_last_day(
    convoked: date | None, today: date, state: NoticeState
) -> None:
    notice = notice_of(HELD, 15, convoked, today)
    assert (notice.state, notice.days, notice.latest_on) == (state, 15, LATEST)


def test_a_notice_of_no_day_lets_one_call_the_same_day() -> None:
    assert notice_of(HELD, 0, None, HELD).state is NoticeState.TO_CALL


def test_without_a_rule_nothing_is_late() -> None:
    assert notice_of(HELD, None, None, HELD).state is NoticeState.NO_RULE
