"""Accounts and past runs by keyboard: empty pages, refusals at their field, what a role does not see."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.ui.expenses.paying.bank_accounts_page import BankAccountsPage
from engagement_desktop.ui.expenses.paying.runs_page import RunsPage
from tests.services.expenses.paying.paying_world import OWN, prepare
from tests.ui.conftest import Seat, shown
from tests.ui.expenses.at_desk import bare, offered, press, undo


def on_accounts(seat: Seat) -> BankAccountsPage:
    page = seat.open("bank_accounts")
    assert isinstance(page, BankAccountsPage)
    return page


@pytest.fixture
def page(seat: Seat) -> BankAccountsPage:
    seat.fill(prepare)
    return on_accounts(seat)


def add(
    seat: Seat, page: BankAccountsPage, label: str = "Livret", iban: str = OWN, holder: str = "MSP"
) -> None:
    page.edit(None)
    assert page.editor is not None
    for key, value in (("label", label), ("iban", iban), ("holder", holder)):
        page.editor.form.field(key).from_text(value)
    page.editor.save()
    seat.wait()


@pytest.mark.parametrize(
    ("label", "iban", "holder", "at"),
    [
        ("", OWN, "MSP", "label"),
        ("Livret", "", "MSP", "iban"),
        ("Livret", OWN[:-1] + "8", "MSP", "iban"),
        ("Livret", OWN, "", "holder"),
    ],
)
def test_an_account_is_refused_at_its_field(
    seat: Seat, page: BankAccountsPage, label: str, iban: str, holder: str, at: str
) -> None:
    add(seat, page, label, iban, holder)
    assert page.editor is not None
    assert page.editor.form.field(at).fault()
    assert seat.window.focusWidget() is page.editor.form.field(at).editor
    assert page.model.rowCount() == 0


def test_a_list_shows_the_end_of_an_iban_only(seat: Seat, page: BankAccountsPage) -> None:
    add(seat, page)
    cell = bare(str(page.model.index(0, 1).data()))
    assert cell.endswith(OWN[-3:])
    assert OWN[4:20] not in cell.replace(" ", "")


def test_an_account_put_away_is_said_and_taken_back(seat: Seat, page: BankAccountsPage) -> None:
    add(seat, page)
    page.open_row(page.model.loaded()[0])
    seat.wait()
    assert "Aucun remboursement ne le débite encore." in shown(page.pane)
    press(seat, page.pane, "Ranger")
    assert page.model.loaded()[0].archived_on is not None
    assert undo(seat).startswith("Annulé")
    assert page.model.loaded()[0].archived_on is None


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_does_not_keep_the_bank_is_offered_no_account(
    seat_as: Callable[[Role], Seat], role: Role
) -> None:
    seat = seat_as(role)
    seat.fill(prepare)
    page = on_accounts(seat)
    assert not any("Ajouter" in one for one in offered(page))
    assert OWN not in bare(shown(page)).replace(" ", "")


def test_before_the_first_run_the_page_leads_to_paying(seat: Seat) -> None:
    page = seat.open("runs")
    assert isinstance(page, RunsPage)
    assert "Pas encore de remboursement" in shown(page.empty)
    went: list[str] = []
    seat.context.signals.page_wanted.connect(lambda where, _what: went.append(where))
    press(seat, page.empty, "Rembourser")
    assert went == ["reimburse"]


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_who_does_not_pay_is_not_led_there(seat_as: Callable[[Role], Seat], role: Role) -> None:
    page = seat_as(role).open("runs")
    assert not any(one.startswith("Rembourser") for one in [*offered(page.header), *offered(page.empty)])  # type: ignore[attr-defined]  # a list
