"""Every sum from nought to a million euros in letters, against the grammar."""

import pytest

from engagement_desktop.domain.money import Money
from engagement_desktop.french.amount_words import in_letters
from tests.french.amount_reference import sum_said

MILLION = 1_000_000


@pytest.mark.endurance
def test_every_sum_up_to_a_million_is_as_the_grammar_says() -> None:
    """The cents change with the euros; one in ten is also said in the spelling before 1990."""
    for euros in range(MILLION + 1):
        cents = euros * 100 + euros % 100
        assert in_letters(Money(cents)) == sum_said(cents)
        if euros % 10 == euros // 10 % 10:
            assert in_letters(Money(cents), traditional=True) == sum_said(cents, traditional=True)
