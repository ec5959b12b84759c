"""Hours are chosen with the space bar, validated in one go, or given back with a reason."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.hours.hours_page import HoursPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

DAY = date(2026, 11, 12)
WAITS = {"state": HoursState.TO_VALIDATE}


def hours_of_november(make: Builder) -> None:
    """Three entries of Chantal that wait, one that is validated, one of the account at work."""
    own = make.structure()
    chantal, claire = make.person("Prigent", "Chantal"), make.person("Morvan", "Claire")
    make.session.get_one(Account, 1).person_id = claire.id
    for day in (12, 11, 10):
        make.hours(chantal, own, date(2026, 11, day), 60, **WAITS)
    make.hours(chantal, own, date(2026, 11, 9), 60)
    make.hours(claire, own, date(2026, 11, 8), 60, **WAITS)


@pytest.fixture
def page(seat: Seat) -> HoursPage:
    seat.fill(hours_of_november)
    return on_list(seat)


def on_list(seat: Seat) -> HoursPage:
    page = seat.open("hours")
    assert isinstance(page, HoursPage)
    page.table.setFocus()
    page.table.selectRow(0)
    seat.wait()
    return page


def press(page: HoursPage, key: Qt.Key, how: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(page.table, key, how)


def states(page: HoursPage) -> list[str]:
    column = next(at for at, one in enumerate(page.model.columns) if one.key == "state")
    return [page.model.data(page.model.index(at, column)) for at in range(page.model.rowCount())]


def button(page: HoursPage, words: str) -> QPushButton:
    return next(one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == words)


def primary(page: HoursPage) -> QPushButton:
    found = page.header.primary()
    assert found is not None
    return found


def test_space_chooses_and_the_button_counts(seat: Seat, page: HoursPage) -> None:
    assert not primary(page).isVisible()
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    assert states(page)[:3] == ["Choisie", "Choisie", "À valider"]
    assert primary(page).isVisible()
    assert primary(page).text() == "Valider 2\u00a0saisies"
    page.table.selectRow(0)
    press(page, Qt.Key.Key_Space)
    assert primary(page).accessibleName() == "Valider 1\u00a0saisie"
    press(page, Qt.Key.Key_Escape)
    assert not primary(page).isVisible()
    seat.wait()


def test_ctrl_enter_validates_what_is_chosen_and_one_undo_takes_it_back(seat: Seat, page: HoursPage) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.wait()
    assert states(page) == ["Validée", "Validée", "À valider", "Validée", "À valider"]
    assert seat.told[-1] == "2\u00a0saisies validées\u00a0: 2\u00a0h."
    assert not primary(page).isVisible()
    seat.application.workspace.undo()
    seat.wait()
    assert states(page)[0] == "À valider"


def test_with_nothing_chosen_the_row_where_one_stands_is_validated(seat: Seat, page: HoursPage) -> None:
    press(page, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    seat.wait()
    assert states(page)[0] == "Validée"
    seat.bot.waitUntil(lambda: "Validée par Claire le 22/11/2026." in shown(page.pane))


def test_ctrl_a_chooses_what_waits_and_one_s_own_are_refused_in_a_sentence(
    seat: Seat, page: HoursPage
) -> None:
    press(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert states(page) == ["Choisie", "Choisie", "Choisie", "Validée", "Choisie"]
    primary(page).click()
    seat.wait()
    assert "La saisie du 08/11/2026 est la vôtre" in shown(page)
    assert seat.application.hours.detail(1).state is HoursState.TO_VALIDATE
    page.table.selectRow(4)
    press(page, Qt.Key.Key_Space)
    seat.wait()
    assert "est la vôtre" not in shown(page)
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    seat.wait()
    assert states(page) == ["Validée", "Validée", "Validée", "Validée", "À valider"]


def test_one_s_own_hours_say_who_validates_them(seat: Seat, page: HoursPage) -> None:
    page.table.selectRow(4)
    seat.bot.waitUntil(lambda: "un autre compte les valide" in shown(page.pane))
    offered = [one.accessibleName() for one in page.pane.findChildren(QPushButton) if one.isVisible()]
    assert "Valider" not in offered


def test_r_gives_back_with_a_reason_that_the_file_keeps(seat: Seat, page: HoursPage) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_R)
    seat.wait()
    assert page.editor is not None
    assert "2\u00a0h de 1\u00a0personne" in shown(page.side)
    press(page, Qt.Key.Key_R)
    page.editor.save()
    assert "Dites pourquoi" in shown(page.side)
    page.editor.form.field("reason").set_value("Durée à vérifier")
    page.editor.save()
    seat.wait()
    assert page.editor is None
    assert states(page)[:2] == ["Rendue", "Rendue"]
    page.table.selectRow(1)
    seat.bot.waitUntil(lambda: "Motif\u00a0: Durée à vérifier" in shown(page.pane))
    assert "Rendue par Claire" in shown(page.pane)


def test_r_inside_a_name_that_one_types_is_a_letter(seat: Seat, page: HoursPage) -> None:
    press(page, Qt.Key.Key_P)
    press(page, Qt.Key.Key_R)
    assert page.editor is None
    seat.wait()


def test_the_file_of_an_entry_validates_it_or_gives_it_back(seat: Seat, page: HoursPage) -> None:
    seat.bot.waitUntil(lambda: "Rendre…" in [b.accessibleName() for b in page.pane.findChildren(QPushButton)])
    button(page, "Rendre…").click()
    assert page.editor is not None
    assert "Chantal Prigent, le 12/11/2026\u00a0: 1\u00a0h" in shown(page.side)
    page.editor.closed.emit()
    seat.wait()
    page.table.selectRow(1)
    seat.wait()
    seat.bot.waitUntil(lambda: "11 novembre" in shown(page.pane).replace("\u00a0", " "))
    button(page, "Valider").click()
    seat.wait()
    assert states(page)[1] == "Validée"


def test_ctrl_click_chooses_too_and_another_filter_forgets_the_choice(seat: Seat, page: HoursPage) -> None:
    spot = page.table.visualRect(page.model.index(2, 0)).center()
    QTest.mouseClick(
        page.table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, spot
    )
    assert page.choice.ids() == (3,)
    page.receive(ListView(ListQuery(filters={"state": "validated"}), "Validées"))
    seat.wait()
    assert page.choice.ids() == ()
    assert not primary(page).isVisible()


def test_hours_that_left_are_corrected_beside(seat: Seat, page: HoursPage, tmp_path: Path) -> None:
    seat.application.hours_exports.make(
        date(2026, 11, 9), date(2026, 11, 9), tmp_path / "heures.csv", frozenset()
    )
    seat.wait()
    page.table.selectRow(3)
    seat.bot.waitUntil(lambda: "parties dans l’état" in shown(page.pane))
    button(page, "Corriger à côté…").click()
    assert page.editor is not None
    assert page.editor.form.field("minutes").value() == 60
    page.editor.form.field("minutes").set_value(45)
    page.editor.form.field("reason").set_value("Pause comptée")
    page.editor.save()
    seat.wait()
    assert seat.told[-1] == "Correction ajoutée\u00a0: −15\u00a0min le 09/11/2026."
    assert sorted(row.minutes for row in page.model.loaded()) == [-15, 60, 60, 60, 60, 60]


@pytest.mark.parametrize("role", [Role.READING])
def test_who_may_not_validate_chooses_nothing(seat_as: Callable[[Role], Seat], role: Role) -> None:
    seat = seat_as(role)
    seat.fill(hours_of_november)
    page = on_list(seat)
    assert page.header.primary() is None
    press(page, Qt.Key.Key_Space)
    assert page.choice.ids() == ()
    assert page.words.hint == "Entrée ouvre la fiche"
    page.validating.refuse_chosen()
    assert page.editor is None
    seat.wait()
