"""The sheets of labels, read from the program's own data."""

import tomllib
from decimal import Decimal

from engagement_desktop import paths
from engagement_desktop.domain.register.letters_rows import LabelFormat

_LENGTHS = ("width", "height", "left", "top", "across", "down")


def label_formats() -> tuple[LabelFormat, ...]:
    """Every sheet, the usual one first; lengths become hundredths of a millimetre."""
    said = tomllib.loads((paths.resources() / "labels" / "formats.toml").read_text(encoding="utf-8"))
    return tuple(
        LabelFormat(**one | {name: int(Decimal(one[name]) * 100) for name in _LENGTHS})
        for one in said["format"]
    )
