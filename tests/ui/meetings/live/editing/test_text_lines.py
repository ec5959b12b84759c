"""The lines kept of a text: as many as its blocks, and none asked for once the text is gone."""

import shiboken6
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from engagement_desktop.ui.meetings.live.editing.text_lines import TextLines


def test_what_is_typed_is_read_again_where_it_was_typed(qtbot: QtBot) -> None:
    text = QTextEdit()
    qtbot.addWidget(text)
    lines = TextLines(text)
    text.setPlainText("Accueil\nHoraires")
    assert lines.content() == "Accueil\nHoraires"
    text.textCursor().insertText("Nouvel ")
    assert lines.content() == "Nouvel Accueil\nHoraires"


def test_a_text_that_goes_away_with_its_page_makes_no_fault(qtbot: QtBot) -> None:
    text = QTextEdit()
    lines = TextLines(text)
    text.setPlainText("Accueil\nHoraires")
    with qtbot.captureExceptions() as faults:
        shiboken6.delete(text)
    assert not faults
    assert not shiboken6.isValid(lines)
