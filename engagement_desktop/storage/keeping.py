"""The folder of automatic backups: named by date, listed, thinned after each success."""

import json
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from engagement_desktop.domain.clock import Clock
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage.archive import SUFFIX, opened_archive
from engagement_desktop.storage.backup import Progress, Verified, backup_folder, make_backup
from engagement_desktop.storage.database import Database, told_in_french
from engagement_desktop.storage.files import PRIVATE_FOLDER, write_atomically
from engagement_desktop.storage.manifest import Manifest

LAST_KEPT = 10
DAYS_KEPT = 7
_BEFORE_UPGRADE = "avant mise à jour"
_VERIFIED = "verifiees.json"


@dataclass(frozen=True, slots=True)
class BackupListing:
    """A backup as its label tells it, before any key: when, how large, whether it was proved here."""

    path: Path
    created_at: datetime
    bytes: int
    is_verified: bool
    manifest: Manifest


def back_up_automatically(database: Database, clock: Clock, progress: Progress | None = None) -> Verified:
    """A dated backup beside the dossier, then thinning: nothing is removed before the new one is proved."""
    folder = backup_folder(database.path)
    with told_in_french(folder):
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        _sweep(folder)
    target = _free_name(folder, database.path.stem, clock.now())
    done = make_backup(database, target, created_at=clock.now(), progress=progress)
    remember_verified(done)
    thin(folder, done.manifest.uid, clock.today())
    return done


def is_changed_since_backup(database: Database) -> bool:
    """Whether something was committed since the newest proved backup beside the dossier."""
    newest = latest_verified(backup_folder(database.path), database.uid)
    with database.alone() as raw:
        generation = raw.execute("SELECT generation FROM dossier").fetchone()[0]
    return newest is None or newest.manifest.generation != generation


def list_backups(folder: Path) -> tuple[BackupListing, ...]:
    """The backups of a folder, the newest first; what cannot be read is left out."""
    verified = _verified_names(folder)
    found = [_listing(path, verified) for path in sorted(folder.glob(f"*{SUFFIX}"))]
    return tuple(sorted((one for one in found if one), key=lambda one: one.created_at, reverse=True))


def latest_verified(folder: Path, uid: str) -> BackupListing | None:
    """The newest backup of the dossier that was proved here."""
    return next((one for one in list_backups(folder) if one.is_verified and one.manifest.uid == uid), None)


def remember_verified(done: Verified) -> None:
    """Notes beside the backups that this one was proved."""
    folder = done.path.parent
    names = {name: mac for name, mac in _verified_names(folder).items() if (folder / name).exists()}
    names[done.path.name] = done.manifest.mac
    write_atomically(folder / _VERIFIED, json.dumps(names, indent=1, sort_keys=True).encode())


def thin(folder: Path, uid: str, today: date) -> tuple[Path, ...]:
    """Keeps the ten last and the last of each of seven days; never touches those made before an upgrade."""
    ours = [
        one
        for one in list_backups(folder)
        if one.manifest.uid == uid and _BEFORE_UPGRADE not in one.path.name
    ]
    kept = {one.path for one in ours[:LAST_KEPT]}
    seen: set[date] = set()
    for one in ours:
        day = one.created_at.astimezone().date()
        if (today - day).days < DAYS_KEPT and day not in seen:
            seen.add(day)
            kept.add(one.path)
    proved = next((one.path for one in ours if one.is_verified), None)
    removed = tuple(one.path for one in ours if one.path not in kept and one.path != proved)
    for path in removed:
        path.unlink(missing_ok=True)
    return removed


def _listing(path: Path, verified: dict[str, str]) -> BackupListing | None:
    try:
        with opened_archive(path) as found:
            manifest = found.manifest
            created_at = datetime.fromisoformat(manifest.created_at)
    except (KnownProblem, ValueError):
        return None
    return BackupListing(
        path, created_at, path.stat().st_size, verified.get(path.name) == manifest.mac, manifest
    )


def _verified_names(folder: Path) -> dict[str, str]:
    try:
        found = json.loads((folder / _VERIFIED).read_bytes())
    except (OSError, ValueError):
        return {}
    return {str(name): str(mac) for name, mac in found.items()} if isinstance(found, dict) else {}


def _sweep(folder: Path) -> None:
    """What a stop in the middle left: this dossier alone writes here, and it is open."""
    for pattern in (f"*{SUFFIX}.base*", f"*{SUFFIX}.part"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
    for path in folder.glob(".verification-*"):
        shutil.rmtree(path, ignore_errors=True)


def _free_name(folder: Path, stem: str, now: datetime) -> Path:
    when = now.astimezone().strftime("%Y-%m-%d %Hh%M")
    for number in range(1, 1000):
        suffix = "" if number == 1 else f" ({number})"
        path = folder / f"{stem} {when}{suffix}{SUFFIX}"
        if not path.exists():
            return path
    raise KnownProblem(
        "Le dossier des sauvegardes est plein de fichiers du même nom. Rangez-le, puis réessayez.",
        Cause.SUPPORT,
    )
