"""Approval: a later meeting says that the minutes of an earlier one are right."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.minuting.minutes_states import refuse_approval
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.storage.meetings.preparing.agenda import minutes_of


def approve_by(session: Session, minutes: Minutes, meeting: Meeting, approving: Meeting) -> None:
    """Notes the approval, inside the caller's act.

    Raises:
        DomainError: approved already, or not by a later meeting of the same committee that was held.
    """
    if minutes.approved_on is not None:
        raise DomainError("Ce compte rendu est déjà approuvé. Rien n’a été changé.")
    refuse_approval(
        meeting.held_on,
        approving.held_on,
        is_same_committee=meeting.committee_id == approving.committee_id,
        is_held=approving.status is MeetingStatus.HELD,
    )
    minutes.approved_on, minutes.approved_in_id = approving.held_on, approving.id
    session.flush()


def approve_from_item(session: Session, item: AgendaItem) -> Meeting | None:
    """The same of an approval item that was treated; gives the meeting approved.

    None when there is nothing to note: the item approves nothing, or the minutes are a draft or approved
    already.

    Raises:
        DomainError: the item stands in a meeting that cannot approve.
    """
    if item.approves_id is None:
        return None
    minutes = minutes_of(session, item.approves_id)
    if minutes is None or minutes.approved_on is not None:
        return None
    meeting = session.get_one(Meeting, item.approves_id)
    approve_by(session, minutes, meeting, session.get_one(Meeting, item.meeting_id))
    return meeting
