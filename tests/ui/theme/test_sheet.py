import re

import pytest

from engagement_desktop.paths import resources
from engagement_desktop.ui.theme.sheet import fill, scaled
from engagement_desktop.ui.theme.tokens import THEMES, Theme


def drawing(name: str, colour: str, size: int) -> str:
    return f"/{name}-{colour}-{size}.svg"


def test_lengths_and_letters_grow_with_the_text_and_colours_come_from_the_theme() -> None:
    source = "QLabel { color: {encre}; padding: @7px; font-size: @10.5pt; image: @icon(x, bord, 20); }"
    written = fill(source, {"encre": "#111111", "bord": "#222222"}, 150, drawing)
    assert 'color: #111111; padding: 11px; font-size: 15.8pt; image: url("/x-#222222-30.svg");' in written


@pytest.mark.parametrize("percent", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_real_sheet_leaves_no_placeholder(theme: Theme, percent: int) -> None:
    source = (resources() / "styles" / "engagement.qss").read_text(encoding="utf-8")
    written = fill(source, theme.colours, percent, drawing)
    assert "@" not in written
    assert re.search(r"\{\w+\}", written) is None
    assert written.count("{") == written.count("}")


@pytest.mark.parametrize(
    ("pixels", "percent", "expected"), [(36, 100, 36), (5, 150, 8), (1, 125, 1), (42, 200, 84)]
)
def test_a_length_is_rounded_to_the_nearest_pixel(pixels: int, percent: int, expected: int) -> None:
    assert scaled(pixels, percent) == expected
