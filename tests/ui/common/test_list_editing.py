"""A list and its form in the same place: F2, Ctrl+N, Suppr, and a form that nothing wipes."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.committees_rows import CommitteeRow
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.workspace import Actor
from engagement_desktop.ui.common.editor import Editor
from engagement_desktop.ui.common.list_page import ListSource, ListWords
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.table_page import TablePage, add_primary_creation
from tests.ui.common.committee_facts import Facts, FactsService, committees, facts_editor, meanwhile
from tests.ui.conftest import Seat
from tests.ui.stillness import wait_until_still

CTRL = Qt.KeyboardModifier.ControlModifier
WORDS = ListWords("essai", "Comités", lambda found: f"{found.count} comités", "Rien", "Ils viendront.")
COLUMNS: tuple[Column[CommitteeRow], ...] = (
    Column("name", "Nom", lambda row: row.name),
    Column("kind", "Type", lambda row: row.kind),
    Column("seats", "Sièges", lambda row: row.seats),
)


class FactsPage(TablePage[CommitteeRow]):
    SHOWS = frozenset({Topic.REGISTER})

    def __init__(self, seat: Seat) -> None:
        service = seat.application.committees
        source = ListSource(service.page, service.summary)
        super().__init__(seat.context, WORDS, COLUMNS, source, ListQuery(sort="name"))
        add_primary_creation(self, "Ajouter un comité")

    def make_editor(self, row_id: int | None) -> Editor[Facts] | None:
        workspace = self.context.application.workspace
        return facts_editor(self.context, row_id) if workspace.may(Permission.COMMITTEE_WRITE) else None

    def delete_row(self, row: CommitteeRow) -> None:
        workspace = self.context.application.workspace
        with workspace.act(Permission.COMMITTEE_WRITE, "delete committee", "Comité supprimé.") as change:
            change.session.delete(change.session.get_one(Committee, row.id))


@pytest.fixture
def page(seat: Seat) -> Iterator[FactsPage]:
    seat.fill(committees)
    made = FactsPage(seat)
    made.resize(1280, 700)
    made.show()
    made.activateWindow()
    seat.bot.waitUntil(made.isActiveWindow)
    made.take_focus()
    still(seat, made)
    yield made
    made.hide()
    made.deleteLater()


def still(seat: Seat, page: FactsPage) -> None:
    wait_until_still(seat.bot, page, seat.context.jobs)


def form_of(page: FactsPage) -> Editor[Facts]:
    assert page.editor is not None
    return page.editor


def names(page: FactsPage) -> list[str]:
    return [row.name for row in page.model.loaded()]


def test_f2_turns_the_pane_into_the_form_and_escape_turns_it_back(seat: Seat, page: FactsPage) -> None:
    page.table.selectRow(1)
    seat.bot.keyClick(page.table, Qt.Key.Key_F2)
    editor = form_of(page)
    assert editor.isVisible()
    assert not page.pane.isVisible()
    assert editor.form.field("name").as_text() == names(page)[1]
    assert page.focusWidget() is editor.form.field("name").editor
    seat.bot.keyClick(page.focusWidget(), Qt.Key.Key_Escape)
    assert page.editor is None
    assert page.pane.isVisible()
    assert page.focusWidget() is page.table


def test_saving_comes_back_to_the_row_that_was_saved(seat: Seat, page: FactsPage) -> None:
    page.table.selectRow(0)
    page.edit_current()
    form_of(page).form.field("name").from_text("Zèle")
    seat.bot.keyClick(page.focusWidget(), Qt.Key.Key_S, CTRL)
    seat.bot.waitUntil(lambda: page.editor is None)
    assert "Zèle" in names(page)
    current = page.table.current_row()
    assert current is not None
    assert current.name == "Zèle"
    assert page.focusWidget() is page.table


def test_ctrl_n_begins_a_new_one_and_ctrl_enter_the_next(seat: Seat, page: FactsPage) -> None:
    seat.bot.keyClick(page.table, Qt.Key.Key_N, CTRL)
    form_of(page).form.field("name").from_text("Neuf")
    seat.bot.keyClick(page.focusWidget(), Qt.Key.Key_Return, CTRL)
    seat.bot.waitUntil(lambda: "Neuf" in names(page))
    assert form_of(page).form.field("name").as_text() == ""
    assert page.focusWidget() is form_of(page).form.field("name").editor


def test_ctrl_enter_on_a_row_goes_on_to_the_next_row(page: FactsPage) -> None:
    page.table.selectRow(0)
    page.edit_current()
    following = names(page)[1]
    form_of(page).save(follow=True)
    assert form_of(page).form.field("name").as_text() == following
    form_of(page).save(follow=True)
    assert page.editor is None


def test_what_changes_elsewhere_never_wipes_what_is_typed(seat: Seat, page: FactsPage) -> None:
    page.table.selectRow(0)
    page.edit_current()
    editor = form_of(page)
    editor.form.field("name").from_text("Tapé ici")
    meanwhile(seat.context, 2, name="Aaa")
    page.ask(ListQuery(search="rien de tel", sort="name"))
    still(seat, page)
    page.resize(760, 700)
    still(seat, page)
    page.resize(1280, 700)
    still(seat, page)
    assert form_of(page) is editor
    assert editor.isVisible()
    assert editor.form.field("name").as_text() == "Tapé ici"


def test_another_row_opened_keeps_the_first_as_a_draft(seat: Seat, page: FactsPage) -> None:
    page.table.selectRow(0)
    page.edit_current()
    first = form_of(page)
    first.form.field("name").from_text("Tapé ici")
    page.edit(1 if page.side.row_id == 2 else 2)
    assert form_of(page) is not first
    assert seat.application.drafts.all()[0].values["name"] == "Tapé ici"
    page.edit(page.side.row_id)
    assert page.editor is not None


def test_in_a_narrow_window_the_form_lies_over_the_list(seat: Seat, page: FactsPage) -> None:
    page.resize(760, 700)
    still(seat, page)
    page.table.selectRow(0)
    page.edit_current()
    assert form_of(page).isVisible()
    assert not page.table.isVisible()
    form_of(page).close_editor()
    assert page.table.isVisible()


def test_delete_puts_away_and_the_focus_stays_on_the_next_row(seat: Seat, page: FactsPage) -> None:
    page.table.selectRow(0)
    next_name = names(page)[1]
    seat.bot.keyClick(page.table, Qt.Key.Key_Delete)
    still(seat, page)
    assert names(page) == [next_name]
    current = page.table.current_row()
    assert current is not None
    assert current.name == next_name
    assert seat.told[-1] == "Comité supprimé."
    seat.desk.undo()
    still(seat, page)
    assert len(names(page)) == 2


def test_somebody_who_may_not_write_finds_no_form(seat: Seat, page: FactsPage) -> None:
    page.context.application.workspace.actor = type(seat.application.workspace.actor)(1, "Ana", Role.READING)
    page.table.selectRow(0)
    page.edit_current()
    assert page.editor is None
    assert FactsService(seat.context).load(1).name == "Comité des usagers"


def offered(page: FactsPage) -> list[str]:
    page._arrangement.saved.fill()
    return [each.text() for each in page._arrangement.saved.menu.actions() if each.text()]


def pick(page: FactsPage, words: str, under: str = "") -> None:
    """Press a line of « Mes listes »."""
    page._arrangement.saved.fill()
    menu = page._arrangement.saved.menu
    if under:
        menu = next(each for each in page._arrangement.saved._inner if each.title() == under)
    next(each for each in menu.actions() if each.text() == words).trigger()


def titles(page: FactsPage) -> list[str]:
    """Heads of the columns from left to right."""
    header = page.table.horizontalHeader()
    shown = (header.logicalIndex(at) for at in range(header.count()))
    return [COLUMNS[at].title for at in shown if not header.isSectionHidden(at)]


def test_a_column_moves_by_keyboard_and_its_place_is_kept(seat: Seat, page: FactsPage) -> None:
    menu = page.filters._columns_menu
    at = next(each for each in menu.actions() if each.data() == "seats")
    menu.setActiveAction(at)
    seat.bot.keyClick(menu, Qt.Key.Key_Up, CTRL)
    assert titles(page) == ["Nom", "Sièges", "Type"]
    active = menu.activeAction()
    assert active is not None
    assert active.data() == "seats"
    seat.bot.keyClick(menu, Qt.Key.Key_Up, CTRL)
    assert titles(page) == ["Nom", "Sièges", "Type"]
    again = FactsPage(seat)
    assert again.table.order() == ("name", "seats", "kind")
    again.deleteLater()


def test_a_column_is_dragged_but_never_before_the_first(page: FactsPage) -> None:
    page.table.horizontalHeader().moveSection(2, 1)
    assert page.table.order() == ("name", "seats", "kind")
    assert not page.table.horizontalHeader().isFirstSectionMovable()


def test_a_list_gets_a_name_and_is_found_again(seat: Seat, page: FactsPage) -> None:
    assert offered(page)[0] == "Aucune liste gardée"
    page.ask(ListQuery(search="usagers", sort="name", descending=True))
    page._arrangement.show_columns(frozenset({"kind"}))
    pick(page, "Garder cette liste sous un nom…")
    saved = page._arrangement.saved
    assert page.focusWidget() is saved.edit
    seat.bot.keyClicks(saved.edit, "Les usagers & co")
    seat.bot.keyClick(saved.edit, Qt.Key.Key_Return)
    assert not saved.isVisible()
    assert page.focusWidget() is page.table
    page._show_all()
    page._arrangement.show_columns(frozenset())
    still(seat, page)
    assert len(names(page)) == 2
    pick(page, "Les usagers && co")
    still(seat, page)
    assert names(page) == ["Comité des usagers"]
    assert titles(page) == ["Nom", "Sièges"]
    assert page.query().descending
    assert page._scope_words.whole() == "Liste «\u00a0Les usagers & co\u00a0»"


def test_a_name_that_is_taken_replaces_once_confirmed(seat: Seat, page: FactsPage) -> None:
    saved = page._arrangement.saved
    for _ in range(2):
        saved.ask_name()
        saved.edit.setText("Ma liste")
        saved.accept()
    assert saved.isVisible()
    assert "La remplacer" in saved.field.fault()
    assert saved._button.text() == "Remplacer"
    saved.accept()
    assert not saved.isVisible()
    saved.ask_name()
    saved.accept()
    assert saved.field.fault() == "Donnez un nom à cette liste."
    seat.bot.keyClick(saved.edit, Qt.Key.Key_Escape)
    assert not saved.isVisible()


def test_a_named_list_is_renamed_and_deleted_which_can_be_undone(seat: Seat, page: FactsPage) -> None:
    saved = page._arrangement.saved
    saved.ask_name()
    saved.edit.setText("Avant")
    saved.accept()
    pick(page, "Avant…", under="Renommer")
    assert saved.edit.text() == "Avant"
    saved.edit.setText("Après")
    saved.accept()
    assert offered(page)[0] == "Après"
    pick(page, "Après", under="Supprimer")
    assert offered(page)[0] == "Aucune liste gardée"
    assert seat.told[-1] == "Liste supprimée\u00a0: Après."
    seat.desk.undo()
    assert offered(page)[0] == "Après"


def test_in_a_narrow_window_the_named_lists_stand_under_columns(seat: Seat, page: FactsPage) -> None:
    page.resize(1700, 800)
    still(seat, page)
    assert page.filters._lists.isVisible()
    for width in (760, 600):  # the pane leaves first, then there is room to shrink
        page.resize(width, 700)
        still(seat, page)
    assert not page.filters._lists.isVisible()
    assert page._arrangement.saved.menu.menuAction() in page.filters._columns_menu.actions()


def test_a_list_is_looked_at_on_a_day(seat: Seat, page: FactsPage) -> None:
    page.look_at(date(2024, 12, 31))
    still(seat, page)
    assert page.query().on == date(2024, 12, 31)
    assert page._scope_words.whole() == "Au 31/12/2024"
    page._show_all()
    assert page.query().on is None


def test_what_is_typed_when_the_dossier_closes_is_kept(filled: Seat) -> None:
    page = filled.open("committees")
    assert isinstance(page, TablePage)
    page.edit(1)
    editor = page.editor
    assert editor is not None
    editor.form.field("name").from_text("Au dernier moment")
    filled.desk.put_away()
    assert not editor._rest.isActive()
    assert filled.application.drafts.all()[0].values["name"] == "Au dernier moment"


def test_coming_back_to_an_open_form_one_goes_on_typing(filled: Seat) -> None:
    page = filled.open("meetings", EditWanted(3))
    assert isinstance(page, TablePage)
    assert page.editor is not None
    assert page.editor.form.first_field().editor.hasFocus()
    filled.open("home")
    filled.open("meetings")
    assert page.editor.form.first_field().editor.hasFocus()


def test_in_a_low_window_the_form_takes_the_place_of_the_header(filled: Seat) -> None:
    page = filled.open("people")
    assert isinstance(page, TablePage)
    filled.context.look.choose_size(200)
    filled.window.resize(1024, 700)
    filled.wait()
    assert page.header.isVisible()
    page.edit(1)
    filled.wait()
    assert not page.header.isVisible()
    assert page.editor is not None
    assert page.editor.saving.height() >= page.editor.saving.sizeHint().height()
    page.editor.close_editor()
    assert page.header.isVisible()
    filled.context.look.choose_size(100)


def test_larger_text_leaves_the_hand_in_the_field_where_one_types(filled: Seat) -> None:
    page = filled.open("committees")
    assert isinstance(page, TablePage)
    page.edit(1)
    filled.window.activateWindow()
    filled.bot.waitUntil(filled.window.isActiveWindow)
    assert page.editor is not None
    field = page.editor.form.field("name").editor
    field.setFocus()
    for percent in (150, 200, 100):
        filled.context.look.choose_size(percent)
        filled.wait()
        assert QApplication.focusWidget() is field


def test_who_keeps_no_list_finds_those_of_others_or_no_button(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    bare = seat.open("people")
    assert isinstance(bare, TablePage)
    assert not bare.filters._lists.isVisible()
    workspace = seat.application.workspace
    reader, workspace.actor = workspace.actor, Actor(1, "Élodie", Role.COORDINATION)
    seat.application.saved_lists.save("comites", "Nos comités", ListQuery(sort="name"))
    workspace.actor = reader
    kept = seat.open("committees")
    assert isinstance(kept, TablePage)
    assert kept._arrangement.saved.is_of_use()
