"""Who works, on which dossier, on what day: the one place where a change begins and ends."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.clock import Clock
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.undo import Undoable, UndoStack
from engagement_desktop.storage import audit
from engagement_desktop.storage.changes import BulkInsert, Recorder, RowImage, take_back
from engagement_desktop.storage.database import Database

Listener = Callable[[frozenset[Topic]], None]

TOPIC_OF_TABLE = MappingProxyType(
    {
        "account": Topic.ACCOUNTS,
        "attendance": Topic.MEETINGS,
        "committee": Topic.REGISTER,
        "expense_claim": Topic.EXPENSES,
        "expense_line": Topic.EXPENSES,
        "hours_entry": Topic.HOURS,
        "local_rate": Topic.RATES,
        "mandate": Topic.REGISTER,
        "meeting": Topic.MEETINGS,
        "person": Topic.REGISTER,
        "person_identifier": Topic.REGISTER,
        "setting": Topic.SETTINGS,
        "structure": Topic.REGISTER,
        "vehicle": Topic.REGISTER,
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
    bulks: list[BulkInsert] = field(default_factory=list)
    topics: set[Topic] = field(default_factory=set)
    fields: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def bulk(self, table: str, first_id: int, last_id: int) -> None:
        """Rows written by a bulk insert, which no object shows."""
        self.bulks.append(BulkInsert(table, first_id, last_id))
        self.topics.add(TOPIC_OF_TABLE[table])

    def touch(self, *topics: Topic) -> None:
        """Topics of a Core statement, which no object shows."""
        self.topics.update(topics)

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

    def today(self) -> date:
        return self._clock.today()

    def may(self, right: Permission) -> bool:
        return right in RIGHTS[self.actor.role]

    def require(self, right: Permission) -> None:
        """Raises NotPermitted when the account's role lacks the right."""
        if not self.may(right):
            raise NotPermitted("Votre rôle ne permet pas cette action. Rien n’a été changé.")

    def listen(self, listener: Listener) -> None:
        """Tells topics after each commit, in the thread that committed."""
        self._listeners.append(listener)

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
        with self.database.work() as session:
            recorder = Recorder(session)
            change = Change(session, said)
            yield change
            session.flush()
            images = tuple(recorder.images)
            self._trace(session, verb, images, change)
        if undo and (images or change.bulks):
            self._undo.push(Undoable(change.said, right, images, tuple(change.bulks)))
        self._tell(images, change.topics)

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
        with self.act(last.right, "undo", undo=False) as change:
            take_back(change.session, last.images, last.bulks)
            change.topics.update(TOPIC_OF_TABLE[image.table] for image in last.images)
            change.topics.update(TOPIC_OF_TABLE[bulk.table] for bulk in last.bulks)
            for image in last.images:
                change.note(image.table, image.before or image.after or {})
        self._undo.pop()
        return last.said

    def close(self) -> None:
        self._undo.clear()
        self.database.close()

    def _trace(self, session: Session, verb: str, images: tuple[RowImage, ...], change: Change) -> None:
        subjects: dict[str, list[int | str]] = defaultdict(list)
        for image in images:
            row = image.after or image.before or {}
            subjects[image.table].append(row.get("id", row.get("key", 0)))
            changed = (
                {name for name in row if image.before[name] != image.after[name]}
                if image.before and image.after
                else set(row)
            )
            change.fields[image.table].update(changed - {"version"})
        ranges: dict[str, list[int | str]] = defaultdict(list)
        for bulk in change.bulks:
            ranges[f"{bulk.table}[]"] += [bulk.first_id, bulk.last_id]
        audit.append(
            session,
            self.database.keyring,
            at=self._clock.now(),
            account_id=self.actor.account_id,
            verb=verb,
            subjects={**subjects, **ranges},
            fields={table: sorted(names) for table, names in change.fields.items()},
        )

    def _tell(self, images: tuple[RowImage, ...], extra: set[Topic]) -> None:
        topics = frozenset({TOPIC_OF_TABLE[image.table] for image in images} | extra)
        if topics:
            for listener in self._listeners:
                listener(topics)
