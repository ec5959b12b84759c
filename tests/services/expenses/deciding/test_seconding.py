"""Own claims and second accords: who may not decide, and when one account is enough."""

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    ExpenseClaim,
)
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.deciding.decided import change, last_verb
from tests.services.expenses.deciding.decision_room import (
    TODAY,
    DecisionRoom,
    decide_alone,
    make_decision_room,
)


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    return make_decision_room(workspace)


def test_nobody_decides_on_their_own_claim_by_any_act(room: DecisionRoom) -> None:
    service = room.service
    told = service.decision(room.own)
    assert told.is_own
    assert not told.may_decide
    assert not told.may_give_back
    assert "est la vôtre" in told.blocked
    for act in (
        lambda: service.approve([room.own]),
        lambda: service.refuse([room.own], "Doublon"),
        lambda: service.give_back(room.own, "Reçu"),
    ):
        with pytest.raises(DomainError, match="est la vôtre"):
            act()
    room.other.approve([room.own])
    with pytest.raises(DomainError, match="est la vôtre"):
        service.reopen(room.own)
    assert room.status(room.own) is ClaimStatus.APPROVED


def test_who_submitted_for_oneself_by_another_hand_still_may_not_approve(room: DecisionRoom) -> None:
    change(room, room.own, entered_by_id=room.max.actor.account_id, submitted_by_id=room.max.actor.account_id)
    with pytest.raises(DomainError, match="est la vôtre"):
        room.service.approve([room.own])


def test_an_approval_done_again_does_not_pass_by_a_new_link_to_the_person(room: DecisionRoom) -> None:
    room.other.approve([room.submitted])
    room.max.undo()
    with room.lou.database.work() as session:
        session.get_one(Account, room.max.actor.account_id).person_id = room.chantal
    with pytest.raises(DomainError, match="est la vôtre"):
        room.max.redo()
    assert room.status(room.submitted) is ClaimStatus.SUBMITTED


def test_a_status_written_by_another_path_does_not_approve_ones_own(room: DecisionRoom) -> None:
    with (
        pytest.raises(DomainError, match="est la vôtre"),
        room.lou.act(Permission.WORKBOOK_IMPORT, "import_workbook") as act,
    ):
        act.session.get_one(ExpenseClaim, room.own).status = ClaimStatus.APPROVED


def test_a_structure_too_small_decides_alone_and_the_trace_says_so(room: DecisionRoom) -> None:
    decide_alone(room)
    assert room.service.decision(room.own).may_decide
    room.service.approve([room.own])
    assert room.claim(room.own).decided_alone
    assert last_verb(room.lou) == "approve claims alone"
    room.service.approve([room.submitted])
    assert not room.claim(room.submitted).decided_alone
    assert last_verb(room.lou) == "approve claims"


def test_the_claim_of_who_presides_awaits_a_second_accord(room: DecisionRoom) -> None:
    room.service.approve([room.of_chair])
    told = room.service.decision(room.of_chair)
    assert told.awaits_second
    assert not told.may_second
    assert "un autre compte donne le second" in told.blocked
    with pytest.raises(DomainError, match="premier accord"):
        room.service.second([room.of_chair])
    assert room.other.decision(room.of_chair).may_second
    room.other.second([room.of_chair])
    told = room.service.decision(room.of_chair)
    assert (told.awaits_second, told.seconded_by, told.seconded_on) == (False, "Max", TODAY)
    with pytest.raises(DomainError, match="n’attend pas de second accord"):
        room.other.second([room.of_chair])


def test_two_accounts_of_one_person_do_not_make_two_people(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        session.get_one(Account, room.max.actor.account_id).person_id = room.claire
    room.service.approve([room.of_chair])
    with pytest.raises(DomainError, match="premier accord"):
        room.other.second([room.of_chair])


def test_who_presides_does_not_second_their_own(room: DecisionRoom) -> None:
    with room.lou.database.work() as session:
        session.get_one(Account, room.max.actor.account_id).person_id = room.chair
    room.service.approve([room.of_chair])
    with pytest.raises(DomainError, match="est la vôtre"):
        room.other.second([room.of_chair])
    with pytest.raises(DomainError, match="suit le premier"):
        room.other.second([room.submitted])


def test_a_small_structure_seconds_alone_under_its_own_verb(room: DecisionRoom) -> None:
    room.service.approve([room.of_chair])
    decide_alone(room)
    room.service.second([room.of_chair])
    assert room.claim(room.of_chair).decided_alone
    assert last_verb(room.lou) == "second claims alone"
    room.service.reopen(room.of_chair)
    room.service.approve([room.of_chair])
    assert room.claim(room.of_chair).decided_alone
    assert not room.service.decision(room.of_chair).awaits_second
