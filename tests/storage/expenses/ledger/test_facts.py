"""Facts that the ledger enters: what was granted, paid, given back by the bank, or given up."""

from collections import defaultdict
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus, PaymentMeans
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.expenses.runs import (
    BankAccount,
    Payment,
    PaymentRun,
    PaymentState,
    RunState,
)
from engagement_desktop.domain.money import Money
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.ledger.facts import claim_facts, facts_to_enter
from tests.builders import Builder
from tests.storage.common import IBAN
from tests.storage.expenses.claims_world import World

S = ClaimStatus
SPENT, GRANTED_ON, SECOND, SENT, BACK = (
    date(2025, 8, 31),
    date(2025, 9, 1),
    date(2025, 9, 2),
    date(2025, 12, 31),
    date(2026, 1, 1),
)


def test_every_granted_claim_with_a_line_is_a_fact(reading: Session, world: World) -> None:
    expected = [one for one in world.claims if one.status in GRANTED and one.lines]
    found = claim_facts(reading)
    assert [one.claim_id for one in found] == [one.id for one in expected]
    for fact, one in zip(found, expected, strict=True):
        assert (fact.reference, fact.person) == (one.reference, f"{one.first} {one.last}")
        assert [(cost.nature, cost.amount.cents) for cost in fact.costs] == [
            (line.nature, line.cents) for line in one.lines
        ]
        assert fact.total == Money(one.cents)
        assert fact.granted_on == one.decided_on
        assert fact.piece_on == one.last_on


def test_waivers_of_a_claim_add_up_to_it_day_by_day(reading: Session, world: World) -> None:
    facts = {fact.claim_id: fact for fact in claim_facts(reading)}
    for one in world.claims:
        if one.status is not S.WAIVED or not one.lines:
            continue
        said = [line.waived_on for line in one.lines if line.waived_on]
        usual = max(said, default=one.paid_on or one.decided_on)
        by_day: dict[date | None, int] = defaultdict(int)
        for line in one.lines:
            by_day[line.waived_on or usual] += line.cents
        found = facts[one.id].waivers
        assert {waiver.given_on: waiver.amount.cents for waiver in found} == by_day
        assert Money.sum(waiver.amount for waiver in found) == Money(one.cents)


def test_only_claims_given_up_have_waivers_only_settled_ones_payments(reading: Session, world: World) -> None:
    status = {one.id: one.status for one in world.claims}
    for fact in claim_facts(reading):
        assert bool(fact.waivers) == (status[fact.claim_id] is S.WAIVED)
        kept = [one for one in fact.payments if one.rejected_on is None]
        assert bool(kept) == (status[fact.claim_id] is S.REIMBURSED)


def test_facts_may_be_asked_for_some_claims(reading: Session, world: World) -> None:
    ids = [one.id for one in world.claims if one.status is S.WAIVED and one.lines][:3]
    draft = next(one.id for one in world.claims if one.status is S.DRAFT)
    assert [one.claim_id for one in claim_facts(reading, [draft, *ids])] == ids
    assert claim_facts(reading, []) == ()


def pay(session: Session, claim_id: int, state: PaymentState, **values: Any) -> None:
    """One payment of 12,50 € in a run of its own, sent unless said otherwise."""
    made = RunState.MADE if state is PaymentState.MADE else RunState.SENT
    usual = {"state": made, "sent_on": SENT, "made_on": SENT, "execute_on": SENT}
    means = values.pop("means", PaymentMeans.TRANSFER)
    rejected_on = values.pop("rejected_on", None)
    count = session.query(PaymentRun).count() + 1
    run = PaymentRun(number=f"REM-2025-{count:03}", **usual | values)
    session.add(run)
    session.flush()
    session.add(
        Payment(
            run_id=run.id,
            claim_id=claim_id,
            means=means,
            amount=Money(1250),
            state=state,
            position=1,
            rejected_on=rejected_on,
        )
    )
    session.flush()


def claimed(session: Session, status: ClaimStatus = S.REIMBURSED, **values: Any) -> int:
    make = Builder(session)
    claim = make.claim(make.person(known_as="P"), status, reference="NDF-1", **values)
    make.line(claim, SPENT)
    return claim.id


def test_a_payment_that_came_back_is_followed_by_the_next_one(database: Database) -> None:
    with database.work() as session:
        pk = claimed(session, decided_on=GRANTED_ON)
        pay(session, pk, PaymentState.REJECTED, rejected_on=BACK)
        pay(session, pk, PaymentState.PAID)
        (fact,) = claim_facts(session)
    assert [(one.payment_id, one.piece, one.rejected_on) for one in fact.payments] == [
        (1, "REM-2025-001", BACK),
        (2, "REM-2025-002", None),
    ]


def test_a_rejection_without_its_day_is_that_of_the_run(database: Database) -> None:
    with database.work() as session:
        pay(session, claimed(session, S.APPROVED), PaymentState.REJECTED)
        ((payment,),) = [fact.payments for fact in claim_facts(session)]
    assert (payment.paid_on, payment.rejected_on) == (SENT, SENT)


def test_what_waits_in_a_run_is_not_paid_yet(database: Database) -> None:
    with database.work() as session:
        pk = claimed(session, S.APPROVED, decided_on=GRANTED_ON)
        pay(session, pk, PaymentState.MADE, sent_on=None)
        (fact,) = claim_facts(session)
    assert fact.payments == ()


@pytest.mark.parametrize(
    ("values", "day", "means"),
    [
        ({"paid_on": SENT, "pay_by": PaymentMeans.CASH}, SENT, PaymentMeans.CASH),
        ({"decided_on": GRANTED_ON}, GRANTED_ON, PaymentMeans.TRANSFER),
        ({}, SPENT, PaymentMeans.TRANSFER),
    ],
    ids=["day noted", "day of the decision", "day of the cost"],
)
def test_what_was_paid_before_runs_has_one_payment(
    database: Database, values: dict[str, Any], day: date, means: PaymentMeans
) -> None:
    with database.work() as session:
        claimed(session, **values)
        ((payment,),) = [fact.payments for fact in claim_facts(session)]
    assert (payment.payment_id, payment.paid_on, payment.means) == (None, day, means)
    assert (payment.amount, payment.piece) == (Money(1250), "NDF-1")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"decided_on": GRANTED_ON}, GRANTED_ON),
        ({"decided_on": GRANTED_ON, "seconded_on": SECOND}, SECOND),
        ({"paid_on": SENT}, SENT),
    ],
    ids=["one accord", "two accords", "settled without a decision"],
)
def test_a_claim_is_granted_when_the_last_accord_is_given(
    database: Database, values: dict[str, Any], expected: date
) -> None:
    with database.work() as session:
        claimed(session, **values)
        (fact,) = claim_facts(session)
    assert fact.granted_on == expected


def test_an_approved_claim_of_which_nobody_knows_the_day_is_not_granted(database: Database) -> None:
    with database.work() as session:
        claimed(session, S.APPROVED, submitted_on=GRANTED_ON)
        (fact,) = claim_facts(session)
    assert (fact.granted_on, fact.piece_on) == (None, GRANTED_ON)


@pytest.mark.parametrize("means", list(PaymentMeans))
def test_cash_never_leaves_a_bank_account(database: Database, means: PaymentMeans) -> None:
    with database.work() as session:
        session.add(BankAccount(label="Livret", iban=Sealed(IBAN), holder="MSP", ledger_account="512200"))
        session.flush()
        pay(session, claimed(session), PaymentState.PAID, means=means, bank_account_id=1)
        ((payment,),) = [fact.payments for fact in claim_facts(session)]
    assert payment.bank == (None if means is PaymentMeans.CASH else "512200")


def test_only_contributions_paid_on_a_known_day_are_entered(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.person("Ñuñez", "José")
        for state, paid_on, invoice in (
            (ContributionState.PAID, SENT, "F-12 %"),
            (ContributionState.PAID, BACK, None),
            (ContributionState.PAID, None, None),
            (ContributionState.APPROVED, SENT, None),
            (ContributionState.RENOUNCED, SENT, None),
        ):
            session.add(
                PaidContribution(
                    person_id=1,
                    kind=ContributionKind.INDEMNITY,
                    state=state,
                    done_on=SPENT,
                    quantity_hundredths=100,
                    unit_price=Money(90),
                    amount=Money(90),
                    paid_on=paid_on,
                    invoice_number=invoice,
                    invoice_on=GRANTED_ON if invoice else None,
                )
            )
        session.flush()
        found = facts_to_enter(session).contributions
    assert [(one.contribution_id, one.paid_on, one.piece, one.piece_on) for one in found] == [
        (1, SENT, "F-12 %", GRANTED_ON),
        (2, BACK, "CTR-0002", SPENT),
    ]
    assert {one.person for one in found} == {"José Ñuñez"}


def test_an_empty_dossier_has_nothing_to_enter(nothing: Session) -> None:
    facts = facts_to_enter(nothing)
    assert (facts.claims, facts.contributions) == ((), ())
