"""The colours of paper: one hue in four steps, ink and grey, told apart in a grey print too."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as « #RRGGBB »; R4 to R1 go from the darkest step of the hue to the lightest."""

    ink: str = "#1B2733"
    grey: str = "#55636F"
    rule: str = "#C3CBD2"
    r4: str = "#0E4A57"
    r3: str = "#2F7885"
    r2: str = "#9CC3CA"
    r1: str = "#DCE8EA"
    accent: str = "#B4492C"
    white: str = "#FFFFFF"


PAPER = Palette()
