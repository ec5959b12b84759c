"""The rules of a meeting that its votes and its quorum follow."""

from dataclasses import dataclass
from typing import Protocol, Self

from engagement_desktop.domain.register.committees import MajorityRule, QuorumRule


class HasRules(Protocol):
    """Rows and drafts that say a committee's rules."""

    @property
    def quorum(self) -> QuorumRule: ...

    @property
    def proxies(self) -> int | None: ...

    @property
    def majority(self) -> MajorityRule | None: ...

    @property
    def two_thirds_of_present(self) -> bool: ...

    @property
    def casting_vote(self) -> bool: ...

    @property
    def represented_count(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class VotingRules:
    """What of a committee's rules a live meeting needs; a majority that is not said is the simple one.

    `proxies` is the most pouvoirs that one member may hold, 0 when none is allowed.
    """

    quorum: QuorumRule = QuorumRule.NONE
    proxies: int = 0
    majority: MajorityRule = MajorityRule.SIMPLE
    two_thirds_of_present: bool = False
    casting_vote: bool = False
    represented_count: bool = True

    @classmethod
    def of(cls, rules: HasRules) -> Self:
        return cls(
            quorum=rules.quorum,
            proxies=rules.proxies or 0,
            majority=rules.majority or MajorityRule.SIMPLE,
            two_thirds_of_present=rules.two_thirds_of_present,
            casting_vote=rules.casting_vote,
            represented_count=rules.represented_count,
        )
