"""The page of one person: one list in the order of time, chips by kind, each line a door."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import CapacityKind
from engagement_desktop.domain.register.people_drafts import CapacityDraft
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.register.person_page import PersonPage
from tests.builders import Builder
from tests.ui.conftest import ODD_NAME, Seat, shown, story
from tests.ui.town import NBSP, column, narrow, table, town


def page_of(seat: Seat, last_name: str) -> PersonPage:
    rows = seat.application.people.page(ListQuery()).rows
    found = next(row.id for row in rows if row.last_name == last_name)
    page = seat.open("person", found)
    assert isinstance(page, PersonPage)
    return page


def test_everything_stands_in_one_list_the_latest_first(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    days = column(page, "day")
    assert days == sorted(days, key=lambda day: day.split("/")[::-1], reverse=True)
    assert {"Mandat", "Présence", "Heures", "Frais"} <= set(column(page, "kind"))
    assert page.header.title() == "Monique Hélias"
    assert page.table.hasFocus()


def test_of_somebody_without_any_line_one_stands_on_what_changes_the_file(seat: Seat) -> None:
    def alone(make: Builder) -> None:
        story(make)
        make.person("Riou", "Yann")

    seat.fill(alone)
    page = page_of(seat, "Riou")
    assert page.table.isHidden() or not page.table.isVisible()
    assert page.act is not None
    assert page.act.hasFocus()


def test_a_reader_stands_on_the_file_itself(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.READING)
    seat.fill(lambda make: make.person("Riou", "Yann"))
    page = page_of(seat, "Riou")
    assert page.act is None
    assert page.pane.isAncestorOf(seat.window.focusWidget())


def test_chips_keep_one_kind_and_the_oldest_may_come_first(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    narrow(filled, page, "kind", "hours")
    assert set(column(page, "kind")) == {"Heures"}
    page._show_all()
    filled.wait()
    page.table.sort_by("day")
    filled.wait()
    days = [day for day in column(page, "day") if day != "—"]
    assert days == sorted(days, key=lambda day: day.split("/")[::-1])


def test_words_are_searched_in_the_lines(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    page.filters.search.set_words("forum")
    page.filters.search.tell()
    filled.wait()
    assert len(table(page)) == 1
    assert set(column(page, "kind")) == {"Heures"}


def test_a_line_of_a_meeting_opens_its_file(seat: Seat) -> None:
    seat.fill(town)
    page = page_of(seat, "Œuvrard")
    narrow(seat, page, "kind", "meeting")
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    seat.wait()
    opened = seat.desk.open("meeting")
    assert opened.isVisible()
    assert not isinstance(opened, TablePage)


@pytest.mark.parametrize(("kind", "key"), [("hours", "hours"), ("expense", "expenses")])
def test_a_line_opens_the_rows_it_comes_from(seat: Seat, kind: str, key: str) -> None:
    seat.fill(town)
    page = page_of(seat, "Œuvrard")
    narrow(seat, page, "kind", kind)
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    seat.wait()
    opened = seat.desk.open(key)
    assert isinstance(opened, TablePage)
    assert opened.isVisible()
    assert "Élise Œuvrard" in opened._scope
    assert opened.table.current_row() is not None


def test_a_line_of_the_file_itself_opens_the_part_of_the_form_that_changes_it(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    found = page._person_id
    assert found is not None
    people = filled.application.people
    people.save(
        replace(people.draft(found), capacities=(CapacityDraft(CapacityKind.CARER, date(2020, 1, 1)),))
    )
    filled.wait()
    narrow(filled, page, "kind", "capacity")
    page.open_row(page.model.row(0))
    assert page.editor is not None
    form = page.editor.form
    assert isinstance(form, PersonForm)
    assert form.folds["Qualité"].is_open()
    assert form.isAncestorOf(filled.window.focusWidget())


def test_a_mandate_leads_to_its_committee(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    narrow(filled, page, "kind", "mandate")
    page.open_row(page.model.row(0))
    filled.wait()
    assert filled.desk.open("committee").isVisible()


def test_the_file_beside_says_who_and_how_to_reach_them(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    told = shown(page.pane)
    for words in ("Monique Hélias", "02 97 00 00 00", "Cette fiche"):
        assert words in told
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    filled.wait()
    assert "Monique Hélias" in shown(page.pane)


def test_the_form_takes_the_place_of_the_file_and_the_page_follows(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    page.edit_current()
    assert page.editor is not None
    page.editor.form.field("first_name").set_value("Monika")
    page.editor.save()
    filled.wait()
    assert page.editor is None
    assert page.header.title() == "Monika Hélias"
    assert "Monika Hélias" in shown(page.pane)


def test_a_person_without_mandate_is_archived_and_brought_back(filled: Seat) -> None:
    page = page_of(filled, ODD_NAME)
    press(page, "Archiver")
    filled.wait()
    assert "Fiche archivée" in [badge.accessibleName() for badge in page.pane.findChildren(Badge)]
    people = filled.open("people")
    assert isinstance(people, TablePage)
    assert len(table(people)) == 2
    narrow(filled, people, "archived", "yes")
    assert len(table(people)) == 1
    page = page_of_archived(filled)
    press(page, "Remettre dans les listes")
    filled.wait()
    assert filled.told[-1].startswith("Fiche revenue dans les listes")


def page_of_archived(seat: Seat) -> PersonPage:
    row = seat.application.people.page(ListQuery(filters={"archived": "yes"})).rows[0]
    page = seat.open("person", row.id)
    assert isinstance(page, PersonPage)
    return page


def press(page: PersonPage, words: str) -> None:
    found = [each for each in page.pane.findChildren(QPushButton) if each.text() == words]
    found[-1].click()


def test_a_file_on_which_nothing_leans_goes_to_the_bin(filled: Seat) -> None:
    filled.fill(lambda make: make.person("Seul", "Nom", known_as="S1"))
    page = page_of(filled, "Seul")
    assert page.empty.isVisible()
    assert page.act is not None
    assert page.act.isVisible()
    press(page, "Supprimer")
    filled.wait()
    assert filled.desk.open("people").isVisible()
    assert filled.told[-1] == f"Fiche mise à la corbeille{NBSP}: Nom Seul."
    assert len(filled.application.bin.entries()) == 1


def test_a_person_in_office_is_neither_archived_nor_deleted_and_the_page_says_why(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    for words in ("Archiver", "Supprimer"):
        press(page, words)
        assert page.made._banner is not None
        assert "mandat" in page.made._banner.accessibleName()
    assert page.header.title() == "Monique Hélias"


def test_a_person_who_is_gone_leaves_the_way_to_the_list(filled: Seat) -> None:
    filled.fill(lambda make: make.person("Seul", "Nom", known_as="S1"))
    page = page_of(filled, "Seul")
    found = page._person_id
    assert found is not None
    filled.application.people.delete(found)
    filled.wait()
    assert page.empty.isVisible()
    assert page.header.title() == "Personne"
    first = page.empty.first_action()
    assert first is not None
    first.click()
    assert filled.desk.open("people").isVisible()


def test_without_a_person_the_page_says_where_to_choose_one(filled: Seat) -> None:
    page = filled.open("person")
    assert "Aucune personne choisie" in shown(page)


def test_in_a_narrow_window_a_link_leads_to_the_file(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    filled.context.look.choose_size(200)
    filled.wait()
    assert page._to_file.isVisible()
    page._to_file.click()
    assert page.pane.isVisible()
    page.pane.left.emit()
    assert page.table.isVisible()
    filled.context.look.choose_size(100)


def test_the_exercise_of_the_page_handed_over_is_asked_when_there_are_several(filled: Seat) -> None:
    page = page_of(filled, "Hélias")
    menu = page.exercises_menu()
    assert menu is not None
    said = [action.text() for action in menu.actions()]
    assert said == ["Exercice 2026", "Exercice 2025", "Depuis le début"]


def test_a_treasurer_may_change_the_account_alone(seat_as: Callable[[Role], Seat]) -> None:
    seat = seat_as(Role.TREASURY)
    seat.fill(story)
    page = page_of(seat, "Hélias")
    assert page.act is not None
    assert page.act.text() == "Modifier le compte bancaire"
    assert "Cette fiche" not in shown(page.pane)
