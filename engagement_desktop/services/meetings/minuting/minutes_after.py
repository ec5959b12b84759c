"""What comes after validation, beside the sealed text: corrections and the signed paper."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.minutes import Minutes, Rectification
from engagement_desktop.domain.meetings.minuting.minutes_frozen import facts_of
from engagement_desktop.domain.meetings.minuting.minutes_states import (
    RectificationDraft,
    refuse_rectification,
)
from engagement_desktop.domain.meetings.papers import RectificationFact
from engagement_desktop.domain.meetings.preparing.agenda import DocumentUse, MeetingDocument
from engagement_desktop.domain.text import clean
from engagement_desktop.services.meetings.found import found_meeting
from engagement_desktop.services.meetings.minuting.minutes_papers import (
    draw_rectification,
    keep_rectification,
    rectification_number,
)
from engagement_desktop.services.meetings.preparing.joining import KeptFile
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.attachments import kept
from engagement_desktop.storage.meetings.minuting import minutes as stored
from engagement_desktop.storage.meetings.preparing.agenda import minutes_of


def sealed_minutes(session: Session, meeting_id: int) -> Minutes:
    """The validated minutes of a meeting.

    Raises:
        DomainError: they are still a draft.
    """
    minutes = minutes_of(session, meeting_id)
    if minutes is None:
        raise DomainError(
            "Ce compte rendu est encore un brouillon. Rien n’a été changé. Validez-le d’abord, puis "
            "recommencez."
        )
    return minutes


def add_rectification(
    workspace: Workspace, session: Session, meeting: Meeting, draft: RectificationDraft
) -> RectificationFact:
    """Writes the next correction and keeps its paper, inside the caller's act.

    Raises:
        DomainError: the minutes are a draft, something is left empty, or no later meeting asked for it.
    """
    refuse_rectification(draft, is_sealed=minutes_of(session, meeting.id) is not None)
    minutes = sealed_minutes(session, meeting.id)
    asked_in = _asked_in(session, meeting, draft.asked_in_id)
    fact = RectificationFact(
        number=stored.next_rectification(session, minutes.id),
        made_on=workspace.today(),
        said=clean(draft.said),
        reason=clean(draft.reason),
        asked_in=None if asked_in is None else asked_in.number,
    )
    session.add(
        Rectification(
            minutes_id=minutes.id,
            number=fact.number,
            made_on=fact.made_on,
            said=fact.said,
            reason=fact.reason,
            asked_in_id=draft.asked_in_id,
        )
    )
    facts = facts_of(minutes.frozen)
    seal = stored.standing_of(session, meeting).seal(workspace.now())
    keep_rectification(session, facts, fact, draw_rectification(session, facts, seal, fact))
    return fact


def given_rectification(session: Session, meeting: Meeting, number: int) -> bytes:
    """The paper of a correction, as it was given.

    Raises:
        DomainError: there is no such correction.
    """
    wanted = rectification_number(meeting.number, number)
    for paper in stored.issued_papers(session, meeting.id, stored.RECTIFICATION):
        if paper.number == wanted:
            return paper.content
    raise DomainError("Ce rectificatif n’est pas dans le dossier.")


def file_scan(session: Session, meeting: Meeting, scan: KeptFile, signed_on: date, today: date) -> None:
    """Keeps the signed paper beside the sealed text, inside the caller's act; it replaces an earlier one.

    Raises:
        DomainError: a draft, or a day that no signature can have.
    """
    minutes = sealed_minutes(session, meeting.id)
    if not meeting.held_on <= signed_on <= today:
        raise DomainError(
            "La signature vient après la réunion, et au plus tard aujourd’hui. Corrigez la date.", "signed_on"
        )
    row = kept(session, scan.name, scan.media_type, scan.content, today)
    session.add(MeetingDocument(meeting_id=meeting.id, attachment_id=row.id, use=DocumentUse.SIGNED_MINUTES))
    minutes.signed_on, minutes.signed_scan_id = signed_on, row.id


def filed_scan(session: Session, meeting_id: int) -> KeptFile:
    """The signed paper of a meeting.

    Raises:
        DomainError: it was never filed.
    """
    minutes = minutes_of(session, meeting_id)
    if minutes is None or minutes.signed_scan_id is None:
        raise DomainError("Le scan signé n’est pas dans le dossier.")
    row = session.get_one(Attachment, minutes.signed_scan_id)
    return KeptFile(row.name, row.media_type, row.content)


def _asked_in(session: Session, meeting: Meeting, asked_in_id: int | None) -> Meeting | None:
    if asked_in_id is None:
        return None
    asking = found_meeting(session, asked_in_id)
    if asking.committee_id != meeting.committee_id or asking.held_on < meeting.held_on:
        raise DomainError(
            "Un rectificatif est demandé par une réunion du même comité, qui suit celle-ci. Rien n’a été "
            "changé.",
            "asked_in_id",
        )
    return asking
