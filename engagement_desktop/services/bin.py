"""The bin: what was deleted in the last thirty days, brought back whole or gone for good."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.bin import DAYS_KEPT, BinEntry, BinKind
from engagement_desktop.domain.bin_rows import BinRow
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.workspace import TOPIC_OF_TABLE, Workspace
from engagement_desktop.storage import bin as storage
from engagement_desktop.storage.attachments import let_go
from engagement_desktop.storage.form_drafts import left_behind

RIGHT_OF: Mapping[BinKind, Permission] = MappingProxyType(
    {
        BinKind.PERSON: Permission.PERSON_WRITE,
        BinKind.COMMITTEE: Permission.COMMITTEE_WRITE,
        BinKind.MANDATE: Permission.MANDATE_WRITE,
        BinKind.STRUCTURE: Permission.STRUCTURE_WRITE,
        BinKind.MEETING: Permission.MEETING_WRITE,
        BinKind.DECISION: Permission.MINUTES_WRITE,
        BinKind.ACTION: Permission.FOLLOW_UP_WRITE,
        BinKind.PROPOSAL: Permission.FOLLOW_UP_WRITE,
        BinKind.PHRASE: Permission.MINUTES_WRITE,
        BinKind.TRAINING: Permission.TRAINING_WRITE,
        BinKind.HOURS: Permission.HOURS_WRITE,
        BinKind.HOURS: Permission.HOURS_WRITE,
        BinKind.MISSION: Permission.PAPER_ISSUE,
        BinKind.CONTRIBUTION: Permission.CONTRIBUTION_WRITE,
        BinKind.CLAIM: Permission.CLAIM_WRITE,
        BinKind.FORM_DRAFT: Permission.DOSSIER_READ,
    }
)
"""Who may delete a thing may bring it back; a draft belongs to the account that typed it."""
PURGE_RIGHT = Permission.PERSON_WRITE
_KEPT = timedelta(days=DAYS_KEPT)


class BinService:
    """What a person sees of the bin; nothing that it does is taken back by undo."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def entries(self) -> tuple[BinRow, ...]:
        """What lies in the bin, the latest first; drafts of forms are those of the account at work."""
        with self._workspace.read() as session:
            found = [(entry, by) for entry, by in storage.entries(session) if self._is_shown(entry)]
        return tuple(
            BinRow(
                id=entry.id,
                kind=BinKind(entry.kind),
                said=entry.said,
                binned_at=entry.binned_at,
                by=by,
                kept_until=(entry.binned_at + _KEPT).astimezone().date(),
                may_restore=self._workspace.may(RIGHT_OF[BinKind(entry.kind)]),
            )
            for entry, by in found
        )

    def restore(self, entry_id: int) -> str:
        """Brings one thing back with everything that went with it, and gives the sentence that says so.

        Raises:
            NotPermitted: the role could not have deleted it.
            DomainError: it is no longer in the bin, or something stands in its place; nothing is changed.
        """
        with self._workspace.read() as session:
            right = RIGHT_OF[BinKind(self._entry(session, entry_id).kind)]
        with self._workspace.act(right, "restore from bin", undo=False) as change:
            entry = self._entry(change.session, entry_id)
            for name, row in storage.put_back(change.session, entry):
                change.bulk(name, row["id"], row["id"])
                change.touch(TOPIC_OF_TABLE[name])
        return f"Remis à sa place\u00a0: {entry.said}."

    def purge(self) -> int:
        """Takes away for good what has lain thirty days; gives how many things went.

        The files that nothing else needs go with them. So go the drafts that nobody can take up any more:
        what they say of people would stay for ever.
        """
        self._workspace.require(PURGE_RIGHT)
        last = self._workspace.now() - _KEPT
        with self._workspace.read() as session:
            if not _old(session, last):
                return 0
        with self._workspace.act(PURGE_RIGHT, "purge bin", undo=False) as change:
            gone = _old(change.session, last)
            files = {
                file
                for row in gone
                if isinstance(row, BinEntry)
                for file in storage.pointed_at(row, "attachment")
            }
            for row in gone:
                change.session.delete(row)
            for file in sorted(files):
                let_go(change.session, file)
        return len(gone)

    def purge_if_allowed(self) -> None:
        """The same at opening: by an account that may, and never in the way of opening."""
        if self._workspace.may(PURGE_RIGHT):
            with suppress(KnownProblem):
                self.purge()

    def _is_shown(self, entry: BinEntry) -> bool:
        own = storage.draft_account(entry) if entry.kind == BinKind.FORM_DRAFT else None
        return own in (None, self._workspace.actor.account_id)

    def _entry(self, session: Session, entry_id: int) -> BinEntry:
        entry = session.get(BinEntry, entry_id)
        if entry is None or not self._is_shown(entry):
            raise DomainError("Cet élément n’est plus dans la corbeille. Rien n’a été changé.")
        return entry


def _old(session: Session, last: datetime) -> list[Base]:
    entries = [entry for entry, _ in storage.entries(session) if entry.binned_at < last]
    return [*entries, *left_behind(session, last)]
