"""Files written whole or not at all, readable by their owner alone."""

import os
from contextlib import suppress
from pathlib import Path

from engagement_desktop.storage import problems

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700


def write_atomically(path: Path, content: bytes) -> None:
    """Writes beside, flushes, renames, flushes the folder: the old content or the new, never between.

    Raises:
        KnownProblem: disk full, read-only place, failing support.
    """
    part = path.with_name(path.name + ".part")
    try:
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        flush_folder(path.parent)
    except FileNotFoundError as error:
        raise problems.missing(path.parent) from error
    except OSError as error:
        discard(part)
        raise problems.of_os_error(error) from error


def put_in_place(part: Path, final: Path) -> None:
    """Gives a finished neighbour its final name, durably."""
    flush_file(part)
    part.replace(final)
    flush_folder(final.parent)


def flush_file(path: Path) -> None:
    """Asks the disk to keep the file's content."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def flush_folder(folder: Path) -> None:
    """Asks the disk to keep the folder's names; Windows does it by itself."""
    if os.name == "nt":  # pragma: no cover
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_private(path: Path) -> None:
    """An empty file for its owner alone; refuses to overwrite."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE))


def discard(path: Path) -> None:
    """Removes a temporary file of ours if it can: a place that refuses tells so when it is written to."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def remove_with_sides(base: Path) -> None:
    """Discards a temporary base of ours and the engine's side files."""
    for path in (base, *side_files(base)):
        discard(path)


def side_files(base: Path) -> tuple[Path, ...]:
    """Where the engine may leave a journal beside a base."""
    return tuple(base.with_name(base.name + suffix) for suffix in ("-journal", "-wal", "-shm"))
