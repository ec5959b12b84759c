"""The dossier on another machine: one file bears the right to write, the others only read."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from engagement_desktop.domain.custody import (
    Custody,
    CustodyState,
    Holding,
    Verdict,
    judged,
)
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.french.custody_texts import refusal
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import carrying, returning
from engagement_desktop.storage import custody as storage
from engagement_desktop.storage.carrying import Overtaken
from engagement_desktop.storage.custody import Hand
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.opening import PATIENT, Patience

_RIGHT = Permission.DOSSIER_CARRY
_TRIES = 3


@dataclass(frozen=True, slots=True)
class CopyBack:
    """What a copy that is awaited brings: how many acts since it left, and when the last one was done."""

    path: Path
    acts: int
    last_act_at: datetime | None


class CopyTooLate(DomainError):
    """The copy is not awaited any more; it is only read from now on, and `path` may be opened so."""

    def __init__(self, sentence: str, path: Path) -> None:
        super().__init__(sentence, "path")
        self.path = path


class CustodyService:
    """Takes the dossier away, brings it back, or gives up waiting for it."""

    def __init__(self, workspace: Workspace, policy: KdfPolicy, patience: Patience = PATIENT) -> None:
        self._workspace = workspace
        self._policy = policy
        self._patience = patience

    def holding(self) -> Holding:
        """What this file may do."""
        return self._workspace.holding

    def proposed_name(self) -> str:
        """The name of the copy that would leave, or be given back."""
        word = "rapporté" if self.holding().state is CustodyState.CARRIED else "emporté"
        stem = self._workspace.database.path.stem.removesuffix(" emporté").removesuffix(" rapporté")
        return f"{stem} {word} {self._workspace.today():%Y-%m-%d}.engagement"

    def take_away(self, target: Path, progress: Progress | None = None) -> None:
        """Writes a whole copy that bears the right to write, while this file keeps only that of reading.

        Raises:
            DomainError: the dossier is away already, or something stands at this place.
            KnownProblem: no room, read-only place, failing disk; nothing has left.
        """
        self._workspace.require(_RIGHT)
        if self.holding().state is CustodyState.CARRIED:
            raise DomainError(
                "Cet exemplaire a déjà été emporté. Rien n’a été changé. Rapportez-le d’abord à son poste."
            )
        self._workspace.require_writing()
        verb = "take dossier away"
        self._leave(target, uuid4().hex, verb, progress)

    def hand_back(self, target: Path, progress: Progress | None = None) -> None:
        """The same from the copy that left: what it writes is to be brought back where it came from.

        Raises:
            DomainError: this file did not leave, or something stands at this place.
            KnownProblem: no room, read-only place, failing disk; nothing has left.
        """
        self._workspace.require(_RIGHT)
        self._workspace.require_writing()
        with self._workspace.read() as session:
            row = storage.last_leave(session)
        if row is None or self.holding().state is not CustodyState.CARRIED:
            raise DomainError("Ce dossier n’a pas été emporté\u00a0: il n’y a rien à rapporter.")
        verb = "hand dossier back"
        self._leave(target, row.token, verb, progress)

    def look(self, source: Path) -> CopyBack:
        """What a copy would bring back, all checks done; a copy that comes too late writes no more.

        Raises:
            CopyTooLate: it is not awaited any more.
            DomainError: it is not the copy that is awaited.
            KnownProblem: it cannot be opened: missing, damaged, of another dossier.
        """
        self._require_away()
        with returning.opened_copy(self._workspace.database, source, self._patience) as copy:
            self._refuse_other(copy)
            brought = storage.brought(copy)
        return CopyBack(source, brought.acts, brought.last_act_at)

    def bring_back(self, source: Path, progress: Progress | None = None) -> None:
        """Makes the copy ready to take this file's place at its next opening; the copy writes no more.

        Raises:
            DomainError, KnownProblem: as `look`; this file and the copy are as they were.
        """
        self._require_away()
        database = self._workspace.database
        verb = "bring dossier back"
        with returning.opened_copy(database, source, self._patience) as copy:
            self._refuse_other(copy)
            told = progress or Silent()
            returning.take_in(
                database,
                copy,
                self._hand(verb),
                self._policy,
                lambda done, all_: told.step("Retour", done, all_),
            )

    def give_up(self) -> None:
        """The copy will not come back: this file writes again, and the copy is refused for ever.

        Raises:
            DomainError: nothing is awaited, or the copy has just come back.
        """
        self._workspace.require(_RIGHT)
        held = self.holding()
        if held.may_write:
            raise DomainError("Ce dossier n’attend aucune copie.")
        if returning.returning(self._workspace.database.path).exists():
            raise DomainError(
                "La copie est revenue\u00a0: fermez le dossier et rouvrez-le, elle prendra sa place."
            )
        with self._workspace.act(_RIGHT, "give up copy", undo=False) as change:
            row = storage.last_leave(change.session)
            if row is not None:
                row.is_away = False
                row.returned_at = self._workspace.now() if held.state is CustodyState.AWAY else None
        self._workspace.read_holding()

    def _leave(self, target: Path, token: str, verb: str, progress: Progress | None) -> None:
        """Copies until nothing changes under it, notes the leave here, then gives the copy its name."""
        carrying.refuse_place(self._workspace.database, target)
        told = progress or Silent()
        given = self.holding().state is CustodyState.CARRIED
        for _ in range(_TRIES):
            row = self._row(token, target)
            copied = carrying.make_ready(
                self._workspace.database,
                target,
                row,
                self._hand(verb),
                lambda done, all_: told.step("Copie", done, all_),
            )
            try:
                with ExitStack() as otherwise:
                    otherwise.callback(self._stay, target)
                    self._note(self._row(token, target, is_away=True, given=given), copied, verb)
                    otherwise.pop_all()
            except Overtaken:
                continue
            self._workspace.read_holding()
            carrying.give_name(target)
            return
        raise DomainError(
            "Quelque chose s’enregistre sans cesse pendant la copie\u00a0: rien n’a été emporté. "
            "Attendez la fin de ce qui court, puis réessayez."
        )

    def _stay(self, target: Path) -> None:
        """The leave is not noted: nothing left. Once it is, the copy is the one that may be written."""
        self._workspace.read_holding()
        if self.holding().may_write:
            carrying.discard_ready(target)

    def _note(self, row: Custody, copied: int, verb: str) -> None:
        with self._workspace.act(_RIGHT, verb, undo=False) as change:
            if storage.generation(change.session) != copied:
                raise Overtaken
            row.generation = copied
            known = storage.last_leave(change.session)
            if known is not None and known.token == row.token:
                storage.overwrite(known, row)
            else:
                change.session.add(row)

    def _row(self, token: str, target: Path, *, is_away: bool = False, given: bool = False) -> Custody:
        with self._workspace.read() as session:
            generation = storage.generation(session)
        now = self._workspace.now()
        return Custody(
            token=token,
            generation=generation,
            taken_at=now,
            taken_to=str(target),
            is_away=is_away,
            returned_at=now if given else None,
        )

    def _require_away(self) -> None:
        self._workspace.require(_RIGHT)
        if self.holding().state is CustodyState.CARRIED:
            raise DomainError(
                "C’est cet exemplaire qui a été emporté. Rien n’a été changé. Rapportez-le à son poste."
            )

    def _refuse_other(self, copy: Database) -> None:
        """Raises unless this copy is the one that is awaited."""
        database = self._workspace.database
        found = storage.brought(copy).copy
        with self._workspace.read() as session:
            here = storage.leaves(session)
        verdict = judged(here, found, str(database.path))
        if copy.uid != database.uid:
            verdict = Verdict.STRANGER
        if verdict is Verdict.AWAITED:
            return
        sentence = refusal(verdict, self.holding(), found.place if found else "")
        if verdict is Verdict.TOO_LATE and found is not None:
            if found.state is CustodyState.CARRIED:
                verb = "refuse copy"
                returning.refuse_copy(copy, self._hand(verb), str(database.path))
            raise CopyTooLate(sentence, copy.path)
        raise DomainError(sentence, "path")

    def _hand(self, verb: str) -> Hand:
        return Hand(self._workspace.actor.account_id, self._workspace.now(), verb)
