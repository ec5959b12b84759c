"""Where the program's own files are: source tree, installed package or frozen build."""

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _shipped(name: str) -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / name] if frozen else [_PACKAGE.parent / name, _PACKAGE / name]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(name)


def resources() -> Path:
    """The folder of fonts, icons, rates and other shipped data."""
    return _shipped("resources")


def migrations() -> Path:
    """The folder of schema migrations."""
    return _shipped("migrations")
