"""The style sheet: placeholders replaced by the colours and sizes of the moment."""

import re
from collections.abc import Callable, Mapping

_COLOUR = re.compile(r"\{([a-z_0-9]+)\}")
_SIZE = re.compile(r"@(\d+(?:\.\d+)?)(px|pt)")
_ICON = re.compile(r"@icon\(([\w-]+), (\w+), (\d+)\)")


def fill(source: str, colours: Mapping[str, str], percent: int, icon: Callable[[str, str, int], str]) -> str:
    """Write the sheet for one theme and one text size.

    Args:
        source: the sheet with its placeholders.
        colours: token to colour.
        percent: text size, 100 is the usual one.
        icon: gives the path of a drawing from its name, colour and size in pixels.
    """

    def size(match: re.Match[str]) -> str:
        number, unit = match.groups()
        if unit == "px":
            return f"{scaled(int(number), percent)}px"
        tenths = (int(number.replace(".", "")) * (1 if "." in number else 10) * percent + 50) // 100
        return f"{tenths // 10}.{tenths % 10}pt"

    def drawing(match: re.Match[str]) -> str:
        name, token, side = match.groups()
        return f'url("{icon(name, colours[token], scaled(int(side), percent))}")'

    text = _ICON.sub(drawing, source)
    text = _COLOUR.sub(lambda match: colours[match[1]], text)
    return _SIZE.sub(size, text)


def scaled(pixels: int, percent: int) -> int:
    """A length at one text size, to the nearest whole pixel."""
    return (pixels * percent + 50) // 100
