"""The file of a meeting gathered: its row, its agenda, its documents, the notice of the rules of that day."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda_rows import MeetingFile
from engagement_desktop.domain.meetings.preparing.notice import notice_of
from engagement_desktop.domain.register.dated_rules import rules_on
from engagement_desktop.storage.meetings import meetings
from engagement_desktop.storage.meetings.preparing import agenda, agenda_files
from engagement_desktop.storage.register import rules


def meeting_file(session: Session, meeting_id: int, today: date) -> MeetingFile | None:
    """One meeting whole; None when there is no such meeting."""
    detail = meetings.meeting_detail(session, meeting_id)
    if detail is None:
        return None
    meeting = session.get_one(Meeting, meeting_id)
    documents = agenda_files.document_rows(session, meeting_id)
    return MeetingFile(
        detail=detail,
        version=meeting.version,
        title=meeting.title,
        items=agenda_files.item_rows(session, meeting_id, documents),
        documents=documents,
        notice=notice_of(meeting.held_on, _notice_days(session, meeting), meeting.convoked_on, today),
        opened_minute=meeting.opened_minute,
        secrecy_minute=meeting.secrecy_minute,
        convoked_on=meeting.convoked_on,
        convoked_how=meeting.convoked_how,
        chair_id=meeting.chair_id,
        chair=agenda_files.name_of(session, meeting.chair_id),
        secretary_id=meeting.secretary_id,
        secretary=agenda_files.name_of(session, meeting.secretary_id),
        next_on=meeting.next_on,
        next_minute=meeting.next_minute,
    )


def _notice_days(session: Session, meeting: Meeting) -> int | None:
    """The notice of the rules under which it was opened, else of those in force on its day."""
    kept = agenda.rules_of(session, meeting.id)
    if kept is not None:
        return kept.notice_days
    past = rules.committee_pasts(session, [meeting.committee_id])[0]
    return rules_on(past.rules, meeting.held_on).notice_days
