"""The bin: what was deleted in the last thirty days, brought back whole or gone for good."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.bin import DAYS_KEPT, BinEntry, BinKind
from engagement_desktop.domain.bin_rows import BinRow
from engagement_desktop.domain.errors import DomainError, KnownProblem
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.workspace import TOPIC_OF_TABLE, Change, Workspace
from engagement_desktop.storage import bin as storage

RIGHT_OF: Mapping[BinKind, Permission] = MappingProxyType(
    {
        BinKind.PERSON: Permission.PERSON_WRITE,
        BinKind.COMMITTEE: Permission.COMMITTEE_WRITE,
        BinKind.MANDATE: Permission.MANDATE_WRITE,
        BinKind.STRUCTURE: Permission.STRUCTURE_WRITE,
        BinKind.MEETING: Permission.MEETING_WRITE,
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
        """Takes away for good what has lain thirty days; gives how many things went."""
        self._workspace.require(PURGE_RIGHT)
        last = self._workspace.now() - _KEPT
        with self._workspace.read() as session:
            old = [entry.id for entry, _ in storage.entries(session) if entry.binned_at < last]
        if not old:
            return 0
        with self._workspace.act(PURGE_RIGHT, "purge bin", undo=False) as change:
            _take_away(change, old)
        return len(old)

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


def _take_away(change: Change, ids: list[int]) -> None:
    for entry_id in ids:
        change.session.delete(change.session.get_one(BinEntry, entry_id))
