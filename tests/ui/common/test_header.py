import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.common.header import PageHeader
from engagement_desktop.ui.common.responsive import LOW, Room, effective_height, effective_width, room
from engagement_desktop.ui.theme import Look

TITLE = 'Note <b>de frais</b> & "co" ' + "x" * 300


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def header(look: Look, qtbot: QtBot, asked: list[str]) -> PageHeader:
    made = PageHeader(look, "Aperçu")
    qtbot.addWidget(made)
    made.add_secondary("Réduire", lambda: asked.append("less"), keys="-")
    made.add_secondary("Agrandir", lambda: asked.append("more"), keys="+")
    made.add_primary("Enregistrer", lambda: asked.append("save"), keys="Ctrl+S")
    made.resize(1280, 90)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def in_sight(header: PageHeader) -> list[str]:
    primary = header.primary()
    every = [*header._secondary, header._more, *([primary] if primary else [])]
    return [button.text() for button in every if button.isVisible()]


def test_the_primary_action_comes_last_and_is_the_only_one_filled(header: PageHeader) -> None:
    assert in_sight(header) == ["Réduire", "Agrandir", "Enregistrer"]
    right_edges = [button.geometry().right() for button in (*header._secondary, header.primary()) if button]
    assert right_edges == sorted(right_edges)
    kinds = [button.property("kind") for button in (*header._secondary, header.primary()) if button]
    assert kinds == ["", "", "primaire"]


def test_in_a_window_of_middle_width_second_buttons_go_into_more(header: PageHeader) -> None:
    header.resize(1000, 90)
    assert in_sight(header) == ["Plus", "Enregistrer"]
    assert [action.text().partition("\t")[0] for action in header._menu.actions()] == ["Réduire", "Agrandir"]


@pytest.mark.parametrize("width", [1280, 1000])
def test_a_key_does_its_work_even_when_its_button_is_folded(
    header: PageHeader, qtbot: QtBot, asked: list[str], width: int
) -> None:
    header.resize(width, 90)
    qtbot.keyClick(header, "-")
    qtbot.waitUntil(lambda: asked == ["less"])
    qtbot.keyClick(header, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: asked == ["less", "save"])


def test_a_key_stands_in_the_tooltip_and_in_the_menu(header: PageHeader) -> None:
    assert [button.toolTip() for button in header._secondary] == ["Réduire (-)", "Agrandir (+)"]
    assert header._menu.actions()[0].text() == "Réduire\t-"


def test_on_an_empty_page_neither_button_nor_key_is_left(
    header: PageHeader, qtbot: QtBot, asked: list[str]
) -> None:
    header.show_tools(shown=False)
    assert in_sight(header) == ["Enregistrer"]
    with qtbot.assertNotEmitted(header._secondary[0].clicked, wait=150):
        qtbot.keyClick(header, "-")
    header.show_tools(shown=True)
    assert in_sight(header) == ["Réduire", "Agrandir", "Enregistrer"]
    assert asked == []


def test_a_title_without_end_is_cut_and_told_whole_and_never_markup(header: PageHeader) -> None:
    header.set_title(TITLE, "Page 1 sur 3")
    assert header.title() == TITLE
    assert header._title.text().endswith("…")
    assert header._title.textFormat() == Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in header._title.toolTip()
    assert header.minimumSizeHint().width() <= 1024
    assert in_sight(header) == ["Plus", "Enregistrer"]


def test_the_line_of_facts_leaves_a_narrow_window(header: PageHeader, look: Look) -> None:
    header.set_title("Personnes", "46 fiches, dont 12 en mandat")
    assert header._facts.isVisible()
    look.choose_size(200)
    assert not header._facts.isVisible()
    look.choose_size(100)
    assert header._facts.isVisible()


def test_a_choice_of_the_whole_page_stands_before_its_buttons(header: PageHeader) -> None:
    choice = QWidget()
    header.add_widget(choice)
    assert header._tools.indexOf(choice) < header._tools.indexOf(header._more)


def test_alt_left_goes_back(header: PageHeader, qtbot: QtBot, asked: list[str]) -> None:
    button = header.add_back("Comités", lambda: asked.append("back"))
    qtbot.waitUntil(button.isVisible)
    qtbot.keyClick(header, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: asked == ["back"])
    assert button.accessibleName() == "Comités"


@pytest.mark.parametrize(
    ("width", "percent", "expected"),
    [
        (1280, 100, Room.WIDE),
        (1120, 100, Room.WIDE),
        (1119, 100, Room.MEDIUM),
        (1280, 125, Room.MEDIUM),
        (1280, 150, Room.MEDIUM),
        (1280, 175, Room.NARROW),
        (799, 100, Room.NARROW),
        (2240, 200, Room.WIDE),
    ],
)
def test_larger_letters_count_as_a_narrower_window(
    look: Look, qtbot: QtBot, width: int, percent: int, expected: Room
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    inside = QWidget(window)
    window.resize(width, 700)
    look.choose_size(percent)
    assert room(look, inside) is expected
    assert effective_width(look, inside) == width * 100 // percent
    assert (effective_height(look, inside) < LOW) is (percent >= 150)


def test_a_button_withheld_is_neither_in_sight_nor_in_more(header: PageHeader) -> None:
    less = header._secondary[0]
    header.offer(less, offered=False)
    header.resize(1290, 90)
    assert in_sight(header) == ["Agrandir", "Enregistrer"]
    header.resize(700, 90)
    assert [action.isVisible() for action in header._menu.actions()] == [False, True]
    header.offer(less, offered=True)
    header.resize(1280, 90)
    assert in_sight(header) == ["Réduire", "Agrandir", "Enregistrer"]


def test_a_choice_in_the_head_takes_its_room_before_the_title_is_cut(header: PageHeader) -> None:
    header.add_widget(QLabel("Exercice 2026 " * 12))
    header.set_title("Bonjour Coordination")
    assert in_sight(header) == ["Plus", "Enregistrer"]
