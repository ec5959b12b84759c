"""Rules and kilometres by keyboard: refusals at their field, what is taken back, who may decide."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.rules.mileage_page import MileagePage
from engagement_desktop.ui.expenses.rules.rules_page import ExpenseRulesPage
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import bare, in_front, offered, press, strike, undo


def on_rules(seat: Seat) -> ExpenseRulesPage:
    seat.fill(lambda make: make.structure())
    page = seat.open("expense_rules")
    assert isinstance(page, ExpenseRulesPage)
    return page


@pytest.fixture
def page(seat: Seat) -> ExpenseRulesPage:
    return on_rules(seat)


def test_f2_opens_the_form_and_escape_gives_the_cards_back(seat: Seat, page: ExpenseRulesPage) -> None:
    in_front(seat)
    page.take_focus()
    strike(seat, Qt.Key.Key_F2)
    seat.bot.waitUntil(lambda: page.place.editor is not None)
    strike(seat, Qt.Key.Key_Escape)
    assert page.place.editor is None
    assert "Kilomètres" in shown(page)


def test_a_small_structure_says_why_at_that_field(seat: Seat, page: ExpenseRulesPage) -> None:
    page.edit()
    editor = page.place.editor
    assert editor is not None
    editor.form.field("decides_alone").set_value(True)
    editor.save()
    seat.wait()
    assert "Dites pourquoi" in editor.form.field("decides_alone_reason").fault()
    assert seat.window.focusWidget() is editor.form.field("decides_alone_reason").editor
    assert "l’une approuve" in bare(shown(page.facts.two))


@pytest.mark.parametrize(
    ("value", "since", "at"),
    [("", "01/01/2026", "value"), ("trente", "01/01/2026", "value"), ("0,30", "", "valid_from")],
)
def test_a_rate_is_refused_at_its_field(
    seat: Seat, page: ExpenseRulesPage, value: str, since: str, at: str
) -> None:
    press(seat, page, "Fixer un taux…")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("value").from_text(value)
    editor.form.field("valid_from").from_text(since)
    editor.form.field("source").set_value("délibération")
    editor.save()
    seat.wait()
    assert editor.form.field(at).fault()
    assert seat.window.focusWidget() is editor.form.field(at).editor
    assert "Aucun, le barème s’applique" in shown(page.facts.mileage)


def test_a_rate_that_was_fixed_is_taken_back_by_ctrl_z(seat: Seat, page: ExpenseRulesPage) -> None:
    press(seat, page, "Fixer un taux…")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("value").from_text("0,30")
    editor.form.field("source").set_value("délibération")
    editor.save()
    seat.wait()
    assert "0,30 €/km" in bare(shown(page.facts.mileage))
    assert undo(seat).startswith("Annulé")
    assert "Aucun, le barème s’applique" in shown(page.facts.mileage)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_decides_no_rule_is_offered_none(seat_as: Callable[[Role], Seat], role: Role) -> None:
    page = on_rules(seat_as(role))
    assert not any(one.endswith("…") for one in offered(page))
    page.fix("km.own")
    assert page.place.editor is None


def test_a_dossier_without_a_trip_says_so_and_shows_no_table(seat: Seat) -> None:
    seat.fill(lambda make: make.structure())
    page = seat.open("mileage")
    assert isinstance(page, MileagePage)
    assert "Aucun kilomètre n’est compté cette année-là." in shown(page)
    assert not page.table.isVisibleTo(page)
    assert not page.card.isVisibleTo(page)


@pytest.mark.parametrize(("year", "at"), [("2027", "year"), ("", "year"), ("2026", "vehicle_id")])
def test_kilometres_of_before_are_refused_at_their_field(seat: Seat, year: str, at: str) -> None:
    seat.fill(lambda make: (make.structure(), make.vehicle(make.person())))
    page = seat.open("mileage")
    assert isinstance(page, MileagePage)
    page.say_opening()
    editor = page.place.editor
    assert editor is not None
    if at == "year":
        editor.form.field("vehicle_id").set_value(1)
    editor.form.field("year").from_text(year)
    editor.form.field("km_hundredths").from_text("100")
    editor.save()
    seat.wait()
    assert editor.form.field(at).fault()
    assert editor.form.field(at).isAncestorOf(seat.window.focusWidget())
