"""Actions: asked for in meetings or outside, followed until they are done or dropped."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import BinKind
from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, raise_all
from engagement_desktop.domain.lists import Cursor, ListQuery, ListSummary, Page
from engagement_desktop.domain.meetings.follow_up.actions_drafts import (
    ActionDraft,
    AskedNow,
    action_draft,
    action_faults,
    ask_due_day,
    write_action,
)
from engagement_desktop.domain.meetings.follow_up.actions_rows import ActionDetail, ActionRow, Owner
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_faults
from engagement_desktop.domain.meetings.minuting.item_texts import Placed, TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.numbers import Series
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
from engagement_desktop.services.meetings.minuting.placing import next_number, open_item, place_row
from engagement_desktop.services.meetings.preparing.joining import KeptFile, read_joined
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import attachments
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.meetings.follow_up import actions
from engagement_desktop.storage.meetings.meeting_forms import only_open_committee
from engagement_desktop.storage.meetings.minuting.texts import forget_marker

_RIGHT = Permission.FOLLOW_UP_WRITE
_GONE = "Cette action n’est plus dans le dossier."
_NO_PROOF = "Aucun fichier n’est joint à cette action."
_NOTHING = "Dites ce qui est à faire."
NOBODY: frozenset[str] = frozenset()


class ActionService:
    """What a person does with actions; their numbers never change and are never given again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def page(self, query: ListQuery, after: Cursor | None = None) -> Page[ActionRow]:
        """Up to 200 actions; filters `committee`, `exercise`, `timing`, `person`, `meeting`, `decision`."""
        with self._workspace.read() as session:
            return actions.actions_page(session, query, self._workspace.today(), after)

    def summary(self, query: ListQuery) -> ListSummary:
        """How many actions the query keeps; sum: `late` among them."""
        with self._workspace.read() as session:
            kept, late, total = actions.actions_counts(session, query, self._workspace.today())
        return ListSummary(kept, total, {"late": late})

    def chips(self, query: ListQuery) -> Chips:
        """The families `timing`, `committee` (when there are several) and `exercise`."""
        with self._workspace.read() as session:
            counts = chips_of(actions.actions_facets(session, query, self._workspace.today()))
            return counts | committee_chips(session, Action) | exercise_chips(session)

    def detail(self, action_id: int) -> ActionDetail:
        """One action.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            found = actions.action_detail(session, action_id, self._workspace.today())
        if found is None:
            raise DomainError(_GONE)
        return found

    def late(self) -> tuple[ActionRow, ...]:
        """Every action still open after its day, the oldest first."""
        with self._workspace.read() as session:
            return actions.late_actions(session, self._workspace.today())

    def of_person(self, person_id: int, *, only_open: bool = False) -> tuple[ActionRow, ...]:
        """What a person has or had to do, the open ones first."""
        with self._workspace.read() as session:
            today = self._workspace.today()
            return actions.actions_of_person(session, person_id, today, only_open=only_open)

    def owners(self, meeting_id: int, letters: str) -> tuple[Owner, ...]:
        """Whom these first letters may mean: those of the roll first, then the rest of the dossier."""
        with self._workspace.read() as session:
            return actions.owners(session, meeting_id, letters)

    def draft(self, action_id: int) -> ActionDraft:
        """One action as a form holds it.

        Raises:
            DomainError: it is no longer in the dossier.
        """
        with self._workspace.read() as session:
            return action_draft(_found(session, action_id))

    def blank(self, committee_id: int | None = None) -> ActionDraft:
        """A new action, asked today; without a committee, that of a dossier which has one open only."""
        with self._workspace.read() as session:
            chosen = committee_id or only_open_committee(session, self._workspace.today())
        return ActionDraft(committee_id=chosen, asked_on=self._workspace.today())

    def ask(self, place: TextPlace, asked: AskedNow, accepted: frozenset[str] = NOBODY) -> Placed:
        """Writes an action asked for now: its row, its number, and its marker line, in one act.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: nothing is worded, the owner is gone, the meeting is not open…
            ToConfirm: its day comes before the meeting.
            ChangedMeanwhile: the text was written since; `theirs` is the ItemContent.
        """
        with self._workspace.act(Permission.MINUTES_WRITE, "ask action") as change:
            session = change.session
            item, meeting = open_item(session, place.item_id)
            raise_all(
                [
                    *wording_faults(asked.wording, _NOTHING),
                    *unknown_person(session, asked.owner_id, "owner_id"),
                ]
            )
            ask_due_day(asked.due_on, meeting.held_on, accepted)
            taken = next_number(session, Series.ACTION, meeting.committee_id, meeting.held_on.year)
            action = Action(
                committee_id=meeting.committee_id,
                number=taken.number,
                number_year=taken.year,
                number_sequence=taken.sequence,
                asked_on=meeting.held_on,
                wording=" ".join(clean(asked.wording).split()),
                meeting_id=meeting.id,
                item_id=item.id,
                decision_id=asked.decision_id,
                owner_id=asked.owner_id,
                due_on=asked.due_on,
                priority=asked.priority,
            )
            session.add(action)
            session.flush()
            text = place_row(session, place, MarkerKind.ACTION, action.id)
            change.said = f"Action inscrite\u00a0: {action.number}."
            return Placed(action.id, action.number, text)

    def save(self, draft: ActionDraft, accepted: frozenset[str] = NOBODY) -> int:
        """Keeps a new action or the changes of a known one; returns its id.

        Raises:
            NotPermitted: the role may not.
            Faults, DomainError: a rule refuses a field; or validated minutes word it otherwise.
            ToConfirm: its day comes before the one on which it was asked.
            ChangedMeanwhile: somebody saved it since; `theirs` is an ActionDraft.
        """
        today = self._workspace.today()
        with self._workspace.act(_RIGHT, "save action") as change:
            session = change.session
            action = None if draft.id is None else _found(session, draft.id)
            if action is not None and action.version != draft.version:
                raise ChangedMeanwhile(action_draft(action))
            raise_all([*action_faults(draft, today), *_unknown(session, draft)])
            if draft.asked_on is not None and (action is None or action.due_on != draft.due_on):
                ask_due_day(draft.due_on, draft.asked_on, accepted)
            if action is None:
                action = _numbered(session, draft)
            else:
                refuse_rewording(session, action.meeting_id, action.wording, draft.wording)
            write_action(action, draft, today)
            session.add(action)
            change.said = f"Action enregistrée\u00a0: {action.number}."
            session.flush()
            return action.id

    def close(self, action_id: int, state: ActionState = ActionState.DONE) -> None:
        """Done today, or dropped; one that is closed already is opened again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone.
        """
        with self._workspace.act(_RIGHT, "close action") as change:
            action = _found(change.session, action_id)
            again = action.state is not ActionState.OPEN
            action.state = ActionState.OPEN if again else state
            action.closed_on = None if again else self._workspace.today()
            told = "rouverte" if again else "faite" if state is ActionState.DONE else "abandonnée"
            change.said = f"Action {told}\u00a0: {action.number}."

    def join_proof(self, action_id: int, path: Path) -> None:
        """Keeps a file (PDF, JPEG, PNG, checked by what it holds) as the proof of an action.

        Raises:
            NotPermitted: the role may not.
            DomainError: the action is gone; the file is of another kind, too large, or damaged.
            KnownProblem: the file cannot be read.
        """
        self._workspace.require(_RIGHT)
        file = read_joined(path)
        with self._workspace.act(_RIGHT, "join proof") as change:
            session = change.session
            action = _found(session, action_id)
            kept = attachments.kept(
                session, file.name, file.media_type, file.content, self._workspace.today()
            )
            former, action.proof_id = action.proof_id, kept.id
            if former is not None and former != kept.id:
                attachments.let_go(session, former)
            change.said = f"Preuve jointe à l’action {action.number}."

    def open_proof(self, action_id: int) -> KeptFile:
        """The file that proves an action.

        Raises:
            DomainError: the action is gone, or has no file.
        """
        with self._workspace.read() as session:
            found = actions.proof_of(session, _found(session, action_id))
        if found is None:
            raise DomainError(_NO_PROOF)
        return KeptFile(found.name, found.media_type, found.content)

    def copy_proof(self, action_id: int, target: Path) -> None:
        """Writes the file that proves an action outside the dossier; the trace keeps that it left.

        Raises:
            NotPermitted: the role may not.
            DomainError: the action is gone, or has no file.
            KnownProblem: the disk refuses.
        """
        self._workspace.require(Permission.LETTER_MAKE)
        kept = self.open_proof(action_id)
        with self._workspace.act(Permission.LETTER_MAKE, "copy proof") as change:
            change.concern("action", [action_id])
            write_atomically(target, kept.content)

    def remove_proof(self, action_id: int) -> None:
        """Takes the file away from an action.

        Raises:
            NotPermitted: the role may not.
            DomainError: the action is gone, or has no file.
        """
        with self._workspace.act(_RIGHT, "remove proof") as change:
            action = _found(change.session, action_id)
            if (former := action.proof_id) is None:
                raise DomainError(_NO_PROOF)
            action.proof_id = None
            attachments.let_go(change.session, former)
            change.said = f"Preuve retirée de l’action {action.number}."

    def delete(self, action_id: int) -> None:
        """Puts an action into the bin and takes its line out of the text; its number is not given again.

        Raises:
            NotPermitted: the role may not.
            DomainError: it is gone, or stands in validated minutes.
        """
        with self._workspace.act(_RIGHT, "delete action") as change:
            session = change.session
            action = _found(session, action_id)
            refuse_rewording(session, action.meeting_id, action.wording, "")
            forget_marker(session, action.item_id, Marker(MarkerKind.ACTION, action.id))
            change.said = f"Action mise à la corbeille\u00a0: {action.number}."
            put_away(self._workspace, session, BinKind.ACTION, f"Action {action.number}", action)


def _found(session: Session, action_id: int) -> Action:
    found = session.get(Action, action_id)
    if found is None:
        raise DomainError(_GONE)
    return found


def _numbered(session: Session, draft: ActionDraft) -> Action:
    """A new action of a committee, numbered in the year in which it was asked."""
    if draft.committee_id is None or draft.asked_on is None:
        raise DomainError("Cette action n’est pas complète.", "committee_id")
    taken = next_number(session, Series.ACTION, draft.committee_id, draft.asked_on.year)
    return Action(
        committee_id=draft.committee_id,
        number=taken.number,
        number_year=taken.year,
        number_sequence=taken.sequence,
        asked_on=draft.asked_on,
        wording=draft.wording,
    )


def _unknown(session: Session, draft: ActionDraft) -> Iterator[DomainError]:
    if draft.committee_id is not None and session.get(Committee, draft.committee_id) is None:
        yield DomainError("Ce comité n’est plus dans le dossier.", "committee_id")
    yield from unknown_person(session, draft.owner_id, "owner_id")
    yield from unknown_decision(session, draft.decision_id)
