"""The life of a claim by its rules alone: who may do what from where, and in which words it is refused."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.deciding.ceilings import is_over, with_accord
from engagement_desktop.domain.expenses.deciding.rules import (
    Decider,
    Standing,
    bypasses,
    difference_of,
    is_own,
    reason_of,
    sorted_out,
    why_not_decided,
    why_not_given_back,
    why_not_reopened,
    why_not_seconded,
    why_not_submitted,
    why_not_taken_back,
)
from engagement_desktop.domain.money import Money

DAY = date(2026, 11, 22)
LOU, MAX = Decider(1, 10), Decider(2, 20)


def claim(status: ClaimStatus = ClaimStatus.SUBMITTED, **values: Any) -> Standing:
    usual: dict[str, Any] = {
        "id": 1,
        "reference": "NDF-2026-0001",
        "person_id": 10,
        "person": "Claire Morvan",
        "status": status,
        "wish": Wish.REIMBURSE,
        "lines": 1,
        "total": Money(4850),
    }
    return Standing(**usual | values)


@pytest.mark.parametrize(
    ("status", "submitted", "taken_back", "decided", "reopened"),
    [
        (ClaimStatus.DRAFT, True, False, False, False),
        (ClaimStatus.SUBMITTED, False, True, True, False),
        (ClaimStatus.APPROVED, False, False, False, True),
        (ClaimStatus.REFUSED, False, False, False, True),
        (ClaimStatus.REIMBURSED, False, False, False, False),
        (ClaimStatus.WAIVED, False, False, False, False),
    ],
)
def test_each_state_allows_its_own_acts(
    status: ClaimStatus, submitted: bool, taken_back: bool, decided: bool, reopened: bool
) -> None:
    one = claim(status)
    assert (not why_not_submitted(one, gifts=False)) is submitted
    assert (not why_not_taken_back(one, MAX)) is taken_back
    assert (not why_not_decided(one, MAX)) is decided
    assert (not why_not_given_back(one, MAX)) is taken_back
    assert (not why_not_reopened(one, MAX)) is reopened


@given(
    st.sampled_from(list(ClaimStatus)),
    st.booleans(),
    st.integers(0, 3),
    st.sampled_from(["", "REM-2026-001"]),
)
def test_whatever_the_state_nobody_decides_on_their_own_claim(
    status: ClaimStatus, keeps_office: bool, lines: int, held_by: str
) -> None:
    one = claim(status, keeps_office=keeps_office, lines=lines, held_by=held_by, decided_by_id=2)
    for why_not in (why_not_decided, why_not_given_back, why_not_seconded, why_not_reopened):
        assert why_not(one, LOU)
    assert not bypasses([one], LOU)


@given(st.sampled_from(list(ClaimStatus)), st.integers(1, 4), st.integers(1, 4), st.integers(1, 4))
def test_two_accords_are_of_two_accounts_and_two_people(
    status: ClaimStatus, first: int, second: int, person: int
) -> None:
    one = claim(
        status, keeps_office=True, person_id=99, decided_by_id=first, decider_person_id=person, decided_on=DAY
    )
    decider = Decider(second, second)
    if not why_not_seconded(one, decider):
        assert status is ClaimStatus.APPROVED
        assert second not in {first, person}


def test_a_small_structure_decides_on_its_own_and_seconds_itself() -> None:
    alone = Decider(1, 10, alone=True)
    one = claim(ClaimStatus.APPROVED, keeps_office=True, decided_by_id=1, decider_person_id=10)
    assert not why_not_decided(claim(), alone)
    assert not why_not_seconded(one, alone)
    assert bypasses([claim()], alone)
    assert bypasses([claim(person_id=7, keeps_office=True)], alone)
    assert not bypasses([claim(person_id=7)], alone)


def test_an_account_that_is_nobodys_has_no_claim_of_its_own() -> None:
    assert not is_own(claim(), Decider(1))
    assert not why_not_decided(claim(), Decider(1))


def test_the_refusal_says_who_decided_and_when() -> None:
    one = claim(ClaimStatus.APPROVED, decided_by="Max", decided_on=DAY)
    assert why_not_decided(one, MAX) == "La note NDF-2026-0001 est déjà approuvée, par Max le 22/11/2026."
    nameless = claim(ClaimStatus.REFUSED, decided_on=DAY)
    assert why_not_decided(nameless, MAX) == "La note NDF-2026-0001 est déjà refusée le 22/11/2026."
    assert why_not_decided(claim(ClaimStatus.WAIVED), MAX) == "La note NDF-2026-0001 est déjà abandonnée."


def test_what_is_submitted_has_lines_and_a_waiver_its_ground() -> None:
    draft = claim(ClaimStatus.DRAFT, wish=Wish.WAIVE)
    assert "à quel titre" in why_not_submitted(draft, gifts=False)
    assert not why_not_submitted(draft, gifts=True)
    assert "est vide" in why_not_submitted(claim(ClaimStatus.DRAFT, lines=0), gifts=True)


def test_what_a_run_holds_is_not_reopened() -> None:
    held = claim(ClaimStatus.APPROVED, held_by="REM-2026-001")
    assert "remboursement REM-2026-001" in why_not_reopened(held, MAX)


def test_what_is_left_out_is_told_and_none_left_is_a_refusal() -> None:
    mine, other = claim(id=1), claim(id=2, person_id=7)
    taken, done = sorted_out([mine, other], 2, LOU, why_not_decided)
    assert [one.id for one in taken] == [2]
    assert [left.claim_id for left in done.left_out] == [1]
    for found, asked in (([], 0), ([mine], 2), ([mine], 1)):
        with pytest.raises(DomainError):
            sorted_out(found, asked, LOU, why_not_decided)


def test_a_reason_is_kept_in_one_line() -> None:
    assert reason_of("  Reçu\n à joindre ", "Dites pourquoi.") == "Reçu à joindre"
    with pytest.raises(DomainError) as refused:
        reason_of(" ", "Dites pourquoi.")
    assert refused.value.field == "reason"


@given(st.integers(0, 10**7), st.integers(-(10**6), 10**6), st.integers(0, 10**7))
def test_paid_and_its_corrections_make_what_is_right(paid: int, corrected: int, right: int) -> None:
    if right == paid + corrected:
        with pytest.raises(DomainError):
            difference_of(Money(paid), Money(corrected), Money(right))
    else:
        written = difference_of(Money(paid), Money(corrected), Money(right))
        assert Money(paid) + Money(corrected) + written == Money(right)


def test_a_correction_takes_back_whole_and_never_under_zero() -> None:
    assert difference_of(Money(4850), Money(), None) == Money(-4850)
    with pytest.raises(DomainError, match="en dessous de 0"):
        difference_of(Money(4850), Money(), Money(-1))


def test_a_cost_passes_its_ceiling_until_the_committee_agreed() -> None:
    text = "20,00 € un repas"
    assert is_over(Money(2001), Money(2000), text)
    assert not is_over(Money(2000), Money(2000), text)
    assert not is_over(Money(2001), None, None)
    agreed = with_accord(text, DAY)
    assert agreed == "20,00 € un repas — accord du comité noté le 22/11/2026"
    assert not is_over(Money(2001), Money(2000), agreed)
    assert with_accord(None, DAY) == "accord du comité noté le 22/11/2026"
