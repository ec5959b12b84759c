"""A vote under way: the electors frozen, what was typed, what is refused of it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.quorum import QuorumState
from engagement_desktop.domain.meetings.voting.majority import Outcome, Totals, outcome, total_faults
from engagement_desktop.domain.meetings.voting.voters import Voice, without
from engagement_desktop.domain.meetings.voting.votes import Choice, VoteMode
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """What a vote begins with: the voices frozen at one minute, the rule, the subject proposed."""

    meeting_id: int
    item_id: int | None
    item_number: int | None
    subject: str
    at_minute: int
    rules: VotingRules
    voices: tuple[Voice, ...]
    quorum: QuorumState
    chair_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteDraft:
    """One vote as typed. `voices` are those of the ballot; `aside` the members who take no part in it.

    `choices` says what each voice said in a roll call, by member; `chair_says` what the chair chose in a tie.
    `decide`: when adopted, its `wording` (else its subject) joins the register of decisions.
    """

    meeting_id: int
    item_id: int | None
    subject: str
    mode: VoteMode
    at_minute: int
    voices: tuple[Voice, ...]
    totals: Totals
    aside: frozenset[int] = frozenset()
    choices: tuple[tuple[int, Choice], ...] = ()
    chair_says: Choice | None = None
    decide: bool = True
    wording: str = ""

    @property
    def taking_part(self) -> tuple[Voice, ...]:
        return without(self.voices, self.aside)


def totals_of(choices: tuple[tuple[int, Choice], ...]) -> Totals:
    """The totals of a roll call."""
    said = Counter(choice for _, choice in choices)
    return Totals(
        votes_for=said[Choice.FOR], votes_against=said[Choice.AGAINST], abstentions=said[Choice.ABSTAIN]
    )


def vote_faults(draft: VoteDraft) -> Iterator[DomainError]:
    """What a rule refuses of a vote, in the order of the sheet."""
    if not draft.subject.strip():
        yield DomainError("Écrivez ce qui est mis aux voix.", "subject")
    if not draft.aside <= {voice.member.id for voice in draft.voices}:
        yield DomainError(
            "Une personne qui ne prend pas part au vote n’y a pas de voix. Retirez-la.", "aside"
        )
    yield from _call_faults(draft)
    yield from total_faults(draft.totals, len(draft.taking_part), draft.mode)


def outcome_of(draft: VoteDraft, rules: VotingRules, chair_id: int | None) -> Outcome:
    """What came out of the draft; a roll call says by itself what the chair chose."""
    taking_part = draft.taking_part
    says = draft.chair_says
    if draft.mode is VoteMode.ROLL_CALL and chair_id is not None:
        says = dict(draft.choices).get(chair_id)
    chair_votes = chair_id is None or any(chair_id == voice.carried_by.id for voice in taking_part)
    return outcome(
        rules, draft.totals, len(taking_part), draft.mode, chair_says=says, chair_votes=chair_votes
    )


def _call_faults(draft: VoteDraft) -> Iterator[DomainError]:
    if draft.mode is not VoteMode.ROLL_CALL:
        if draft.choices:
            yield DomainError("Les voix ne sont nommées que dans un appel nominal.", "choices")
        if draft.mode is VoteMode.SECRET and draft.chair_says is not None:
            yield DomainError(
                "Au scrutin secret, la voix du président ne départage pas. À égalité, c’est rejeté.",
                "chair_says",
            )
        return
    called = {voice.member.id for voice in draft.taking_part}
    said = [member for member, _ in draft.choices]
    if len(set(said)) < len(said) or not set(said) <= called:
        yield DomainError("Une voix de l’appel n’est pas celle d’un votant, ou y est deux fois.", "choices")
    if totals_of(draft.choices) != draft.totals:
        yield DomainError("Les totaux ne sont pas ceux de l’appel nominal. Recomptez.", "votes_for")
