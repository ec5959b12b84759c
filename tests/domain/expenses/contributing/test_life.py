"""The life of a paid contribution: every state, and what each lets through."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributing.rules import (
    NOT_TOLD,
    Decider,
    approval_barred,
    decided_alone,
    payment_barred,
    refuse_change,
    refuse_renouncing,
    refuse_reopening,
)
from engagement_desktop.domain.expenses.contributions import (
    ContributionKind,
    ContributionState,
    PaidContribution,
)
from engagement_desktop.domain.money import Money

S = ContributionState
DAY = date(2026, 3, 2)
LUC, CLAIRE, NADIA = 1, 2, 3
BY_CLAIRE = Decider(account_id=20, person_id=CLAIRE, alone=False)


def contribution(
    state: S = S.PLANNED, *, told: bool = True, approved_by: int | None = None
) -> PaidContribution:
    return PaidContribution(
        person_id=LUC,
        kind=ContributionKind.VACATION,
        state=state,
        done_on=DAY,
        quantity_hundredths=100,
        unit_price=Money(12_000),
        amount=Money(12_000),
        impact_told_on=DAY if told else None,
        approved_by_id=approved_by,
    )


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize(
    ("refuse", "open_to"),
    [
        (refuse_change, {S.PLANNED}),
        (refuse_renouncing, {S.PLANNED, S.APPROVED}),
        (refuse_reopening, {S.APPROVED, S.RENOUNCED}),
    ],
)
def test_what_is_paid_stays_and_the_rest_moves_in_order(
    refuse: Callable[[PaidContribution], None], open_to: set[S], state: S
) -> None:
    if state in open_to:
        refuse(contribution(state))
        return
    with pytest.raises(DomainError, match=r"Rien n’a été changé\.$"):
        refuse(contribution(state))


@pytest.mark.parametrize("state", [S.APPROVED, S.PAID, S.RENOUNCED])
def test_only_what_is_planned_is_approved(state: S) -> None:
    assert "prévue" in approval_barred(contribution(state), BY_CLAIRE)


@pytest.mark.parametrize("state", [S.PLANNED, S.PAID, S.RENOUNCED])
def test_only_what_is_approved_is_paid(state: S) -> None:
    assert "approuvée se paie" in payment_barred(contribution(state), BY_CLAIRE)


def test_the_person_is_told_first_and_volunteering_is_not_paid() -> None:
    assert approval_barred(contribution(), BY_CLAIRE) == ""
    assert approval_barred(contribution(told=False), BY_CLAIRE) == NOT_TOLD
    assert approval_barred(contribution(), BY_CLAIRE, "2 h").startswith("2 h de cette réunion")


def test_a_small_structure_decides_alone_but_still_tells_the_person() -> None:
    luc_alone = Decider(account_id=10, person_id=LUC, alone=True)
    assert approval_barred(contribution(), luc_alone) == ""
    assert approval_barred(contribution(told=False), luc_alone) == NOT_TOLD
    assert decided_alone(contribution(), luc_alone)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (Decider(10, LUC, alone=False), "est la vôtre"),
        (Decider(20, CLAIRE, alone=False), "Vous avez approuvé"),
        (Decider(21, CLAIRE, alone=False, approver_person_id=CLAIRE), "Vous avez approuvé"),
        (Decider(20, CLAIRE, alone=True), ""),
        (Decider(30, NADIA, alone=False, approver_person_id=CLAIRE), ""),
        (Decider(31, None, alone=False), ""),
    ],
)
def test_who_approved_does_not_pay_and_nobody_pays_themselves(by: Decider, said: str) -> None:
    barred = payment_barred(contribution(S.APPROVED, approved_by=20), by)
    assert (said in barred) if said else not barred
