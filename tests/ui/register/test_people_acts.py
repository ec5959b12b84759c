"""What is done to people at the window and taken back: archived, deleted, seen off, kept in lists, found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.mandates import EndReason, SeatKind
from engagement_desktop.domain.register.people import NeedKind
from engagement_desktop.domain.register.structures import StructureLink
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.common.fields.rows import RowsField
from engagement_desktop.ui.common.table_page import TablePage
from engagement_desktop.ui.register.leave_page import LeavePage
from engagement_desktop.ui.register.people_columns import PEOPLE_COLUMNS
from engagement_desktop.ui.register.people_page import PeoplePage
from engagement_desktop.ui.register.person_form import PersonForm
from engagement_desktop.ui.register.person_page import PersonPage
from engagement_desktop.ui.settings.bin import BinPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown, story
from tests.ui.town import NBSP, column, door, narrow, order, search, town

CTRL = Qt.KeyboardModifier.ControlModifier


def village(make: Builder) -> None:
    """The story, who gave hours, somebody of whom nothing is told, and a titulaire with her suppléant."""
    story(make)
    make.person("Riou", "Yann")
    house = make.structure("Maison voisine", link=StructureLink.MEMBER)
    make.hours(make.person("Madec", "Rozenn"), house, date(2026, 2, 2), 90)
    committee = make.committee(house, "Comité de quartier")
    chantal, yves = make.person("Prigent", "Chantal"), make.person("Le Goff", "Jean-Yves")
    until = date(2027, 12, 31)
    make.mandate(chantal, committee, date(2025, 1, 1), ended_on=until)
    make.mandate(
        yves,
        committee,
        date(2025, 1, 1),
        ended_on=until,
        seat=SeatKind.SUBSTITUTE,
        substitute_for_id=chantal.id,
    )


@pytest.fixture
def settled(seat: Seat) -> Seat:
    seat.fill(village)
    return seat


def person_id(seat: Seat, last_name: str) -> int:
    rows = seat.application.people.page(ListQuery()).rows
    return next(row.id for row in rows if row.last_name == last_name)


def people(seat: Seat) -> PeoplePage:
    page = seat.open("people")
    assert isinstance(page, PeoplePage)
    return page


def file_of(seat: Seat, person: int) -> PersonPage:
    page = seat.open("person", person)
    assert isinstance(page, PersonPage)
    return page


def listed(seat: Seat) -> list[str]:
    return column(people(seat), "name")


def badges(page: PersonPage) -> list[str]:
    return [one.accessibleName() for one in page.pane.findChildren(Badge)]


def press(seat: Seat, key: Qt.Key) -> None:
    """Ctrl and a key, wherever one stands in the window."""
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    QTest.keyClick(seat.window, key, CTRL)
    seat.wait()


def test_a_file_is_archived_then_found_among_the_archived_and_brought_back(settled: Seat) -> None:
    rozenn = person_id(settled, "Madec")
    file = file_of(settled, rozenn)
    before = column(file, "kind")
    assert before == ["Heures"]
    door(file.pane, "Archiver").click()
    settled.wait()
    assert "Fiche archivée" in badges(file)
    assert column(file, "kind") == before
    assert "Madec Rozenn" not in listed(settled)
    page = people(settled)
    narrow(settled, page, "archived", "yes")
    assert column(page, "name") == ["Madec Rozenn"]
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settled.wait()
    assert file.isVisible()
    door(file.pane, "Remettre dans les listes").click()
    settled.wait()
    assert "Fiche archivée" not in badges(file)
    page = people(settled)
    page._show_all()
    settled.wait()
    assert "Madec Rozenn" in column(page, "name")


def test_archiving_is_taken_back_with_one_key(settled: Seat) -> None:
    file = file_of(settled, person_id(settled, "Madec"))
    door(file.pane, "Archiver").click()
    settled.wait()
    assert "Fiche archivée" in badges(file)
    press(settled, Qt.Key.Key_Z)
    assert "Fiche archivée" not in badges(file)
    assert "Madec Rozenn" in listed(settled)


def test_whoever_still_sits_is_not_archived_and_the_page_says_where(settled: Seat) -> None:
    file = file_of(settled, person_id(settled, "Tessier"))
    door(file.pane, "Archiver").click()
    settled.wait()
    assert "Fiche archivée" not in badges(file)
    said = [words for words in shown(file).splitlines() if "archiv" in words]
    assert [words for words in said if "Comité des usagers" in words]
    assert "Tessier Paul" in listed(settled)


def bin_page(seat: Seat) -> BinPage:
    page = seat.open("bin")
    assert isinstance(page, BinPage)
    return page


def delete_from_file(seat: Seat) -> None:
    door(file_of(seat, person_id(seat, "Riou")).pane, "Supprimer").click()
    seat.wait()


def delete_from_list(seat: Seat) -> None:
    page = people(seat)
    page.table.selectRow(column(page, "name").index("Riou Yann"))
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    seat.wait()


@pytest.mark.parametrize("delete", [delete_from_file, delete_from_list])
def test_a_person_deleted_lies_in_the_bin_and_comes_back_the_same(
    settled: Seat, delete: Callable[[Seat], None]
) -> None:
    before = listed(settled)
    kept = settled.application.people.draft(person_id(settled, "Riou"))
    delete(settled)
    assert listed(settled) == [name for name in before if name != "Riou Yann"]
    page = bin_page(settled)
    assert column(page, "said") == ["Yann Riou"]
    page.table.selectRow(0)
    settled.bot.waitUntil(lambda: page.restoring is not None)
    door(page.pane, "Remettre").click()
    settled.wait()
    assert settled.told[-1] == f"Remis à sa place{NBSP}: Yann Riou."
    assert column(page, "said") == []
    assert listed(settled) == before
    assert settled.application.people.draft(kept.id or 0).last_name == "Riou"


def test_a_person_with_a_mandate_is_not_deleted_and_the_page_says_why(settled: Seat) -> None:
    before = listed(settled)
    file = file_of(settled, person_id(settled, "Prigent"))
    door(file.pane, "Supprimer").click()
    settled.wait()
    assert file.isVisible()
    assert "mandat" in " ".join(words for words in shown(file).splitlines() if "supprim" in words.lower())
    assert listed(settled) == before
    assert column(bin_page(settled), "said") == []


def pick(page: TablePage[Any], words: str) -> None:
    """Press a line of « Mes listes »."""
    saved = page._arrangement.saved
    saved.fill()
    next(one for one in saved.menu.actions() if one.text() == words).trigger()


def titles(page: PeoplePage) -> list[str]:
    """Heads of the columns from left to right."""
    header = page.table.horizontalHeader()
    places = (header.logicalIndex(at) for at in range(header.count()))
    return [PEOPLE_COLUMNS[at].title for at in places if not header.isSectionHidden(at)]


def test_a_list_kept_under_a_name_gives_its_people_again(seat: Seat) -> None:
    seat.fill(town)
    page = people(seat)
    search(seat, page, "auray")
    order(seat, page, "name", descending=True)
    wanted = ["Zola Ève", "de Kerdrel Anne", "Ézanno Yann"]
    assert column(page, "name") == wanted
    pick(page, "Garder cette liste sous un nom…")
    saved = page._arrangement.saved
    assert saved.isVisible()
    saved.edit.setText("Ceux d’Auray")
    QTest.keyClick(saved.edit, Qt.Key.Key_Return)
    seat.wait()
    page._show_all()
    order(seat, page, "name")
    assert len(column(page, "name")) == 9
    pick(page, "Ceux d’Auray")
    seat.wait()
    assert column(page, "name") == wanted
    assert page._scope_words.whole() == f"Liste «{NBSP}Ceux d’Auray{NBSP}»"


def test_a_column_of_people_that_was_moved_stays_where_it_was_put(settled: Seat) -> None:
    page = people(settled)
    usual = titles(page)
    assert usual == ["Nom", "Mandat", "Collège", "Fin", "Réunions"]
    page.table.horizontalHeader().moveSection(3, 1)
    moved = ["Nom", "Fin", "Mandat", "Collège", "Réunions"]
    assert titles(page) == moved
    names = column(page, "name")
    again = PeoplePage(settled.context)
    settled.bot.addWidget(again)
    again.resize(1280, 800)
    again.show()
    again.refresh()
    settled.wait()
    settled.bot.waitUntil(lambda: column(again, "name") == names)
    assert titles(again) == moved
    assert again.table.order()[:2] == ("name", "mandate_end")


@dataclass(frozen=True)
class Sitting:
    """One mandate in plain facts."""

    seat: SeatKind
    started_on: date
    ended_on: date | None


def sittings(seat: Seat, person: int) -> set[Sitting]:
    mandates = seat.application.people.detail(person).mandates
    return {Sitting(one.seat, one.started_on, one.ended_on) for one in mandates}


def test_the_suppleant_takes_over_the_day_after_the_last_and_one_key_takes_all_of_it_back(
    settled: Seat,
) -> None:
    chantal, yves = person_id(settled, "Prigent"), person_id(settled, "Le Goff")
    first, until = date(2025, 1, 1), date(2027, 12, 31)
    door(file_of(settled, chantal), "Fin d’engagement").click()
    settled.wait()
    page = settled.desk.open("leave")
    assert isinstance(page, LeavePage)
    assert page.isVisible()
    assert page.header.title() == "Fin d’engagement — Chantal Prigent"
    page.on.set_value(date(2026, 10, 31))
    page.reason.set_value(EndReason.MOVED)
    offer = next(box for box in page.cards.findChildren(QCheckBox) if "Jean-Yves Le Goff" in box.text())
    assert "devient titulaire, jusqu’au 31/12/2027" in offer.text()
    offer.click()
    page.act.click()
    settled.wait()
    assert sittings(settled, chantal) == {Sitting(SeatKind.TITULAR, first, date(2026, 10, 31))}
    assert sittings(settled, yves) == {
        Sitting(SeatKind.SUBSTITUTE, first, date(2026, 10, 31)),
        Sitting(SeatKind.TITULAR, date(2026, 11, 1), until),
    }
    press(settled, Qt.Key.Key_Z)
    assert sittings(settled, chantal) == {Sitting(SeatKind.TITULAR, first, until)}
    assert sittings(settled, yves) == {Sitting(SeatKind.SUBSTITUTE, first, until)}


def test_nothing_ends_without_a_reason(settled: Seat) -> None:
    chantal = person_id(settled, "Prigent")
    before = sittings(settled, chantal)
    page = settled.open("leave", chantal)
    assert isinstance(page, LeavePage)
    page.act.click()
    settled.wait()
    assert page.reason.fault() == "Choisissez la raison."
    assert page.isVisible()
    assert sittings(settled, chantal) == before


@pytest.mark.parametrize(
    ("words", "name"),
    [("Hèliâs", "Monique Hélias"), ("PRÏGENT chantal", "Chantal Prigent"), ("le góff", "Jean-Yves Le Goff")],
)
def test_a_name_with_the_wrong_accents_opens_its_person(settled: Seat, words: str, name: str) -> None:
    people(settled)
    press(settled, Qt.Key.Key_K)
    palette = settled.desk.finder
    assert palette.isVisible()
    QGuiApplication.clipboard().setText(words)
    palette.edit.paste()
    settled.wait()
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    settled.wait()
    assert not palette.isVisible()
    page = settled.desk.open("person")
    assert isinstance(page, PersonPage)
    assert page.isVisible()
    assert page.header.title() == name


def test_a_need_without_the_consent_of_the_person_is_refused_at_its_field(settled: Seat) -> None:
    riou = person_id(settled, "Riou")
    page = people(settled)
    page.edit(riou)
    assert page.editor is not None
    form = page.editor.form
    assert isinstance(form, PersonForm)
    needs = form.field("needs")
    assert isinstance(needs, RowsField)
    line = needs.add_row()
    line["kind"].set_value(NeedKind.TRANSPORT)
    page.editor.saving.click()
    settled.wait()
    asked = form.field("needs_consented_on")
    assert asked.fault() == "Notez le jour où la personne a accepté que ses besoins soient écrits ici."
    assert form.folds["Besoins"].is_open()
    assert asked.editor.hasFocus()
    assert settled.application.people.draft(riou).needs == ()
    asked.set_value(date(2026, 11, 20))
    page.editor.saving.click()
    settled.wait()
    assert people(settled).editor is None
    kept = settled.application.people.draft(riou)
    assert [need.kind for need in kept.needs or ()] == [NeedKind.TRANSPORT]
    assert kept.needs_consented_on == date(2026, 11, 20)
