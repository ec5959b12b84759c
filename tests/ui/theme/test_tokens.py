import pytest

from engagement_desktop.ui.theme.tokens import THEMES, Theme

GROUNDS = ("fond", "surface", "creux")
TONES = ("succes", "attention", "erreur", "info", "neutre", "repet")
TEXTS = [
    *(("encre", ground) for ground in (*GROUNDS, "accent_doux", *(f"{tone}_fond" for tone in TONES))),
    *(("encre2", ground) for ground in (*GROUNDS, "accent_doux", *(f"{tone}_fond" for tone in TONES))),
    *(("accent", ground) for ground in (*GROUNDS, "accent_doux")),
    *((tone, ground) for tone in TONES for ground in (f"{tone}_fond", "surface", "fond", "accent_doux")),
    ("sur_accent", "accent"),
    ("sur_accent", "accent_fort"),
    ("choix_encre", "choix"),
    ("rail_encre", "rail"),
    ("rail_encre2", "rail"),
    ("rail_encre", "rail_survol"),
    ("rail_choix_encre", "rail_choix"),
    ("sur_danger", "danger"),
]
OUTLINES = [*(("bord", ground) for ground in GROUNDS), *(("focus", ground) for ground in GROUNDS)]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_every_word_can_be_read_on_its_ground(theme: Theme, ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize(("line", "ground"), OUTLINES)
def test_every_outline_can_be_seen_on_its_ground(theme: Theme, line: str, ground: str) -> None:
    assert contrast(theme[line], theme[ground]) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_bar_of_the_current_page_is_seen_on_the_rail(theme: Theme) -> None:
    assert contrast(theme["rail_marque"], theme["rail"]) >= 3


def test_the_three_themes_speak_of_the_same_things() -> None:
    assert len({frozenset(theme.colours) for theme in THEMES.values()}) == 1
    assert [theme.dark for theme in THEMES.values()] == [False, True, True]
