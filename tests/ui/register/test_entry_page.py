"""The entry grid: typed and pasted like a spreadsheet; doubts, faults and what is kept."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.grid.pasting import cells_of
from engagement_desktop.ui.register.entry_model import NOT_TAKEN, EntryModel, LineState
from engagement_desktop.ui.register.entry_page import EntryPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story

CONTROL = Qt.KeyboardModifier.ControlModifier
NBSP = "\u00a0"


def entry(seat: Seat) -> EntryPage:
    page = seat.open("entry")
    assert isinstance(page, EntryPage)
    return page


def names(seat: Seat) -> list[str]:
    return [f"{row.last_name} {row.first_name}" for row in seat.application.people.page(ListQuery()).rows]


@pytest.fixture
def page(filled: Seat) -> EntryPage:
    return entry(filled)


def test_typing_goes_from_cell_to_cell_and_becomes_people(filled: Seat, page: EntryPage) -> None:
    type_in(filled, page, "Riou")
    QTest.keyClick(page.grid, Qt.Key.Key_Tab)
    type_in(filled, page, "Yann")
    filled.wait()
    assert page.act.text() == f"Enregistrer 1{NBSP}personne"
    page.save()
    filled.wait()
    assert "Riou Yann" in names(filled)
    assert page.model.is_blank()
    assert page.grid.hasFocus()


def type_in(seat: Seat, page: EntryPage, words: str) -> None:
    """Type over the current cell, Enter, and come back to it."""
    at = page.grid.currentIndex()
    QTest.keyClick(page.grid, words[0])
    editor = page.grid.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, words[1:])
    QTest.keyClick(editor, Qt.Key.Key_Return)
    seat.bot.waitUntil(lambda: page.grid.currentIndex().row() == at.row() + 1)
    page.grid.setCurrentIndex(at)


def test_the_columns_of_a_paste_are_recognised_and_may_be_renamed(filled: Seat, page: EntryPage) -> None:
    page.paste("Prénom;Nom;Remarque;Ville\nYann;Riou;à rappeler;Belz")
    assert page.model.keys()[:2] == ("first_name", "last_name")
    assert page.model.keys()[2] == NOT_TAKEN
    menu = page.grid.heads_menu(3)
    held = [action.text() for action in menu.actions() if action.isChecked()]
    assert held == ["Ne pas reprendre"]
    next(action for action in menu.actions() if action.text() == "Adresse").trigger()
    assert page.model.keys()[2] == "address"
    filled.wait()
    page.save()
    filled.wait()
    row = filled.application.people.page(ListQuery(search="riou")).rows[0]
    assert filled.application.people.draft(row.id).address == "à rappeler"


def test_a_second_paste_goes_where_the_cell_stands(page: EntryPage) -> None:
    page.paste("Nom\tPrénom\nRiou\tYann")
    page.grid.setCurrentIndex(page.model.index(1, 1))
    page.paste("Le Bras\tAnne\nLe Bras\tDenise")
    assert [dict(words)["first_name"] for _at, words in page.model.lines()] == ["Yann", "Anne", "Denise"]


def test_a_second_paste_with_a_header_goes_under_the_lines_by_its_columns(
    page: EntryPage,
) -> None:
    page.paste("Nom\tPrénom\nRiou\tYann")
    page.grid.setCurrentIndex(page.model.index(0, 2))
    page.paste("Prénom\tNom\tCourriel\nAnne\tLe Bras\tanne@exemple.fr")
    lines = [dict(words) for _at, words in page.model.lines()]
    assert [(each["last_name"], each["first_name"]) for each in lines] == [
        ("Riou", "Yann"),
        ("Le Bras", "Anne"),
    ]
    assert lines[1]["email"] == "anne@exemple.fr"
    assert page.grid.currentIndex().row() == 1


def test_keys_of_a_spreadsheet_copy_down_empty_and_take_back(page: EntryPage) -> None:
    page.paste("Nom\tPrénom\nRiou\tYann")
    grid = page.grid
    grid.setCurrentIndex(page.model.index(1, 1))
    QTest.keyClick(grid, Qt.Key.Key_D, CONTROL)
    assert page.model.index(1, 1).data() == "Riou"
    QTest.keyClick(grid, Qt.Key.Key_Delete)
    assert page.model.index(1, 1).data() == ""
    QTest.keyClick(grid, Qt.Key.Key_Z, CONTROL)
    assert page.model.index(1, 1).data() == "Riou"
    QTest.keyClick(grid, Qt.Key.Key_Delete, CONTROL)
    assert len(page.model.lines()) == 1
    grid.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(grid, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "Riou"


def test_tab_leaves_the_grid_at_the_end_of_an_empty_line(page: EntryPage) -> None:
    last = page.model.columnCount() - 1
    page.grid.setCurrentIndex(page.model.index(0, last))
    QTest.keyClick(page.grid, Qt.Key.Key_Tab)
    assert not page.grid.hasFocus()
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.model.index(0, 2))
    QTest.keyClick(page.grid, Qt.Key.Key_Backtab)
    assert page.grid.currentIndex().column() == 1
    QTest.keyClick(page.grid, Qt.Key.Key_Escape)
    assert page.act.hasFocus()


def test_a_doubt_is_shown_field_by_field_and_left_aside(filled: Seat, page: EntryPage) -> None:
    page.paste("Nom\tPrénom\tVille\nHelias\tMonique\tAuray\nRiou\tYann\tBelz")
    filled.wait()
    told = shown(page.doubt)
    for words in ("Helias", "Hélias", "Auray", "Saint-Martin", "Déjà dans le dossier"):
        assert words in told
    QTest.keyClick(page.doubt.buttons["1"], "3")
    filled.wait()
    assert page.doubt.isHidden()
    assert page.act.hasFocus()
    page.save()
    filled.wait()
    assert "Riou Yann" in names(filled)
    assert [dict(words)["last_name"] for _at, words in page.model.lines()] == ["Helias"]
    assert page.model.state(0).badge is not None
    assert page.model.state(0).badge.text == "De côté"


def test_the_same_person_is_completed_and_not_doubled(filled: Seat, page: EntryPage) -> None:
    before = names(filled)
    page.paste("Nom\tPrénom\tCourriel\nHelias\tMonique\tmonique@exemple.fr")
    filled.wait()
    page.answer("1")
    filled.wait()
    page.save()
    filled.wait()
    assert names(filled) == before
    row = filled.application.people.page(ListQuery(search="helias")).rows[0]
    assert filled.application.people.draft(row.id).email == "monique@exemple.fr"


def test_an_answer_holds_only_for_the_words_that_it_was_given_for(filled: Seat, page: EntryPage) -> None:
    page.paste("Nom\tPrénom\nHelias\tMonique")
    filled.wait()
    page.answer("2")
    filled.wait()
    assert page.doubt.isHidden()
    page.model.setData(page.model.index(0, 1), "Hélias")
    filled.wait()
    assert page.doubt.isVisible()


def test_a_fault_names_its_line_and_its_cell(filled: Seat, page: EntryPage) -> None:
    page.paste("Nom\tPrénom\tNaissance\nRiou\tYann\t31/02/1980")
    filled.wait()
    assert page.model.is_at_fault(page.model.index(0, 3))
    assert page._said.text().startswith(f"Ligne 1{NBSP}:")
    page.save()
    filled.wait()
    assert "Rien n’a été enregistré." in shown(page)


def test_what_is_wrong_is_told_above_the_grid_and_otherwise_its_keys(filled: Seat, page: EntryPage) -> None:
    assert "Ctrl+D recopie" in page._said.text()
    page.paste("Nom\tPrénom\tNaissance\nRiou\tYann\t31/02/1980")
    filled.wait()
    assert page._said.mapTo(page, page._said.rect().bottomLeft()).y() <= page.grid.y() + page.grid.height()
    assert (
        page._said.mapToGlobal(page._said.rect().topLeft()).y()
        < page.grid.mapToGlobal(page.grid.rect().topLeft()).y()
    )
    page.grid.setCurrentIndex(page.model.index(2, 1))
    assert "Ctrl+D recopie" in page._said.text()


DOUBTS = "Nom\tPrénom\nHelias\tMonique\nTessié\tPaul\nRiou\tYann"


def test_control_s_saves_and_the_doubts_left_take_the_focus(filled: Seat, page: EntryPage) -> None:
    page.paste(DOUBTS)
    filled.wait()
    page.grid.setFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_S, CONTROL)
    filled.wait()
    assert "Riou Yann" in names(filled)
    assert page.doubt.isAncestorOf(filled.window.focusWidget())
    QTest.keyClick(filled.window.focusWidget(), "2")
    filled.wait()
    assert page.model.index(0, 1).data() == "Helias"


def test_every_doubt_is_answered_at_once_as_two_people(filled: Seat, page: EntryPage) -> None:
    page.paste(DOUBTS)
    filled.wait()
    assert page.doubt.all.isVisible()
    assert page.doubt.all.text() == "Deux personnes, pour les 2 doutes"
    page.doubt.all.click()
    filled.wait()
    assert page.doubt.isHidden()
    assert page.act.text() == f"Enregistrer 3{NBSP}personnes"


def test_a_save_taken_back_puts_the_lines_in_the_grid_again(filled: Seat, page: EntryPage) -> None:
    page.paste(DOUBTS)
    filled.wait()
    page.save()
    filled.wait()
    assert len(page.model.lines()) == 2
    filled.application.workspace.undo()
    filled.wait()
    assert [dict(words)["last_name"] for _at, words in page.model.lines()] == ["Helias", "Tessié", "Riou"]
    assert "Ctrl+Z défait tout" not in shown(page)


def test_lines_typed_since_stay_above_those_that_come_back(filled: Seat, page: EntryPage) -> None:
    page.paste("Nom\tPrénom\nRiou\tYann")
    filled.wait()
    page.save()
    filled.wait()
    page.paste("Nom\tPrénom\nLe Bras\tAnne")
    filled.wait()
    filled.application.workspace.undo()
    filled.wait()
    assert [dict(words)["last_name"] for _at, words in page.model.lines()] == ["Le Bras", "Riou"]


def test_an_empty_grid_says_what_to_do(page: EntryPage) -> None:
    page.save()
    assert "Le tableau est vide." in shown(page)


def with_committee(make: Builder) -> None:
    story(make)
    make.committee(make.structure("Maison voisine", link=StructureLink.MEMBER), "Comité de quartier", seats=1)


def test_those_who_are_typed_may_sit_at_once_and_more_than_the_seats_is_asked(seat: Seat) -> None:
    seat.fill(with_committee)
    page = entry(seat)
    page.target.fold.open()
    committees = {row.name: row.id for row in seat.application.committees.page(ListQuery()).rows}
    page.receive(committees["Comité de quartier"])
    page.target.starts.set_value(date(2026, 1, 1))
    page.paste("Nom\tPrénom\tFonction\nRiou\tYann\tprésidence\nLe Bras\tAnne\tmembre")
    seat.wait()
    page.save()
    seat.wait()
    if page._banner is not None and "À confirmer." in shown(page._banner):
        next(iter(buttons_of(page, "Enregistrer quand même"))).click()
        seat.wait()
    row = seat.application.people.page(ListQuery(search="riou")).rows[0]
    mandates = seat.application.people.detail(row.id).mandates
    assert [(one.committee, one.office) for one in mandates] == [("Comité de quartier", Office.CHAIR)]


def buttons_of(page: EntryPage, words: str) -> list[object]:
    from PySide6.QtWidgets import QPushButton

    return [one for one in page.findChildren(QPushButton) if one.text() == words]


def test_a_day_that_is_none_opens_the_mandate_and_takes_the_focus(seat: Seat) -> None:
    seat.fill(with_committee)
    page = entry(seat)
    page.paste("Nom\tPrénom\nRiou\tYann")
    page.target.starts.from_text("hier matin")
    seat.wait()
    page.save()
    assert page.target.fold.is_open()
    assert page.target.starts.fault()
    assert "Riou Yann" not in names(seat)


def test_what_is_not_saved_is_there_again_after_a_stop(filled: Seat, page: EntryPage) -> None:
    page.paste("Nom\tPrénom\nRiou\tYann\nLe Bras\tAnne")
    filled.wait()
    again = EntryPage(filled.context)
    filled.bot.addWidget(again)
    assert [dict(words)["last_name"] for _at, words in again.model.lines()] == ["Riou", "Le Bras"]
    assert f"2{NBSP}lignes reprises" in shown(again)
    page.empty()
    filled.wait()
    assert filled.application.drafts.kept("entry") is None


def test_five_thousand_lines_are_pasted_and_their_faults_told(filled: Seat, page: EntryPage) -> None:
    lines = [f"Nom{at}\tPrénom{at}\t{'31/02/1980' if at % 125 == 0 else ''}" for at in range(5000)]
    page.paste("\n".join(("Nom\tPrénom\tNaissance", *lines)))
    filled.bot.waitUntil(lambda: "refusées" in page._foot.whole(), timeout=60_000)
    assert f"40{NBSP}refusées" in page._foot.whole()


def test_a_paste_with_semicolons_or_quotes_is_read_as_cells() -> None:
    assert cells_of("a;b\nc;d") == [["a", "b"], ["c", "d"]]
    assert cells_of('"3, rue\ndu Port"\tÉtel\r\n\r\n') == [["3, rue\ndu Port", "Étel"]]


def test_the_grid_keeps_two_hundred_steps_back_and_names_a_field_once() -> None:
    model = EntryModel({"a": "A", "b": "B"}, ("a", "b"))
    assert not model.take_back()
    model.write(("a", "b"), [("1", "2")])
    model.name_column(1, "b")
    assert model.keys() == ("b", NOT_TAKEN)
    assert model.title(NOT_TAKEN) == "Non repris"
    model.take_back()
    assert model.keys() == ("a", "b")
    model.show_states({0: LineState(None, "Voyez ici.", "b")})
    assert model.data(model.index(0, 2), int(Qt.ItemDataRole.ToolTipRole)) == "Voyez ici."
    assert model.data(model.index(0, 1), int(Qt.ItemDataRole.ToolTipRole)) is None
    assert model.data(model.index(0, 1), int(Qt.ItemDataRole.AccessibleTextRole)) == "A, 1"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "État"
