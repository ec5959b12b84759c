"""Meetings, as the window asks for them."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.meetings_rows import MeetingDetail, MeetingRow
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings import meetings


class MeetingService:
    """What a person sees of meetings."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[MeetingRow]:
        """Up to 200 meetings."""
        with self._workspace.read() as session:
            return meetings.meetings_page(session, query, self._workspace.today(), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many meetings the query keeps; sums: `attended` and `expected` at those that were held."""
        with self._workspace.read() as session:
            kept, attended, expected = meetings.meetings_sums(session, query, self._workspace.today())
            total = meetings.meetings_total(session)
        return ListSummary(kept, total, {"attended": attended, "expected": expected})

    def chips(self, query: ListQuery) -> Chips:
        """The families `status` and `exercise`."""
        with self._workspace.read() as session:
            counts = meetings.meetings_facets(session, query, self._workspace.today())
            return chips_of(counts) | exercise_chips(session)

    def detail(self, meeting_id: int) -> MeetingDetail:
        """One meeting.

        Raises:
            DomainError: the meeting is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = meetings.meeting_detail(session, meeting_id)
        if found is None:
            raise DomainError("Cette réunion n’est plus dans le dossier.")
        return found
