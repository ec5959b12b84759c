"""A row written in a meeting: where it stands in the text, its number, the hour at which it was written."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.clock import minute_of
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent, TextPlace, with_marker
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.numbers import Series, Taken
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import numbers
from engagement_desktop.storage.meetings.minuting import texts
from engagement_desktop.storage.meetings.preparing import agenda

ITEM_GONE = "Ce point n’est plus à l’ordre du jour. Copiez ce que vous avez tapé, puis rouvrez la réunion."


def found_item(session: Session, item_id: int) -> tuple[AgendaItem, Meeting]:
    """The item, and the meeting that it belongs to.

    Raises:
        DomainError: it is gone.
    """
    found = texts.item_and_meeting(session, item_id)
    if found is None:
        raise DomainError(ITEM_GONE)
    return found


def open_item(session: Session, item_id: int) -> tuple[AgendaItem, Meeting]:
    """The same of a meeting that is open: decisions, actions and proposals are written there only.

    Raises:
        DomainError: the item is gone, or the meeting is not open.
    """
    item, meeting = found_item(session, item_id)
    if agenda.stage_at(session, meeting) is MeetingStage.OPEN:
        return item, meeting
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("Cette réunion est annulée\u00a0: rien ne s’y écrit.")
    again = "Rouvrez" if meeting.closed_at is not None else "Ouvrez"
    raise DomainError(f"Cette réunion n’est pas ouverte. Rien n’a été changé. {again}-la, puis recommencez.")


def next_number(session: Session, series: Series, committee_id: int, year: int) -> Taken:
    """The next number of a body and a year, given for ever."""
    return numbers.take(session, series.value, session.get_one(Committee, committee_id), year)


def place_row(session: Session, place: TextPlace, kind: MarkerKind, row_id: int) -> ItemContent:
    """Writes the text with the marker line of a row that was just written.

    Raises:
        ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
        DomainError: it is too long.
    """
    content = with_marker(place, Marker(kind, row_id))
    return texts.write_content(session, place.item_id, content, place.version)


def minute_now(workspace: Workspace, meeting: Meeting) -> int | None:
    """The hour of the clock when the meeting is today's; None for one written afterwards."""
    return minute_of(workspace.now()) if meeting.held_on == workspace.today() else None
