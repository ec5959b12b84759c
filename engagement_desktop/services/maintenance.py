"""Care of the dossier: saved, verified, copied, restored, and its passphrase changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engagement_desktop.domain.clock import Clock
from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.progress import Progress, Silent
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import access, audit, backup, checks, copying, keeping, restoring, schema
from engagement_desktop.storage import database as db
from engagement_desktop.storage.audit import AuditVerdict
from engagement_desktop.storage.backup import Verified
from engagement_desktop.storage.checks import Violation
from engagement_desktop.storage.contents import Contents
from engagement_desktop.storage.keeping import BackupListing
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import KeyFile, write_key_file
from engagement_desktop.storage.keys.unlocking import Secret
from engagement_desktop.storage.restoring import Restored

_SAID = "Sauvegarde"


@dataclass(frozen=True, slots=True)
class Verification:
    """Everything that a full check of the open dossier found."""

    pages: int
    damaged_pages: tuple[str, ...]
    integrity: tuple[str, ...]
    foreign_keys: tuple[str, ...]
    violations: tuple[Violation, ...]
    audit: AuditVerdict
    counts: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        faults = (self.damaged_pages, self.integrity, self.foreign_keys, self.violations)
        return not any(faults) and self.audit.is_sound


class MaintenanceService:
    """What a person does to the dossier as a whole while it is open."""

    def __init__(self, workspace: Workspace, clock: Clock, policy: KdfPolicy) -> None:
        self._workspace = workspace
        self._database = workspace.database
        self._clock = clock
        self._policy = policy

    def back_up(self, to: Path, progress: Progress | None = None) -> Verified:
        """One verified backup where the person says."""
        self._workspace.require(Permission.BACKUP_MAKE)
        done = backup.make_backup(
            self._database, to, created_at=self._clock.now(), progress=_steps(progress, _SAID)
        )
        if to.parent == backup.backup_folder(self._database.path):
            keeping.remember_verified(done)
        return done

    def back_up_beside(self, progress: Progress | None = None) -> Verified:
        """One verified backup in the dossier's own folder of backups, which is thinned afterwards."""
        self._workspace.require(Permission.BACKUP_MAKE)
        return keeping.back_up_automatically(self._database, self._clock, _steps(progress, _SAID))

    def back_up_if_changed(self, progress: Progress | None = None) -> Verified | None:
        """The same, when something was committed since the last one (at closing)."""
        if not keeping.is_changed_since_backup(self._database):
            return None
        return self.back_up_beside(progress)

    def latest_verified_backup(self) -> BackupListing | None:
        """The newest proved backup beside the dossier."""
        return keeping.latest_verified(backup.backup_folder(self._database.path), self._database.uid)

    def backups(self) -> tuple[BackupListing, ...]:
        """The backups beside the dossier, the newest first."""
        return keeping.list_backups(backup.backup_folder(self._database.path))

    def copy_to(self, target: Path, progress: Progress | None = None) -> Contents:
        """A second dossier, with its keys, in a new place.

        Raises:
            DomainError: this one was taken away, and its copy could be written beside it.
        """
        self._workspace.require(Permission.BACKUP_MAKE)
        if self._workspace.holding.state is CustodyState.CARRIED:
            raise DomainError(
                "Cet exemplaire a été emporté\u00a0: une copie pourrait être écrite à côté de lui. "
                "Rien n’a été copié. Faites une sauvegarde, ou rapportez le dossier."
            )
        return copying.copy_dossier(self._database, target, _steps(progress, "Copie"))

    def verify(self) -> Verification:
        """Pages, integrity, references, rules, trace and counts; reads only."""
        self._workspace.require(Permission.DOSSIER_VERIFY)
        with self._database.alone() as raw:
            damaged = db.damaged_pages(raw)
            integrity = db.integrity_faults(raw)
            foreign_keys = db.foreign_key_faults(raw)
            pages, counts = db.page_count(raw), schema.counts(raw)
        with self._database.read() as session:
            violations = checks.violations(session)
            verdict = audit.verify(session, self._database.keyring)
        return Verification(pages, damaged, integrity, foreign_keys, violations, verdict, counts)

    def change_passphrase(self, current: str, new: str) -> None:
        """Everyone may change their own."""
        self._workspace.require(Permission.PASSPHRASE_CHANGE)
        path, account_id = self._database.path, self._workspace.actor.account_id
        self._keep(access.keys_with_changed_phrase(path, account_id, current, new, self._policy))

    def set_own_passphrase(self, new: str) -> None:
        """A new phrase without the old one, after the paper code opened the dossier."""
        self._workspace.require(Permission.PASSPHRASE_CHANGE)
        actor, database = self._workspace.actor, self._database
        keys = access.keys_with_new_phrase(
            database.path, database.uid, database.keyring, actor.account_id, actor.role, new, self._policy
        )
        self._keep(keys)

    def _keep(self, keys: KeyFile) -> None:
        """Written inside the act: a key file that fails leaves no trace of a change."""
        with self._workspace.act(Permission.PASSPHRASE_CHANGE, "change_passphrase", undo=False):
            write_key_file(self._database.path, keys)


class RestorationService:
    """Coming back to a backup; needs no open dossier, only what opens the backup."""

    def __init__(self, clock: Clock, policy: KdfPolicy) -> None:
        self._clock = clock
        self._policy = policy

    def backups_of(self, dossier: Path) -> tuple[BackupListing, ...]:
        """The backups beside a dossier, the newest first."""
        return keeping.list_backups(backup.backup_folder(dossier))

    def backups_in(self, folder: Path) -> tuple[BackupListing, ...]:
        """The backups of any folder."""
        return keeping.list_backups(folder)

    def verify(self, source: Path, secret: Secret) -> Verified:
        """Checks a backup in full and gives its figures, without restoring it."""
        return backup.verify_backup(source, restoring.keys_of_backup(source, secret, self._policy))

    def restore(self, source: Path, target: Path, secret: Secret) -> Verified:
        """Into a new place; never overwrites."""
        return restoring.restore_backup(source, target, secret, self._policy)

    def restore_in_place(self, source: Path, dossier: Path, secret: Secret) -> Restored:
        """In the place of a closed dossier, which is renamed and kept."""
        return restoring.restore_in_place(source, dossier, secret, self._policy, self._clock.now())


def _steps(progress: Progress | None, said: str) -> backup.Progress:
    told = progress or Silent()
    return lambda done, total: told.step(said, done, total)
