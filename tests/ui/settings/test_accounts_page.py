from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.errors import KnownProblem
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.ui.common.badge import Badge
from engagement_desktop.ui.settings import accounts as module
from engagement_desktop.ui.settings.account_cards import AccountCard
from engagement_desktop.ui.settings.account_sheet import AccountSheet
from engagement_desktop.ui.settings.account_words import DOES, ROLES
from engagement_desktop.ui.settings.accounts import AccountsPage
from tests.conftest import PHRASE
from tests.services.offices import PHRASES
from tests.ui.conftest import WAYS, Seat, shown
from tests.ui.town import door

CONTROL = Qt.KeyboardModifier.ControlModifier


def on_page(seat: Seat) -> AccountsPage:
    page = seat.open("accounts")
    assert isinstance(page, AccountsPage)
    return page


def sheet_of(page: AccountsPage) -> AccountSheet:
    assert page.sheet is not None
    return page.sheet


def is_open(page: AccountsPage) -> bool:
    return page.sheet is not None


def write_name(page: AccountsPage, name: str) -> None:
    field = sheet_of(page).name
    assert field is not None
    assert isinstance(field.editor, QLineEdit)
    field.editor.setText(name)


def send(seat: Seat, page: AccountsPage) -> None:
    sheet_of(page).button.click()
    seat.wait()
    seat.bot.waitUntil(lambda: page._working is None)
    seat.wait()


def added(seat: Seat, name: str = "Paul", role: Role = Role.TREASURY) -> AccountsPage:
    """An account of that role, added by the page's own service."""
    seat.application.accounts.add(name, role, PHRASES[role])
    return on_page(seat)


def card_named(page: AccountsPage, name: str) -> AccountCard:
    return next(card for card in page.cards.values() if card.account.first_name == name)


def test_the_only_account_says_that_it_stays_and_offers_only_what_can_be_done(seat: Seat) -> None:
    page = on_page(seat)
    [card] = page.cards.values()
    assert list(card.buttons) == ["Renommer", "Changer ma phrase"]
    assert "C’est le seul compte de coordination" in shown(card)
    assert DOES[Role.COORDINATION] in shown(card)
    assert page.first_focus() is card.buttons["Renommer"]
    card.buttons["Changer ma phrase"].click()
    assert seat.desk.open("dossier").isVisible()


def test_a_treasurer_is_added_and_their_phrase_is_shown_once(seat: Seat, dossier: Path) -> None:
    page = on_page(seat)
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    QTest.keyClick(seat.window, Qt.Key.Key_N, CONTROL)
    sheet = sheet_of(page)
    assert sheet.name is not None
    assert sheet.name.editor.hasFocus()
    assert not page.list.isVisible()
    QTest.keyClicks(sheet.name.editor, "Paul")
    assert sheet.roles is not None
    sheet.roles.choose(Role.TREASURY)
    assert sheet.chooser is not None
    phrase = sheet.chooser.phrase()
    send(seat, page)
    assert seat.told[-1] == "Compte ajouté\u00a0: Paul."
    assert page.handover is not None
    assert page.handover.words.text() == phrase
    assert page.handover.done.hasFocus()
    assert page.first_focus() is page.handover.done
    door(page, "C’est recopié").click()
    seat.wait()
    assert phrase not in shown(page)
    card = card_named(page, "Paul")
    assert card.buttons["Renommer"].hasFocus()
    assert ROLES[Role.TREASURY] in [badge.accessibleName() for badge in card.findChildren(Badge)]
    seat.application.close()
    opened = open_application(dossier, phrase, ways=WAYS)
    assert opened.workspace.actor.role is Role.TREASURY
    opened.close()


def test_what_is_wrong_is_told_at_its_question_and_the_rest_stays(seat: Seat) -> None:
    page = on_page(seat)
    page.add()
    sheet = sheet_of(page)
    assert sheet.name is not None
    assert sheet.chooser is not None
    sheet.send()
    assert sheet.name.fault().startswith("Écrivez le prénom")
    write_name(page, "claire")
    send(seat, page)
    assert "s’appelle déjà" in sheet.name.fault()
    write_name(page, "Paul")
    sheet.chooser._own.setChecked(True)
    own = sheet.chooser.own.editor
    assert isinstance(own, QLineEdit)
    own.setText("court")
    sheet.send()
    assert sheet.chooser.own.fault().startswith("Cette phrase se devinerait")
    own.setText(PHRASE)
    send(seat, page)
    assert "ouvre déjà un autre compte" in sheet.chooser.own.fault()
    assert sheet.name.value() == "Paul"
    assert sheet.button.isEnabled()


def test_a_refusal_without_a_question_of_its_own_stands_above_the_sheet(seat: Seat) -> None:
    page = added(seat)
    card_named(page, "Paul").buttons["Nouvelle phrase"].click()
    sheet = sheet_of(page)
    seat.application.accounts.remove(sheet.act.account.id if sheet.act.account else 0)
    seat.wait()
    send(seat, page)
    assert "Ce compte n’est plus dans le dossier" in sheet._banner.accessibleName()


def test_another_role_says_why_it_needs_another_phrase(seat: Seat, dossier: Path) -> None:
    page = added(seat)
    card_named(page, "Paul").buttons["Changer de rôle"].click()
    sheet = sheet_of(page)
    assert "il lui faut une nouvelle phrase" in shown(sheet)
    assert sheet.roles is not None
    assert sheet.roles.value() is not Role.TREASURY
    sheet.roles.choose(Role.SECRETARIAT)
    assert sheet.chooser is not None
    phrase = sheet.chooser.phrase()
    send(seat, page)
    assert seat.told[-1] == "Rôle changé\u00a0: Paul."
    assert page.handover is not None
    page.handover.done.click()
    seat.application.close()
    with pytest.raises(KnownProblem):
        open_application(dossier, PHRASES[Role.TREASURY], ways=WAYS)
    opened = open_application(dossier, phrase, ways=WAYS)
    assert opened.workspace.actor.role is Role.SECRETARIAT
    opened.close()


def test_a_forgotten_phrase_is_replaced(seat: Seat, dossier: Path) -> None:
    page = added(seat)
    card_named(page, "Paul").buttons["Nouvelle phrase"].click()
    chooser = sheet_of(page).chooser
    assert chooser is not None
    phrase = chooser.phrase()
    send(seat, page)
    assert seat.told[-1] == "Phrase changée\u00a0: Paul."
    seat.application.close()
    opened = open_application(dossier, phrase, ways=WAYS)
    assert opened.workspace.actor.first_name == "Paul"
    opened.close()


def test_f2_renames_the_account_in_whose_card_one_stands(seat: Seat) -> None:
    page = added(seat)
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    card_named(page, "Paul").buttons["Nouvelle phrase"].setFocus()
    QTest.keyClick(seat.window, Qt.Key.Key_F2)
    assert sheet_of(page).act.title == "Renommer le compte de Paul"
    write_name(page, "Paul-Henri")
    name = sheet_of(page).name
    assert name is not None
    QTest.keyClick(name.editor, Qt.Key.Key_Return)
    seat.wait()
    seat.bot.waitUntil(lambda: not is_open(page))
    assert seat.told[-1] == "Compte renommé\u00a0: Paul-Henri."
    assert card_named(page, "Paul-Henri").buttons["Renommer"].hasFocus()
    page._rename_current()
    assert is_open(page)


def test_an_account_is_removed_once_one_has_confirmed(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter((False, True))

    def confirm(_parent: object, question: str, _act: str, keep: str) -> bool:
        asked.append(f"{question} {keep}")
        return next(answers)

    monkeypatch.setattr(module, "confirm", confirm)
    page = added(seat)
    card_named(page, "Paul").buttons["Retirer le compte"].click()
    assert "cela ne s’annule pas" in asked[0]
    assert "Paul" in [card.account.first_name for card in page.cards.values()]
    card_named(page, "Paul").buttons["Retirer le compte"].click()
    seat.wait()
    assert seat.told[-1] == "Compte retiré\u00a0: Paul."
    assert [card.account.first_name for card in page.cards.values()] == ["Claire"]
    assert "Paul, retiré le 22/11/2026" in shown(page.list)


def test_escape_and_the_button_leave_the_sheet_with_nothing_changed(seat: Seat) -> None:
    page = on_page(seat)
    page.add()
    QTest.keyClick(sheet_of(page), Qt.Key.Key_Escape)
    assert not is_open(page)
    assert page.list.isVisible()
    page.add()
    page.take_focus()
    door(sheet_of(page), "Annuler").click()
    assert not is_open(page)
    assert len(seat.application.accounts.all()) == 1


def test_enter_in_the_name_goes_on_to_the_next_question(seat: Seat) -> None:
    page = on_page(seat)
    page.add()
    with seat.bot.waitActive(seat.window):
        seat.window.activateWindow()
    sheet = sheet_of(page)
    assert sheet.name is not None
    write_name(page, "Paul")
    QTest.keyClick(sheet.name.editor, Qt.Key.Key_Return)
    assert is_open(page)
    assert not sheet.name.editor.hasFocus()


@pytest.mark.parametrize("role", Role)
def test_each_role_is_told_as_its_rights_are(role: Role) -> None:
    bank = Permission.BANK_WRITE in RIGHTS[role]
    writes = Permission.PERSON_WRITE in RIGHTS[role]
    assert ("e lit pas les coordonnées bancaires" in DOES[role] or "Ne lit ni" in DOES[role]) is not bank
    assert ("registre et" in DOES[role] and "Tient" in DOES[role]) is (role is Role.SECRETARIAT)
    assert writes is (role in {Role.COORDINATION, Role.SECRETARIAT})


def test_the_page_is_for_those_who_may(seat_as: Callable[[Role], Seat]) -> None:
    assert "accounts" not in seat_as(Role.TREASURY).desk.page_keys()
