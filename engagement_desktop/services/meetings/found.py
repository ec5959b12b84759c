"""The meeting that an act or a page is about: there, or said to be gone."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.french.formats import date_short

MEETING_GONE = "Cette réunion n’est plus dans le dossier."


def found_meeting(session: Session, meeting_id: int) -> Meeting:
    """The row, to be read or changed.

    Raises:
        DomainError: the meeting is no longer in the dossier.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise DomainError(MEETING_GONE)
    return meeting


def said_of(session: Session, meeting: Meeting) -> str:
    """« Comité des usagers, 12/03/2025 »."""
    committee = session.get_one(Committee, meeting.committee_id)
    return f"{committee.name}, {date_short(meeting.held_on)}"
