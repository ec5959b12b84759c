"""Hours, as the window asks for them."""

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.hours.entries_rows import HoursGroup, HoursGrouping, HoursRow
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.hours import entries
from engagement_desktop.storage.hours.groups import hours_groups


class HoursService:
    """What a person sees of hours."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[HoursRow]:
        """Up to 200 entries."""
        with self._workspace.read() as session:
            return entries.hours_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many entries the query keeps; sum: `minutes`, of every state and nature kept."""
        with self._workspace.read() as session:
            kept, minutes = entries.hours_sums(session, query)
            return ListSummary(kept, entries.hours_total(session), {"minutes": minutes})

    def chips(self, query: ListQuery) -> Chips:
        """The families `state`, `nature`, `family` and `exercise`."""
        with self._workspace.read() as session:
            return chips_of(entries.hours_facets(session, query)) | exercise_chips(session)

    def grouped(self, query: ListQuery, by: HoursGrouping) -> tuple[HoursGroup, ...]:
        """What the query keeps, added up by person, mission, activity, month, place, level or meeting."""
        with self._workspace.read() as session:
            return hours_groups(session, query, by)

    def detail(self, entry_id: int) -> HoursRow:
        """One entry.

        Raises:
            DomainError: the entry is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = entries.hours_rows(session, [entry_id]).get(entry_id)
        if found is None:
            raise DomainError("Cette saisie n’est plus dans le dossier.")
        return found
