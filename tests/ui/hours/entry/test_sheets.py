"""The grids of hours at the window: a month, a day, a week; refusals at their cell, drafts, paste, paper."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from engagement_desktop.domain.hours.activities_drafts import ActivityChoice
from engagement_desktop.domain.hours.entries import MissionFamily
from engagement_desktop.domain.hours.entry_drafts import HoursDraft
from engagement_desktop.domain.hours.locks import ClosedMonth
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.ui.hours.entry.grid_model import HoursSheetModel
from engagement_desktop.ui.hours.entry.grid_page import GridMode, HoursGridPage
from engagement_desktop.ui.hours.entry.sheet_page import HoursSheetPage
from engagement_desktop.ui.hours.entry.week_page import HoursWeekPage
from engagement_desktop.ui.register.letter_preview import LetterWindow
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

NBSP = "\u00a0"
DAY = date(2026, 11, 12)


def few(make: Builder) -> None:
    """Three people of a committee; one gave an hour last month and two this month."""
    own = make.structure()
    committee = make.committee(own)
    people = [make.person(name, "Dominique") for name in ("Abgrall", "Bihan", "Cadiou")]
    for person in people:
        make.mandate(person, committee, date(2024, 1, 1))
    usual = {"committee_id": committee.id, "activity": "Plaidoyer"}
    make.hours(people[0], own, date(2026, 10, 13), 60, **usual)
    make.hours(people[0], own, date(2026, 11, 3), 45, **usual)
    make.hours(people[1], own, date(2026, 11, 3), 30, **usual)
    make.hours(people[1], own, date(2026, 11, 3), 15, **usual)


@pytest.fixture
def month(seat: Seat) -> HoursGridPage:
    seat.fill(few)
    page = seat.open("hours_grid")
    assert isinstance(page, HoursGridPage)
    page.committee.set_value(1)
    page.mission.set_value(ActivityChoice(MissionFamily.REPRESENTATION, "Plaidoyer"))
    seat.wait()
    return page


def word(page: HoursSheetPage, row: int, column: int) -> str:
    return str(page.model.index(row, column).data() or "").replace(NBSP, " ")


def put(model: HoursSheetModel, row: int, column: int, words: str) -> bool:
    return model.setData(model.index(row, column), words)


def pressed(page: HoursSheetPage, words: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words)
    button.click()


def test_a_month_shows_what_was_given_and_adds_it_up(month: HoursGridPage) -> None:
    model = month.model
    assert [model.headerData(at, Qt.Orientation.Vertical) for at in range(model.rowCount())] == [
        "Tout le monde",
        "Abgrall Dominique",
        "Bihan Dominique",
        "Cadiou Dominique",
        "Total",
    ]
    assert model.headerData(2, Qt.Orientation.Horizontal) == f"M{NBSP}3"
    assert (word(month, 1, 2), word(month, 2, 2), word(month, 4, 2)) == ("45 min", "45 min", "1 h 30")
    assert word(month, 1, 30) == "45 min", "the total of a person"
    assert word(month, 4, 30) == "1 h 30"


def test_what_may_not_be_typed_says_why(month: HoursGridPage) -> None:
    model = month.model
    assert not model.may_type(2, 2), "two entries stand there"
    assert "Plusieurs saisies" in str(model.index(2, 2).data(Qt.ItemDataRole.ToolTipRole))
    assert not model.may_type(1, 24), "to come"
    assert not put(model, 1, 24, "1h")
    assert "à venir" in str(model.index(1, 24).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_closed_month_takes_nothing(seat: Seat, month: HoursGridPage) -> None:
    with seat.application.workspace.database.work() as session:
        session.add(ClosedMonth(first_day=date(2026, 11, 1), closed_on=DAY, account_id=None))
    month.refresh()
    assert not month.model.may_type(1, 5)
    assert "clos" in str(month.model.index(1, 5).data(Qt.ItemDataRole.ToolTipRole))


@pytest.mark.parametrize("typed", ["0", "-1", "25h", "1h75", "demain"])
def test_a_cell_at_fault_is_told_and_nothing_is_written(seat: Seat, month: HoursGridPage, typed: str) -> None:
    before = seat.application.workspace.last_act()
    assert put(month.model, 1, 4, typed)
    month.sheet.stand_at(1, 4)
    assert month.model.mark(month.model.index(1, 4)).tone == "erreur"
    month.save()
    assert "Rien n’est écrit." in shown(month)
    assert seat.application.workspace.last_act() == before


def test_a_cell_is_changed_added_emptied_in_one_act(seat: Seat, month: HoursGridPage) -> None:
    put(month.model, 1, 2, "")
    put(month.model, 3, 3, "1h30")
    assert month.act.text().replace(NBSP, " ") == "Enregistrer 2 cases"
    month.save()
    seat.wait()
    assert not month.model.typed()
    assert (word(month, 1, 2), word(month, 3, 3)) == ("", "1 h 30")
    assert len(seat.application.bin.entries()) == 1
    put(month.model, 3, 3, "2")
    month.save()
    seat.wait()
    assert word(month, 3, 3) == "2 h"
    draft = seat.application.hours_writing.draft(5)
    assert (draft.minutes, draft.committee_id, draft.activity) == (120, 1, "Plaidoyer")


def test_a_refusal_of_the_dossier_stands_at_its_cell(seat: Seat, month: HoursGridPage) -> None:
    seat.application.hours_writing.save(HoursDraft(person_id=3, done_on=DAY, minutes=23 * 60))
    put(month.model, 3, 11, "2h")
    put(month.model, 1, 11, "1h")
    month.save()
    told = shown(month).replace(NBSP, " ")
    assert "Cadiou Dominique, 12/11/2026 : Ce jour-là, cette personne a déjà 23 h" in told
    assert (month.sheet.currentIndex().row(), month.sheet.currentIndex().column()) == (3, 11)
    put(month.model, 3, 11, "1h")
    month.save()
    assert not month.model.typed()


def test_last_month_is_proposed_and_not_written(seat: Seat, month: HoursGridPage) -> None:
    before = seat.application.workspace.last_act()
    month.copy_last_month()
    assert word(month, 1, 9) == "1 h", "the second Tuesday"
    assert seat.application.workspace.last_act() == before
    assert "case remplie" in shown(month)
    month.give_up()
    assert not month.model.typed()
    month.mission.set_value(ActivityChoice(MissionFamily.ETHICS))
    month.copy_last_month()
    assert "Rien à reprendre." in shown(month)


def test_a_paste_keeps_its_shape(month: HoursGridPage) -> None:
    month.sheet.stand_at(1, 4)
    QGuiApplication.clipboard().setText("1h\t\n\t2h")
    month.sheet.pasted.emit(QGuiApplication.clipboard().text())
    assert (word(month, 1, 4), word(month, 2, 5)) == ("1h", "2h")
    assert len(month.model.typed()) == 2


def test_what_is_typed_comes_back(seat: Seat, month: HoursGridPage) -> None:
    put(month.model, 1, 4, "1h")
    kept = seat.application.drafts.kept("hours_grid")
    assert kept is not None
    again = HoursGridPage(month.context)
    again.committee.set_value(1)
    again.mission.set_value(ActivityChoice(MissionFamily.REPRESENTATION, "Plaidoyer"))
    assert "Votre saisie est revenue." in shown(again)
    assert word(again, 1, 4) == "1h"
    pressed(again, "L’oublier")
    assert seat.application.drafts.kept("hours_grid") is None
    again.deleteLater()


def test_a_day_has_a_column_a_task(seat: Seat, month: HoursGridPage) -> None:
    month.mode_field.set_value(GridMode.DAY)
    month.day_field.set_value(date(2026, 11, 3))
    month.day_field.edit.editingFinished.emit()
    seat.wait()
    titles = [
        month.model.headerData(at, Qt.Orientation.Horizontal) for at in range(month.model.columnCount())
    ]
    assert titles == ["Plaidoyer", "Total"]
    month.mission.set_value(ActivityChoice(MissionFamily.PEERS, "Groupe de parole"))
    seat.wait()
    assert month.model.columnCount() == 3
    put(month.model, 0, 1, "1h15")
    month.save()
    seat.wait()
    assert word(month, 4, 1) == "3 h 45"
    month.copy_last_month()
    assert "Choisissez un mois." in shown(month)


def test_a_long_task_at_the_head_of_a_column_is_cut_at_its_end(month: HoursGridPage) -> None:
    assert month.sheet.horizontalHeader().textElideMode() is Qt.TextElideMode.ElideRight


def test_a_person_is_added_and_the_month_changes(seat: Seat, month: HoursGridPage) -> None:
    seat.fill(lambda make: make.person("Zola", "Émile", known_as="Z1"))
    month.person.set_value(4)
    seat.wait()
    assert month.model.rowCount() == 6
    pressed(month, "Avant")
    assert month._day == date(2026, 10, 1)
    assert word(month, 1, 12) == "1 h"
    pressed(month, "Après")
    assert month._day == date(2026, 11, 1)
    month.day_field.edit.setText("31/02")
    month.day_field.edit.editingFinished.emit()
    assert "Février" in month.day_field.fault()


def test_more_than_the_presence_is_asked_before_it_is_written(seat: Seat, month: HoursGridPage) -> None:
    writing = seat.application.hours_writing
    seat.fill(
        lambda make: make.meeting(make.session.get_one(Committee, 1), date(2026, 11, 3), ends_minute=19 * 60)
    )
    draft = replace(writing.draft(2), meeting_id=1)
    writing.save(draft, frozenset({"presence"}))
    month.refresh()
    put(month.model, 1, 2, "50 min")
    month.save()
    assert "À confirmer." in shown(month)
    pressed(month, "Revenir")
    assert month.model.typed()
    month.save()
    pressed(month, "Enregistrer quand même")
    assert not month.model.typed()


def test_the_grid_is_printed_in_its_order(seat: Seat, month: HoursGridPage) -> None:
    month.print_sheet()
    seat.wait()
    (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, LetterWindow))
    window.close()
    window.deleteLater()


def test_without_anybody_the_grid_says_what_to_do(seat: Seat) -> None:
    page = seat.open("hours_grid")
    assert isinstance(page, HoursGridPage)
    assert "Personne encore" in shown(page)
    seat.fill(lambda make: make.committee(make.structure()))
    page.committee.set_value(1)
    assert "Personne n’a de mandat ces jours-là" in shown(page)
    page.save()
    assert "Rien à enregistrer." in shown(page)


@pytest.fixture
def week(seat: Seat) -> HoursWeekPage:
    seat.fill(few)
    page = seat.open("hours_week", 1)
    assert isinstance(page, HoursWeekPage)
    return page


def test_a_week_shows_what_one_person_does(seat: Seat, week: HoursWeekPage) -> None:
    assert "Semaine de Dominique Abgrall" in shown(week)
    assert week.model.headerData(0, Qt.Orientation.Vertical) == "Plaidoyer"
    assert week.model.headerData(0, Qt.Orientation.Horizontal) == f"Lun.{NBSP}16"
    week.mission.set_value(ActivityChoice(MissionFamily.PEERS, "Groupe de parole"))
    seat.wait()
    assert week.model.rowCount() == 3
    put(week.model, 1, 3, "1h30")
    week.save()
    seat.wait()
    assert word(week, 2, 7) == "1 h 30"
    pressed(week, "Avant")
    pressed(week, "Avant")
    assert word(week, 0, 1) == "45 min"
    pressed(week, "Après")
    week.day_field.edit.setText("03/11/2026")
    week.day_field.edit.editingFinished.emit()
    assert word(week, 0, 1) == "45 min"


def test_a_week_begins_with_whose_it_is(seat: Seat) -> None:
    seat.fill(few)
    page = seat.open("hours_week")
    assert isinstance(page, HoursWeekPage)
    assert "De qui est cette semaine" in shown(page)
    assert page.first_focus() is page.person.editor
    page.day_field.edit.setText("99")
    page.day_field.edit.editingFinished.emit()
    assert page.day_field.fault()


def test_what_is_chosen_folds_where_the_window_is_low(month: HoursGridPage) -> None:
    month.window().resize(1280, 400)
    month.look.choose_size(150)
    month.resize(900, 350)
    assert month._choices.isHidden()
    pressed(month, "Changer le tableau")
    assert not month._choices.isHidden()
    pressed(month, "Replier")
    month.look.choose_size(100)
