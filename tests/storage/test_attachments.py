"""Files are kept once, and go when nothing needs them any more."""

from datetime import date

from sqlalchemy import select

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.meetings.preparing.agenda import MeetingDocument
from engagement_desktop.storage.attachments import is_used, kept, let_go
from engagement_desktop.storage.database import Database
from tests.builders import Builder

DAY = date(2026, 11, 22)


def test_the_same_bytes_are_kept_once_under_their_first_name(database: Database) -> None:
    with database.work() as session:
        first = kept(session, "plan.pdf", "application/pdf", b"%PDF-1", DAY)
        again = kept(session, "copie.pdf", "application/pdf", b"%PDF-1", DAY)
        other = kept(session, "autre.pdf", "application/pdf", b"%PDF-2", DAY)
        assert (again.id, again.name) == (first.id, "plan.pdf")
        assert other.id != first.id


def test_a_file_stays_while_something_points_at_it(database: Database) -> None:
    with database.work() as session:
        build = Builder(session)
        meeting = build.meeting(build.committee(build.structure()), DAY)
        file = kept(session, "plan.pdf", "application/pdf", b"%PDF-1", DAY)
        joined = MeetingDocument(meeting_id=meeting.id, attachment_id=file.id)
        session.add(joined)
        let_go(session, file.id)
        assert is_used(session, file.id)
        session.delete(joined)
        let_go(session, file.id)
        assert session.scalars(select(Attachment)).all() == []
        let_go(session, 404)
