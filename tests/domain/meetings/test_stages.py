"""The stage of a meeting, told by its facts."""

from datetime import UTC, datetime

import pytest

from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.stages import MeetingStage, stage_of

CLOSED = datetime(2026, 11, 22, 20, tzinfo=UTC)
S, G = MeetingStatus, MeetingStage


@pytest.mark.parametrize(
    ("status", "opened", "closed", "validated", "approved", "stage"),
    [
        (S.PLANNED, None, None, False, False, G.PLANNED),
        (S.CANCELLED, None, None, False, False, G.CANCELLED),
        (S.HELD, None, None, False, False, G.RECORDED),
        (S.HELD, 1080, None, False, False, G.OPEN),
        (S.HELD, 1080, CLOSED, False, False, G.CLOSED),
        (S.HELD, 1080, CLOSED, True, False, G.VALIDATED),
        (S.HELD, 1080, CLOSED, True, True, G.APPROVED),
        (S.HELD, None, None, True, False, G.VALIDATED),
    ],
)
def test_a_stage_is_told_by_minutes_then_clock_then_status(
    status: MeetingStatus,
    opened: int | None,
    closed: datetime | None,
    validated: bool,
    approved: bool,
    stage: MeetingStage,
) -> None:
    assert stage_of(status, opened, closed, is_validated=validated, is_approved=approved) is stage
