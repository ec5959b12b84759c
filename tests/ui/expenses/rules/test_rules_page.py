"""Réglages › Règles des frais: what is decided is read, changed, and fixed from a day."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.expenses.policies import CeilingScale
from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.common.list_view import EditWanted
from engagement_desktop.ui.expenses.rules.rules_page import ExpenseRulesPage
from tests.ui.conftest import Seat, shown


def bare(text: str) -> str:
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def on_rules(seat: Seat) -> ExpenseRulesPage:
    seat.fill(lambda build: build.structure())
    page = seat.open("expense_rules")
    assert isinstance(page, ExpenseRulesPage)
    return page


@pytest.fixture
def page(seat: Seat) -> ExpenseRulesPage:
    return on_rules(seat)


def press(page: ExpenseRulesPage, words: str) -> None:
    next(one for one in page.findChildren(QPushButton) if one.accessibleName() == words).click()


def save(seat: Seat, page: ExpenseRulesPage) -> None:
    editor = page.place.editor
    assert editor is not None
    editor.save()
    seat.wait()


def test_the_defaults_are_read_with_a_worked_example(page: ExpenseRulesPage) -> None:
    said = bare(shown(page))
    assert "Aucun, le barème s’applique" in said
    assert "1 200 km en voiture 5 CV sur l’année : 1 200 × 0,636 = 763,20 €" in said
    assert "l’une approuve, l’autre paie" in said
    assert "Fermé : la structure n’a pas dit à quel titre" in said
    assert "2 000,00 € par personne et par an" in said


def test_f2_turns_the_page_into_its_form_and_what_is_chosen_is_read(
    seat: Seat, page: ExpenseRulesPage
) -> None:
    QTest.keyClick(page, Qt.Key.Key_F2)
    page.edit()
    editor = page.place.editor
    assert editor is not None
    form = editor.form
    assert form.field("decides_alone_reason").isHidden()
    assert form.field("gift_articles").isHidden()
    form.field("ceilings").set_value(CeilingScale.PUBLIC)
    form.field("gives_meal_vouchers").set_value(True)
    form.field("decides_alone").set_value(True)
    form.field("gift_ground").set_value("Association d’intérêt général")
    assert not form.field("decides_alone_reason").isHidden()
    save(seat, page)
    assert "Dites pourquoi" in shown(page)
    form.field("decides_alone_reason").set_value("Une seule salariée")
    form.field("gift_articles").set_value("200")
    form.field("yearly_level").from_text("1.500,00")
    save(seat, page)
    form.field("yearly_level").from_text("1 500")
    save(seat, page)
    said = bare(shown(page))
    assert page.place.editor is None
    assert "Montants du secteur public" in said
    assert "Chèque-repas" in said
    assert "Une seule salariée" in said
    assert "Association d’intérêt général" in said
    assert "1 500,00 € par personne et par an" in said


@pytest.mark.parametrize(
    ("door", "value", "said"),
    [
        ("Fixer un taux…", "0,30", "0,30 €/km, depuis le 01/01/2026 (délibération)"),
        ("Payer le vélo…", "0,25", "0,25 €/km, depuis le 01/01/2026 (délibération)"),
        ("Fixer un plafond…", "15", "15 €, depuis le 01/01/2026 (délibération)"),
        ("Reçus perdus…", "0", "Jamais admis"),
    ],
)
def test_a_dated_value_is_fixed_in_its_own_form(
    seat: Seat, page: ExpenseRulesPage, door: str, value: str, said: str
) -> None:
    press(page, door)
    editor = page.place.editor
    assert editor is not None
    editor.form.field("value").from_text(value)
    editor.form.field("source").set_value("délibération")
    save(seat, page)
    assert page.place.editor is None
    assert said in bare(shown(page))


def test_a_value_without_its_decision_is_asked(seat: Seat, page: ExpenseRulesPage) -> None:
    page.fix("km.own")
    editor = page.place.editor
    assert editor is not None
    editor.form.field("value").from_text("9")
    save(seat, page)
    assert "Dites quelle décision" in shown(page)
    editor.form.field("source").set_value("délibération")
    save(seat, page)
    assert "ne dépasse pas 2\u00a0€ par km" in shown(page)
    page.fix("km.bicycle")
    assert page.place.editor is editor
    page.put_away()
    assert page.place.editor is None


def test_another_page_may_ask_for_the_form(page: ExpenseRulesPage) -> None:
    page.receive(None)
    assert page.first_focus() is not None
    page.receive(EditWanted())
    assert page.place.editor is not None
    assert page.first_focus() is page.place.editor.form.first_field().editor


def test_a_reader_reads_the_rules_and_changes_none(seat_as: Callable[[Role], Seat]) -> None:
    page = on_rules(seat_as(Role.READING))
    page.edit()
    assert page.place.editor is None
    assert not any("…" in one.accessibleName() for one in page.findChildren(QPushButton))
    assert "Kilomètres" in shown(page)
