"""Which approved claims may be paid, and by whom."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.deciding.rules import Decider, Standing
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocked, Blocker
from engagement_desktop.domain.expenses.paying.holds import (
    ClaimToPay,
    LineToPay,
    Payer,
    approved_by,
    holds,
    is_payable,
)
from engagement_desktop.domain.expenses.paying.runs_rows import ReadyRow
from engagement_desktop.domain.money import Money

IBAN = Sealed("FR7630006000011234567890189")
PAYER = Payer(Decider(1, 10))
STANDING = Standing(
    id=7,
    reference="NDF-2026-0029",
    person_id=20,
    person="Chantal Prigent",
    status=ClaimStatus.APPROVED,
    wish=Wish.REIMBURSE,
    lines=1,
    total=Money(420),
    decided_by_id=2,
    decider_person_id=11,
)
PARKING = LineToPay(
    1, date(2026, 11, 3), ExpenseNature.PARKING, Money(420), "J-2026-0001", None, None, "", False
)


def claim(standing: Standing = STANDING, *lines: LineToPay, **values: Any) -> ClaimToPay:
    usual: dict[str, Any] = {"iban": IBAN, "holder": "", "pay_by": None}
    return ClaimToPay(standing, "Prigent", "Chantal", lines=lines or (PARKING,), **(usual | values))


def kinds(one: ClaimToPay, payer: Payer = PAYER) -> list[Blocker]:
    return [hold.kind for hold in holds(one, payer)]


def test_an_approved_claim_with_its_receipt_and_account_is_ready() -> None:
    assert kinds(claim()) == []
    assert claim().amount == Money(420)
    assert claim().payee == "Chantal Prigent"
    assert claim(holder="Mme PRIGENT").payee == "Mme PRIGENT"


def test_a_line_without_receipt_holds_the_claim_back() -> None:
    assert kinds(claim(STANDING, replace(PARKING, receipt=""))) == [Blocker.RECEIPT_MISSING]


@pytest.mark.parametrize(
    "line",
    [
        replace(PARKING, receipt="", nature=ExpenseNature.KILOMETRES),
        replace(PARKING, receipt="", is_correction=True),
        replace(PARKING, receipt="", amount=Money()),
    ],
)
def test_kilometres_corrections_and_what_costs_nothing_need_no_receipt(line: LineToPay) -> None:
    assert kinds(claim(STANDING, line)) == []


def test_a_lost_receipt_is_taken_up_to_the_ceiling_only() -> None:
    lost = claim(STANDING, replace(PARKING, receipt="", attested_on=date(2026, 11, 4)))
    assert kinds(lost, Payer(Decider(1), Money(420))) == []
    assert kinds(lost, Payer(Decider(1), Money(419))) == [Blocker.RECEIPT_LOST]


def test_over_its_ceiling_a_line_waits_for_the_accord_of_the_committee() -> None:
    over = replace(PARKING, ceiling=Money(400), ceiling_text="plafond")
    assert kinds(claim(STANDING, over)) == [Blocker.CEILING]
    agreed = replace(over, ceiling_text="plafond — accord du comité noté le 10/11/2026")
    assert kinds(claim(STANDING, agreed)) == []


def test_a_person_who_has_not_chosen_yet_is_not_paid() -> None:
    assert kinds(claim(replace(STANDING, wish=Wish.LATER))) == [Blocker.TO_DECIDE]


def test_who_keeps_the_money_needs_a_second_accord() -> None:
    treasurer = replace(STANDING, keeps_office=True)
    assert kinds(claim(treasurer)) == [Blocker.SECOND_ACCORD]
    assert kinds(claim(replace(treasurer, seconded_by_id=3))) == []
    assert kinds(claim(treasurer), Payer(Decider(1, alone=True))) == []


def test_nobody_is_paid_on_their_own_approval() -> None:
    own = replace(STANDING, decider_person_id=20)
    assert kinds(claim(own)) == [Blocker.OWN_APPROVAL]
    assert kinds(claim(own), Payer(Decider(1, alone=True))) == []
    assert kinds(claim(replace(own, decided_alone=True))) == []


@pytest.mark.parametrize(
    ("decider", "approved"),
    [
        (Decider(2), True),
        (Decider(1, 11), True),
        (Decider(3), True),
        (Decider(5, 12), True),
        (Decider(1), False),
    ],
)
def test_who_gave_an_accord_does_not_pay_under_any_account(decider: Decider, approved: bool) -> None:
    one = claim(replace(STANDING, seconded_by_id=3), seconder_person_id=12)
    assert approved_by(one, decider) is approved
    assert kinds(one, Payer(decider)) == ([Blocker.SAME_ACCOUNT] if approved else [])
    assert kinds(one, Payer(replace(decider, alone=True))) == []


def test_an_imported_claim_that_nobody_approved_here_may_be_paid_by_anyone() -> None:
    imported = replace(STANDING, decided_by_id=None, decider_person_id=None)
    assert kinds(claim(imported), Payer(Decider(1, None))) == []


def test_an_envelope_that_is_passed_holds_its_claims_back() -> None:
    payer = Payer(Decider(1), overdrawn={3: "Dépassée."})
    assert kinds(claim(), payer) == []
    on_it = claim(STANDING, replace(PARKING, envelope_id=3), replace(PARKING, envelope_id=3))
    assert kinds(on_it, payer) == [Blocker.BUDGET], "told once"
    assert holds(on_it, payer)[0].about == "Dépassée."


@pytest.mark.parametrize("total", [Money(), Money(-100)])
def test_nothing_or_less_is_not_paid(total: Money) -> None:
    assert kinds(claim(replace(STANDING, total=total))) == [Blocker.NOTHING_TO_PAY]


@pytest.mark.parametrize(
    ("iban", "holder", "kind"),
    [
        (None, "", Blocker.IBAN_MISSING),
        (Sealed(None, b"sealed"), "", Blocker.IBAN_UNREADABLE),
        (Sealed("FR7630006000011234567890188"), "", Blocker.IBAN_FALSE),
        (IBAN, "張偉", Blocker.HOLDER),
    ],
)
def test_an_account_that_cannot_be_credited_holds_a_transfer_back(
    iban: Sealed | None, holder: str, kind: Blocker
) -> None:
    assert kinds(claim(iban=iban, holder=holder)) == [kind]


def test_the_same_claim_goes_by_cheque_or_in_cash() -> None:
    row = ReadyRow(
        *(7, "NDF-2026-0029", 20, "Prigent", "Chantal", 1, Money(420), PaymentMeans.TRANSFER, None),
        (Blocked(Blocker.IBAN_MISSING, "sans IBAN"),),
    )
    assert not row.is_ready
    assert row.blocked(PaymentMeans.CHEQUE) == ()
    assert replace(row, means=PaymentMeans.CASH).is_ready
    held = replace(row, reasons=(Blocked(Blocker.RECEIPT_MISSING, "sans reçu", 1),))
    assert held.blocked(PaymentMeans.CASH) == held.reasons


def test_what_is_approved_not_waived_and_in_no_run_is_to_be_paid() -> None:
    assert is_payable(STANDING)
    assert not is_payable(replace(STANDING, status=ClaimStatus.SUBMITTED))
    assert not is_payable(replace(STANDING, wish=Wish.WAIVE))
    assert not is_payable(replace(STANDING, held_by="REM-2026-001"))
