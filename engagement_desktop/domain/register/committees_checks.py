"""What a committee may not say."""

from collections.abc import Iterator
from dataclasses import fields

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.committee_codes import typed_code
from engagement_desktop.domain.register.committees_drafts import CommitteeDraft, RulesDraft

_MOST = {
    "seats": (1, 999, "Le nombre de sièges va de 1 à 999."),
    "notice_days": (0, 365, "Le délai de convocation va de 0 à 365 jours."),
    "proxies": (0, 99, "Un membre porte de 0 à 99 pouvoirs."),
    "term_months": (1, 240, "La durée d’un mandat va de 1 à 240 mois."),
    "terms_most": (1, 99, "Le nombre de mandats possibles va de 1 à 99."),
}
MOST_PLACES = 999


def committee_faults(draft: CommitteeDraft, former: CommitteeDraft | None) -> Iterator[DomainError]:
    """Refusals in the order of the form; of a committee already there, only what changes is looked at."""
    changed = _changed(draft, former)
    if "name" in changed and not draft.name.strip():
        yield DomainError("Donnez un nom au comité.", "name")
    if "kind" in changed and not draft.kind.strip():
        yield DomainError("Choisissez le type d’instance.", "kind")
    if changed & {"created_on", "closed_on"} and _closes_before_opening(draft):
        yield DomainError("Le comité ferme avant d’être créé. Corrigez l’une des dates.", "closed_on")
    yield from rules_faults(draft.rules, None if former is None else former.rules)
    if "code" in changed:
        yield from _code_faults(draft)


def rules_faults(rules: RulesDraft, former: RulesDraft | None) -> Iterator[DomainError]:
    """Refusals of the rules, in the order of the form."""
    changed = _changed(rules, former)
    for name in sorted(changed & set(_MOST), key=list(_MOST).index):
        least, most, sentence = _MOST[name]
        value = getattr(rules, name)
        if value is not None and not least <= value <= most:
            yield DomainError(sentence, name)
    if "seats_by_college" in changed and any(
        not 0 <= places <= MOST_PLACES for _, places in rules.seats_by_college.places
    ):
        yield DomainError("Le nombre de sièges d’un collège va de 0 à 999.", "seats_by_college")
    elif changed & {"seats", "seats_by_college"} and _more_in_colleges(rules):
        yield DomainError(
            f"Les collèges comptent {rules.seats_by_college.total} sièges, le comité {rules.seats}. "
            "Augmentez le total ou réduisez un collège.",
            "seats_by_college",
        )


def _code_faults(draft: CommitteeDraft) -> Iterator[DomainError]:
    try:
        typed_code(draft.code)
    except DomainError as refusal:
        yield refusal


def _closes_before_opening(draft: CommitteeDraft) -> bool:
    return draft.created_on is not None and draft.closed_on is not None and draft.closed_on < draft.created_on


def _more_in_colleges(rules: RulesDraft) -> bool:
    return rules.seats is not None and rules.seats_by_college.total > rules.seats


def _changed(
    draft: CommitteeDraft | RulesDraft, former: CommitteeDraft | RulesDraft | None
) -> frozenset[str]:
    """The names of the fields that differ; all of them when there was nothing before."""
    names = (field.name for field in fields(draft))
    return frozenset(
        name for name in names if former is None or getattr(draft, name) != getattr(former, name)
    )
