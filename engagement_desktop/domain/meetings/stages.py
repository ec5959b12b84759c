"""Where the file of a meeting stands, from the first draft of its agenda to its minutes approved."""

from datetime import datetime
from enum import StrEnum

from engagement_desktop.domain.meetings.meetings import MeetingStatus


class MeetingStage(StrEnum):
    """One word for the life of a meeting, in its order.

    A meeting recorded was held and came by an import or a form: nobody opened it here.
    """

    PLANNED = "planned"
    OPEN = "open"
    RECORDED = "recorded"
    CLOSED = "closed"
    VALIDATED = "validated"
    APPROVED = "approved"
    CANCELLED = "cancelled"


def stage_of(
    status: MeetingStatus,
    opened_minute: int | None,
    closed_at: datetime | None,
    *,
    is_validated: bool,
    is_approved: bool,
) -> MeetingStage:
    """The stage told by the facts kept: minutes first, then the clock, then the status."""
    if is_approved:
        return MeetingStage.APPROVED
    if is_validated:
        return MeetingStage.VALIDATED
    if status is MeetingStatus.PLANNED:
        return MeetingStage.PLANNED
    if status is MeetingStatus.CANCELLED:
        return MeetingStage.CANCELLED
    if opened_minute is None:
        return MeetingStage.RECORDED
    return MeetingStage.OPEN if closed_at is None else MeetingStage.CLOSED
