"""Needs live by a consent: one day given, taken back, corrected."""

from dataclasses import replace
from datetime import date

from engagement_desktop.domain.register.needs_consent import (
    consent_faults,
    in_force,
    with_consents_settled,
)
from engagement_desktop.domain.register.people import ConsentPurpose, NeedKind
from engagement_desktop.domain.register.people_drafts import ConsentDraft, NeedDraft, PersonDraft

TODAY, GIVEN, LATER = date(2026, 11, 22), date(2025, 3, 1), date(2025, 4, 1)
NEED = NeedDraft(NeedKind.ACCESS, "fauteuil")
CONSENT = ConsentDraft(ConsentPurpose.NEEDS, GIVEN)
STORED = PersonDraft(
    id=1, version=1, needs=(NEED,), needs_consented_on=GIVEN, consents=(CONSENT,), own_words="malade"
)
WORDS = ConsentDraft(ConsentPurpose.OWN_WORDS, GIVEN)


def test_the_consent_in_force_is_the_latest_that_was_not_taken_back() -> None:
    withdrawn = replace(CONSENT, given_on=LATER, withdrawn_on=TODAY)
    assert in_force((CONSENT, withdrawn), ConsentPurpose.NEEDS) == CONSENT
    assert in_force((withdrawn,), ConsentPurpose.NEEDS) is None


def test_needs_ask_for_a_day_of_consent() -> None:
    new = PersonDraft(needs=(NEED,))
    (fault,) = consent_faults(with_consents_settled(new, None, TODAY), None)
    assert fault.field == "needs_consented_on"
    dated = with_consents_settled(replace(new, needs_consented_on=GIVEN), None, TODAY)
    assert consent_faults(dated, None) == []
    assert dated.consents == (CONSENT,)


def test_needs_as_they_were_are_left_in_peace() -> None:
    bare = replace(STORED, consents=(), needs_consented_on=None)
    assert consent_faults(with_consents_settled(bare, bare, TODAY), bare) == []


def test_a_day_corrected_corrects_the_consent() -> None:
    settled = with_consents_settled(replace(STORED, needs_consented_on=LATER), STORED, TODAY)
    assert settled.consents == (replace(CONSENT, given_on=LATER),)
    assert settled.needs == (NEED,)


def test_a_day_emptied_takes_the_consent_back_and_the_needs_go() -> None:
    settled = with_consents_settled(replace(STORED, needs_consented_on=None), STORED, TODAY)
    assert settled.consents == (replace(CONSENT, withdrawn_on=TODAY),)
    assert (settled.needs, settled.needs_consented_on) == ((), None)


def test_a_consent_taken_back_in_the_list_empties_the_needs_even_unread() -> None:
    withdrawn = (replace(CONSENT, withdrawn_on=TODAY),)
    unread = replace(STORED, needs=None, own_words=None)
    assert with_consents_settled(replace(STORED, consents=withdrawn), STORED, TODAY).needs == ()
    assert with_consents_settled(replace(unread, consents=withdrawn), unread, TODAY).needs == ()


def test_own_words_go_with_their_consent() -> None:
    stored = replace(STORED, consents=(CONSENT, WORDS))
    left = replace(stored, consents=(CONSENT, replace(WORDS, withdrawn_on=TODAY)))
    settled = with_consents_settled(left, stored, TODAY)
    assert (settled.own_words, settled.needs) == ("", (NEED,))


def test_a_day_of_consent_without_needs_is_kept_and_emptied_again() -> None:
    asked = with_consents_settled(PersonDraft(needs=(), needs_consented_on=GIVEN), None, TODAY)
    assert asked.consents == (CONSENT,)
    gone = replace(STORED, consents=(), needs_consented_on=None)
    assert with_consents_settled(gone, STORED, TODAY).needs == ()
