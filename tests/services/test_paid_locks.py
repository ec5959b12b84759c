"""What is paid, given up, held by a run or sent to the bank changes no more, whatever the path."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import insert

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError, Settled
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
    Wish,
)
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.paid_locks import PaidLocked
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.workspace import Change, Workspace
from tests.services.expenses.deciding.decision_room import (
    SPENT,
    TODAY,
    DecisionRoom,
    make_decision_room,
)

Deed = Callable[[Change], None]


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    room = make_decision_room(workspace)
    room.service.approve([room.submitted])
    return room


def do(room: DecisionRoom, deed: Deed, *, undo: bool = True) -> None:
    with room.max.act(Permission.CLAIM_PAY, "try", "Essai", undo=undo) as change:
        deed(change)


def moved(claim_id: int, status: ClaimStatus, **values: object) -> Deed:
    def deed(change: Change) -> None:
        claim = change.session.get_one(ExpenseClaim, claim_id)
        claim.status = status
        for name, value in values.items():
            setattr(claim, name, value)

    return deed


def paid(room: DecisionRoom) -> None:
    do(room, moved(room.submitted, ClaimStatus.REIMBURSED, paid_on=TODAY), undo=False)


def waived(room: DecisionRoom) -> None:
    def deed(change: Change) -> None:
        moved(room.submitted, ClaimStatus.WAIVED)(change)
        line = change.session.query(ExpenseLine).filter_by(claim_id=room.submitted).one()
        line.waived_on = TODAY

    do(room, deed)


def on_line(room: DecisionRoom, **values: object) -> Deed:
    def deed(change: Change) -> None:
        line = change.session.query(ExpenseLine).filter_by(claim_id=room.submitted).one()
        for name, value in values.items():
            setattr(line, name, value)

    return deed


def new_line(claim_id: int) -> Deed:
    def deed(change: Change) -> None:
        change.session.add(
            ExpenseLine(
                claim_id=claim_id, position=90, spent_on=SPENT, nature=ExpenseNature.MEAL, amount=Money(5)
            )
        )

    return deed


def new_receipt(room: DecisionRoom) -> Deed:
    def deed(change: Change) -> None:
        line = change.session.query(ExpenseLine).filter_by(claim_id=room.submitted).one()
        kept = Attachment(name="a.png", media_type="image/png", content=b"a", added_on=TODAY, digest="0")
        change.session.add(kept)
        change.session.flush()
        change.session.add(
            ExpenseReceipt(
                line_id=line.id, attachment_id=kept.id, number="J-1", added_on=TODAY, original_digest="0"
            )
        )

    return deed


def gone(room: DecisionRoom) -> Deed:
    def deed(change: Change) -> None:
        for line in change.session.query(ExpenseLine).filter_by(claim_id=room.submitted):
            change.session.delete(line)
        change.session.flush()
        change.session.delete(change.session.get_one(ExpenseClaim, room.submitted))

    return deed


def test_nothing_of_a_paid_claim_changes(room: DecisionRoom) -> None:
    paid(room)
    for deed in (
        moved(room.submitted, ClaimStatus.REIMBURSED, note="Autre"),
        moved(room.submitted, ClaimStatus.REIMBURSED, paid_on=date(2026, 1, 1)),
        moved(room.submitted, ClaimStatus.APPROVED, paid_on=None),
        moved(room.submitted, ClaimStatus.DRAFT),
        on_line(room, amount=Money(1)),
        on_line(room, purpose="Autre"),
        on_line(room, waived_on=TODAY),
        new_line(room.submitted),
        new_receipt(room),
        gone(room),
    ):
        with pytest.raises(PaidLocked) as refused:
            do(room, deed)
        reference = room.claim(room.submitted).reference
        assert refused.value.sentence == (
            f"La note {reference} est remboursée depuis le 22/11/2026\u00a0: elle ne change plus. Rien n’a "
            "été changé. Corrigez par une ligne à côté."
        )
    assert room.lines(room.submitted)[0].amount == Money(4850)


def test_a_line_does_not_move_into_a_paid_claim(room: DecisionRoom) -> None:
    paid(room)
    line = room.lines(room.draft)[0].id

    def deed(change: Change) -> None:
        change.session.get_one(ExpenseLine, line).claim_id = room.submitted

    with pytest.raises(PaidLocked):
        do(room, deed)


def test_a_waiver_is_undone_until_its_receipt_is_issued(room: DecisionRoom) -> None:
    waived(room)
    with pytest.raises(PaidLocked, match="abandonnée par la personne"):
        do(room, on_line(room, amount=Money(1)))
    room.max.undo()
    assert room.status(room.submitted) is ClaimStatus.APPROVED
    waived(room)

    def back(change: Change) -> None:
        moved(room.submitted, ClaimStatus.APPROVED)(change)
        on_line(room, waived_on=None)(change)

    do(room, back)
    waived(room)

    def issue(change: Change) -> None:
        receipt = GiftReceipt(
            number="2026-001",
            person_id=room.chantal,
            given_on=TODAY,
            issued_on=TODAY,
            amount=Money(4850),
        )
        change.session.add(receipt)
        change.session.flush()
        change.session.get_one(ExpenseClaim, room.submitted).gift_receipt_id = receipt.id

    do(room, issue)
    with pytest.raises(PaidLocked):
        do(room, back)


def test_a_claim_that_leaves_its_payment_keeps_its_lines(room: DecisionRoom) -> None:
    waived(room)

    def back(change: Change) -> None:
        moved(room.submitted, ClaimStatus.APPROVED)(change)
        on_line(room, waived_on=None, amount=Money(1))(change)

    with pytest.raises(PaidLocked):
        do(room, back)


def run_of(room: DecisionRoom) -> Callable[[Change], Payment]:
    def deed(change: Change) -> Payment:
        run = PaymentRun(number="REM-2026-001", state=RunState.MADE, made_on=TODAY, execute_on=TODAY)
        change.session.add(run)
        change.session.flush()
        payment = Payment(
            run_id=run.id,
            claim_id=room.submitted,
            means=PaymentMeans.TRANSFER,
            amount=Money(4850),
            state=PaymentState.MADE,
            position=1,
        )
        change.session.add(payment)
        return payment

    return deed


def send(room: DecisionRoom) -> Deed:
    def deed(change: Change) -> None:
        run = change.session.query(PaymentRun).one()
        run.state, run.sent_on = RunState.SENT, TODAY
        change.session.query(Payment).one().state = PaymentState.PAID
        moved(room.submitted, ClaimStatus.REIMBURSED, paid_on=TODAY)(change)

    return deed


def reject(room: DecisionRoom) -> Deed:
    def deed(change: Change) -> None:
        payment = change.session.query(Payment).one()
        payment.state, payment.rejected_on = PaymentState.REJECTED, TODAY
        moved(room.submitted, ClaimStatus.APPROVED, paid_on=None)(change)

    return deed


def test_what_a_run_holds_stays_as_it_was_counted(room: DecisionRoom) -> None:
    do(room, lambda change: run_of(room)(change) and None)
    for deed in (
        on_line(room, amount=Money(1)),
        new_line(room.submitted),
        moved(room.submitted, ClaimStatus.SUBMITTED),
        moved(room.submitted, ClaimStatus.APPROVED, wish=Wish.WAIVE),
        moved(room.submitted, ClaimStatus.APPROVED, pay_by=PaymentMeans.CASH),
    ):
        with pytest.raises(DomainError, match="remboursement REM-2026-001, qui est prêt"):
            do(room, deed)
    do(room, send(room), undo=False)
    assert room.status(room.submitted) is ClaimStatus.REIMBURSED


def test_a_run_that_was_sent_changes_no_more_and_a_payment_only_comes_back(room: DecisionRoom) -> None:
    do(room, lambda change: run_of(room)(change) and None)
    do(room, send(room), undo=False)

    def on_run(change: Change) -> None:
        change.session.query(PaymentRun).one().execute_on = date(2026, 12, 1)

    def on_payment(change: Change) -> None:
        change.session.query(Payment).one().amount = Money(1)

    def drop(change: Change) -> None:
        change.session.delete(change.session.query(Payment).one())

    for deed in (on_run, on_payment, drop):
        with pytest.raises(PaidLocked, match="REM-2026-001 est parti le 22/11/2026"):
            do(room, deed)
    do(room, reject(room))
    assert (room.status(room.submitted), room.claim(room.submitted).paid_on) == (ClaimStatus.APPROVED, None)
    with pytest.raises(PaidLocked, match="est parti"):
        do(room, on_payment)


def test_joined_people_are_followed_by_their_paid_claims(room: DecisionRoom) -> None:
    paid(room)
    MergeService(room.lou).merge(room.twin, room.chantal, {})
    assert room.claim(room.submitted).person_id == room.twin
    room.lou.undo()
    assert room.claim(room.submitted).person_id == room.chantal


def test_every_lock_refuses_in_one_family_and_leaves_the_stack_of_undo(room: DecisionRoom) -> None:
    do(room, on_line(room, purpose="Repas de travail"))
    with room.lou.database.work() as session:
        session.get_one(ExpenseClaim, room.submitted).status = ClaimStatus.REIMBURSED
    with pytest.raises(Settled):
        room.max.undo()
    assert room.max.last_act() is None


def test_lines_written_in_bulk_do_not_enter_a_paid_claim(room: DecisionRoom) -> None:
    paid(room)

    def into(claim_id: int) -> Deed:
        def deed(change: Change) -> None:
            row = {
                "id": 900,
                "claim_id": claim_id,
                "position": 90,
                "spent_on": SPENT,
                "nature": ExpenseNature.MEAL,
                "amount": Money(5),
            }
            change.session.execute(insert(ExpenseLine), [row])
            change.bulk("expense_line", 900, 900)

        return deed

    with pytest.raises(PaidLocked):
        do(room, into(room.submitted))
    do(room, into(room.draft))
    assert len(room.lines(room.draft)) == 2
