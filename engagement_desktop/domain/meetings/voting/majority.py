"""Majorities: which totals are possible, and what comes out of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import MajorityRule


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What was counted; blank and void papers in a secret ballot only."""

    votes_for: int = 0
    votes_against: int = 0
    abstentions: int = 0
    blank: int = 0
    void: int = 0

    @property
    def cast(self) -> int:
        """The votes cast: abstentions, blank and void papers are not."""
        return self.votes_for + self.votes_against

    @property
    def counted(self) -> int:
        return self.cast + self.abstentions + self.blank + self.void


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came out: `needed` voices for, out of `base` (votes cast, or voices that take part).

    `is_tie`: as many for as against under the simple majority. `was_cast`: the chair's voice decided.
    `awaits_chair`: it would decide, and is not known.
    """

    result: VoteResult
    base: int
    needed: int
    is_tie: bool = False
    was_cast: bool = False
    awaits_chair: bool = False


def total_faults(totals: Totals, voices: int, mode: VoteMode) -> Iterator[DomainError]:
    """Totals that cannot be, in words: each voice that takes part is counted once, no more, no less."""
    if min(totals.votes_for, totals.votes_against, totals.abstentions, totals.blank, totals.void) < 0:
        yield DomainError("Un nombre de voix ne peut pas être négatif.", "votes_for")
        return
    if mode is not VoteMode.SECRET and totals.blank + totals.void:
        yield DomainError(
            "Les bulletins blancs et nuls n’existent qu’au scrutin secret. Comptez des abstentions.", "blank"
        )
    difference = totals.counted - voices
    if not voices:
        yield DomainError("Personne n’a de voix dans ce vote. Il ne peut pas avoir lieu.", "votes_for")
    elif difference:
        yield DomainError(_miscount(totals.counted, voices), "votes_for")


def outcome(
    rules: VotingRules,
    totals: Totals,
    voices: int,
    mode: VoteMode,
    *,
    chair_says: Choice | None = None,
    chair_votes: bool = True,
) -> Outcome:
    """What the rule makes of the totals.

    Simple: more for than against, of the votes cast. Absolute: more than half of the voices that take part.
    Two thirds: of the votes cast, or of the voices that take part, rounded up. As many for as against under
    the simple majority: rejected, unless the rules give the chair a casting vote, the ballot is not secret
    and the chair is for.

    Args:
        rules: those of the meeting.
        totals: what was counted.
        voices: how many take part.
        mode: how voices were given.
        chair_says: the chair's choice, asked for when there is a tie.
        chair_votes: the chair has a voice in this vote.
    """
    base, needed = _threshold(rules, totals, voices)
    adopted = totals.votes_for > 0 and totals.votes_for >= needed
    is_tie = rules.majority is MajorityRule.SIMPLE and totals.votes_for == totals.votes_against
    may_cast = (
        is_tie and rules.casting_vote and chair_votes and mode is not VoteMode.SECRET and totals.cast > 0
    )
    decides = may_cast and chair_says in (Choice.FOR, Choice.AGAINST)
    if decides:
        adopted = chair_says is Choice.FOR
    return Outcome(
        result=VoteResult.ADOPTED if adopted else VoteResult.REJECTED,
        base=base,
        needed=needed,
        is_tie=is_tie,
        was_cast=decides,
        awaits_chair=may_cast and chair_says is None,
    )


def _threshold(rules: VotingRules, totals: Totals, voices: int) -> tuple[int, int]:
    match rules.majority:
        case MajorityRule.SIMPLE:
            return totals.cast, totals.cast // 2 + 1
        case MajorityRule.ABSOLUTE:
            return voices, voices // 2 + 1
        case MajorityRule.TWO_THIRDS:
            base = voices if rules.two_thirds_of_present else totals.cast
            return base, -(-2 * base // 3)


def _miscount(counted: int, voices: int) -> str:
    """« 9 voix pour 8 votants : il y en a une de trop. »."""
    difference = counted - voices
    many = "une" if abs(difference) == 1 else str(abs(difference))
    verdict = f"il y en a {many} de trop" if difference > 0 else f"il en manque {many}"
    voters = "1 votant" if voices == 1 else f"{voices} votants"
    return f"{counted} voix pour {voters}\u00a0: {verdict}."
