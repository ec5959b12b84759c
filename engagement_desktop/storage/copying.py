"""A second dossier made from an open one: the base page-wise, the keys beside it."""

from pathlib import Path

from engagement_desktop.storage.backup import Progress, examined, key_bytes, refuse_without_room
from engagement_desktop.storage.contents import Contents
from engagement_desktop.storage.database import Database, told_in_french
from engagement_desktop.storage.files import put_in_place, remove_with_sides, write_atomically
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.places import refuse_taken_with_keys, unfinished


def copy_dossier(database: Database, target: Path, progress: Progress | None = None) -> Contents:
    """Copies an open dossier to a new place, with the same passphrases; checked before it gets its name.

    Raises:
        DomainError: something stands there already.
        KnownProblem: no room, read-only place, failing disk.
    """
    refuse_taken_with_keys(target)
    refuse_without_room(target.parent, database.path.stat().st_size, tenths=11)
    part = unfinished(target)
    remove_with_sides(part)
    try:
        with told_in_french(target):
            database.copy_to(part, progress)
            figures = examined(part, database.keyring, target)
            keys = key_bytes(database.path, figures.uid)
            for path in key_paths(target):
                write_atomically(path, keys)
            put_in_place(part, target)
    finally:
        remove_with_sides(part)
    return figures
