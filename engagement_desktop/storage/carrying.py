"""A dossier leaves: the copy is made whole beside its name, which it takes last.

Until the file that stays has noted the leave, nothing has left: the copy has no name that opens. Once it
has, nothing is missing but that name, and the next opening of the file that stays gives it. At no instant
can two files be written.
"""

from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engagement_desktop.domain.custody import Custody
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.storage import custody, problems
from engagement_desktop.storage import database as db
from engagement_desktop.storage.backup import examined, key_bytes, refuse_without_room
from engagement_desktop.storage.custody import Hand
from engagement_desktop.storage.database import Database, told_in_french
from engagement_desktop.storage.files import (
    discard,
    flush_file,
    flush_folder,
    put_in_place,
    remove_with_sides,
    write_atomically,
)
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.places import refuse_taken

if TYPE_CHECKING:
    from collections.abc import Iterator

Progress = Callable[[int, int], None]


class Overtaken(Exception):
    """The dossier was changed while its copy was made: the copy lacks that change."""


def leaving(target: Path) -> Path:
    """Where the copy that leaves is made before it takes its name."""
    return target.with_name(target.name + ".emport")


def refuse_place(database: Database, target: Path) -> None:
    """Nothing is overwritten, and the copy is not put beside the file that stays.

    Raises:
        DomainError: another ending, something stands there, or it is the dossier's own folder.
        KnownProblem: there is no such folder, or no room.
    """
    refuse_taken(target)
    if target.parent.resolve() == database.path.parent.resolve():
        raise DomainError(
            "Choisissez un autre dossier de fichiers, par exemple celui d’une clé\u00a0: à côté de "
            "l’exemplaire qui reste, on prendrait l’un pour l’autre. Rien n’a été emporté.",
            "path",
        )
    try:
        if leaving(target).exists():  # a stop left these keys: they open nothing
            for keys in key_paths(target):
                discard(keys)
        taken = next((keys for keys in key_paths(target) if keys.exists()), None)
    except OSError as error:
        raise problems.of_os_error(error) from error
    if taken is not None:
        raise problems.taken(taken)
    refuse_without_room(target.parent, database.path.stat().st_size, tenths=11)


def make_ready(
    database: Database, target: Path, row: Custody, hand: Hand, progress: Progress | None = None
) -> int:
    """Makes the copy and its keys, whole and proved, short of its name; gives the generation that it copies.

    Raises:
        KnownProblem: no room, read-only place, failing disk; what was begun is discarded.
    """
    part = leaving(target)
    remove_with_sides(part)
    with discarded_on_failure(target), told_in_french(target):
        database.copy_to(part, progress)
        with opened_part(part, database.keyring) as copy:
            with copy.read() as session:
                copied = custody.generation(session)
            custody.note_leave(copy, row, hand)
        examined(part, database.keyring, target)
        keys = key_bytes(database.path, database.uid)
        for path in key_paths(target):
            write_atomically(path, keys)
        flush_file(part)
        flush_folder(part.parent)
    return copied


@contextmanager
def discarded_on_failure(target: Path) -> "Iterator[None]":
    """Leaves nothing behind when the copy does not leave after all."""
    with ExitStack() as otherwise:
        otherwise.callback(discard_ready, target)
        yield
        otherwise.pop_all()


def discard_ready(target: Path) -> None:
    """The copy will not leave: its keys go first, they are found again only beside it."""
    for path in key_paths(target):
        discard(path)
    remove_with_sides(leaving(target))


@contextmanager
def opened_part(part: Path, keyring: Keyring) -> "Iterator[Database]":
    """A base of ours that has no name yet, open for a note."""
    database = Database(db.connect(part, keyring), part, keyring)
    try:
        yield database
    finally:
        database.close()


def give_name(target: Path) -> None:
    """The copy leaves: from here it opens, and it alone is written.

    Raises:
        KnownProblem: the support was pulled out at that very instant.
    """
    with told_in_french(target):
        put_in_place(leaving(target), target)


def finish_leave(database: Database) -> None:
    """At opening: the copy that lacks nothing but its name takes it, if its support is there."""
    with database.read() as session:
        held = custody.holding(session)
    if held.may_write or not held.place:
        return
    target = Path(held.place)
    try:
        if leaving(target).exists() and not target.exists():
            put_in_place(leaving(target), target)
    except OSError:
        return  # the next opening does it
