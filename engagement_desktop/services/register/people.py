"""People, as the window asks for them."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register import identifiers
from engagement_desktop.domain.register.people_drafts import PersonDraft
from engagement_desktop.domain.register.people_rows import PersonDetail, PersonRow
from engagement_desktop.domain.register.resemblance import Resemblance
from engagement_desktop.domain.text import clean, compact
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of
from engagement_desktop.services.register.found import PERSON_GONE, full_name
from engagement_desktop.services.register.person_drafting import Sight, blank_draft, draft_of, tidied
from engagement_desktop.services.register.person_saving import (
    refuse_in_office,
    refuse_leaning,
    refuse_older,
    resembling,
    saved,
)
from engagement_desktop.services.register.person_writing import write_bank
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import people
from engagement_desktop.storage.register.merging import forget_apart
from engagement_desktop.storage.register.person_details import person_detail
from engagement_desktop.storage.register.person_rows import (
    PersonRows,
    committees_held,
    leaning,
    person_rows,
)
from engagement_desktop.storage.register.structures import counts_travel
from engagement_desktop.storage.reports.exercises import first_month


class PeopleService:
    """What a person sees of people."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[PersonRow]:
        """Up to 200 people, as they stand on `query.on` (today by default).

        Archived ones are left out from their day on; the filter `archived` shows them and nobody else.
        """
        day = self._day(query)
        with self._workspace.read() as session:
            return people.people_page(session, query, day, _exercise(session, day), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many people the query keeps."""
        with self._workspace.read() as session:
            kept = people.people_count(session, query, self._day(query))
            return ListSummary(kept, people.people_total(session, self._day(query)))

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
            raise DomainError(PERSON_GONE)
        return found

    def blank(self) -> PersonDraft:
        """An empty file; what the account may not read stays None."""
        return blank_draft(Sight.of(self._workspace))

    def draft(self, person_id: int) -> PersonDraft:
        """The file of a person, to be changed in a form.

        Raises:
            DomainError: the person is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return draft_of(_rows(session, person_id), Sight.of(self._workspace))

    def save(self, draft: PersonDraft, accepted: frozenset[str] = frozenset()) -> int:
        """Adds or changes a person and returns their id; a text or list that is empty empties it.

        Raises:
            NotPermitted: the role may not, or writes a sealed value that it may not read.
            ChangedMeanwhile: the file was saved by somebody else since it was read.
            DomainError: one or several refusals (Faults), each with its field.
            ToConfirm: « resembles », for a new person only.
        """
        draft = tidied(draft)
        verb, said = (
            ("change person", "Fiche enregistrée") if draft.id else ("add person", "Personne ajoutée")
        )
        sentence = f"{said}\u00a0: {full_name(draft)}."
        with self._workspace.act(Permission.PERSON_WRITE, verb, sentence) as change:
            person_id = saved(change.session, self._workspace, draft, accepted)
            change.session.flush()
            if _lost(draft, _rows(change.session, person_id)):
                change.said = f"{sentence} Ce qui n’a plus d’accord est effacé."
            return person_id

    def save_bank(self, person_id: int, iban: str, holder: str, version: int) -> None:
        """Changes the account that reimburses, and nothing else; an empty number takes it away.

        Raises:
            NotPermitted: the role may not.
            ChangedMeanwhile: the file was saved by somebody else since it was read.
            DomainError: the number's key does not hold, or the person is no longer in the dossier.
        """
        said = "Coordonnées bancaires enregistrées."
        with self._workspace.act(Permission.BANK_WRITE, "change bank details", said) as change:
            rows = _rows(change.session, person_id)
            change.said = f"Coordonnées bancaires enregistrées\u00a0: {full_name(rows.person)}."
            stored = draft_of(rows, Sight.of(self._workspace))
            refuse_older(stored, version)
            number = compact(clean(iban))
            if number and number != stored.iban:
                number = identifiers.iban(number)
            write_bank(rows.person, number, clean(holder))

    def resembling(self, draft: PersonDraft) -> tuple[Resemblance, ...]:
        """Files that may be of the same person, archived ones too, the likeliest first."""
        with self._workspace.read() as session:
            return resembling(session, draft)

    def archive(self, person_id: int) -> None:
        """Takes a person out of the lists; past figures keep them.

        Raises:
            NotPermitted: the role may not.
            DomainError: they are archived already, or a mandate is in force or to come.
        """
        with self._workspace.act(Permission.PERSON_WRITE, "archive person") as change:
            person = _rows(change.session, person_id).person
            today = self._workspace.today()
            if person.archived_on is not None:
                raise DomainError("Cette fiche est déjà archivée.")
            refuse_in_office(person, committees_held(change.session, person_id, today))
            person.archived_on = today
            change.said = f"Fiche archivée\u00a0: {full_name(person)}."

    def bring_back(self, person_id: int) -> None:
        """Puts an archived person back into the lists.

        Raises:
            NotPermitted: the role may not.
            DomainError: they are not archived.
        """
        with self._workspace.act(Permission.PERSON_WRITE, "bring back person") as change:
            person = _rows(change.session, person_id).person
            if person.archived_on is None:
                raise DomainError("Cette fiche n’est pas archivée.")
            person.archived_on = None
            change.said = f"Fiche revenue dans les listes\u00a0: {full_name(person)}."

    def delete(self, person_id: int) -> None:
        """Puts a person on whom nothing leans into the bin, with all that their file says.

        Raises:
            NotPermitted: the role may not.
            DomainError: mandates, presences, hours, expenses or an account lean on them.
        """
        with self._workspace.act(Permission.PERSON_WRITE, "delete person") as change:
            rows = _rows(change.session, person_id)
            refuse_leaning(rows.person, leaning(change.session, person_id))
            name = full_name(rows.person)
            forget_apart(change.session, person_id)
            change.said = f"Fiche mise à la corbeille\u00a0: {name}."
            put_away(self._workspace, change.session, BinKind.PERSON, name, rows.person, *rows.own)

    def _day(self, query: ListQuery) -> date:
        return query.on or self._workspace.today()


def _exercise(session: Session, day: date) -> Exercise:
    return Exercise.holding(day, first_month(session))


def _lost(draft: PersonDraft, kept: PersonRows) -> bool:
    """Whether needs or own words that the form still held went with their consent."""
    return bool((draft.needs and not kept.needs) or (draft.own_words and kept.person.own_words is None))


def _rows(session: Session, person_id: int) -> PersonRows:
    found = person_rows(session, person_id)
    if found is None:
        raise DomainError(PERSON_GONE)
    return found
