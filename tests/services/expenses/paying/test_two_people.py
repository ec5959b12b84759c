"""Two people for one payment: two accounts of one person are one, and what came back is paid only once."""

from datetime import date

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.runs_rows import RunDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.expenses.paying.runs import RunService
from engagement_desktop.services.register.merging import MergeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.services.expenses.deciding.decision_room import TODAY, DecisionRoom, make_decision_room
from tests.services.expenses.paying.paying_world import IBANS, OWN

NEXT = date(2026, 11, 23)


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    room = make_decision_room(workspace)
    with workspace.database.work() as session:
        structure = session.get_one(Structure, room.structure)
        structure.iban, structure.account_holder = Sealed(OWN), "MSP"
        for person_id in (room.chantal, room.claire, room.chair, room.twin):
            session.get_one(Person, person_id).iban = Sealed(IBANS[0])
    return room


def account_of(room: DecisionRoom, workspace: Workspace, person_id: int) -> None:
    with room.lou.database.work() as session:
        session.get_one(Account, workspace.actor.account_id).person_id = person_id


def holding(workspace: Workspace, claim_id: int) -> set[Blocker]:
    row = next(one for one in RunService(workspace).ready().rows if one.claim_id == claim_id)
    return {reason.kind for reason in row.reasons}


def run(room: DecisionRoom) -> int:
    return RunService(room.max).make(RunDraft((room.submitted,), NEXT))


def test_two_accounts_of_one_person_are_one(room: DecisionRoom) -> None:
    account_of(room, room.max, room.claire)
    with pytest.raises(DomainError, match="est la vôtre"):
        room.other.approve([room.own])
    room.service.approve([room.submitted])
    assert holding(room.max, room.submitted) == {Blocker.SAME_ACCOUNT}


def test_an_approval_becomes_ones_own_when_two_files_are_joined(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    account_of(room, room.lou, room.twin)
    MergeService(room.lou).merge(room.twin, room.chantal, {})
    assert holding(room.max, room.submitted) == {Blocker.OWN_APPROVAL}


def test_a_run_is_sent_though_two_files_were_joined_since(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    run_id = run(room)
    MergeService(room.lou).merge(room.twin, room.chantal, {})
    RunService(room.max).send(run_id)
    with pytest.raises(DomainError, match="modifiée depuis"):
        room.lou.undo()
    assert room.status(room.submitted) is ClaimStatus.REIMBURSED


def test_what_came_back_is_decided_again_and_paid_once(room: DecisionRoom) -> None:
    room.service.approve([room.submitted])
    runs, writing = RunService(room.max), ClaimWritingService(room.lou)
    first = run(room)
    runs.send(first)
    (payment,) = runs.detail(first).payments
    runs.reject(payment.id, "Compte clos", TODAY)
    room.service.reopen(room.submitted)
    room.service.give_back(room.submitted, "Donnez un autre compte")
    with pytest.raises(DomainError, match="revenu de la banque"):
        writing.delete(room.submitted)
    room.other.submit(room.submitted)
    room.service.approve([room.submitted])
    second = run(room)
    with pytest.raises(DomainError, match="plus à payer"):
        run(room)
    runs.send(second)
    for again in (
        lambda: runs.send(first),
        lambda: runs.send(second),
        lambda: runs.cancel(first),
        lambda: runs.reject(payment.id, "Encore", TODAY),
    ):
        with pytest.raises(DomainError):
            again()


def test_a_trip_that_comes_back_takes_the_price_of_today(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        make = Builder(session)
        car = make.vehicle(session.get_one(Person, room.claire))
        for claim_id, day in ((room.own, date(2026, 11, 3)), (room.submitted, date(2026, 3, 1))):
            make.line(
                session.get_one(ExpenseClaim, claim_id),
                day,
                311_640,
                nature=ExpenseNature.KILOMETRES,
                km_hundredths=490_000,
                vehicle_id=car.id,
            )
    room.other.approve([room.own])
    runs = RunService(room.lou)
    run_id = runs.make(RunDraft((room.own,), NEXT))
    runs.send(run_id)
    room.service.approve([room.submitted])
    (payment,) = runs.detail(run_id).payments
    runs.reject(payment.id, "Compte clos", TODAY)
    assert room.status(room.own) is ClaimStatus.APPROVED
    assert room.lines(room.own)[-1].amount < Money(311_640)
