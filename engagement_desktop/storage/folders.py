"""Several files written in a folder of their own: all of them are there, or none."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from engagement_desktop.storage import problems
from engagement_desktop.storage.files import PRIVATE_FOLDER, flush_folder, write_atomically

_MOST = 1_000


def write_folder(inside: Path, name: str, files: Mapping[str, bytes]) -> Path:
    """A new folder with these files; where the name is taken, « name (2) » and so on.

    Raises:
        KnownProblem: disk full, read-only place, failing support, the place is gone.
    """
    try:
        target = _free(inside, name)
        part = target.with_name(f"{target.name}.part")
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=PRIVATE_FOLDER)
    except FileNotFoundError as error:
        raise problems.missing(inside) from error
    except OSError as error:
        raise problems.of_os_error(error) from error
    try:
        for each, content in files.items():
            write_atomically(part / each, content)
        part.replace(target)
        flush_folder(inside)
    except OSError as error:
        raise problems.of_os_error(error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return target


def remove_folder(folder: Path) -> None:
    """Takes back a folder that `write_folder` made, when the act around it fails."""
    shutil.rmtree(folder, ignore_errors=True)


def _free(inside: Path, name: str) -> Path:
    names = (name, *(f"{name} ({number})" for number in range(2, _MOST)))
    return next((inside / each for each in names if not (inside / each).exists()), inside / name)
