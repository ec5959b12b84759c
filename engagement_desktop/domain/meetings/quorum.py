"""The quorum: how many members a meeting needs."""

from engagement_desktop.domain.register.committees import QuorumRule


def votes_needed(rule: QuorumRule, members: int) -> int:
    """Members in office that must be there, present or represented; 0 without a rule or without members.

    A fraction is rounded up; « plus de la moitié » is the first whole number above the half.
    """
    match rule:
        case QuorumRule.NONE:
            return 0
        case QuorumRule.HALF:
            return -(-members // 2)
        case QuorumRule.MORE_THAN_HALF:
            return members // 2 + 1 if members else 0
        case QuorumRule.ONE_THIRD:
            return -(-members // 3)
        case QuorumRule.TWO_THIRDS:
            return -(-2 * members // 3)
