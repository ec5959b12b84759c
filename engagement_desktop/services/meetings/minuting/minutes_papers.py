"""How minutes are drawn, and kept once they are given; the heavy libraries are loaded with the first one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment, digest_of
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.masking import public_facts
from engagement_desktop.domain.meetings.minuting.minutes import Ruling
from engagement_desktop.domain.meetings.minuting.minutes_facts import MinutesFacts
from engagement_desktop.domain.meetings.minuting.minutes_frozen import fingerprint_of, frozen_text
from engagement_desktop.domain.meetings.minuting.minutes_states import MinutesStanding
from engagement_desktop.domain.meetings.papers import MinutesSeal, RectificationFact
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.french.minutes_texts import minutes_name
from engagement_desktop.services.meetings.minuting.secrecy import words_ruled
from engagement_desktop.storage.attachments import content_of
from engagement_desktop.storage.meetings.minuting.minutes import (
    PAPER,
    PUBLIC_PAPER,
    RECTIFICATION,
    issued_paper,
)

Step = Callable[[str], None]
PDF_TYPE = "application/pdf"


def told_facts(session: Session, facts: MinutesFacts, *, public: bool) -> MinutesFacts:
    """The facts as they stand, or with what was chosen masked."""
    if not public:
        return facts
    masked, kept = (words_ruled(session, facts.meeting_id, ruling) for ruling in (Ruling.MASK, Ruling.KEEP))
    return public_facts(facts, masked, kept)


def paper_seal(standing: MinutesStanding, facts: MinutesFacts, now: datetime) -> MinutesSeal:
    """What the paper tells of the day it was given: approval and corrections come after it, beside it.

    The fingerprint is that of the facts that the paper tells: those of a public version are its own.
    """
    seal = standing.seal(now)
    fingerprint = fingerprint_of(frozen_text(facts)) if standing.is_sealed else None
    return replace(seal, fingerprint=fingerprint, approved_on=None, approved_in=None, rectifications=())


def draw(
    session: Session,
    facts: MinutesFacts,
    seal: MinutesSeal,
    *,
    public: bool,
    large: bool = False,
    step: Step | None = None,
) -> bytes:
    """The PDF."""
    from engagement_desktop.documents.meetings.minutes_pdf import minutes_pdf

    logo = content_of(session, facts.structure.logo)
    return minutes_pdf(facts, seal, public=public, large=large, logo=logo, step=step)


def draw_docx(
    session: Session, facts: MinutesFacts, seal: MinutesSeal, template: bytes | None, *, public: bool
) -> bytes:
    """The document to edit, from the committee's own template when it has one."""
    from engagement_desktop.documents.meetings.minutes_docx import minutes_docx

    logo = content_of(session, facts.structure.logo)
    return minutes_docx(facts, seal, template=template, public=public, logo=logo)


def draw_rectification(
    session: Session, facts: MinutesFacts, seal: MinutesSeal, rectification: RectificationFact
) -> bytes:
    """The short paper of one correction."""
    from engagement_desktop.documents.meetings.minutes_pdf import rectification_pdf

    logo = content_of(session, facts.structure.logo)
    return rectification_pdf(facts, seal, rectification, logo=logo)


def given_paper(session: Session, facts: MinutesFacts, seal: MinutesSeal, *, public: bool) -> bytes | None:
    """The very bytes of the paper of these facts, when it was given."""
    kind = PUBLIC_PAPER if public else PAPER
    if seal.fingerprint is None:
        return None
    return issued_paper(session, facts.meeting_id, kind, seal.fingerprint)


def keep_paper(
    session: Session, facts: MinutesFacts, seal: MinutesSeal, content: bytes, *, public: bool
) -> None:
    """Keeps a paper that is given, so that it can be printed again as it was."""
    session.add(
        IssuedDocument(
            kind=PUBLIC_PAPER if public else PAPER,
            number=facts.number or "",
            name=f"{minutes_name(facts.number, public=public)}.pdf",
            issued_on=seal.dated.astimezone().date(),
            media_type=PDF_TYPE,
            content=content,
            fingerprint=seal.fingerprint or "",
            meeting_id=facts.meeting_id,
        )
    )


def keep_rectification(
    session: Session, facts: MinutesFacts, rectification: RectificationFact, content: bytes
) -> None:
    """Keeps the paper of a correction."""
    number = rectification_number(facts.number, rectification.number)
    session.add(
        IssuedDocument(
            kind=RECTIFICATION,
            number=number,
            name=f"Rectificatif {number}.pdf",
            issued_on=rectification.made_on,
            media_type=PDF_TYPE,
            content=content,
            fingerprint=digest_of(content),
            meeting_id=facts.meeting_id,
        )
    )


def rectification_number(minutes_number: str | None, number: int) -> str:
    """« 2025-09-R1 »."""
    return f"{minutes_number or ''}-R{number}".lstrip("-")


def template_of(session: Session, meeting: Meeting) -> bytes | None:
    """The committee's own document to edit."""
    committee = session.get_one(Committee, meeting.committee_id)
    if committee.minutes_template_id is None:
        return None
    return session.get_one(Attachment, committee.minutes_template_id).content
