"""Whatever two accounts try, in whatever order, a claim only goes where its life allows."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.expenses.deciding.service import DecidingService
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.deciding.decision_room import TODAY, DecisionRoom, make_decision_room

S = ClaimStatus
WAYS = {
    S.DRAFT: {S.SUBMITTED},
    S.SUBMITTED: {S.DRAFT, S.APPROVED, S.REFUSED},
    S.APPROVED: {S.SUBMITTED, S.REIMBURSED},
    S.REFUSED: {S.SUBMITTED},
    S.REIMBURSED: set(),
}
ACTS: dict[str, Callable[[DecidingService, int], object]] = {
    "submit": lambda service, claim: service.submit(claim),
    "take_back": lambda service, claim: service.take_back(claim),
    "approve": lambda service, claim: service.approve([claim]),
    "second": lambda service, claim: service.second([claim]),
    "refuse": lambda service, claim: service.refuse([claim], "Doublon"),
    "give_back": lambda service, claim: service.give_back(claim, "Reçu"),
    "reopen": lambda service, claim: service.reopen(claim),
}
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["lou", "max"]),
        st.sampled_from([*ACTS, "pay", "edit", "undo"]),
        st.sampled_from(["submitted", "own", "of_chair"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None
)
@given(steps=STEPS)
def test_no_order_of_acts_leads_a_claim_off_its_way(room: DecisionRoom, steps: list[tuple[str, ...]]) -> None:
    _afresh(room)
    for who, act, which in steps:
        at, claim_id = getattr(room, who), getattr(room, which)
        before, amount = room.claim(claim_id), room.lines(claim_id)[0].amount
        try:
            _try(at, act, claim_id)
        except DomainError:
            assert room.status(claim_id) is before.status
        after = room.claim(claim_id)
        if act != "undo":
            assert after.status is before.status or after.status in WAYS[before.status]
        if before.status is S.REIMBURSED:
            assert (after.status, room.lines(claim_id)[0].amount) == (S.REIMBURSED, amount)
        if after.person_id == room.claire and after.status in {S.APPROVED, S.REFUSED}:
            assert after.decided_by_id == room.max.actor.account_id
        if after.seconded_by_id is not None:
            assert after.seconded_by_id != after.decided_by_id


def _try(at: Workspace, act: str, claim_id: int) -> None:
    if act in ACTS:
        ACTS[act](DecidingService(at), claim_id)
    elif act == "undo":
        at.undo()
    elif act == "pay":
        with at.act(Permission.CLAIM_PAY, "try", undo=False) as change:
            claim = change.session.get_one(ExpenseClaim, claim_id)
            if claim.status is S.APPROVED:
                claim.status, claim.paid_on = S.REIMBURSED, TODAY
    else:
        with at.act(Permission.CLAIM_WRITE, "try", "Essai") as change:
            line = change.session.query(ExpenseLine).filter_by(claim_id=claim_id).one()
            line.amount = line.amount + Money(100)


def _afresh(room: DecisionRoom) -> None:
    """Every example starts from claims that wait."""
    with room.lou.database.work() as session:
        for claim in session.query(ExpenseClaim):
            claim.status, claim.paid_on, claim.decided_alone = S.SUBMITTED, None, False
            claim.decided_by_id = claim.seconded_by_id = claim.decided_on = claim.seconded_on = None
    for workspace in (room.lou, room.max):
        workspace._undo.clear()


@pytest.fixture
def room(workspace: Workspace) -> DecisionRoom:
    return make_decision_room(workspace)
