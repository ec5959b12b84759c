from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.lists import ListSummary
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.list_words import shown_out_of
from engagement_desktop.ui.theme import Look

LONG = '<b>Les "Amis" & Cie</b> ' + "y" * 200


def test_a_link_on_a_long_name_is_cut_and_tells_the_whole_in_its_tooltip(look: Look, qtbot: QtBot) -> None:
    asked: list[str] = []
    door = Door(look, LONG, lambda: asked.append("opened"))
    qtbot.addWidget(door)
    door.resize(160, 30)
    door.show()
    assert door.text().endswith("…")
    assert "&lt;b&gt;" in door.toolTip()
    assert door.accessibleName() == LONG
    qtbot.mouseClick(door, Qt.MouseButton.LeftButton)
    assert asked == ["opened"]


def test_a_short_name_is_shown_whole_with_its_ampersand(look: Look, qtbot: QtBot) -> None:
    door = Door(look, "Dupont & Cie", lambda: None)
    qtbot.addWidget(door)
    door.resize(door.sizeHint())
    door.show()
    assert door.text() == "Dupont && Cie"
    assert door.toolTip() == ""


def test_a_word_without_end_may_break_and_is_heard_whole(qtbot: QtBot) -> None:
    label = wrapped("z" * 100)
    qtbot.addWidget(label)
    assert label.text().replace("\u200b", "") == "z" * 100
    assert label.text() != "z" * 100
    assert label.accessibleName() == "z" * 100


def test_the_foot_of_a_list_agrees_with_how_many_it_shows() -> None:
    assert shown_out_of(ListSummary(46, 46), "personne") == "46\u00a0personnes"
    assert shown_out_of(ListSummary(13, 46), "personne") == "13\u00a0personnes affichées sur 46"
    assert shown_out_of(ListSummary(1, 5), "comité", shown="affiché") == "1\u00a0comité affiché sur 5"
