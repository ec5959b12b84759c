import sys

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.meetings.live.editing import spelling as spelling_module
from engagement_desktop.ui.meetings.live.editing.editor import MinutesEditor
from engagement_desktop.ui.meetings.live.editing.marker_frames import TONES, FrameWords
from engagement_desktop.ui.meetings.live.editing.spelling import Spelling, french
from engagement_desktop.ui.theme import Look
from tests.ui.meetings.live.room import Room

KNOWN = frozenset(("le", "la", "standard", "ne", "rappelle", "pas", "ouvre", "est"))


class Words:
    """A dictionary of a dozen words."""

    def check(self, word: str) -> bool:
        return word.casefold() in KNOWN

    def suggest(self, word: str) -> list[str]:
        return ["standard", "étendard"] if word == "standart" else []


@pytest.fixture
def learnt() -> list[str]:
    return []


@pytest.fixture
def editor(look: Look, qtbot: QtBot) -> MinutesEditor:
    made = MinutesEditor(look, lambda marker: FrameWords(TONES[marker.kind], "Décizion", "standart"))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def spelling(look: Look, editor: MinutesEditor, learnt: list[str]) -> Spelling:
    made = Spelling(look, editor, lambda: frozenset(learnt), learnt.append)
    made.use(Words())
    return made


def underlined(editor: MinutesEditor) -> list[str]:
    return [one.cursor.selectedText() for one in editor.extraSelections()]


def looked_at(editor: MinutesEditor, spelling: Spelling, content: str) -> list[str]:
    editor.show_content(content)
    editor.clearFocus()
    spelling.look_over()
    return underlined(editor)


@pytest.mark.parametrize(
    ("content", "unknown"),
    [
        ("le standart ne rappelle pas", ["standart"]),
        ("l’standart, qu’standart", ["standart", "standart"]),
        ("la Zgorvennec ouvre", []),
        ("Zgorvennec ouvre. Zzz ouvre", ["Zgorvennec", "Zzz"]),
        ("la CPTS ouvre 12 h 30 à", []),
        ("celle-ci est celle-zz", ["celle-ci", "celle-zz"]),
        ("## standart\n- standart", ["standart", "standart"]),
        ("le\n::decision 3::\nla", []),
    ],
)
def test_only_words_that_nobody_knows_are_underlined(
    editor: MinutesEditor, spelling: Spelling, content: str, unknown: list[str]
) -> None:
    assert looked_at(editor, spelling, content) == unknown


def test_the_word_being_typed_is_let_be(editor: MinutesEditor, spelling: Spelling) -> None:
    editor.show_content("le standart")
    editor.setFocus()
    spelling.look_over()
    assert underlined(editor) == []
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    spelling.look_over()
    assert underlined(editor) == ["standart"]


def test_nothing_of_the_text_changes(editor: MinutesEditor, spelling: Spelling) -> None:
    assert looked_at(editor, spelling, "le standart ne") == ["standart"]
    assert not editor.document().isModified()
    assert editor.content() == "le standart ne"


def test_only_the_lines_in_sight_are_looked_at(editor: MinutesEditor, spelling: Spelling) -> None:
    found = looked_at(editor, spelling, "\n".join(["le standart ne"] * 500))
    assert 5 < len(found) < 60


def test_scrolling_does_not_change_how_soon_words_are_looked_at(
    editor: MinutesEditor, spelling: Spelling, qtbot: QtBot
) -> None:
    assert not spelling.is_known("standart")
    editor.show_content("\n".join(["Le standard"] * 300 + ["Le standart"]))
    editor.clearFocus()
    editor.verticalScrollBar().setValue(1)
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: underlined(editor) == ["standart"], timeout=2_000)


def test_the_menu_offers_what_might_be_meant_and_the_way_into_the_dictionary(
    editor: MinutesEditor, spelling: Spelling, learnt: list[str]
) -> None:
    editor.show_content("le standart ne")
    cursor = editor.document().find("stand")
    menu = QMenu(editor)
    menu.addAction("Copier")
    spelling.offer(menu, cursor)
    told = [action.text() for action in menu.actions() if action.text()]
    assert told == ["standard", "étendard", "Ajouter au dictionnaire", "Copier"]
    menu.actions()[2].trigger()
    assert learnt == ["standart"]
    spelling.look_over()
    assert underlined(editor) == []
    learnt.clear()
    spelling.refresh()
    menu.actions()[0].trigger()
    assert editor.content() == "le standard ne"


def test_a_known_word_has_no_such_menu(editor: MinutesEditor, spelling: Spelling) -> None:
    editor.show_content("le standard")
    menu = QMenu(editor)
    spelling.offer(menu, editor.document().find("standard"))
    assert menu.actions() == []


def test_without_the_library_there_are_no_red_lines(
    look: Look, editor: MinutesEditor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)
    assert french() is None
    made = Spelling(look, editor, frozenset, lambda _word: None)
    made.use(french())
    assert looked_at(editor, made, "le standart") == []
    assert made.is_known("standart")


def test_without_a_french_dictionary_there_are_none_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spelling_module, "_LANGUAGES", ("xx_XX",))
    assert french() is None


def test_the_machine_s_own_dictionary_knows_french() -> None:
    found = french()
    if found is None:
        pytest.skip("no French dictionary on this machine")
    assert found.check("réunion")
    assert not found.check("standart")
    assert "standard" in found.suggest("standart")


def test_a_word_learnt_in_the_page_is_kept_in_the_dossier(room: Room) -> None:
    room.page._learn("Zgorvennec")
    assert room.application.own_words.all() == {"Zgorvennec"}
    assert room.page.spelling.is_known("zgorvennec")
