"""Who works, on which dossier, on what day: the one place where a change begins and ends."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.clock import Clock
from engagement_desktop.domain.custody import KEYS, Holding, may_still, refuse_writing
from engagement_desktop.domain.errors import DomainError, NotPermitted, Settled
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.guards import guard
from engagement_desktop.services.own_decisions import refuse_own_decision
from engagement_desktop.services.undo import Undoable, UndoStack
from engagement_desktop.storage import audit
from engagement_desktop.storage.changes import BulkInsert, Recorder, Step, take_back
from engagement_desktop.storage.custody import holding
from engagement_desktop.storage.database import Database

Listener = Callable[[frozenset[Topic]], None]

TOPIC_OF_TABLE = MappingProxyType(
    {
        "account": Topic.ACCOUNTS,
        "action": Topic.MEETINGS,
        "activity": Topic.HOURS,
        "agenda_item": Topic.MEETINGS,
        "agenda_template": Topic.MEETINGS,
        "applicability_answer": Topic.REGISTER,
        "attachment": Topic.REGISTER,
        "attendance": Topic.MEETINGS,
        "bank_account": Topic.EXPENSES,
        "bin_entry": Topic.BIN,
        "booking": Topic.MEETINGS,
        "cec_file": Topic.HOURS,
        "closed_month": Topic.HOURS,
        "committee": Topic.REGISTER,
        "consent": Topic.REGISTER,
        "convocation": Topic.MEETINGS,
        "custody": Topic.SETTINGS,
        "decision": Topic.MEETINGS,
        "envelope": Topic.EXPENSES,
        "expense_claim": Topic.EXPENSES,
        "expense_line": Topic.EXPENSES,
        "expense_policy": Topic.EXPENSES,
        "expense_receipt": Topic.EXPENSES,
        "form_draft": Topic.DRAFTS,
        "former_rules": Topic.REGISTER,
        "gift_receipt": Topic.EXPENSES,
        "home_distance": Topic.REGISTER,
        "hours_entry": Topic.HOURS,
        "hours_export": Topic.HOURS,
        "involvement": Topic.REGISTER,
        "issued_document": Topic.MEETINGS,
        "item_text": Topic.MEETINGS,
        "ledger_account": Topic.EXPENSES,
        "ledger_entry": Topic.EXPENSES,
        "ledger_export": Topic.EXPENSES,
        "ledger_line": Topic.EXPENSES,
        "local_rate": Topic.RATES,
        "mandate": Topic.REGISTER,
        "meeting": Topic.MEETINGS,
        "meeting_document": Topic.MEETINGS,
        "meeting_rules": Topic.MEETINGS,
        "minutes": Topic.MEETINGS,
        "mission": Topic.HOURS,
        "need": Topic.REGISTER,
        "number_series": Topic.MEETINGS,
        "own_field": Topic.REGISTER,
        "own_value": Topic.REGISTER,
        "paid_contribution": Topic.EXPENSES,
        "payment": Topic.EXPENSES,
        "payment_run": Topic.EXPENSES,
        "person": Topic.REGISTER,
        "person_capacity": Topic.REGISTER,
        "person_identifier": Topic.REGISTER,
        "phrase": Topic.MEETINGS,
        "presence_span": Topic.MEETINGS,
        "proposal": Topic.MEETINGS,
        "rectification": Topic.MEETINGS,
        "role_correction": Topic.HOURS,
        "run_document": Topic.EXPENSES,
        "saved_list": Topic.SETTINGS,
        "secrecy_ruling": Topic.MEETINGS,
        "setting": Topic.SETTINGS,
        "structure": Topic.REGISTER,
        "talk": Topic.HOURS,
        "template_item": Topic.MEETINGS,
        "training_presence": Topic.HOURS,
        "training_session": Topic.HOURS,
        "vehicle": Topic.REGISTER,
        "vehicle_opening": Topic.EXPENSES,
        "vote": Topic.MEETINGS,
        "vote_elector": Topic.MEETINGS,
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """The account at work."""

    account_id: int
    first_name: str
    role: Role


@dataclass(slots=True)
class Change:
    """One open change: its session, and what it says of itself beside the rows it flushes."""

    session: Session
    said: str
    recorder: Recorder
    topics: set[Topic] = field(default_factory=set)
    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    subjects: dict[str, list[int | str]] = field(default_factory=lambda: defaultdict(list))

    def bulk(self, table: str, first_id: int, last_id: int) -> None:
        """Rows written by a bulk insert, which no object shows."""
        self.recorder.steps.append(BulkInsert.done(self.session, table, first_id, last_id))

    def touch(self, *topics: Topic) -> None:
        """Topics of a Core statement, which no object shows."""
        self.topics.update(topics)

    def concern(self, table: str, ids: Iterable[int]) -> None:
        """Rows that the act is about and leaves as they are: those of a paper that was made."""
        self.subjects[table].extend(ids)

    def name_rows(self, steps: Iterable[Step]) -> None:
        """The rows that these steps wrote, and their fields: done now, or once and now taken back."""
        for step in steps:
            if isinstance(step, BulkInsert):
                self.subjects[f"{step.table}[]"] += [step.first_id, step.last_id]
                self.note(step.table, ())
            else:
                row = step.after or step.before or {}
                self.subjects[step.table].append(row.get("id", row.get("key", 0)))
                self.note(step.table, _fields(step))

    def note(self, table: str, fields: Iterable[str]) -> None:
        """Names of fields that a Core statement changed."""
        self.fields[table].update(fields)


class Workspace:
    """One dossier, one account, one day."""

    def __init__(self, database: Database, actor: Actor, clock: Clock) -> None:
        self.database = database
        self.actor = actor
        self._clock = clock
        self._undo = UndoStack()
        self._listeners: list[Listener] = []
        self.holding = Holding()
        self.read_holding()

    def today(self) -> date:
        return self._clock.today()

    def now(self) -> datetime:
        return self._clock.now()

    def may(self, right: Permission) -> bool:
        return right in RIGHTS[self.actor.role] and may_still(self.holding.state, right)

    def require(self, right: Permission) -> None:
        """Raises NotPermitted when the account's role lacks the right, OnlyRead when this file only reads."""
        if self.may(right):
            return
        if right in RIGHTS[self.actor.role]:
            self.require_writing()
        raise NotPermitted("Votre rôle ne permet pas cette action. Rien n’a été changé.")

    def require_writing(self) -> None:
        """Raises OnlyRead when the dossier was taken away: another file bears the right to write."""
        refuse_writing(self.holding.state)

    def read_holding(self) -> None:
        """Learns again whether this file may be written."""
        with self.read() as session:
            self.holding = holding(session)

    def listen(self, listener: Listener) -> None:
        """Tells topics after each commit, in the thread that committed."""
        self._listeners.append(listener)

    def tell(self, *topics: Topic) -> None:
        """Tells of a commit that was no act: drafts of forms leave no trace and are not undone."""
        for listener in self._listeners:
            listener(frozenset(topics))

    def read(self) -> AbstractContextManager[Session]:
        """A session that only reads."""
        return self.database.read()

    @contextmanager
    def act(self, right: Permission, verb: str, said: str = "", *, undo: bool = True) -> Iterator[Change]:
        """Opens one all-or-nothing change.

        The right is checked first; on leaving, one audit entry joins the same transaction, then commit,
        undo kept under the sentence `said`, topics told. An exception rolls everything back.
        """
        self.require(right)
        if right not in KEYS:
            self.require_writing()
        with self.database.work() as session:
            change = Change(session, said, Recorder(session))
            yield change
            session.flush()
            steps = tuple(change.recorder.steps)
            self._guard(session, steps)
            self._trace(session, verb, steps, change)
        if undo and steps:
            self._undo.push(Undoable(change.said, right, steps))
        elif steps:
            self._undo.forget(steps)
        self._tell(steps, change.topics)

    def last_act(self) -> str | None:
        """The sentence of the act that `undo` would take back."""
        act = self._undo.peek()
        return None if act is None else act.said

    def undo(self) -> str:
        """Takes the last act back as a new audited act and returns its sentence.

        Raises:
            DomainError: nothing to undo, or the rows have changed since (the act stays on the stack).
        """
        last = self._undo.peek()
        if last is None:
            raise DomainError("Il n’y a rien à annuler.")
        self._apply("undo", last.right, last.steps)
        self._undo.undone()
        return last.said

    def redo(self) -> str:
        """Does again the act last taken back, as a new audited act, and returns its sentence.

        Raises:
            DomainError: nothing to do again, or the rows have changed since.
        """
        last = self._undo.peek_undone()
        if last is None:
            raise DomainError("Il n’y a rien à refaire.")
        self._apply("redo", last.right, last.backwards())
        self._undo.redone()
        return last.said

    def close(self) -> None:
        self._undo.clear()
        self.database.close()

    def _apply(self, verb: str, right: Permission, steps: tuple[Step, ...]) -> None:
        """Takes steps back in one audited act that leaves no undo of its own."""
        versions = dict(self._undo.brought_back)
        try:
            with self.act(right, verb, undo=False) as change:
                self._guard(change.session, steps)
                take_back(change.session, steps, versions)
                change.topics.update(TOPIC_OF_TABLE[step.table] for step in steps)
                change.name_rows(steps)
        except Settled:
            self._undo.forget(steps)  # it would stand for ever before the acts under it
            raise
        self._undo.brought_back = versions

    def _guard(self, session: Session, steps: tuple[Step, ...]) -> None:
        guard(session, steps)
        refuse_own_decision(session, steps, self.actor.account_id)

    def _trace(self, session: Session, verb: str, steps: tuple[Step, ...], change: Change) -> None:
        change.name_rows(steps)
        audit.append(
            session,
            self.database.keyring,
            at=self._clock.now(),
            account_id=self.actor.account_id,
            verb=verb,
            subjects=change.subjects,
            fields={table: sorted(names) for table, names in change.fields.items()},
        )

    def _tell(self, steps: tuple[Step, ...], extra: set[Topic]) -> None:
        topics = frozenset({TOPIC_OF_TABLE[step.table] for step in steps} | extra)
        if topics:
            self.tell(*topics)


def _fields(step: Step) -> set[str]:
    """The names of the fields that a step changed; a bulk insert says its own."""
    if isinstance(step, BulkInsert):
        return set()
    if step.before and step.after:
        after = step.after
        return {name for name, value in step.before.items() if value != after[name]} - {"version"}
    return set(step.after or step.before or {}) - {"version"}
