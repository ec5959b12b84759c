"""How many members a meeting needs."""

import pytest

from engagement_desktop.domain.meetings.attending.quorum import votes_needed
from engagement_desktop.domain.register.committees import QuorumRule


@pytest.mark.parametrize(
    ("rule", "members", "needed"),
    [
        (QuorumRule.NONE, 11, 0),
        (QuorumRule.HALF, 11, 6),
        (QuorumRule.MORE_THAN_HALF, 11, 6),
        (QuorumRule.HALF, 10, 5),
        (QuorumRule.MORE_THAN_HALF, 10, 6),
        (QuorumRule.ONE_THIRD, 10, 4),
        (QuorumRule.ONE_THIRD, 9, 3),
        (QuorumRule.TWO_THIRDS, 10, 7),
        (QuorumRule.TWO_THIRDS, 9, 6),
    ],
)
def test_a_share_of_the_members_in_office_is_rounded_up(rule: QuorumRule, members: int, needed: int) -> None:
    assert votes_needed(rule, members) == needed


@pytest.mark.parametrize("rule", list(QuorumRule))
def test_a_committee_without_members_needs_nobody(rule: QuorumRule) -> None:
    assert votes_needed(rule, 0) == 0


@pytest.mark.parametrize("rule", list(QuorumRule))
def test_no_rule_asks_for_more_than_everybody(rule: QuorumRule) -> None:
    assert all(votes_needed(rule, members) <= members for members in range(50))
