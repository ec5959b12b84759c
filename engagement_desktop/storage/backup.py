"""Backups: one file, written whole, reopened from its final place and checked before it is announced."""

import hashlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import engagement_desktop
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import archive, problems
from engagement_desktop.storage import database as db
from engagement_desktop.storage.archive import Archive, opened_archive, write_archive
from engagement_desktop.storage.contents import Contents, contents
from engagement_desktop.storage.database import Database, EngineError
from engagement_desktop.storage.files import discard, flush_file, put_in_place, remove_with_sides
from engagement_desktop.storage.keys.keyfile import KeyFile, key_paths
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.manifest import ForeignManifest, Manifest, sealed_figures

_ROOM_IN_TENTHS = 22

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Verified:
    """A backup that was reopened from where it stands and found equal to what was written."""

    path: Path
    manifest: Manifest
    figures: Contents


def make_backup(
    database: Database, target: Path, *, created_at: datetime, progress: Progress | None = None
) -> Verified:
    """Saves an open dossier to one new file, then proves that it can be restored.

    Raises:
        DomainError: the name does not suit, or something stands there already.
        KnownProblem: no room, read-only place, failing disk; no file is left under the final name.
    """
    _refuse_place(target)
    refuse_without_room(target.parent, database.path.stat().st_size)
    base, part = (target.with_name(target.name + suffix) for suffix in (".base", ".part"))
    try:
        with db.told_in_french(target):
            for leftover in (base, part):
                remove_with_sides(leftover)
            database.copy_to(base, progress)
            manifest, keys = _labelled(base, database, created_at)
            write_archive(part, base, keys, manifest)
            base.unlink()
            put_in_place(part, target)
    finally:
        remove_with_sides(base)
        remove_with_sides(part)
    return _proved(target, database.keyring)


def before_upgrade(database: Database) -> Verified:
    """The backup of an older schema, made again at each try of the upgrade."""
    name = f"{database.path.stem} avant mise à jour{archive.SUFFIX}"
    folder = backup_folder(database.path)
    folder.mkdir(mode=0o700, exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    modified = datetime.fromtimestamp(database.path.stat().st_mtime).astimezone()
    return make_backup(database, folder / name, created_at=modified)


def backup_folder(dossier: Path) -> Path:
    """`NAME sauvegardes` beside the dossier."""
    return dossier.with_name(f"{dossier.stem} sauvegardes")


def verify_backup(path: Path, keyring: Keyring, workplace: Path | None = None) -> Verified:
    """Reads the backup from where it stands and checks everything that a restoration needs.

    Args:
        path: the backup.
        keyring: the dossier's keys.
        workplace: where its base, still encrypted, is laid out meanwhile.

    Raises:
        KnownProblem: damaged, of another dossier, or no room to lay it out.
    """
    with db.told_in_french(path), opened_archive(path) as found:
        refuse_foreign(found, keyring)
        refuse_without_room(Path(workplace or tempfile.gettempdir()), found.manifest.base_bytes, tenths=10)
        with tempfile.TemporaryDirectory(prefix=".verification-", dir=workplace) as folder:
            base = Path(folder) / "base"
            found.extract_base(base)
            figures = examined(base, keyring, path)
        if figures != figures_of(found, keyring):
            raise archive.damaged_backup(path)
        return Verified(path, found.manifest, figures)


def _proved(target: Path, keyring: Keyring) -> Verified:
    try:
        return verify_backup(target, keyring, target.parent)
    except KnownProblem:
        discard(target)
        raise


def examined(base: Path, keyring: Keyring, named: Path) -> Contents:
    """Every check of a laid-out base, then its figures; `named` is the file that refusals name."""
    try:
        raw = db.connect(base, keyring)
    except EngineError as error:
        raise _told(error, base, named) from error
    try:
        faults = (*db.damaged_pages(raw), *db.integrity_faults(raw), *db.foreign_key_faults(raw))
        if faults:
            raise archive.damaged_backup(named)
        return contents(raw, keyring.audit_key)
    except EngineError as error:
        raise _told(error, base, named) from error
    finally:
        raw.close()


def _told(error: EngineError, base: Path, named: Path) -> KnownProblem:
    """A base that does not read is damage; a failing or full disk is not."""
    known = problems.of_engine_error(error, base)
    if known is None or problems.result_code(error) in (problems.CORRUPT, problems.NOTADB):
        return archive.damaged_backup(named)
    return known


def _labelled(base: Path, database: Database, created_at: datetime) -> tuple[Manifest, bytes]:
    keyring = database.keyring
    flush_file(base)
    figures = _figures_of_copy(base, keyring)
    keys = key_bytes(database.path, figures.uid)
    manifest = Manifest(
        uid=figures.uid,
        created_at=created_at.isoformat(timespec="seconds"),
        program=engagement_desktop.__version__,
        schema=figures.schema,
        generation=figures.generation,
        base_bytes=base.stat().st_size,
        base_sha256=_sha256(base),
        keys_sha256="",
        sealed=sealed_figures(figures, keyring),
    )
    return _with_keys(manifest, keys).signed(keyring), keys


def _figures_of_copy(base: Path, keyring: Keyring) -> Contents:
    """The full check comes when the backup is reopened from its final place."""
    raw = db.connect(base, keyring)
    try:
        return contents(raw, keyring.audit_key)
    finally:
        raw.close()


def _with_keys(manifest: Manifest, keys: bytes) -> Manifest:
    return replace(manifest, keys_sha256=hashlib.sha256(keys).hexdigest())


def key_bytes(dossier: Path, uid: str) -> bytes:
    """The key file as it stands; without one, an empty one: the paper code still restores."""
    for path in key_paths(dossier):
        try:
            return path.read_bytes()
        except OSError:
            continue
    return KeyFile(uid, ()).as_bytes()


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def refuse_foreign(found: Archive, keyring: Keyring) -> None:
    """These keys must have signed it."""
    if not found.manifest.is_signed_by(keyring):
        raise KnownProblem(
            f"Ces clés n’ouvrent pas la sauvegarde «\u00a0{found.path.name}\u00a0»\u202f: "
            "elle vient d’un autre dossier ou a été modifiée. Rien n’a été changé. "
            "Choisissez-en une autre, ou prenez le code imprimé de ce dossier.",
            Cause.WRONG_PHRASE,
        )


def figures_of(found: Archive, keyring: Keyring) -> Contents:
    """The figures written when it was made."""
    try:
        return found.manifest.figures(keyring)
    except ForeignManifest as error:
        raise archive.damaged_backup(found.path) from error


def _refuse_place(target: Path) -> None:
    if not target.name.endswith(archive.SUFFIX):
        raise problems.not_named("à la sauvegarde", archive.SUFFIX)
    if not target.parent.is_dir():
        raise problems.missing(target.parent)
    if target.exists():
        raise problems.taken(target)


def refuse_without_room(folder: Path, size: int, tenths: int = _ROOM_IN_TENTHS) -> None:
    """Nothing is begun that the disk could not hold to the end."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise problems.of_os_error(error) from error
    needed = size * tenths // 10
    if free < needed:
        raise problems.no_room(needed, free)
