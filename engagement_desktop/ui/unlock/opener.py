"""The one who opens: everything heavy is loaded inside, the pages before a dossier stay light."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

from engagement_desktop.domain.errors import Cause, KnownProblem

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from engagement_desktop.bootstrap import Application, Ways
    from engagement_desktop.services.maintenance import RestorationService
    from engagement_desktop.storage.backup import Verified
    from engagement_desktop.storage.keeping import BackupListing
    from engagement_desktop.storage.keys.unlocking import Secret


@dataclass(frozen=True, slots=True)
class OwnStructure:
    """Whose dossier it is, as the assistant asks it."""

    name: str
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class NewDossier:
    """A dossier that was just created, and the lines of its paper code."""

    application: Application
    code_lines: tuple[str, ...]


_REST_OF_THE_PROGRAM = ("engagement_desktop.bootstrap", "engagement_desktop.ui.navigation")


def _load_the_rest() -> None:
    for name in _REST_OF_THE_PROGRAM:
        import_module(name)
    import_module("engagement_desktop.french.formats").integer(1)  # the words of French, read from disk once


class Opener:
    """Opens, creates and restores dossiers; each method is slow and belongs in a job.

    Args:
        ways: gives the clock and the cost of keys; the program's own when None.
    """

    def __init__(self, ways: Callable[[], Ways] | None = None) -> None:
        self._given = ways

    def open(self, path: Path, phrase: str, account: str | None = None) -> Application:
        """Derive the key while the rest of the program is loaded beside.

        Raises:
            KnownProblem: missing, locked, wrong phrase, newer, damaged: each with its sentence.
        """
        if account is not None:
            from engagement_desktop.bootstrap import open_application

            return open_application(path, phrase, account=account, ways=self._ways())
        loading = Thread(target=_load_the_rest)
        loading.start()
        try:
            from engagement_desktop.storage.keys.kdf import KdfPolicy
            from engagement_desktop.storage.keys.unlocking import unlock

            policy = self._given().policy if self._given else KdfPolicy()
            unlocked = unlock(path, phrase, policy)
        except KnownProblem as problem:
            loading.join()
            if problem.cause is Cause.NO_KEY_FILE:  # a text or a foreign base has none either
                from engagement_desktop.storage.opening import refuse_other_kinds

                refuse_other_kinds(path)
            raise
        finally:
            loading.join()
        from engagement_desktop.bootstrap import open_application_unlocked

        return open_application_unlocked(path, unlocked, ways=self._ways())

    def open_with_paper(self, path: Path, code: str) -> Application:
        """Open by the printed code, as it was typed."""
        from engagement_desktop.bootstrap import open_application_with_paper_code
        from engagement_desktop.storage.keys.paper import PaperCode

        return open_application_with_paper_code(path, PaperCode.parse(code), ways=self._ways())

    def set_phrase(self, application: Application, phrase: str) -> None:
        """Give the account at work a new phrase."""
        application.maintenance.set_own_passphrase(phrase)

    def create(self, path: Path, phrase: str, first_name: str, structure: OwnStructure) -> NewDossier:
        """A new dossier with its structure, open, and the code to print.

        Raises:
            DomainError: a weak phrase, a name refused or taken; nothing is left behind.
            KnownProblem: the place cannot be written.
        """
        from engagement_desktop.bootstrap import create_application
        from engagement_desktop.domain.register.structures import LegalForm, StructureKind
        from engagement_desktop.domain.register.structures_drafts import OwnStructureDraft, new_own_structure

        ways = self._ways()
        draft = OwnStructureDraft(
            name=structure.name, kind=StructureKind(structure.kind), legal_form=LegalForm(structure.form)
        )
        new_own_structure(draft, ways.clock.today())  # refused before any file is made
        application, code = create_application(path, phrase, first_name=first_name, ways=ways)
        application.structures.create_own(draft)
        return NewDossier(application, code.lines())

    def backups_of(self, dossier: Path) -> tuple[BackupListing, ...]:
        """The backups kept beside a dossier, the newest first."""
        return self._restorations().backups_of(dossier)

    def verify(self, backup: Path, secret: Secret) -> Verified:
        """Prove that a backup can be restored."""
        return self._restorations().verify(backup, secret)

    def restore(self, backup: Path, dossier: Path, secret: Secret) -> Path | None:
        """Put a backup in the place of a dossier; gives where the former one is kept, if there was one."""
        restorations = self._restorations()
        if not dossier.exists():
            restorations.restore(backup, dossier, secret)
            return None
        return restorations.restore_in_place(backup, dossier, secret).former

    @staticmethod
    def secret(phrase: str, code: str) -> Secret:
        """What opens a backup: the printed code when one was typed, else the phrase."""
        from engagement_desktop.storage.keys.paper import PaperCode
        from engagement_desktop.storage.keys.unlocking import Phrase

        return PaperCode.parse(code) if code.strip() else Phrase(phrase)

    @staticmethod
    def proposed_phrase() -> str:
        from engagement_desktop.storage.keys.words import proposed_passphrase

        return proposed_passphrase()

    @staticmethod
    def check_phrase(phrase: str) -> None:
        """Raises WeakPassphrase: the sentence says what is missing."""
        from engagement_desktop.domain.passphrase import check_passphrase
        from engagement_desktop.storage.keys.words import common_phrases

        check_passphrase(phrase, common_phrases())

    def _restorations(self) -> RestorationService:
        from engagement_desktop.bootstrap import restorations

        return restorations(self._ways())

    def _ways(self) -> Ways:
        from engagement_desktop.bootstrap import USUAL

        return self._given() if self._given else USUAL
