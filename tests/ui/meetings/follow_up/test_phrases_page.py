"""The dossier's own usual sentences on screen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from engagement_desktop.domain.meetings.minuting.phrases_drafts import PhraseDraft
from engagement_desktop.ui.meetings.follow_up.phrases_page import PhrasesPage
from tests.ui.conftest import Seat, shown


def on_list(seat: Seat) -> PhrasesPage:
    page = seat.open("phrases")
    assert isinstance(page, PhrasesPage)
    return page


def test_an_empty_list_tells_which_sentences_come_with_the_program(filled: Seat) -> None:
    page = on_list(filled)
    assert "«\u00a0Rappel du secret\u00a0»" in shown(page)


def test_a_word_that_no_meeting_knows_is_refused_at_its_field(filled: Seat) -> None:
    page = on_list(filled)
    page.edit(None)
    assert page.editor is not None
    form = page.editor.form
    form.field("title").set_value("Tour de table")
    form.field("text").set_value("À {lieu}")
    page.editor.save()
    assert "n’est pas connu" in form.field("text").fault()
    form.field("text").set_value("À {heure}, {présents} présents.")
    page.editor.save()
    filled.wait()
    assert filled.told[-1] == "Phrase enregistrée\u00a0: Tour de table."
    filled.bot.waitUntil(lambda: "À {heure}, {présents} présents." in shown(page.pane))


def test_a_sentence_goes_to_the_bin(filled: Seat) -> None:
    filled.application.phrases.save(PhraseDraft(title="Mots", text="Bonjour"))
    page = on_list(filled)
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    filled.wait()
    assert filled.told[-1] == "Phrase mise à la corbeille\u00a0: Mots."
