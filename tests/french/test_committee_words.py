"""The words of committees and mandates, as forms and lists show them."""

from enum import StrEnum

import pytest

from engagement_desktop.domain.register.committees import EngagementLevel, InvolvementField, MajorityRule
from engagement_desktop.domain.register.history import ChangeKind
from engagement_desktop.domain.register.mandate_clock import MandateClock
from engagement_desktop.french.committee_words import COMMITTEE_WORDS
from engagement_desktop.french.labels import badge, label
from engagement_desktop.french.typography import typo


@pytest.mark.parametrize(
    ("member", "word"),
    [
        (MajorityRule.TWO_THIRDS, "majorité des deux tiers"),
        (EngagementLevel.PARTNERSHIP, "partenariat"),
        (InvolvementField.ACTIONS, "santé publique et accompagnement"),
        (MandateClock.OVER, "échu"),
        (ChangeKind.CAPACITY_CHANGED, "changement de collège"),
    ],
)
def test_a_value_has_its_word(member: StrEnum, word: str) -> None:
    assert label(member) == word
    assert badge(member) == word[0].upper() + word[1:]


@pytest.mark.parametrize("kind", COMMITTEE_WORDS, ids=lambda kind: kind.__name__)
def test_every_value_has_a_word_of_its_own_well_typed(kind: type[StrEnum]) -> None:
    words = [label(member) for member in kind]
    assert len(set(words)) == len(words) == len(COMMITTEE_WORDS[kind])
    assert [typo(word) for word in words] == words
