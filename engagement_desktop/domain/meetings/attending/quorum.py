"""The quorum: how many members a meeting needs, how many it has, and when it had too few."""

from dataclasses import dataclass
from enum import StrEnum

from engagement_desktop.domain.meetings.attending.roll import Roll, RollPart
from engagement_desktop.domain.meetings.voting.voters import voices_at
from engagement_desktop.domain.meetings.voting.votes import VoiceBy
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
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


class QuorumLevel(StrEnum):
    """How a meeting stands to its quorum; « just » is without any to spare."""

    NO_RULE = "no_rule"
    REACHED = "reached"
    JUST = "just"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumState:
    """The quorum at one minute.

    `seated` are the seats of titulaires occupied (by the member or a suppléant), `proxies` the pouvoirs that
    have a voice, `count` what counts towards `needed`. `since` is the minute from which it has been missing.
    """

    rule: QuorumRule
    in_office: int
    needed: int
    seated: int
    proxies: int
    count: int
    level: QuorumLevel
    since: int | None = None

    @property
    def is_missing(self) -> bool:
        return self.level is QuorumLevel.MISSING


def quorum_at(roll: Roll, rules: VotingRules, minute: int, opened_minute: int | None = None) -> QuorumState:
    """How the meeting stands at that minute; members in office are the titulaires of the roll.

    Vacant seats are out of the count. A quorum that is missing is so since the last minute at which it was
    reached, at the earliest since the meeting was opened.
    """
    in_office = _in_office(roll)
    needed = votes_needed(rules.quorum, in_office)
    seated, proxies = _counts(roll, rules, minute)
    count = _counting(seated, proxies, rules)
    level = _level(needed, count)
    return QuorumState(
        rule=rules.quorum,
        in_office=in_office,
        needed=needed,
        seated=seated,
        proxies=proxies,
        count=count,
        level=level,
        since=_since(roll, rules, minute, opened_minute) if level is QuorumLevel.MISSING else None,
    )


def lost_spans(
    roll: Roll, rules: VotingRules, first: int, last: int | None
) -> tuple[tuple[int, int | None], ...]:
    """When the quorum was missing between two minutes, the last one out; None is not ended yet."""
    changes = [
        first,
        *(minute for minute in _changes(roll) if first < minute and (last is None or minute < last)),
    ]
    found: list[tuple[int, int | None]] = []
    begun: int | None = None
    for minute in changes:
        missing = _is_missing(roll, rules, minute)
        if missing and begun is None:
            begun = minute
        elif not missing and begun is not None:
            found.append((begun, minute))
            begun = None
    return (*found, (begun, last)) if begun is not None else tuple(found)


def _counts(roll: Roll, rules: VotingRules, minute: int) -> tuple[int, int]:
    voices = voices_at(roll, minute, rules.proxies)
    proxies = sum(voice.by is VoiceBy.PROXY for voice in voices)
    return len(voices) - proxies, proxies


def _counting(seated: int, proxies: int, rules: VotingRules) -> int:
    return seated + (proxies if rules.represented_count else 0)


def _in_office(roll: Roll) -> int:
    return sum(entry.part is RollPart.TITULAR for entry in roll)


def _is_missing(roll: Roll, rules: VotingRules, minute: int) -> bool:
    return _counting(*_counts(roll, rules, minute), rules) < votes_needed(rules.quorum, _in_office(roll))


def _level(needed: int, count: int) -> QuorumLevel:
    if not needed:
        return QuorumLevel.NO_RULE
    if count < needed:
        return QuorumLevel.MISSING
    return QuorumLevel.JUST if count == needed else QuorumLevel.REACHED


def _since(roll: Roll, rules: VotingRules, minute: int, opened_minute: int | None) -> int:
    first = minute if opened_minute is None else min(opened_minute, minute)
    begun, _ = lost_spans(roll, rules, first, minute + 1)[-1]
    return begun


def _changes(roll: Roll) -> list[int]:
    """The minutes at which somebody came or left, each once."""
    arrived = {span.arrived_minute for entry in roll for span in entry.spans}
    left = {span.left_minute for entry in roll for span in entry.spans if span.left_minute is not None}
    return sorted(arrived | left)
