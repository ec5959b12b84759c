"""The register of decisions, and the act by which one is taken in a meeting."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import (
    DecidedNow,
    DecisionDraft,
    decision_draft,
    wording_faults,
    wording_of,
    write_decision,
)
from engagement_desktop.domain.meetings.follow_up.decisions_rows import DecisionDetail, DecisionRow
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.item_texts import Placed, TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.numbers import Series
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.formats import count
from engagement_desktop.services.binning import put_away
from engagement_desktop.services.chips import Chips, chips_of, exercise_chips
from engagement_desktop.services.meetings.follow_up.following import committee_chips
from engagement_desktop.services.meetings.minuting.placing import (
    minute_now,
    next_number,
    open_item,
    place_row,
)
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.meetings.follow_up import decisions
from engagement_desktop.storage.meetings.minuting.texts import forget_marker
from engagement_desktop.storage.meetings.preparing import agenda

_RIGHT = Permission.MINUTES_WRITE
_GONE = "Cette décision n’est plus au registre."
_NOTHING = "Écrivez la décision en une phrase."


class DecisionService:
    """What a person does with decisions; their numbers never change and are never given again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[DecisionRow]:
        """Up to 200 decisions; filters `committee`, `exercise`, `level`, `meeting`."""
        with self._workspace.read() as session:
            return decisions.decisions_page(session, query, after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many decisions the query keeps."""
        with self._workspace.read() as session:
            return ListSummary(*decisions.decisions_counts(session, query))

    def chips(self, query: ListQuery) -> Chips:
        """The families `committee` (when there are several), `level` and `exercise`."""
        with self._workspace.read() as session:
            counts = chips_of(decisions.decisions_facets(session, query))
            return committee_chips(session, Decision) | counts | exercise_chips(session)

    def detail(self, decision_id: int) -> DecisionDetail:
        """One decision.

        Raises:
            DomainError: it is no longer in the register.
        """
        with self._workspace.read() as session:
            found = decisions.decision_detail(session, decision_id)
        if found is None:
            raise DomainError(_GONE)
        return found

    def draft(self, decision_id: int) -> DecisionDraft:
        """One decision as a form holds it.

        Raises:
            DomainError: it is no longer in the register.
        """
        with self._workspace.read() as session:
            return decision_draft(_found(session, decision_id))

    def decide(self, place: TextPlace, decided: DecidedNow) -> Placed:
        """Writes a decision taken now: its row, its number, and its marker line in the text, in one act.

        Raises:
            NotPermitted: the role may not.
            DomainError: nothing is worded, the item is gone, the meeting is not open, the text is too long.
            ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
        """
        with self._workspace.act(_RIGHT, "take decision") as change:
            session = change.session
            wording = wording_of(decided.wording)
            item, meeting = open_item(session, place.item_id)
            taken = next_number(session, Series.DECISION, meeting.committee_id, meeting.held_on.year)
            decision = Decision(
                committee_id=meeting.committee_id,
                number=taken.number,
                number_year=taken.year,
                number_sequence=taken.sequence,
                decided_on=meeting.held_on,
                wording=wording,
                meeting_id=meeting.id,
                item_id=item.id,
                vote_id=decided.vote_id,
                level=decided.level or item.level,
                decided_minute=minute_now(self._workspace, meeting),
            )
            session.add(decision)
            session.flush()
            text = place_row(session, place, MarkerKind.DECISION, decision.id)
            change.said = f"Décision inscrite\u00a0: {decision.number}."
            return Placed(decision.id, decision.number, text)

    def save(self, draft: DecisionDraft) -> int:
        """Keeps another wording or level of a decision whose minutes are not validated; returns its id.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or nothing is worded.
            ChangedMeanwhile: somebody saved it since; `theirs` is a DecisionDraft.
        """
        with self._workspace.act(_RIGHT, "save decision") as change:
            if draft.id is None:
                raise DomainError("Une décision se prend en réunion. Ouvrez la réunion, puis tapez /d.")
            decision = _found(change.session, draft.id)
            if decision.version != draft.version:
                raise ChangedMeanwhile(decision_draft(decision))
            raise_all(list(wording_faults(draft.wording, _NOTHING)))
            write_decision(decision, draft)
            _keep_in_step(change.session, decision.meeting_id)
            change.said = f"Décision enregistrée\u00a0: {decision.number}."
            return decision.id

    def delete(self, decision_id: int) -> None:
        """Puts a decision into the bin and takes its line out of the text; its number is not given again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or actions and proposals follow from it.
        """
        with self._workspace.act(_RIGHT, "delete decision") as change:
            session = change.session
            decision = _found(session, decision_id)
            _refuse_followed(session, decision)
            forget_marker(session, decision.item_id, Marker(MarkerKind.DECISION, decision.id))
            said, meeting_id = f"décision {decision.number}", decision.meeting_id
            change.said = f"Décision mise à la corbeille\u00a0: {decision.number}."
            put_away(self._workspace, session, BinKind.DECISION, said.capitalize(), decision)
            _keep_in_step(session, meeting_id)


def _found(session: Session, decision_id: int) -> Decision:
    found = session.get(Decision, decision_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _keep_in_step(session: Session, meeting_id: int | None) -> None:
    """A meeting that is closed already says its decisions as a text: it follows."""
    meeting = None if meeting_id is None else session.get(Meeting, meeting_id)
    if meeting is not None and meeting.closed_at is not None:
        agenda.write_decisions(session, meeting)


def _refuse_followed(session: Session, decision: Decision) -> None:
    actions = len(decisions.actions_following(session, decision.id))
    proposals = decisions.proposals_taken_up(session, decision.id)
    leaning = [
        words
        for number, words in (
            (actions, count(actions, "action")),
            (proposals, count(proposals, "proposition")),
        )
        if number
    ]
    if leaning:
        raise DomainError(
            f"La décision {decision.number} a une suite\u00a0: {' et '.join(leaning)}. Rien n’a été changé. "
            "Mettez-les d’abord à la corbeille."
        )
