"""Side doors to money: an undo, a workbook, another account; none changes what was granted or counted."""

from dataclasses import replace

import pytest
from sqlalchemy import insert

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, PaymentMeans
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.workspace import Change, Workspace
from tests.services.expenses.deciding.decision_room import (
    SPENT,
    TODAY,
    DecisionRoom,
    make_decision_room,
)

HELD = "remboursement REM-2026-001, qui est prêt"


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    return make_decision_room(workspace)


def hold(room: DecisionRoom, claim_id: int) -> None:
    """A run that is made, and not sent."""
    with room.max.act(Permission.CLAIM_PAY, "make run", undo=False) as change:
        run = PaymentRun(number="REM-2026-001", state=RunState.MADE, made_on=TODAY, execute_on=TODAY)
        change.session.add(run)
        change.session.flush()
        change.session.add(
            Payment(
                run_id=run.id,
                claim_id=claim_id,
                means=PaymentMeans.TRANSFER,
                amount=Money(4850),
                state=PaymentState.MADE,
                position=1,
            )
        )


def test_an_approval_is_not_undone_under_a_run(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    hold(room, room.submitted)
    with pytest.raises(DomainError, match=HELD):
        room.lou.undo()
    assert room.status(room.submitted) is ClaimStatus.APPROVED


def test_a_second_accord_is_not_undone_under_a_run(room: DecisionRoom) -> None:
    room.service.approve([room.of_chair])
    room.other.second([room.of_chair])
    hold(room, room.of_chair)
    with pytest.raises(DomainError, match=HELD):
        room.max.undo()
    assert room.claim(room.of_chair).seconded_by_id is not None


def test_what_a_run_holds_is_not_said_paid_beside_it(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    hold(room, room.submitted)
    with (
        pytest.raises(DomainError, match=HELD),
        room.lou.act(Permission.WORKBOOK_IMPORT, "import_workbook", "Import") as change,
    ):
        claim = change.session.get_one(ExpenseClaim, room.submitted)
        claim.status, claim.paid_on = ClaimStatus.REIMBURSED, TODAY
    assert room.status(room.submitted) is ClaimStatus.APPROVED


def test_no_line_written_in_bulk_enters_what_a_run_holds(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    hold(room, room.submitted)
    row = {
        "id": 900,
        "claim_id": room.submitted,
        "position": 90,
        "spent_on": SPENT,
        "nature": ExpenseNature.MEAL,
        "amount": Money(5),
    }
    with (
        pytest.raises(DomainError, match=HELD),
        room.lou.act(Permission.WORKBOOK_IMPORT, "import_workbook", "Import") as change,
    ):
        change.session.execute(insert(ExpenseLine), [row])
        change.bulk("expense_line", 900, 900)


def test_the_receipts_of_what_a_run_holds_stay(room: DecisionRoom) -> None:
    def join(change: Change) -> None:
        kept = Attachment(name="a.png", media_type="image/png", content=b"a", added_on=TODAY, digest="0")
        change.session.add(kept)
        change.session.flush()
        line = change.session.query(ExpenseLine).filter_by(claim_id=room.submitted).one()
        change.session.add(
            ExpenseReceipt(
                line_id=line.id, attachment_id=kept.id, number="J-1", added_on=TODAY, original_digest="0"
            )
        )

    with room.lou.act(Permission.CLAIM_WRITE, "join receipt", "Reçu") as change:
        join(change)
    room.other.approve([room.submitted])
    hold(room, room.submitted)
    with (
        pytest.raises(DomainError, match=HELD),
        room.lou.act(Permission.CLAIM_WRITE, "remove receipt", "Reçu") as change,
    ):
        change.session.delete(change.session.query(ExpenseReceipt).one())
    with pytest.raises(DomainError, match=HELD):
        room.lou.undo()


def test_lines_saved_before_an_approval_are_not_undone_after_it(room: DecisionRoom) -> None:
    writing = ClaimWritingService(room.lou)
    draft = writing.draft(room.draft)
    line = replace(draft.lines[0], amount=Money(9900))
    writing.save(replace(draft, lines=(line,)))
    room.other.submit(room.draft)
    room.other.approve([room.draft])
    with pytest.raises(DomainError, match="modifiée depuis"):
        room.lou.undo()
    assert [one.amount for one in room.lines(room.draft)] == [Money(9900)]


def test_lines_undone_before_an_approval_are_not_done_again_after_it(room: DecisionRoom) -> None:
    writing = ClaimWritingService(room.lou)
    draft = writing.draft(room.draft)
    writing.save(replace(draft, lines=(replace(draft.lines[0], amount=Money(9900)),)))
    room.lou.undo()
    room.other.submit(room.draft)
    room.other.approve([room.draft])
    with pytest.raises(DomainError, match="modifiée depuis"):
        room.lou.redo()
    assert [one.amount for one in room.lines(room.draft)] == [Money(1250)]


def test_a_correction_is_not_undone_once_its_claim_was_granted(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    with room.max.act(Permission.CLAIM_PAY, "send run", undo=False) as change:
        claim = change.session.get_one(ExpenseClaim, room.submitted)
        claim.status, claim.paid_on = ClaimStatus.REIMBURSED, TODAY
    room.service.correct(room.lines(room.submitted)[0].id, Money(5000))
    room.other.submit(room.draft)
    room.other.approve([room.draft])
    with pytest.raises(DomainError, match="modifiée depuis"):
        room.lou.undo()
    assert len(room.lines(room.draft)) == 2


def test_a_correction_is_not_typed_again_nor_given_to_another_person(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    with room.max.act(Permission.CLAIM_PAY, "send run", undo=False) as change:
        claim = change.session.get_one(ExpenseClaim, room.submitted)
        claim.status, claim.paid_on = ClaimStatus.REIMBURSED, TODAY
    room.service.correct(room.lines(room.submitted)[0].id, Money(5000))
    writing = ClaimWritingService(room.lou)
    draft = writing.draft(room.draft)
    cost, correction = draft.lines
    dearer = replace(correction, amount=Money(500_000))
    for lines in ((cost, dearer), (cost, correction, replace(correction, id=None))):
        with pytest.raises(DomainError, match="ne se retape pas"):
            writing.save(replace(draft, lines=lines))
    with pytest.raises(DomainError, match="payé à une autre personne"):
        writing.save(replace(draft, person_id=room.claire))
    writing.save(replace(draft, lines=(correction, cost)))
    assert [one.amount for one in room.lines(room.draft)] == [Money(150), Money(1250)]


def test_nobody_raises_what_was_granted_to_them(room: DecisionRoom) -> None:
    room.other.approve([room.own])
    line_id = room.lines(room.own)[0].id
    with (
        pytest.raises(DomainError, match="est la vôtre"),
        room.lou.act(Permission.WORKBOOK_IMPORT, "import_workbook", "Import") as change,
    ):
        change.session.get_one(ExpenseLine, line_id).amount = Money(100_000)
    row = {
        "id": 900,
        "claim_id": room.own,
        "position": 90,
        "spent_on": SPENT,
        "nature": ExpenseNature.MEAL,
        "amount": Money(5),
    }
    with (
        pytest.raises(DomainError, match="est la vôtre"),
        room.lou.act(Permission.WORKBOOK_IMPORT, "import_workbook", "Import") as change,
    ):
        change.session.execute(insert(ExpenseLine), [row])
        change.bulk("expense_line", 900, 900)
    assert [one.amount for one in room.lines(room.own)] == [Money(2000)]


def test_a_workbook_that_brings_its_own_claim_granted_does_not_pay_it(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        session.get_one(ExpenseClaim, room.own).status = ClaimStatus.APPROVED
    for workspace, held in ((room.lou, True), (room.max, False)):
        row = next(one for one in RunService(workspace).ready().rows if one.claim_id == room.own)
        assert (Blocker.OWN_APPROVAL in {reason.kind for reason in row.reasons}) is held
