"""How a meeting goes through its agenda: which item is talked of, since when, and what stands in its text."""

from collections.abc import Sequence

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker
from engagement_desktop.domain.meetings.minuting.text_rows import TextRow
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.services.meetings.attending.live_acts import Room, in_room
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.minuting.text_rows import rows_in_text
from engagement_desktop.storage.meetings.preparing import agenda
from engagement_desktop.storage.reports.home import open_meetings

_BY_THEIR_ACT = frozenset({ItemKind.SECRECY, ItemKind.APPROVAL})
_GONE = "Ce point n’est plus à l’ordre du jour. Rien n’a été changé."


class ProgressService:
    """Going from item to item writes the hours and says what is treated."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def go_to(
        self,
        meeting_id: int,
        item_id: int,
        *,
        leaving_id: int | None = None,
        treated: bool = True,
        minute: int | None = None,
    ) -> None:
        """The item that is talked of from now on; those that were ended.

        An item keeps the hour at which it was first talked of. The reminder of secrecy and the approval of
        minutes are treated by their own act, never by passing.

        Args:
            meeting_id: an open meeting.
            item_id: of this meeting.
            leaving_id: the item that was on screen: talked of since the one before it, if nobody said so.
            treated: the items that end are treated; not so when one goes back.
            minute: the hour; None is the clock of the meeting.

        Raises:
            NotPermitted: the role may not.
            DomainError: the meeting is not open, or the item is not on its agenda.
        """
        with in_room(self._workspace, "go to item", meeting_id, minute) as room:
            items = agenda.items_of(room.session, meeting_id)
            wanted = next((item for item in items if item.id == item_id), None)
            if wanted is None:
                raise DomainError(_GONE)
            _begin_unsaid(items, leaving_id, room)
            for item in items:
                if item is not wanted and _is_talked_of(item):
                    _end(item, room.minute, treated=treated)
            _begin(wanted, room.minute)
            room.change.said = f"Point en cours\u00a0: {wanted.title}."

    def end(self, meeting_id: int, leaving_id: int | None = None, minute: int | None = None) -> None:
        """The item that is talked of is treated and none follows: the last one, before closing.

        Raises:
            NotPermitted, DomainError: as for `go_to`.
        """
        with in_room(self._workspace, "end item", meeting_id, minute) as room:
            items = agenda.items_of(room.session, meeting_id)
            _begin_unsaid(items, leaving_id, room)
            for item in items:
                if _is_talked_of(item):
                    _end(item, room.minute, treated=True)
            room.change.said = "Dernier point terminé."

    def open_meeting(self) -> int | None:
        """The meeting that is open, the latest one when several are."""
        with self._workspace.read() as session:
            return next((one.meeting_id for one in open_meetings(session)), None)

    def meeting_of(self, item_id: int) -> int | None:
        """The meeting of an item; None when the item is gone."""
        with self._workspace.read() as session:
            item = session.get(AgendaItem, item_id)
            return None if item is None else item.meeting_id

    def rows(self, meeting_id: int) -> dict[Marker, TextRow]:
        """What stands in the texts of a meeting, by marker."""
        with self._workspace.read() as session:
            return {row.marker: row for row in rows_in_text(session, meeting_id)}


def _is_talked_of(item: AgendaItem) -> bool:
    return item.started_minute is not None and item.ended_minute is None


def _begin_unsaid(items: Sequence[AgendaItem], leaving_id: int | None, room: Room) -> None:
    """The item on screen was talked of, though nobody said when it began: since the end of the one before."""
    leaving = next((item for item in items if item.id == leaving_id), None)
    if leaving is None or leaving.started_minute is not None or any(map(_is_talked_of, items)):
        return
    ended = [item.ended_minute for item in items if item.ended_minute is not None]
    leaving.started_minute = min(max([room.opened_minute, *ended]), room.minute)


def _end(item: AgendaItem, minute: int, *, treated: bool) -> None:
    item.ended_minute = max(minute, item.started_minute or 0)
    if treated and item.state is ItemState.TO_COME and item.kind not in _BY_THEIR_ACT:
        item.state = ItemState.TREATED


def _begin(item: AgendaItem, minute: int) -> None:
    if item.started_minute is None:
        item.started_minute = minute
    item.ended_minute = None
    if item.state is ItemState.TREATED and item.kind not in _BY_THEIR_ACT:
        item.state = ItemState.TO_COME
