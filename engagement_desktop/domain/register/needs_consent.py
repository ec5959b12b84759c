"""Needs live by a consent: what a file says of both is made one before it is saved."""

from dataclasses import replace
from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.register.people import ConsentPurpose
from engagement_desktop.domain.register.people_drafts import ConsentDraft, PersonDraft

Consents = tuple[ConsentDraft, ...]


def in_force(consents: Consents, purpose: ConsentPurpose) -> ConsentDraft | None:
    """The consent to that purpose that was not taken back, the latest given."""
    given = [one for one in consents if one.purpose is purpose and one.withdrawn_on is None]
    return max(given, key=lambda one: one.given_on, default=None)


def with_consents_settled(draft: PersonDraft, stored: PersonDraft | None, today: date) -> PersonDraft:
    """The draft whose consents, needs and own words say one thing.

    A new day of consent joins the consents (or corrects the one in force); an emptied day takes it back
    today. Taking back the consent for the needs empties them, and the one for the own words empties these.
    """
    consents = _dated(draft, stored, today)
    settled = replace(draft, consents=consents, needs_consented_on=_day(consents))
    if _taken_back(consents, stored, ConsentPurpose.NEEDS):
        settled = replace(settled, needs=())
    if _taken_back(consents, stored, ConsentPurpose.OWN_WORDS):
        settled = replace(settled, own_words="")
    return settled


def consent_faults(settled: PersonDraft, stored: PersonDraft | None) -> list[DomainError]:
    """Needs that are new or changed without a consent in force."""
    unchanged = stored is not None and settled.needs == stored.needs
    if not settled.needs or unchanged or settled.needs_consented_on is not None:
        return []
    return [
        DomainError(
            "Notez le jour où la personne a accepté que ses besoins soient écrits ici.", "needs_consented_on"
        )
    ]


def _dated(draft: PersonDraft, stored: PersonDraft | None, today: date) -> Consents:
    """The consents, with what the day beside the needs says of theirs."""
    said, before = draft.needs_consented_on, None if stored is None else stored.needs_consented_on
    if draft.needs is None or said == before:
        return draft.consents
    current = in_force(draft.consents, ConsentPurpose.NEEDS)
    if current is None:
        added = () if said is None else (ConsentDraft(ConsentPurpose.NEEDS, said),)
        return (*draft.consents, *added)
    changed = replace(current, withdrawn_on=today) if said is None else replace(current, given_on=said)
    return tuple(changed if one is current else one for one in draft.consents)


def _taken_back(consents: Consents, stored: PersonDraft | None, purpose: ConsentPurpose) -> bool:
    was = stored is not None and in_force(stored.consents, purpose) is not None
    return was and in_force(consents, purpose) is None


def _day(consents: Consents) -> date | None:
    current = in_force(consents, ConsentPurpose.NEEDS)
    return None if current is None else current.given_on
