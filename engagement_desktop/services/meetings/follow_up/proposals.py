"""Proposals of usagers: heard, answered, told, put on the poster."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.follow_up.decisions import Proposal, ProposalState
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.meetings.follow_up.proposals_drafts import (
    HeardNow,
    ProposalDraft,
    proposal_draft,
    proposal_faults,
    write_proposal,
)
from engagement_desktop.domain.meetings.follow_up.proposals_rows import ProposalDetail, ProposalRow
from engagement_desktop.domain.meetings.minuting.item_texts import Placed, TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.text import clean
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.meetings.follow_up.following import (
    committee_chips,
    refuse_rewording,
    unknown_decision,
    unknown_person,
)
from engagement_desktop.services.meetings.minuting.placing import open_item, place_row
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.follow_up import proposals
from engagement_desktop.storage.meetings.meeting_forms import only_open_committee
from engagement_desktop.storage.meetings.minuting.texts import forget_marker

_RIGHT = Permission.FOLLOW_UP_WRITE
_GONE = "Cette proposition n’est plus dans le dossier."
_MOST_SAID = 40


class ProposalService:
    """« Vous avez dit, nous avons fait »: what a person does with proposals."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[ProposalRow]:
        """Up to 200 proposals; filters `committee`, `exercise`, `feedback`, `state`, `person`, `poster`."""
        with self._workspace.read() as session:
            return proposals.proposals_page(session, query, self._workspace.today(), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many proposals the query keeps; sum: `poster`, how many are ticked in the whole dossier."""
        with self._workspace.read() as session:
            kept, ticked, total = proposals.proposals_counts(session, query)
        return ListSummary(kept, total, {"poster": ticked})

    def chips(self, query: ListQuery) -> Chips:
        """The families `feedback`, `state`, `committee` (when there are several) and `exercise`."""
        with self._workspace.read() as session:
            counts = chips_of(proposals.proposals_facets(session, query))
            return counts | committee_chips(session, Proposal) | exercise_chips(session)

    def detail(self, proposal_id: int) -> ProposalDetail:
        """One proposal.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = proposals.proposal_detail(session, proposal_id, self._workspace.today())
        if found is None:
            raise DomainError(_GONE)
        return found

    def awaiting(self) -> tuple[ProposalRow, ...]:
        """Those without a suite, then those whose author is not told yet, the oldest leading."""
        with self._workspace.read() as session:
            return proposals.proposals_awaiting(session, self._workspace.today())

    def of_person(self, person_id: int) -> tuple[ProposalRow, ...]:
        """What a person proposed."""
        with self._workspace.read() as session:
            return proposals.proposals_of_person(session, person_id, self._workspace.today())

    def draft(self, proposal_id: int) -> ProposalDraft:
        """One proposal as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return proposal_draft(_found(session, proposal_id))

    def blank(self, committee_id: int | None = None) -> ProposalDraft:
        """A new proposal, made today; without a committee, that of a dossier which has one open only."""
        today = self._workspace.today()
        with self._workspace.read() as session:
            return ProposalDraft(
                committee_id=committee_id or only_open_committee(session, today), made_on=today
            )

    def hear(self, place: TextPlace, heard: HeardNow) -> Placed:
        """Writes a proposal heard now: its row and its marker line, in one act.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: nothing is said, the person is gone, the meeting is not open…
            ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
        """
        with self._workspace.act(Permission.MINUTES_WRITE, "hear proposal") as change:
            session = change.session
            item, meeting = open_item(session, place.item_id)
            nothing = wording_faults(heard.said, "Écrivez la proposition en une phrase.", "said")
            raise_all([*nothing, *unknown_person(session, heard.person_id, "person_id")])
            proposal = Proposal(
                committee_id=meeting.committee_id,
                made_on=meeting.held_on,
                said=" ".join(clean(heard.said).split()),
                person_id=heard.person_id,
                meeting_id=meeting.id,
                item_id=item.id,
            )
            session.add(proposal)
            session.flush()
            text = place_row(session, place, MarkerKind.PROPOSAL, proposal.id)
            change.said = f"Proposition inscrite\u00a0: {_short(proposal)}."
            return Placed(proposal.id, "", text)

    def save(self, draft: ProposalDraft) -> int:
        """Keeps a new proposal or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field; or validated minutes word it otherwise.
            ChangedMeanwhile: somebody saved it since; `theirs` is a ProposalDraft.
        """
        today = self._workspace.today()
        with self._workspace.act(_RIGHT, "save proposal") as change:
            session = change.session
            proposal = None if draft.id is None else _found(session, draft.id)
            if proposal is not None and proposal.version != draft.version:
                raise ChangedMeanwhile(proposal_draft(proposal))
            raise_all([*proposal_faults(draft, today), *_unknown(session, draft)])
            if proposal is not None:
                refuse_rewording(session, proposal.meeting_id, proposal.said, draft.said)
            proposal = write_proposal(proposal, draft, today)
            session.add(proposal)
            change.said = f"Proposition enregistrée\u00a0: {_short(proposal)}."
            session.flush()
            return proposal.id

    def tell(self, proposal_id: int) -> None:
        """The person was told of the suite today.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or has no suite yet.
        """
        with self._workspace.act(_RIGHT, "tell proposal") as change:
            proposal = _found(change.session, proposal_id)
            if proposal.state is ProposalState.WAITING:
                raise DomainError(
                    "Donnez d’abord la suite de cette proposition\u00a0: il n’y a rien à dire encore."
                )
            proposal.told_on = self._workspace.today()
            change.said = f"Retour fait\u00a0: {_short(proposal)}."

    def tick(self, proposal_id: int, *, on_poster: bool) -> None:
        """Puts a proposal on the poster, or takes it away.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or has no suite yet.
        """
        with self._workspace.act(_RIGHT, "tick proposal") as change:
            proposal = _found(change.session, proposal_id)
            if on_poster and proposal.state is ProposalState.WAITING:
                raise DomainError(
                    "L’affiche dit ce qui a été fait. Donnez d’abord la suite de cette proposition."
                )
            proposal.on_poster = on_poster
            told = "mise sur l’affiche" if on_poster else "retirée de l’affiche"
            change.said = f"Proposition {told}\u00a0: {_short(proposal)}."

    def delete(self, proposal_id: int) -> None:
        """Puts a proposal into the bin and takes its line out of the text.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or stands in validated minutes.
        """
        with self._workspace.act(_RIGHT, "delete proposal") as change:
            session = change.session
            proposal = _found(session, proposal_id)
            refuse_rewording(session, proposal.meeting_id, proposal.said, "")
            forget_marker(session, proposal.item_id, Marker(MarkerKind.PROPOSAL, proposal.id))
            change.said = f"Proposition mise à la corbeille\u00a0: {_short(proposal)}."
            said = f"Proposition\u00a0: {_short(proposal)}"
            put_away(self._workspace, session, BinKind.PROPOSAL, said, proposal)


def _found(session: Session, proposal_id: int) -> Proposal:
    found = session.get(Proposal, proposal_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _unknown(session: Session, draft: ProposalDraft) -> Iterator[DomainError]:
    if draft.committee_id is not None and session.get(Committee, draft.committee_id) is None:
        yield DomainError("Ce comité n’est plus dans le dossier.", "committee_id")
    yield from unknown_person(session, draft.person_id, "person_id")
    yield from unknown_decision(session, draft.decision_id)


def _short(proposal: Proposal) -> str:
    """Its first words: it has no number."""
    said = proposal.said
    return said if len(said) <= _MOST_SAID else said[:_MOST_SAID].rsplit(" ", 1)[0] + "\u00a0…"
