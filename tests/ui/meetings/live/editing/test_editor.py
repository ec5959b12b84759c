import random
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QImage, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.ui.meetings.live.editing.editor import MinutesEditor
from engagement_desktop.ui.meetings.live.editing.marker_frames import TONES, FrameWords
from engagement_desktop.ui.meetings.live.editing.text_document import content_in
from engagement_desktop.ui.theme import Look

WHOLE = """::action 3::
## Horaires du samedi
Un **gras** et la suite
- première
- **deux** mots
::decision 12::
::vote 4::
Après le vote.
::proposal 9::"""
DECISION = Marker(MarkerKind.DECISION, 12)


def words_of(marker: Marker) -> FrameWords:
    return FrameWords(
        TONES[marker.kind], f"{marker.kind.value} {marker.id}", "Ouvrir le samedi.", "à 18 h 52"
    )


@pytest.fixture
def editor(look: Look, qtbot: QtBot) -> Iterator[MinutesEditor]:
    made = MinutesEditor(look, words_of)
    qtbot.addWidget(made)
    made.resize(660, 500)
    made.show()
    made.setFocus()
    made.show_content("")
    return made


def write(editor: MinutesEditor, *lines: str) -> None:
    """Keys as a French keyboard sends them; the test driver of Qt knows no accents."""
    for at, line in enumerate(lines):
        if at:
            press(editor, "\r", Qt.Key.Key_Return)
        for sign in line:
            press(editor, sign, Qt.Key.Key_Space if sign == " " else Qt.Key.Key_unknown)


def press(editor: MinutesEditor, sign: str, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, sign)
    QApplication.sendEvent(editor, event)


def to(editor: MinutesEditor, where: QTextCursor.MoveOperation) -> None:
    editor.moveCursor(where)


def after_frame(editor: MinutesEditor) -> None:
    editor.stand_after(DECISION)


@pytest.mark.parametrize(
    "content",
    [
        "",
        WHOLE,
        "::decision 1::",
        "Un seul paragraphe.",
        "- a\n- b\n::vote 2::\n- c",
        "## Un titre\n::decision 1::\n::decision 2::\n## Un autre",
        '<b>=1+1</b> & "co" 🙂 {titre}',
    ],
)
def test_what_is_kept_comes_back_as_it_was(editor: MinutesEditor, content: str) -> None:
    editor.show_content(content)
    assert editor.content() == content
    assert not editor.document().isUndoAvailable()


def test_marks_are_made_by_typing_them(editor: MinutesEditor) -> None:
    write(editor, "## Accueil", "Mme Hélias parle.", "- un", "deux", "", "fin")
    assert editor.content() == "## Accueil\nMme Hélias parle.\n- un\n- deux\nfin"


def test_a_dash_typed_again_in_a_list_is_not_doubled(editor: MinutesEditor) -> None:
    write(editor, "- un", "- deux", "- un - deux", "", "fin")
    assert editor.content() == "- un\n- deux\n- un - deux\nfin"


def test_bold_heading_and_list_have_their_keys(editor: MinutesEditor, qtbot: QtBot) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    write(editor, "Le ")
    editor.marks.toggle_bold()
    write(editor, "samedi")
    editor.marks.toggle_bold()
    write(editor, " ouvre")
    assert editor.content() == "Le **samedi** ouvre"
    editor.marks.toggle_heading()
    assert editor.content() == "## Le samedi ouvre"
    editor.marks.toggle_heading()
    editor.marks.toggle_entry()
    assert editor.content() == "- Le samedi ouvre"
    qtbot.keyClick(editor, Qt.Key.Key_Home, ctrl)
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert editor.content() == "Le samedi ouvre"


@pytest.mark.parametrize("letter", ["d", "a", "v", "p", "r"])
@pytest.mark.parametrize("before", ["", "Mme Hélias "])
def test_a_slash_at_the_start_of_a_word_asks_for_a_command(
    editor: MinutesEditor, qtbot: QtBot, letter: str, before: str
) -> None:
    write(editor, before)
    with qtbot.waitSignal(editor.asked) as heard:
        write(editor, f"/{letter}")
    assert heard.args == [letter]
    assert editor.content() == before.strip()


@pytest.mark.parametrize("typed", ["et/ou d", "12/d", "a/v", "/x", "/ d"])
def test_elsewhere_a_slash_is_a_slash(editor: MinutesEditor, qtbot: QtBot, typed: str) -> None:
    with qtbot.assertNotEmitted(editor.asked):
        write(editor, typed)
    assert editor.content() == typed


def test_a_frame_goes_in_one_piece_and_comes_back(editor: MinutesEditor, qtbot: QtBot) -> None:
    editor.show_content(WHOLE)
    after_frame(editor)
    with qtbot.waitSignal(editor.taken_out) as heard:
        qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    assert heard.args == [DECISION]
    assert editor.content() == WHOLE.replace("::decision 12::\n", "")
    editor.undo()
    assert editor.content() == WHOLE
    editor.stand_at(editor.document().findBlockByNumber(0).position())
    with qtbot.waitSignal(editor.taken_out):
        qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert editor.content() == WHOLE.replace("::action 3::\n", "")


def test_nothing_is_typed_in_a_frame(editor: MinutesEditor) -> None:
    editor.show_content(WHOLE)
    document = editor.document()
    inside = document.find("Ouvrir le samedi", document.find("decision 12"))
    editor.setTextCursor(inside)
    write(editor, "x")
    assert "::decision 12::" not in editor.content(), "a selection that begins in a frame holds all of it"
    editor.undo()
    cursor = editor.textCursor()
    cursor.setPosition(inside.position())
    editor.setTextCursor(cursor)
    write(editor, "Suite")
    assert editor.content() == WHOLE.replace("::vote 4::", "Suite\n::vote 4::")


def test_the_arrows_go_over_a_frame(editor: MinutesEditor, qtbot: QtBot) -> None:
    editor.show_content("Avant\n::decision 12::\nAprès")
    to(editor, QTextCursor.MoveOperation.Start)
    qtbot.keyClick(editor, Qt.Key.Key_Down)
    assert editor.textCursor().block().text() == "Après"
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    assert editor.textCursor().block().text() == "Avant"


def test_pasted_pictures_scripts_and_styles_stay_outside(editor: MinutesEditor) -> None:
    pasted = QMimeData()
    pasted.setHtml('<img src="file:///etc/passwd"><script>x()</script><b onclick="y()">Mot</b>')
    pasted.setText("Mot")
    pasted.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    pasted.setUrls([QUrl("file:///etc/passwd")])
    editor.insertFromMimeData(pasted)
    assert editor.content() == "Mot"
    assert "img" not in editor.document().toHtml()
    only_a_picture = QMimeData()
    only_a_picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert not editor.canInsertFromMimeData(only_a_picture)


def test_pasted_words_that_look_like_a_row_stay_words(editor: MinutesEditor) -> None:
    editor.paste_words("Avant\n::decision 12::\n## Titre\n- entrée")
    assert editor.markers() == ()
    editor.show_content(editor.content())
    assert editor.markers() == ()
    assert "## Titre\n- entrée" in editor.content()


def test_typed_words_that_look_like_a_row_stay_words(editor: MinutesEditor) -> None:
    write(editor, "::decision 12::")
    editor.show_content(editor.content())
    assert editor.markers() == ()


def test_a_hundred_pages_are_pasted_whole_and_no_more(editor: MinutesEditor, qtbot: QtBot) -> None:
    page = ("Une phrase de réunion. " * 130 + "\n") * 100
    editor.paste_words(page[:300_000])
    assert len(editor.content()) > 295_000
    with qtbot.waitSignal(editor.refused):
        editor.paste_words("x" * 300_001)


@pytest.mark.parametrize("words", ["Une phrase de réunion. " * 400, "x" * 9_000, "court"])
def test_a_line_longer_than_a_page_is_cut_between_two_words(editor: MinutesEditor, words: str) -> None:
    """Laying out one line of a hundred pages would hold each key for seconds."""
    editor.paste_words(words)
    lines = editor.content().splitlines()
    assert all(len(line) <= 3_000 for line in lines)
    assert "".join(editor.content().split()) == "".join(words.split())
    assert not any(line.startswith(" ") for line in lines)


def test_copied_text_is_words(editor: MinutesEditor) -> None:
    editor.show_content("Un **gras**\n- entrée")
    editor.selectAll()
    copied = editor.createMimeDataFromSelection()
    assert (copied.formats(), copied.text()) == (["text/plain"], "Un gras\nentrée")


def test_the_place_of_a_row_is_after_the_line_of_the_cursor(editor: MinutesEditor) -> None:
    editor.show_content("Un\nDeux\nTrois")
    editor.stand_at(editor.document().findBlockByNumber(1).position())
    place = editor.place(7, 2)
    assert (place.item_id, place.before, place.after, place.version) == (7, "Un\nDeux", "Trois", 2)


def test_the_words_chosen_are_the_selection_else_the_line(editor: MinutesEditor) -> None:
    editor.show_content("Un\nDeux mots\nTrois")
    editor.stand_at(editor.document().findBlockByNumber(1).position())
    assert editor.chosen_words() == "Deux mots"
    editor.setTextCursor(editor.document().find("mots"))
    assert editor.chosen_words() == "mots"
    editor.take_words()
    assert editor.content() == "Un\nDeux\nTrois"


def test_the_lines_kept_at_hand_are_those_of_the_text(editor: MinutesEditor, qtbot: QtBot) -> None:
    """Whatever is typed, pasted, cut, undone: what is kept is what a whole reading gives."""
    rng = random.Random(1)
    editor.show_content(WHOLE)
    keys = (Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Up, Qt.Key.Key_Down)
    for step in range(400):
        end = editor.document().characterCount() - 1
        match rng.randrange(9):
            case 0:
                editor.stand_at(rng.randrange(end + 1))
            case 1 | 2:
                write(editor, rng.choice(["ab ", "## ", "- ", "é"]))
            case 3 | 4:
                qtbot.keyClick(editor, rng.choice(keys))
            case 5:
                cursor = editor.textCursor()
                cursor.setPosition(rng.randrange(end + 1))
                cursor.setPosition(rng.randrange(end + 1), QTextCursor.MoveMode.KeepAnchor)
                if abs(cursor.selectionEnd() - cursor.selectionStart()) < 60:
                    editor.setTextCursor(cursor)
            case 6:
                editor.paste_words("un\n- deux\n## trois\nquatre")
            case 7:
                rng.choice(
                    [editor.undo, editor.redo, editor.marks.toggle_heading, editor.marks.toggle_entry]
                )()
            case 8:
                rng.choice([editor.marks.toggle_bold, editor.take_words])()
        assert editor.content() == content_in(editor.document()), step
        again = editor.content()
        assert all(line.strip() for line in again.splitlines())
    before = editor.content()
    editor.show_content(before)
    assert editor.content() == before


def test_the_text_is_read_even_when_python_let_go_of_its_document(editor: MinutesEditor) -> None:
    """Seen in the window: the words were there, and nothing could be kept any more."""
    write(editor, "Mot")
    shiboken6.invalidate(editor.document())
    write(editor, " après")
    assert editor.content() == "Mot après"
