"""Awkward places to keep a file: a share or a key that only reads."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


@contextmanager
def read_only_view(folder: Path, place: Path) -> Iterator[Path]:
    """The folder, seen at another place where nothing can be written even by root."""
    place.mkdir()
    bound = subprocess.run(["mount", "--bind", folder, place], capture_output=True, check=False)
    if bound.returncode:
        pytest.skip("a read-only place needs root")
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        yield place
    finally:
        subprocess.run(["umount", place], check=True)
