"""Votes in words: the rule, what came out and why, who could vote."""

from collections import defaultdict
from collections.abc import Iterable

from engagement_desktop.domain.meetings.attending.presences import of_name
from engagement_desktop.domain.meetings.attending.quorum import QuorumState
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.voting.majority import Outcome, Totals
from engagement_desktop.domain.meetings.voting.voters import Voice
from engagement_desktop.domain.meetings.voting.votes import VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.french.formats import count, enumerated
from engagement_desktop.french.minutes_people import agreed
from engagement_desktop.french.typography import NBSP

_CAST = "voix exprimées"
_THERE = "voix présentes et représentées"


def rule_words(rules: VotingRules) -> str:
    """« majorité des voix exprimées »: the rule by which a decision is carried."""
    match rules.majority:
        case MajorityRule.SIMPLE:
            return f"majorité des {_CAST}"
        case MajorityRule.ABSOLUTE:
            return f"majorité absolue des {_THERE}"
        case MajorityRule.TWO_THIRDS:
            return f"deux tiers des {_base_words(rules)}"


def verdict(result: VoteResult) -> str:
    """« Adopté » or « Rejeté »."""
    return "Adopté" if result is VoteResult.ADOPTED else "Rejeté"


def reckoning(outcome: Outcome, rules: VotingRules, totals: Totals, mode: VoteMode) -> str:
    """« 6 pour sur 7 voix exprimées : il en fallait 4. »: why it came out so."""
    if outcome.is_tie:
        return _tie(outcome, rules, totals, mode)
    base = count(outcome.base, _singular(rules), _base_words(rules))
    return f"{totals.votes_for} pour sur {base}{NBSP}: il en fallait {max(outcome.needed, 1)}."


def explanation(
    outcome: Outcome,
    rules: VotingRules,
    totals: Totals,
    mode: VoteMode,
    quorum: QuorumState | None = None,
) -> str:
    """The sentence kept beside a vote: result, rule, count; and that the quorum was missing, if it was."""
    told = [
        f"{verdict(outcome.result)}{NBSP}: {reckoning(outcome, rules, totals, mode)}",
        f"Règle{NBSP}: {rule_words(rules)}.",
    ]
    if quorum is not None and quorum.is_missing:
        told.append(f"Le quorum n’était pas atteint{NBSP}: {quorum.count} sur {quorum.needed}.")
    return " ".join(told)


def exact_count(totals: Totals, mode: VoteMode) -> str:
    """« Compte exact : 6 + 1 + 1 = 8 voix. »."""
    parts = [totals.votes_for, totals.votes_against, totals.abstentions]
    if mode is VoteMode.SECRET:
        parts += [totals.blank, totals.void]
    return f"Compte exact{NBSP}: {' + '.join(map(str, parts))} = {totals.counted}{NBSP}voix."


def short_name(person: PersonFact) -> str:
    """« J.-Y. Le Goff »: the initials of each first name, then the name."""
    first = " ".join(
        "-".join(f"{part[0].upper()}." for part in word.split("-") if part)
        for word in person.first_name.split()
    )
    return f"{first.replace(' ', NBSP)}{NBSP}{person.last_name}" if first else person.last_name


def voters_words(voices: Iterable[Voice], aside: frozenset[int] = frozenset()) -> str:
    """« Votants : F. Benali, M. Hélias (et pouvoir d’A. Œuvrard), J. Le Goff (suppléant de C. Prigent). »."""
    carried: dict[int, list[Voice]] = defaultdict(list)
    for voice in voices:
        if voice.member.id not in aside:
            carried[voice.carried_by.id].append(voice)
    said = [_carrier(one) for one in carried.values()]
    return f"Votants{NBSP}: {', '.join(said)}." if said else "Personne n’a de voix dans ce vote."


def aside_words(people: Iterable[PersonFact]) -> str:
    """« Ne prennent pas part au vote : C. Prigent et L. Fournier. »; nothing for nobody."""
    names = [short_name(person) for person in people]
    begins = "Ne prend pas part au vote" if len(names) == 1 else "Ne prennent pas part au vote"
    return f"{begins}{NBSP}: {enumerated(names)}." if names else ""


def _carrier(voices: list[Voice]) -> str:
    more = [_in_what_right(voice) for voice in voices if voice.by is not VoiceBy.MEMBER]
    own = any(voice.by is VoiceBy.MEMBER for voice in voices)
    said = ", ".join(f"et {words}" if own else words for words in more)
    name = short_name(voices[0].carried_by)
    return f"{name} ({said})" if said else name


def _in_what_right(voice: Voice) -> str:
    of = of_name(short_name(voice.member))
    return f"pouvoir {of}" if voice.by is VoiceBy.PROXY else f"{agreed('suppléant', [voice.carried_by])} {of}"


def _tie(outcome: Outcome, rules: VotingRules, totals: Totals, mode: VoteMode) -> str:
    if not totals.cast:
        return "personne ne s’est prononcé."
    both = f"{totals.votes_for} pour, {totals.votes_against} contre"
    if outcome.was_cast:
        return f"{both}, à égalité{NBSP}: la voix de la présidence l’a emporté."
    if outcome.awaits_chair:
        return f"{both}, à égalité{NBSP}: la présidence a voix prépondérante. Dites son choix."
    if rules.casting_vote and mode is VoteMode.SECRET:
        return f"{both}, à égalité{NBSP}: au scrutin secret, aucune voix n’est prépondérante."
    return f"{both}, à égalité{NBSP}: il fallait plus de pour que de contre."


def _counts_all(rules: VotingRules) -> bool:
    return rules.majority is MajorityRule.ABSOLUTE or (
        rules.majority is MajorityRule.TWO_THIRDS and rules.two_thirds_of_present
    )


def _base_words(rules: VotingRules) -> str:
    return _THERE if _counts_all(rules) else _CAST


def _singular(rules: VotingRules) -> str:
    return "voix présente ou représentée" if _counts_all(rules) else "voix exprimée"
