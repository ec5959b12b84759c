"""How the rules of a committee are said, one line each."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.meetings.attending.quorum import votes_needed
from engagement_desktop.domain.register.committees import (
    EngagementLevel,
    InvolvementField,
    MajorityRule,
    QuorumRule,
)
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.french.formats import count, integer
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.register.words import COLLEGES

UNSAID = "Non précisé"
_YEAR = 12

QUORUMS: Mapping[QuorumRule, str] = MappingProxyType(
    {
        QuorumRule.NONE: "Pas de quorum",
        QuorumRule.HALF: "La moitié des membres",
        QuorumRule.MORE_THAN_HALF: "Plus de la moitié des membres",
        QuorumRule.ONE_THIRD: "Un tiers des membres",
        QuorumRule.TWO_THIRDS: "Deux tiers des membres",
    }
)
MAJORITIES: Mapping[MajorityRule, str] = MappingProxyType(
    {
        MajorityRule.SIMPLE: "Majorité simple des voix exprimées",
        MajorityRule.ABSOLUTE: "Majorité absolue",
        MajorityRule.TWO_THIRDS: "Deux tiers des voix",
    }
)
LEVELS: Mapping[EngagementLevel, str] = MappingProxyType(
    {
        EngagementLevel.INFORMATION: "Information",
        EngagementLevel.CONSULTATION: "Consultation",
        EngagementLevel.COLLABORATION: "Collaboration",
        EngagementLevel.PARTNERSHIP: "Partenariat",
    }
)
FIELDS: Mapping[InvolvementField, str] = MappingProxyType(
    {
        InvolvementField.GOVERNANCE: "Gouvernance",
        InvolvementField.DIAGNOSIS: "Diagnostic",
        InvolvementField.ACTIONS: "Actions",
        InvolvementField.EVALUATION: "Évaluation",
    }
)


def term_words(months: int | None) -> str:
    """« 3 ans », « 18 mois »."""
    if not months:
        return ""
    return count(months // _YEAR, "an") if months % _YEAR == 0 else f"{integer(months)}{NBSP}mois"


def quorum_words(rule: QuorumRule, members: int) -> str:
    """« quorum : 6 membres sur 11 », for the members of the day; nothing without a rule or a member."""
    needed = votes_needed(rule, members)
    return f"quorum{NBSP}: {count(needed, 'membre')} sur {integer(members)}" if needed else ""


def seats_words(rules: RulesDraft) -> str:
    """« 12, dont usagers 6, professionnels 4 »."""
    if rules.seats is None and not rules.seats_by_college.places:
        return UNSAID
    shares = ", ".join(f"{COLLEGES[college].lower()} {n}" for college, n in rules.seats_by_college.places)
    whole = integer(rules.seats if rules.seats is not None else rules.seats_by_college.total)
    return f"{whole}, dont {shares}" if shares else whole


def majority_words(rules: RulesDraft) -> str:
    """« Deux tiers des voix, des présents et représentés »; nothing when it is not said."""
    if rules.majority is None:
        return ""
    said = MAJORITIES[rules.majority]
    of_present = rules.two_thirds_of_present and rules.majority is MajorityRule.TWO_THIRDS
    return f"{said} des présents et représentés" if of_present else said


def rule_lines(rules: RulesDraft) -> tuple[tuple[str, str], ...]:
    """Every rule with its name, in the order of the form."""
    notice = "" if rules.notice_days is None else count(rules.notice_days, "jour")
    proxies = "" if rules.proxies is None else count(rules.proxies, "pouvoir") + " par membre"
    terms = "" if rules.terms_most is None else count(rules.terms_most, "mandat")
    casting = "Oui" if rules.casting_vote else "Non"
    represented = "Comptés" if rules.represented_count else "Non comptés"
    return (
        ("Sièges", seats_words(rules)),
        ("Quorum", QUORUMS[rules.quorum]),
        ("Représentés dans le quorum", represented),
        ("Délai de convocation", notice or UNSAID),
        ("Pouvoirs", proxies or UNSAID),
        ("Majorité", majority_words(rules) or UNSAID),
        ("Voix prépondérante de la présidence", casting),
        ("Durée du mandat", term_words(rules.term_months) or UNSAID),
        ("Mandats au plus", terms or UNSAID),
    )
