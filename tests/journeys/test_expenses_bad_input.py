"""What must not get in, typed or dropped at the window: told at its field, and nothing half written."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.expenses.deciding.service import DecidingService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.ui.common.banner import Banner
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from engagement_desktop.ui.expenses.expenses_page import ExpensesPage
from engagement_desktop.ui.expenses.paying.bank_accounts_page import BankAccountsPage
from engagement_desktop.ui.expenses.paying.reimburse_page import ReimbursePage
from tests import made_receipts as made
from tests.builders import Builder
from tests.journeys.claims_by_hand import drop, new_claim, reach, rows, say
from tests.journeys.hand import CONTROL, Hand
from tests.services.expenses.paying.paying_world import IBANS, OWN, to_pay
from tests.ui.conftest import Seat, shown

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups
FALSE_IBAN = "FR7630006000011234567890188"
TABLES = ("expense_claim", "expense_line", "expense_receipt", "attachment", "payment_run", "payment")


def garage(make: Builder) -> None:
    """Monique has a car; Paul has one whose power nobody knows."""
    make.structure(iban=Sealed(OWN), account_holder="MSP DES DEUX-PONTS")
    make.vehicle(make.person(), power=4)
    make.vehicle(make.person("Tessier", "Paul"), power=None)


@pytest.fixture
def hand(seat: Seat) -> Hand:
    seat.fill(garage)
    return Hand(seat)


@pytest.fixture
def page(hand: Hand) -> ClaimPage:
    """A new claim of Monique, its purpose said."""
    opened = new_claim(hand, "hel")
    say(hand, opened, nature="Stat", purpose="Parc relais")
    return opened


def save(hand: Hand) -> None:
    hand.key(Qt.Key.Key_S, CONTROL)


def nothing_is_written(seat: Seat) -> None:
    assert {table: rows(seat, table) for table in TABLES} == {table: [] for table in TABLES}
    assert seat.application.workspace.last_act() is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [("-5", "au-dessus de 0"), ("1e9", "n’est pas un montant"), ("12,3,4", "n’est pas un montant")],
)
def test_what_is_no_amount_is_told_at_the_amount(hand: Hand, page: ClaimPage, typed: str, told: str) -> None:
    say(hand, page, amount=typed)
    save(hand)
    assert told in page.form.amount.fault()
    assert hand.focus() is page.form.amount.editor
    nothing_is_written(hand.seat)


def test_an_amount_that_is_read_two_ways_is_asked_and_answered_by_the_keyboard(
    hand: Hand, page: ClaimPage
) -> None:
    say(hand, page, amount="1.234")
    save(hand)
    assert "voulez-vous dire" in page.form.amount.fault()
    nothing_is_written(hand.seat)
    reach(hand, page.form.amount.buttons[1])
    hand.key(Qt.Key.Key_Space)
    save(hand)
    assert [one["amount"] for one in rows(hand.seat, "expense_line")] == [123]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("facture.pdf", made.PROGRAM, "est un programme"),
        ("photo.png", made.huge_png(), "100\u202f000"),
    ],
    ids=["program", "bomb"],
)
def test_a_file_that_lies_is_refused_beside_the_line(
    hand: Hand, page: ClaimPage, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    drop(hand, page, file)
    assert told in page.proof.panel.foot.fault.text()
    assert page.proof.panel.foot.fault.isVisible()
    assert page.entry.sheet.lines[0].draft.prepared == ()
    nothing_is_written(hand.seat)


def test_what_a_pdf_does_by_itself_is_not_kept(hand: Hand, page: ClaimPage, tmp_path: Path) -> None:
    file = tmp_path / "facture.pdf"
    file.write_bytes(made.active_pdf())
    drop(hand, page, file)
    assert "Ce PDF contenait un programme" in page.proof.panel.foot.done.text()
    say(hand, page, amount="12,50")
    save(hand)
    (kept,) = rows(hand.seat, "attachment")
    for active in (b"JavaScript", b"/JS", b"Launch", b"EmbeddedFile", b"app.alert"):
        assert active not in bytes(kept["content"])


def test_where_a_photo_was_taken_is_not_kept(hand: Hand, page: ClaimPage, tmp_path: Path) -> None:
    photo = tmp_path / "parking.jpg"
    photo.write_bytes(made.jpeg())
    drop(hand, page, photo)
    assert "retirés" in page.proof.panel.foot.done.text()
    say(hand, page, amount="3,60")
    save(hand)
    (kept,) = rows(hand.seat, "attachment")
    for personal in (b"Exif", b"Telephone", b"chez Paul", b"video cachee"):
        assert personal not in bytes(kept["content"])


@pytest.mark.parametrize(("content", "status"), [(made.jpeg(), "submitted"), (made.PROGRAM, "")])
def test_a_hasty_hand_leaves_no_receipt_behind(
    hand: Hand, page: ClaimPage, tmp_path: Path, content: bytes, status: str
) -> None:
    """Submitted while its receipt is still read: with it once that is done, not at all if it is refused."""
    say(hand, page, amount="3,60")
    file = tmp_path / "parking.jpg"
    file.write_bytes(content)
    page.proof.panel.take_paths([file])
    page.acts.submit()
    assert "encore lu" in hand.seat.told[-1]
    nothing_is_written(hand.seat)
    hand.settle()
    assert "".join(one["status"] for one in rows(hand.seat, "expense_claim")) == status
    assert len(rows(hand.seat, "expense_receipt")) == len(rows(hand.seat, "expense_claim"))


def test_a_car_without_power_is_told_at_the_vehicle(hand: Hand) -> None:
    page = new_claim(hand, "tes")
    say(hand, page, nature="Kilo", km_hundredths="28", purpose="Visite")
    save(hand)
    assert "puissance" in page.form.way.fault()
    assert hand.focus() is page.form.way.editor
    nothing_is_written(hand.seat)


def test_three_thousand_kilometres_are_asked_before_they_are_written(hand: Hand, page: ClaimPage) -> None:
    say(hand, page, nature="Kilo", km_hundredths="3000")
    save(hand)
    assert "est-ce bien un seul trajet" in shown(page)
    nothing_is_written(hand.seat)
    hand.key(Qt.Key.Key_Tab)
    hand.key(Qt.Key.Key_Space)
    assert "est-ce bien un seul trajet" in page.form.km.fault()
    assert hand.focus() is page.form.km.editor
    save(hand)
    hand.key(Qt.Key.Key_Space)
    assert [one["km_hundredths"] for one in rows(hand.seat, "expense_line")] == [300_000]


def test_a_day_without_any_scale_is_told_at_the_day(hand: Hand, page: ClaimPage) -> None:
    say(hand, page, nature="Kilo", spent_on="03/03/2005", km_hundredths="28")
    save(hand)
    assert "barème" in page.form.day.fault()
    assert hand.focus() is page.form.day.editor
    nothing_is_written(hand.seat)


def test_an_iban_that_fails_its_key_is_told_at_its_field(hand: Hand) -> None:
    page = hand.seat.open("bank_accounts")
    assert isinstance(page, BankAccountsPage)
    page.edit(None)
    hand.settle()
    assert page.editor is not None
    form = page.editor.form
    for key, words in (("label", "Livret"), ("iban", FALSE_IBAN), ("holder", "MSP")):
        form.field(key).editor.setFocus()
        hand.type(words)
    save(hand)
    assert page.editor is not None
    assert "clé" in form.field("iban").fault()
    assert hand.focus() is form.field("iban").editor
    assert rows(hand.seat, "bank_account") == []


def test_a_claim_whose_account_is_false_waits_with_the_reason(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    hand.seat.fill(lambda make: to_pay(make, "Fournier", "Luc", 798, FALSE_IBAN))
    page = hand.seat.open("reimburse")
    assert isinstance(page, ReimbursePage)
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert rows(hand.seat, "payment_run") == []
    assert "IBAN de Luc Fournier a une erreur de frappe" in shown(page.held)
    assert "Aucune note n’est choisie" in banners(page)


def elsewhere(seat: Seat, name: str = "Nadia") -> Workspace:
    """Somebody else at another machine: this window does not hear of what they do."""
    workspace = seat.application.workspace
    account = Account(first_name=name, role=Role.TREASURY)
    with workspace.database.work() as session:
        session.add(account)
        session.flush()
        actor = Actor(account.id, name, Role.TREASURY)
    return Workspace(workspace.database, actor, workspace._clock)


def banners(page: ReimbursePage | ExpensesPage) -> str:
    return " ".join(one.accessibleName() for one in page.findChildren(Banner) if one.isVisible())


def test_a_claim_is_not_paid_twice(hand: Hand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(tmp_path))
    hand.seat.fill(lambda make: to_pay(make, "Benali", "Fatima", 3214, IBANS[0]))
    page = hand.seat.open("reimburse")
    assert isinstance(page, ReimbursePage)
    assert len(page.choosing.chosen()) == 1
    theirs = RunService(elsewhere(hand.seat))
    theirs.send(theirs.make(RunDraft((1,), date(2026, 11, 25))))
    hand.key(Qt.Key.Key_Return, CONTROL)
    hand.settle()
    assert [(one["claim_id"], one["state"]) for one in rows(hand.seat, "payment")] == [(1, "paid")]
    assert len(rows(hand.seat, "payment_run")) == 1
    assert "elle est entrée dans un autre remboursement" in banners(page)
    assert list(tmp_path.glob("Remboursement*")) == []
    assert page.choosing.rows() == ()


def test_two_who_approve_one_claim_see_who_was_first(hand: Hand) -> None:
    def waiting(make: Builder) -> None:
        claim = make.claim(make.person("Prigent", "Chantal", known_as="P-Prigent"), ClaimStatus.SUBMITTED)
        make.line(claim, date(2026, 11, 3), 1250, nature=ExpenseNature.TRAIN)

    hand.seat.fill(waiting)
    page = hand.on_list("expenses")
    assert isinstance(page, ExpensesPage)
    hand.settle()
    page.table.setFocus()
    page.table.selectRow(0)
    theirs = elsewhere(hand.seat)
    DecidingService(theirs).approve([1])
    hand.key(Qt.Key.Key_Return, CONTROL)
    assert "déjà approuvée, par Nadia le 22/11/2026" in banners(page)
    (claim,) = rows(hand.seat, "expense_claim")
    assert (claim["status"], claim["decided_by_id"]) == ("approved", theirs.actor.account_id)
