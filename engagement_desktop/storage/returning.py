"""A dossier comes back: proved, made whole beside the file that stayed, then put in its place at opening.

The copy first stops writing, then what it brought takes the name that the next opening looks for: at no
instant can two files be written. The file that stayed is set aside, never overwritten.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.storage import custody, problems
from engagement_desktop.storage import database as db
from engagement_desktop.storage.backup import examined, refuse_without_room
from engagement_desktop.storage.carrying import finish_leave, opened_part
from engagement_desktop.storage.custody import Brought, Hand
from engagement_desktop.storage.database import Database, EngineError, told_in_french
from engagement_desktop.storage.files import (
    flush_file,
    flush_folder,
    put_in_place,
    remove_with_sides,
    side_files,
    write_atomically,
)
from engagement_desktop.storage.keys.kdf import KdfPolicy
from engagement_desktop.storage.keys.keyfile import key_paths, read_key_file, write_key_file
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.opening import OpeningReport, Patience
from engagement_desktop.storage.places import SUFFIX
from engagement_desktop.storage.upgrading import open_newest

Progress = Callable[[int, int], None]


def returning(dossier: Path) -> Path:
    """What came back and waits for the next opening to take the dossier's place."""
    return dossier.with_name(dossier.name + ".retour")


@contextmanager
def opened_copy(database: Database, source: Path, patience: Patience) -> Iterator[Database]:
    """A copy that somebody brings, open after every check that a dossier undergoes.

    Raises:
        DomainError: it is the very file that is open.
        KnownProblem: each cause with its own sentence.
    """
    if source.exists() and source.samefile(database.path):
        raise DomainError(
            "C’est le dossier qui est ouvert ici. Rien n’a été changé. "
            "Choisissez la copie qui revient, sur la clé ou le portable.",
            "path",
        )
    copy, _report = open_newest(source, database.keyring, patience)
    try:
        finish_leave(copy)
        yield copy
    finally:
        copy.close()


def look(database: Database, source: Path, patience: Patience) -> Brought:
    """What a copy says of itself."""
    with opened_copy(database, source, patience) as copy:
        return custody.brought(copy)


def take_in(
    database: Database, copy: Database, hand: Hand, policy: KdfPolicy, progress: Progress | None = None
) -> None:
    """Makes what the copy holds ready to take the place of the open file; the copy writes no more.

    Raises:
        KnownProblem: no room, read-only place, failing disk; the copy still bears its right.
    """
    ready = returning(database.path)
    part = ready.with_name(ready.name + ".part")
    refuse_without_room(part.parent, copy.path.stat().st_size, tenths=22)
    remove_with_sides(part)
    try:
        with told_in_french(database.path):
            copy.copy_to(part, progress)
            with opened_part(part, database.keyring) as base:
                custody.note_return(base, hand, is_away=False, place=str(copy.path))
            examined(part, database.keyring, copy.path)
            flush_file(part)
            _take_newest_keys(database.path, copy.path, policy)
            custody.note_return(copy, hand, is_away=True, place=str(database.path))
            put_in_place(part, ready)
    finally:
        remove_with_sides(part)


def refuse_copy(copy: Database, hand: Hand, place: str) -> None:
    """A copy that came too late is only read from now on."""
    custody.note_return(copy, hand, is_away=True, place=place)


def open_settled(path: Path, keyring: Keyring, patience: Patience) -> tuple[Database, OpeningReport]:
    """Opens a dossier once what a stop left half done, at a leave or at a return, is done."""
    finish_return(path, keyring)
    database, report = open_newest(path, keyring, patience)
    finish_leave(database)
    return database, report


def finish_return(path: Path, keyring: Keyring) -> None:
    """Puts what came back in the dossier's place; the file that stayed is kept beside, under its day.

    Raises:
        KnownProblem: the dossier is open elsewhere, or its place refuses; it is as it was.
    """
    ready = returning(path)
    if not ready.exists() or not path.exists():
        return
    try:
        examined(ready, keyring, ready)
    except KnownProblem as problem:
        if problem.cause is not Cause.DAMAGED:
            raise
        ready.replace(ready.with_name(ready.name + ".abîmé"))  # the copy may be brought back again
        return
    _refuse_open(path, keyring)
    with told_in_french(path):
        _set_aside(path)
        for side in side_files(path):
            side.unlink(missing_ok=True)
        ready.replace(path)
        flush_folder(path.parent)


def _refuse_open(path: Path, keyring: Keyring) -> None:
    """Opening rolls back what a stop left in the journal, too."""
    try:
        db.connect(path, keyring).close()
    except EngineError as error:
        known = problems.of_engine_error(error, path)
        if known is not None and known.cause is Cause.BUSY:
            raise known from error


def _set_aside(path: Path) -> None:
    """The keys, then the base under a second name: the dossier never lacks its own."""
    when = datetime.fromtimestamp(path.stat().st_mtime).astimezone().strftime("%Y-%m-%d %Hh%M%S")
    aside = path.with_name(f"{path.stem} mis de côté {when}{SUFFIX}")
    if aside.exists():
        return
    for source, target in zip(key_paths(path), key_paths(aside), strict=True):
        with suppress(FileNotFoundError):
            write_atomically(target, source.read_bytes())
    try:
        os.link(path, aside)
    except OSError:  # a support without second names: the bytes are copied
        part = aside.with_name(aside.name + ".part")
        shutil.copyfile(path, part)
        put_in_place(part, aside)
    flush_folder(aside.parent)


def _take_newest_keys(dossier: Path, source: Path, policy: KdfPolicy) -> None:
    """A phrase changed on the way is the one that opens from now on; without keys there, ours stay."""
    try:
        theirs = read_key_file(source, policy)
    except KnownProblem:
        return
    try:
        ours = read_key_file(dossier, policy)
    except KnownProblem:
        ours = None
    if ours is None or theirs.revision > ours.revision:
        write_key_file(dossier, theirs)
