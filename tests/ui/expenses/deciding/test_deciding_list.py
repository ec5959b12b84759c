"""Claims are chosen with the space bar, approved in one go, refused or given back with a reason."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, Wish
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.register.body_files import governing_kinds
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.list_view import ListView
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

CTRL = Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


def claims_of_november(make: Builder) -> None:
    """Two of Chantal that wait, one of the account at work, one that is paid, a draft, from top to bottom."""
    own = make.structure()
    chantal, claire = make.person("Prigent", "Chantal"), make.person("Morvan", "Claire")
    make.session.get_one(Account, 1).person_id = claire.id
    waits, draft = ClaimStatus.SUBMITTED, ClaimStatus.DRAFT
    for day, whose, status, cents in (
        (20, chantal, waits, 4850),
        (19, chantal, waits, 1215),
        (18, claire, waits, 990),
        (17, chantal, ClaimStatus.REIMBURSED, 3300),
        (16, chantal, draft, 700),
    ):
        paid_on = date(2026, 11, 21) if status is ClaimStatus.REIMBURSED else None
        claim = make.claim(whose, status, paid_on=paid_on)
        make.line(claim, date(2026, 11, day), cents, purpose="Réunion du comité")
    make.session.add(ExpensePolicy(structure_id=own.id, gift_ground="Œuvre d’intérêt général"))


@pytest.fixture
def page(seat: Seat) -> ExpensesPage:
    seat.fill(claims_of_november)
    return on_list(seat)


def on_list(seat: Seat, what: object = None) -> ExpensesPage:
    page = seat.open("expenses", what)
    assert isinstance(page, ExpensesPage)
    page.ask(replace(page.query(), sort="date", descending=True))
    page.table.setFocus()
    page.table.selectRow(0)
    seat.wait()
    return page


def press(page: ExpensesPage, key: Qt.Key, how: Qt.KeyboardModifier = PLAIN) -> None:
    QTest.keyClick(page.table, key, how)


def states(page: ExpensesPage) -> list[str]:
    column = next(at for at, one in enumerate(page.model.columns) if one.key == "status")
    return [page.model.data(page.model.index(at, column)) for at in range(page.model.rowCount())]


def acts(page: ExpensesPage) -> list[str]:
    return [one.accessibleName() for one in page.pane.findChildren(QPushButton)]


def click(seat: Seat, page: ExpensesPage, words: str) -> None:
    seat.bot.waitUntil(lambda: words in acts(page))
    next(one for one in page.pane.findChildren(QPushButton) if one.accessibleName() == words).click()
    seat.wait()


def primary(page: ExpensesPage) -> QPushButton:
    found = page.header.primary()
    assert found is not None
    return found


def test_the_primary_button_makes_a_claim_and_approves_those_that_are_chosen(
    seat: Seat, page: ExpensesPage
) -> None:
    assert primary(page).accessibleName() == "Nouvelle note"
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    assert states(page)[:3] == ["Choisie", "Choisie", "Soumise"]
    assert primary(page).accessibleName() == "Approuver 2\u00a0notes"
    press(page, Qt.Key.Key_Escape)
    assert primary(page).accessibleName() == "Nouvelle note"
    page.table.selectRow(0)
    press(page, Qt.Key.Key_Space)
    primary(page).click()
    seat.wait()
    assert states(page)[:3] == ["Approuvée", "Soumise", "Soumise"]


def test_ctrl_enter_approves_what_is_chosen_and_one_undo_takes_it_back(
    seat: Seat, page: ExpensesPage
) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, CTRL)
    seat.wait()
    assert states(page) == ["Approuvée", "Approuvée", "Soumise", "Remboursée", "Brouillon"]
    assert seat.told[-1] == "2\u00a0notes approuvées\u00a0: 60,65\u00a0€."
    seat.application.workspace.undo()
    seat.wait()
    assert states(page)[0] == "Soumise"


def test_ctrl_a_chooses_what_waits_and_ones_own_is_left_with_its_reason(
    seat: Seat, page: ExpensesPage
) -> None:
    press(page, Qt.Key.Key_A, CTRL)
    assert states(page) == ["Choisie", "Choisie", "Choisie", "Remboursée", "Brouillon"]
    press(page, Qt.Key.Key_Enter, CTRL)
    seat.wait()
    assert states(page)[:3] == ["Approuvée", "Approuvée", "Soumise"]
    assert "1\u00a0note laissée" in shown(page)
    assert "on ne décide pas de sa propre note" in shown(page)
    page.table.selectRow(2)
    press(page, Qt.Key.Key_Return, CTRL)
    seat.wait()
    assert states(page)[2] == "Soumise"
    assert "est la vôtre" in shown(page)
    assert "Approuver" not in acts(page)
    press(page, Qt.Key.Key_Space)
    seat.wait()
    assert "note laissée" not in shown(page)


def test_r_refuses_with_a_reason_that_the_file_keeps(seat: Seat, page: ExpensesPage) -> None:
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_R)
    seat.wait()
    assert page.editor is not None
    assert "60,65\u00a0€ de 1\u00a0personne" in shown(page.side)
    assert page.editor.saving.accessibleName() == "Refuser"
    page.editor.save()
    assert "Dites pourquoi" in shown(page.side)
    page.editor.form.field("reason").set_value("Payée par la commune")
    page.editor.save()
    seat.wait()
    assert states(page)[:2] == ["Refusée", "Refusée"]
    page.table.selectRow(0)
    seat.bot.waitUntil(lambda: "Refusée\u00a0: Payée par la commune" in shown(page.pane))
    click(seat, page, "Revenir sur la décision")
    assert states(page)[:2] == ["Soumise", "Refusée"]


def test_r_inside_a_name_that_one_types_is_a_letter(seat: Seat, page: ExpensesPage) -> None:
    press(page, Qt.Key.Key_P)
    press(page, Qt.Key.Key_R)
    assert page.editor is None
    seat.wait()


def test_a_claim_is_given_back_and_submitted_again_from_its_file(seat: Seat, page: ExpensesPage) -> None:
    click(seat, page, "Rendre…")
    assert page.editor is not None
    page.editor.form.field("reason").set_value("Reçu à joindre")
    page.editor.save()
    seat.wait()
    assert states(page)[0] == "Brouillon"
    seat.bot.waitUntil(lambda: "Rendue, à reprendre\u00a0: Reçu à joindre" in shown(page.pane))
    click(seat, page, "Soumettre")
    assert states(page)[0] == "Soumise"
    click(seat, page, "Reprendre en brouillon")
    assert states(page)[0] == "Brouillon"


def test_a_draft_opens_its_page(seat: Seat, page: ExpensesPage) -> None:
    page.table.selectRow(4)
    click(seat, page, "Modifier")
    assert isinstance(seat.window.findChild(ClaimPage), ClaimPage)


def test_what_is_paid_is_corrected_beside_in_the_draft(seat: Seat, page: ExpensesPage) -> None:
    page.table.selectRow(3)
    seat.bot.waitUntil(lambda: "Payée le" in shown(page.pane))
    door = next(one for one in page.pane.findChildren(Door) if "Corriger" in one.text())
    door.click()
    assert page.editor is not None
    assert "33,00\u00a0€, dans la note" in shown(page.side)
    page.editor.form.field("amount").set_value(Money(3000))
    page.editor.save()
    seat.wait()
    assert seat.told[-1].startswith("Correction de −3,00\u00a0€")


def test_a_second_accord_is_asked_for_in_the_list(seat: Seat, page: ExpensesPage) -> None:
    def preside(make: Builder) -> None:
        board = make.committee(make.session.get_one(Structure, 1), "Bureau", kind=min(governing_kinds()))
        make.mandate(make.session.get_one(Person, 1), board, date(2025, 1, 1), office=Office.CHAIR)

    seat.fill(preside)
    page.refresh()
    seat.wait()
    click(seat, page, "Approuver")
    assert states(page)[0] == "Second accord requis"
    seat.bot.waitUntil(lambda: "un autre compte donne le second" in shown(page.pane))
    page.receive(ListView(ListQuery(filters={"todo": "second"}), "Second accord requis"))
    seat.wait()
    assert states(page) == ["Second accord requis"]


def test_a_wish_that_was_left_for_later_is_said_from_the_file(seat: Seat, page: ExpensesPage) -> None:
    def later(make: Builder) -> None:
        claim = make.session.get_one(ExpenseClaim, 1)
        claim.wish, claim.status = Wish.LATER, ClaimStatus.APPROVED

    seat.fill(later)
    page.refresh()
    seat.wait()
    assert states(page)[0] == "À décider"
    seat.bot.waitUntil(lambda: "Abandonnée" in acts(page))
    click(seat, page, "À rembourser")
    assert states(page)[0] == "Approuvée"


def test_another_list_forgets_the_choice(seat: Seat, page: ExpensesPage) -> None:
    spot = page.table.visualRect(page.model.index(1, 0)).center()
    QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, CTRL, spot)
    assert len(page.choice.ids()) == 1
    page.receive(ListView(ListQuery(filters={"status": "reimbursed"}), "Remboursées"))
    seat.wait()
    assert page.choice.ids() == ()


def test_who_may_not_decide_chooses_nothing(seat_as: Callable[[Role], Seat]) -> None:
    reader = seat_as(Role.READING)
    reader.fill(claims_of_november)
    page = on_list(reader)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return, CTRL)
    reader.wait()
    assert states(page)[0] == "Soumise"
    assert page.header.primary() is None
    assert "Approuver" not in acts(page)
    assert "Espace choisit" not in shown(page)
