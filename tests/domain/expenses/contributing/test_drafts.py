"""What a form of paid contribution is refused for, and what becomes of the row."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributing.drafts import (
    MOST,
    MOST_UNITS,
    ContributionDraft,
    contribution_draft,
    contribution_faults,
    write_contribution,
)
from engagement_desktop.domain.expenses.contributing.rules import (
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

TODAY = date(2026, 8, 31)
TOMORROW = TODAY + timedelta(days=1)
GOOD = ContributionDraft(
    person_id=1,
    kind=ContributionKind.VACATION,
    done_on=TODAY,
    quantity=100,
    unit_price=Money(9000),
    warned=True,
)
S = ContributionState


def refused(**changed: Any) -> list[str | None]:
    return [fault.field for fault in contribution_faults(replace(GOOD, **changed), TODAY)]


def test_a_complete_draft_is_refused_for_nothing() -> None:
    assert refused() == []
    assert refused(done_on=TOMORROW) == [], "a contribution may be planned"


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"person_id": None}, ["person_id"]),
        ({"kind": None}, ["kind"]),
        ({"done_on": None}, ["done_on"]),
        ({"quantity": None}, ["quantity"]),
        ({"quantity": 0}, ["quantity"]),
        ({"quantity": -100}, ["quantity", "unit_price"]),
        ({"quantity": MOST_UNITS, "unit_price": Money(1)}, []),
        ({"quantity": MOST_UNITS + 1, "unit_price": Money(1)}, ["quantity"]),
        ({"unit_price": None}, ["unit_price"]),
        ({"unit_price": Money()}, ["unit_price"]),
        ({"unit_price": Money(-1)}, ["unit_price"]),
        ({"unit_price": MOST}, []),
        ({"unit_price": Money(MOST.cents + 1)}, ["unit_price"]),
        ({"quantity": 1, "unit_price": Money(49)}, ["unit_price"]),
        ({"quantity": 1, "unit_price": Money(50)}, []),
        ({"impact_told_on": TODAY}, []),
        ({"impact_told_on": TOMORROW}, ["impact_told_on"]),
        ({"smoothing_asked_on": TODAY, "smoothing_months": 2}, []),
        ({"smoothing_asked_on": TODAY, "smoothing_months": 24}, []),
        ({"smoothing_asked_on": TODAY, "smoothing_months": 1}, ["smoothing_months"]),
        ({"smoothing_asked_on": TODAY, "smoothing_months": 25}, ["smoothing_months"]),
        ({"smoothing_asked_on": TODAY}, ["smoothing_months"]),
        ({"smoothing_months": 12}, ["smoothing_asked_on"]),
        ({"smoothing_asked_on": TOMORROW, "smoothing_months": 12}, ["smoothing_asked_on"]),
        ({"warned": False}, ["warned"]),
    ],
    ids=str,
)
def test_each_fault_is_said_of_its_field(changed: dict[str, Any], fields: list[str]) -> None:
    assert refused(**changed) == fields


def test_an_empty_form_is_told_all_it_lacks_in_its_order() -> None:
    empty = ContributionDraft(quantity=None)
    found = [fault.field for fault in contribution_faults(empty, TODAY)]
    assert found == ["person_id", "kind", "done_on", "quantity", "unit_price", "warned"]


@given(
    quantity=some.integers(1, MOST_UNITS),
    cents=some.integers(1, 10_000_000),
    purpose=some.text(alphabet="abcéàÉ’ \n%", max_size=20),
    months=some.none() | some.integers(2, 24),
)
def test_what_is_written_is_what_the_form_shows_again(
    quantity: int, cents: int, purpose: str, months: int | None
) -> None:
    draft = replace(
        GOOD,
        quantity=quantity,
        unit_price=Money(cents),
        purpose=purpose,
        smoothing_months=months,
        smoothing_asked_on=TODAY if months else None,
    )
    row = write_contribution(None, draft, TODAY)
    shown = contribution_draft(row)
    assert replace(shown, purpose="") == replace(draft, purpose="")
    assert shown.purpose.split() == purpose.split()
    assert abs(row.amount.cents * 100 - quantity * cents) <= 50, "never more than half a cent away"
    assert row.state is S.PLANNED


def test_the_warnings_keep_the_day_on_which_they_were_first_read() -> None:
    row = write_contribution(None, GOOD, TODAY)
    write_contribution(row, replace(GOOD, unit_price=Money(1)), TOMORROW)
    assert (row.warned_on, row.amount) == (TODAY, Money(1))


def row(state: ContributionState, **values: Any) -> PaidContribution:
    made = write_contribution(None, replace(GOOD, impact_told_on=TODAY), TODAY)
    made.state = state
    for name, value in values.items():
        setattr(made, name, value)
    return made


NOBODY, OWN, OTHER = Decider(1, None, alone=False), Decider(1, 1, alone=False), Decider(1, 2, alone=False)
OWN_ALONE = Decider(1, 1, alone=True)


@pytest.mark.parametrize("state", list(ContributionState))
def test_each_state_allows_its_own_acts(state: ContributionState) -> None:
    def allowed(act: Any) -> bool:
        try:
            act(row(state))
        except DomainError:
            return False
        return True

    assert allowed(refuse_change) is (state is S.PLANNED)
    assert allowed(refuse_renouncing) is (state in {S.PLANNED, S.APPROVED})
    assert allowed(refuse_reopening) is (state in {S.APPROVED, S.RENOUNCED})
    assert (not approval_barred(row(state), OTHER)) is (state is S.PLANNED)
    assert (not payment_barred(row(state), OTHER)) is (state is S.APPROVED)


@pytest.mark.parametrize(
    ("by", "values", "volunteered", "barred"),
    [
        (OTHER, {}, "", False),
        (NOBODY, {}, "", False),
        (OWN, {}, "", True),
        (OWN_ALONE, {}, "", False),
        (OTHER, {"impact_told_on": None}, "", True),
        (OWN_ALONE, {"impact_told_on": None}, "", True),
        (OTHER, {}, "2 h", True),
        (OWN_ALONE, {}, "2 h", True),
    ],
)
def test_somebody_else_approves_once_the_person_was_told(
    by: Decider, values: dict[str, Any], volunteered: str, *, barred: bool
) -> None:
    assert bool(approval_barred(row(S.PLANNED, **values), by, volunteered)) is barred


@pytest.mark.parametrize(
    ("by", "approved_by", "barred", "alone"),
    [
        (OTHER, 9, False, False),
        (OTHER, 1, True, True),
        (OWN, 9, True, True),
        (OWN_ALONE, 1, False, True),
        (Decider(1, 2, alone=False, approver_person_id=2), 9, True, True),
        (Decider(1, 2, alone=False, approver_person_id=3), 9, False, False),
        (Decider(1, None, alone=False, approver_person_id=None), 9, False, False),
    ],
)
def test_who_approved_does_not_pay_under_another_account_either(
    by: Decider, approved_by: int, *, barred: bool, alone: bool
) -> None:
    one = row(S.APPROVED, approved_by_id=approved_by)
    assert bool(payment_barred(one, by)) is barred
    assert decided_alone(one, by) is alone
