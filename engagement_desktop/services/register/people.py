"""People, as the window asks for them."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people_rows import PersonDetail, PersonRow
from engagement_desktop.services.chips import Chips, chips_of
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import people
from engagement_desktop.storage.register.person_details import person_detail
from engagement_desktop.storage.register.structures import counts_travel
from engagement_desktop.storage.reports.exercises import first_month


class PeopleService:
    """What a person sees of people."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[PersonRow]:
        """Up to 200 people, as they stand on `query.on` (today by default)."""
        day = self._day(query)
        with self._workspace.read() as session:
            return people.people_page(session, query, day, _exercise(session, day), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many people the query keeps."""
        with self._workspace.read() as session:
            kept = people.people_count(session, query, self._day(query))
            return ListSummary(kept, people.people_total(session))

    def chips(self, query: ListQuery) -> Chips:
        """The families `mandate` (PeopleFilter) and `capacity`."""
        with self._workspace.read() as session:
            return chips_of(people.people_facets(session, query, self._day(query)))

    def detail(self, person_id: int, on: date | None = None) -> PersonDetail:
        """One person, as they stand on that day.

        Raises:
            DomainError: the person is no longer in the dossier.
        """
        day = on or self._workspace.today()
        with self._workspace.read() as session:
            exercise, travel = _exercise(session, day), counts_travel(session)
            found = person_detail(session, person_id, day, exercise, travel_counts=travel)
        if found is None:
            raise DomainError("Cette personne n’est plus dans le dossier.")
        return found

    def _day(self, query: ListQuery) -> date:
        return query.on or self._workspace.today()


def _exercise(session: Session, day: date) -> Exercise:
    return Exercise.holding(day, first_month(session))
