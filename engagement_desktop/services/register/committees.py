"""Committees, as the window asks for them."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.bodies import BodyKind, CommitteeModel
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft, RulesDraft, committee_draft
from engagement_desktop.domain.register.committees_rows import CommitteeDetail, CommitteeRow
from engagement_desktop.domain.register.dated_rules import CommitteePast, DatedRules, rules_on
from engagement_desktop.domain.register.held import Held
from engagement_desktop.domain.register.seat_chart import SeatChart
from engagement_desktop.domain.register.seating import chart_of
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import date_short, enumerated
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of
from engagement_desktop.services.register.committee_writing import close_mandates, keep
from engagement_desktop.services.register.found import COMMITTEE_GONE, found_committee
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.register import body_files, committee_forms, committees, held, rules
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.exercises import first_month

NOTHING: frozenset[str] = frozenset()


class CommitteeService:
    """What a person sees of committees."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[CommitteeRow]:
        """Up to 200 committees, as they stand on `query.on` (today by default).

        The filter `archived` shows those that left the lists, and no other.
        """
        day = self._day(query)
        with self._workspace.read() as session:
            return committees.committees_page(session, query, day, _exercise(session, day), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many committees the query keeps."""
        with self._workspace.read() as session:
            kept = committees.committees_count(session, query, self._day(query))
            return ListSummary(kept, committees.committees_total(session, self._day(query)))

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
            raise DomainError(COMMITTEE_GONE)
        return found

    def kinds(self) -> tuple[str, ...]:
        """The names of the types of body: those shipped, then the others that the dossier already has."""
        shipped = [body.name for body in body_files.body_kinds()]
        known = {fold(name) for name in shipped}
        with self._workspace.read() as session:
            written = committee_forms.kinds_written(session)
        return (*shipped, *(kind for kind in written if fold(kind) not in known))

    def bodies(self) -> tuple[BodyKind, ...]:
        """The types of body shipped, each with the text that founds it."""
        return body_files.body_kinds()

    def models(self) -> tuple[CommitteeModel, ...]:
        """What a new committee can start from."""
        return body_files.committee_models()

    def draft(self, committee_id: int) -> CommitteeDraft:
        """The committee as its form opens it, with the latest rules.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return committee_draft(found_committee(session, committee_id))

    def blank(self, model: str | None = None) -> CommitteeDraft:
        """A new one of the dossier's own structure, empty or as a model says (`CommitteeModel.key`)."""
        with self._workspace.read() as session:
            own = own_structure(session)
            structure_id = None if own is None else own.id
        start = next((one for one in self.models() if one.key == model), None)
        if start is None:
            return CommitteeDraft(structure_id=structure_id)
        return CommitteeDraft(name=start.name, structure_id=structure_id, kind=start.kind, rules=start.rules)

    def save(self, draft: CommitteeDraft, accepted: frozenset[str] = NOTHING) -> int:
        """Keeps it and returns its id.

        Raises:
            NotPermitted: the role may not.
            ToConfirm: it closes with mandates in force ("mandates_in_force").
            ChangedMeanwhile: somebody saved it since.
            DomainError: refused; the sentence and the field say why.
        """
        verb = "create committee" if draft.id is None else "change committee"
        with self._workspace.act(Permission.COMMITTEE_WRITE, verb) as change:
            row = keep(change.session, draft, accepted)
            change.said = f"Comité enregistré\u00a0: {row.name}."
            return row.id

    def close(self, committee_id: int, on: date, accepted: frozenset[str] = NOTHING) -> None:
        """Its last day; mandates in force are asked ("mandates_in_force"), then end with it."""
        with self._workspace.act(Permission.COMMITTEE_WRITE, "close committee") as change:
            row = found_committee(change.session, committee_id)
            change.said = f"Comité fermé le {date_short(on)}\u00a0: {row.name}."
            self._close(change.session, row, on, accepted)

    def reopen(self, committee_id: int) -> None:
        """No last day any more; the mandates that ended with it stay ended."""
        with self._workspace.act(Permission.COMMITTEE_WRITE, "reopen committee") as change:
            row = found_committee(change.session, committee_id)
            change.said = f"Comité rouvert\u00a0: {row.name}."
            row.closed_on = None

    def archive(self, committee_id: int, accepted: frozenset[str] = NOTHING) -> None:
        """Out of the lists, still in past figures; one still open closes today, its mandates being asked."""
        today = self._workspace.today()
        with self._workspace.act(Permission.COMMITTEE_WRITE, "archive committee") as change:
            row = found_committee(change.session, committee_id)
            change.said = f"Comité archivé\u00a0: {row.name}."
            last_day = today if row.closed_on is None else min(row.closed_on, today)
            self._close(change.session, row, last_day, accepted)
            row.archived_on = today

    def bring_back(self, committee_id: int) -> None:
        """Back in the lists, closed as it was: `reopen` opens it."""
        with self._workspace.act(Permission.COMMITTEE_WRITE, "bring back committee") as change:
            row = found_committee(change.session, committee_id)
            change.said = f"Comité sorti des archives\u00a0: {row.name}."
            row.archived_on = None

    def delete(self, committee_id: int) -> None:
        """To the bin with its former rules.

        Raises:
            DomainError: mandates, meetings or hours lean on it: it is archived instead.
        """
        with self._workspace.act(Permission.COMMITTEE_WRITE, "delete committee") as change:
            row = found_committee(change.session, committee_id)
            leaning = committee_forms.leaning_on(change.session, committee_id)
            if leaning:
                raise DomainError(
                    f"«\u00a0{row.name}\u00a0» a {enumerated(leaning)}\u00a0: il ne peut pas être supprimé. "
                    "Rien n’a été changé. Archivez-le plutôt."
                )
            change.said = f"Comité mis à la corbeille\u00a0: {row.name}."
            rows = [
                row,
                *rules.former_rules(change.session, committee_id),
                *committee_forms.series_of(change.session, committee_id),
            ]
            put_away(self._workspace, change.session, BinKind.COMMITTEE, row.name, *rows)

    def rules_on(self, committee_id: int, day: date) -> RulesDraft:
        """The rules in force that day; before the first ones, the first."""
        return rules_on(self.rules_history(committee_id), day)

    def rules_history(self, committee_id: int) -> tuple[DatedRules, ...]:
        """All its rules, the oldest first, each with its days."""
        return self._past(committee_id)[0].rules

    def table(self, committee_id: int, on: date | None = None) -> SeatChart:
        """Who sits where on that day, today by default."""
        past, mandates = self._past(committee_id)
        return chart_of(past, mandates, on or self._workspace.today())

    def _past(self, committee_id: int) -> tuple[CommitteePast, list[Held]]:
        with self._workspace.read() as session:
            found_committee(session, committee_id)
            past = rules.committee_pasts(session, [committee_id])[0]
            return past, held.of_committee(session, committee_id)

    def _close(self, session: Session, row: Committee, on: date, accepted: frozenset[str]) -> None:
        if row.created_on is not None and on < row.created_on:
            raise DomainError("Le comité ferme avant d’être créé. Corrigez l’une des dates.", "closed_on")
        close_mandates(session, row.id, on, accepted)
        row.closed_on = on

    def _day(self, query: ListQuery) -> date:
        return query.on or self._workspace.today()


def _exercise(session: Session, day: date) -> Exercise:
    return Exercise.holding(day, first_month(session))
