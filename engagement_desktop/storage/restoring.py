"""Restoring: a backup laid out in a new place, proved equal, and given its name last."""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from engagement_desktop.domain.custody import Custody
from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.storage import archive, problems
from engagement_desktop.storage import database as db
from engagement_desktop.storage.archive import opened_archive
from engagement_desktop.storage.backup import (
    Verified,
    examined,
    figures_of,
    refuse_foreign,
    refuse_without_room,
    verify_backup,
)
from engagement_desktop.storage.custody import keep_leave, leave_of_closed
from engagement_desktop.storage.database import EngineError
from engagement_desktop.storage.files import put_in_place, remove_with_sides, side_files
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import (
    DamagedKeyFile,
    KeyFile,
    key_paths,
    parse_key_file,
    read_key_file,
    write_key_file,
)
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.keys.paper import PaperCode
from engagement_desktop.storage.keys.unlocking import Secret, keyring_of
from engagement_desktop.storage.places import SUFFIX, refuse_taken, unfinished


def keys_of_backup(path: Path, secret: Secret, policy: KdfPolicy) -> Keyring:
    """What a passphrase or a paper code opens in a backup.

    Raises:
        KnownProblem: wrong passphrase, damaged backup.
    """
    if isinstance(secret, PaperCode):
        return secret.keyring
    with opened_archive(path) as found:
        return keyring_of(_keys(found.keys, path, policy), secret)


def restore_backup(
    source: Path, target: Path, secret: Secret, policy: KdfPolicy, leave: Custody | None = None
) -> Verified:
    """Restores into a new place.

    Everything is laid out and proved beside; the key file, then the base, take their names last. A
    journal left there by another file of the same name is set aside first: it would be replayed.

    Args:
        source: the backup.
        target: where the dossier goes.
        secret: what opens the backup.
        policy: the cost of keys.
        leave: the last leave of the dossier that it replaces, which stays true.

    Raises:
        DomainError: something stands there already.
        KnownProblem: damaged backup, wrong phrase, no room.
    """
    refuse_taken(target)
    keyring = keys_of_backup(source, secret, policy)
    part = unfinished(target)
    remove_with_sides(part)
    try:
        with db.told_in_french(target), opened_archive(source) as found:
            refuse_foreign(found, keyring)
            refuse_without_room(target.parent, found.manifest.base_bytes, tenths=11)
            found.extract_base(part)
            figures = examined(part, keyring, source)
            if figures != figures_of(found, keyring):
                raise archive.damaged_backup(source)
            if leave is not None:
                keep_leave(part, keyring, leave)
            _set_sides_aside(target)
            keys = _keys(found.keys, source, policy)
            write_key_file(target, _newest_keys(target, keys, policy))
            put_in_place(part, target)
            manifest = found.manifest
    finally:
        remove_with_sides(part)
    return Verified(source, manifest, figures)


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup in the place of a dossier, and where the former one stands now."""

    backup: Verified
    former: Path


def restore_in_place(
    source: Path, dossier: Path, secret: Secret, policy: KdfPolicy, now: datetime
) -> Restored:
    """Proves the backup, renames the closed dossier with its keys and journal, restores in its place.

    A dossier that was taken away stays away: what comes out of the backup only reads.

    Raises:
        KnownProblem: open elsewhere, damaged backup, wrong phrase, no room; the dossier is where it was.
    """
    keyring = keys_of_backup(source, secret, policy)
    verify_backup(source, keyring)
    leave = _leave_of(dossier, keyring)
    when = now.astimezone().strftime("%Y-%m-%d %Hh%M%S")
    former = dossier.with_name(f"{dossier.stem} mis de côté {when}{SUFFIX}")
    _move(dossier, former)
    with ExitStack() as put_back:
        put_back.callback(_move, former, dossier)
        done = restore_backup(source, dossier, keyring, policy, leave)
        put_back.pop_all()
    return Restored(done, former)


def _leave_of(dossier: Path, keyring: Keyring) -> Custody | None:
    """The last leave of the dossier; a damaged one tells none.

    Raises:
        KnownProblem: it is open elsewhere.
    """
    try:
        raw = db.connect(dossier, keyring)
    except EngineError as error:
        known = problems.of_engine_error(error, dossier)
        if known is not None and known.cause is Cause.BUSY:
            raise known from error
        return None
    return leave_of_closed(raw, dossier, keyring)


def _move(old: Path, new: Path) -> None:
    """The base goes last: until then the dossier still has its name."""
    pairs = (
        *zip(side_files(old), side_files(new), strict=True),
        *zip(key_paths(old), key_paths(new), strict=True),
        (old, new),
    )
    try:
        for before, after in pairs:
            if before.exists():
                before.replace(after)
    except OSError as error:
        raise problems.of_os_error(error) from error


def _keys(content: bytes, path: Path, policy: KdfPolicy) -> KeyFile:
    try:
        return parse_key_file(content, path, policy)
    except DamagedKeyFile as error:
        raise archive.damaged_backup(path) from error


def _newest_keys(target: Path, saved: KeyFile, policy: KdfPolicy) -> KeyFile:
    """Keys of the same dossier already there may hold a newer phrase; another dossier's are not touched."""
    if not any(path.exists() for path in key_paths(target)):
        return saved
    try:
        there = read_key_file(target, policy)
    except KnownProblem as problem:
        if problem.cause is not Cause.DAMAGED:
            raise
        return saved
    if there.uid != saved.uid:
        raise DomainError(
            f"«\u00a0{key_paths(target)[0].name}\u00a0» est la clé d’un autre dossier. Rien n’a été changé. "
            "Choisissez un autre nom ou un autre emplacement.",
            "path",
        )
    return max(there, saved, key=lambda keys: keys.revision)


def _set_sides_aside(target: Path) -> None:
    for side in side_files(target):
        if side.exists():
            side.replace(side.with_name(side.name + ".ancien"))
