import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.paths import resources
from engagement_desktop.ui.theme import Look
from engagement_desktop.ui.theme.icons import Icons
from engagement_desktop.ui.theme.look import SIZES, SYSTEM
from engagement_desktop.ui.theme.tokens import THEMES


def test_the_letters_are_those_of_the_program(look: Look, qapp: QApplication) -> None:
    look.load_other_fonts()
    assert QFontInfo(qapp.font()).family() == "Source Sans 3"
    assert qapp.font().pointSizeF() == 12


def test_text_grows_by_five_steps_and_stops_at_both_ends(look: Look) -> None:
    reached = [look.percent]
    for _ in range(6):
        look.larger()
        reached.append(look.percent)
    assert tuple(dict.fromkeys(reached)) == SIZES
    for _ in range(6):
        look.smaller()
    assert look.percent == 100


def test_theme_and_size_are_found_again_at_the_next_start(
    look: Look, qapp: QApplication, settings: QSettings
) -> None:
    look.choose_theme("sombre")
    look.choose_size(150)
    again = Look(qapp, settings)
    assert (again.theme.key, again.choice, again.percent) == ("sombre", "sombre", 150)
    assert again.px(10) == 15
    assert again.unscaled(150) == 100


def test_a_size_that_is_not_offered_is_refused(look: Look) -> None:
    look.choose_size(110)
    assert look.percent == 100


@pytest.mark.parametrize(("written", "expected"), [("abc", 100), ("160", 150), ("900", 200)])
def test_a_strange_setting_falls_on_a_size_that_exists(
    qapp: QApplication, settings: QSettings, written: str, expected: int
) -> None:
    settings.setValue("affichage/taille", written)
    assert Look(qapp, settings).percent == expected


def test_the_keys_go_round_the_three_themes(look: Look) -> None:
    seen = []
    for _ in THEMES:
        seen.append(look.theme.key)
        look.next_theme()
    assert seen == list(THEMES)
    assert look.theme.key == seen[0]


def test_as_the_system_is_light_when_the_system_says_nothing(look: Look) -> None:
    look.choose_theme("sombre")
    look.choose_theme(SYSTEM)
    assert look.choice == SYSTEM
    assert look.theme.key in {"clair", "sombre", "contraste"}


def test_the_palette_follows_so_that_native_parts_match(look: Look, qapp: QApplication) -> None:
    look.choose_theme("contraste")
    assert qapp.palette().color(QPalette.ColorRole.Window) == look.colour("fond")
    assert qapp.palette().color(QPalette.ColorRole.Highlight) == look.colour("choix")


def test_what_a_widget_asked_once_follows_the_text_size(look: Look, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    look.space(layout, (16, 8, 16, 8), 4)
    button, label = QPushButton("Voir"), QLabel()
    layout.addWidget(button)
    layout.addWidget(label)
    look.draw(button, "house", "accent", 18)
    look.draw(label, "house", "accent", 20)
    look.bound(button, (100, 36), (0, 0))
    look.choose_size(200)
    assert (layout.contentsMargins().left(), layout.spacing()) == (32, 8)
    assert button.minimumWidth() == 200
    assert button.iconSize().height() == 36
    assert label.pixmap().height() == 40


def test_icons_take_the_colour_of_the_theme(look: Look) -> None:
    icons = Icons(resources() / "icons")
    red = icons.pixmap("circle", "#ff0000", 24, 1.0).toImage()
    assert red.pixelColor(12, 2).red() > 200
    assert icons.pixmap("circle", "#ff0000", 24, 1.0) is icons.pixmap("circle", "#ff0000", 24, 1.0)
    assert look.icon("house").availableSizes()


def test_every_icon_named_in_the_code_is_shipped(look: Look) -> None:
    for path in (resources() / "icons").glob("*.svg"):
        assert not look.pixmap(path.stem, "encre", 16).isNull()


def test_an_icon_that_is_not_shipped_is_a_bug(look: Look) -> None:
    with pytest.raises(FileNotFoundError):
        look.pixmap("licorne", "encre", 16)
