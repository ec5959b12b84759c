"""Committees, as the window asks for them."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees_rows import CommitteeDetail, CommitteeRow
from engagement_desktop.services.chips import Chips, chips_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import committees
from engagement_desktop.storage.reports.exercises import first_month


class CommitteeService:
    """What a person sees of committees."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[CommitteeRow]:
        """Up to 200 committees, as they stand on `query.on` (today by default)."""
        day = self._day(query)
        with self._workspace.read() as session:
            return committees.committees_page(session, query, day, _exercise(session, day), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many committees the query keeps."""
        with self._workspace.read() as session:
            kept = committees.committees_count(session, query, self._day(query))
            return ListSummary(kept, committees.committees_total(session))

    def chips(self, query: ListQuery) -> Chips:
        """The family `state` (CommitteeFilter)."""
        with self._workspace.read() as session:
            return chips_of(committees.committees_facets(session, query, self._day(query)))

    def detail(self, committee_id: int, on: date | None = None) -> CommitteeDetail:
        """One committee, as it stands on that day.

        Raises:
            DomainError: the committee is no longer in the dossier.
        """
        day = on or self._workspace.today()
        with self._workspace.read() as session:
            found = committees.committee_detail(session, committee_id, day, _exercise(session, day))
        if found is None:
            raise DomainError("Ce comité n’est plus dans le dossier.")
        return found

    def _day(self, query: ListQuery) -> date:
        return query.on or self._workspace.today()


def _exercise(session: Session, day: date) -> Exercise:
    return Exercise.holding(day, first_month(session))
