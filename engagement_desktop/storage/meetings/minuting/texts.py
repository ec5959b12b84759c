"""The text of each item, and the marker lines of the rows that stand in it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import ChangedMeanwhile
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent
from engagement_desktop.domain.meetings.minuting.minutes_text import (
    Marker,
    MarkerKind,
    markers_of,
    without_markers,
)
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemText
from engagement_desktop.domain.meetings.voting.votes import Vote
from engagement_desktop.storage.meetings.preparing.agenda import minutes_of


def item_and_meeting(session: Session, item_id: int) -> tuple[AgendaItem, Meeting] | None:
    """The item and the meeting that it belongs to; None when it is gone."""
    item = session.get(AgendaItem, item_id)
    return None if item is None else (item, session.get_one(Meeting, item.meeting_id))


def content_at(session: Session, item_id: int) -> ItemContent:
    """The text of an item, empty when nothing was written."""
    text = _text(session, item_id)
    return (
        ItemContent(item_id, "", None) if text is None else ItemContent(item_id, text.content, text.version)
    )


def write_content(session: Session, item_id: int, content: str, version: int | None) -> ItemContent:
    """Writes the text of an item over the version that the hand knew.

    Raises:
        ChangedMeanwhile: it was written since; `theirs` is the ItemContent as it stands.
    """
    theirs = content_at(session, item_id)
    if theirs.version != version:
        raise ChangedMeanwhile(theirs)
    text = _text(session, item_id)
    if text is None and content:
        session.add(ItemText(item_id=item_id, content=content))
    elif text is not None and text.content != content:
        text.content = content
    session.flush()
    return content_at(session, item_id)


def rows_standing(session: Session, item_id: int) -> frozenset[Marker]:
    """The rows that may stand in the text of an item: those written under it."""
    kinds: tuple[tuple[MarkerKind, type[Decision | Action | Vote | Proposal]], ...] = (
        (MarkerKind.DECISION, Decision),
        (MarkerKind.ACTION, Action),
        (MarkerKind.VOTE, Vote),
        (MarkerKind.PROPOSAL, Proposal),
    )
    return frozenset(
        Marker(kind, row_id)
        for kind, entity in kinds
        for row_id in session.scalars(select(entity.id).where(entity.item_id == item_id))
    )


def forget_marker(session: Session, item_id: int | None, marker: Marker) -> None:
    """Takes the line of a row that goes away out of the text in which it stands."""
    text = None if item_id is None else _text(session, item_id)
    if text is not None and marker in markers_of(text.content):
        text.content = without_markers(text.content, (marker,))


def is_sealed(session: Session, meeting_id: int | None) -> bool:
    """The minutes of this meeting are validated: what they say is not worded otherwise any more."""
    return meeting_id is not None and minutes_of(session, meeting_id) is not None


def _text(session: Session, item_id: int) -> ItemText | None:
    return session.scalars(select(ItemText).where(ItemText.item_id == item_id)).one_or_none()
