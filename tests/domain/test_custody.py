"""Who may write, and which copy is awaited."""

import pytest

from engagement_desktop.domain.custody import (
    Copy,
    Custody,
    CustodyState,
    Holding,
    OnlyRead,
    Verdict,
    holding_of,
    judged,
    may_still,
    refuse_writing,
    state_of,
)
from engagement_desktop.domain.permissions import Permission
from tests.conftest import NOW

STATES = {
    (True, False): CustodyState.AWAY,
    (False, False): CustodyState.CARRIED,
    (True, True): CustodyState.RETURNED,
    (False, True): CustodyState.HERE,
}
THIS = "this leave"
HERE = "/poste/msp.engagement"


def leave(*, is_away: bool = True, closed: bool = False, of: str = THIS, generation: int = 10) -> Custody:
    row = Custody(token=of, generation=generation, taken_at=NOW, taken_to="/cle/a", is_away=is_away)
    row.returned_at = NOW if closed else None
    return row


def copy(
    state: CustodyState = CustodyState.CARRIED,
    *,
    of: str = THIS,
    generation: int = 11,
    place: str = "/cle/a",
) -> Copy:
    return Copy(of, state, generation, place)


@pytest.mark.parametrize(("is_away", "closed"), STATES)
def test_the_last_leave_says_what_the_file_is(is_away: bool, closed: bool) -> None:
    row = leave(is_away=is_away, closed=closed)
    held = holding_of(row)
    assert state_of(row) is held.state is STATES[is_away, closed]
    assert held == Holding(held.state, NOW, "/cle/a")
    assert held.may_write == (not is_away)


def test_a_file_that_never_left_is_the_only_one() -> None:
    assert state_of(None) is CustodyState.HERE
    assert holding_of(None) == Holding()
    assert Holding().may_write


@pytest.mark.parametrize("state", CustodyState)
def test_a_file_that_may_not_be_written_says_so_in_one_sentence(state: CustodyState) -> None:
    if Holding(state).may_write:
        refuse_writing(state)
        assert may_still(state, Permission.PERSON_WRITE)
        return
    with pytest.raises(OnlyRead, match=r"se lit seulement\. Rien n’a été changé\."):
        refuse_writing(state)
    assert not may_still(state, Permission.PERSON_WRITE)
    assert not may_still(state, Permission.WORKBOOK_IMPORT)
    for right in (Permission.DOSSIER_READ, Permission.BACKUP_MAKE, Permission.DOSSIER_CARRY):
        assert may_still(state, right)


@pytest.mark.parametrize(
    ("here", "brought", "verdict"),
    [
        ([leave()], copy(), Verdict.AWAITED),
        ([leave()], copy(generation=10), Verdict.AWAITED),
        ([leave(of="later"), leave()], copy(), Verdict.AWAITED),
        ([leave()], copy(CustodyState.RETURNED, place=HERE), Verdict.AWAITED),
        ([leave(closed=True)], copy(), Verdict.AWAITED),
        ([leave()], None, Verdict.NEVER_LEFT),
        ([leave()], copy(of="other"), Verdict.STRANGER),
        ([], copy(), Verdict.STRANGER),
        ([leave(is_away=False, closed=True)], copy(), Verdict.TOO_LATE),
        ([leave()], copy(CustodyState.HERE), Verdict.TOO_LATE),
        ([leave()], copy(CustodyState.AWAY), Verdict.STAYED),
        ([leave()], copy(CustodyState.RETURNED), Verdict.GIVEN_ELSEWHERE),
        ([leave()], copy(generation=9), Verdict.OLDER),
        ([leave()], copy(CustodyState.RETURNED, place=HERE, generation=9), Verdict.OLDER),
    ],
)
def test_only_the_copy_that_is_awaited_is_taken(
    here: list[Custody], brought: Copy | None, verdict: Verdict
) -> None:
    assert judged(here, brought, HERE) is verdict
