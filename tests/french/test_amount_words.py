"""Sums in letters: the usual examples, every boundary, and 20,000 sums against a reference of our own."""

from random import Random

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.money import Money
from engagement_desktop.french.amount_words import LARGEST, in_letters, number_in_letters
from tests.french.amount_reference import number_said, sum_said

SOME = 20_000
GOLDEN = {
    0: "zéro euro",
    1: "un centime",
    5: "cinq centimes",
    1_00: "un euro",
    1_01: "un euro et un centime",
    1_99: "un euro et quatre-vingt-dix-neuf centimes",
    2_00: "deux euros",
    21_00: "vingt-et-un euros",
    71_00: "soixante-et-onze euros",
    80_00: "quatre-vingts euros",
    81_00: "quatre-vingt-un euros",
    91_00: "quatre-vingt-onze euros",
    100_00: "cent euros",
    200_00: "deux-cents euros",
    201_00: "deux-cent-un euros",
    280_00: "deux-cent-quatre-vingts euros",
    1_000_00: "mille euros",
    1_980_50: "mille-neuf-cent-quatre-vingts euros et cinquante centimes",
    200_000_00: "deux-cent-mille euros",
    80_000_00: "quatre-vingt-mille euros",
    1_000_000_00: "un million d’euros",
    1_000_001_00: "un million un euros",
    1_200_000_00: "un million deux-cent-mille euros",
    80_000_000_00: "quatre-vingts millions d’euros",
    200_000_000_00: "deux-cents millions d’euros",
    1_000_000_000_00: "un milliard d’euros",
    2_000_000_001_00: "deux milliards un euros",
    -12_50: "moins douze euros et cinquante centimes",
}
BEFORE_1990 = {
    21_00: "vingt et un euros",
    71_00: "soixante et onze euros",
    91_00: "quatre-vingt-onze euros",
    200_00: "deux cents euros",
    1_980_50: "mille neuf cent quatre-vingts euros et cinquante centimes",
    1_200_000_00: "un million deux cent mille euros",
}
_EDGES = (*range(1, 101), *(n * 100 for n in range(1, 11)), 1_000, 10_000, 80_000, 100_000, 200_000)
BOUNDARIES = sorted(
    {edge + step for edge in (*_EDGES, 1_000_000, 80_000_000, 200_000_000) for step in (-1, 0, 1)}
)


@pytest.mark.parametrize(("cents", "said"), GOLDEN.items())
def test_the_spelling_of_1990_joins_numerals_and_leaves_nouns_alone(cents: int, said: str) -> None:
    assert in_letters(Money(cents)) == said


@pytest.mark.parametrize(("cents", "said"), BEFORE_1990.items())
def test_the_spelling_before_1990_is_there_for_who_wants_it(cents: int, said: str) -> None:
    assert in_letters(Money(cents), traditional=True) == said


@pytest.mark.parametrize("traditional", [False, True])
def test_every_boundary_is_as_the_grammar_says(traditional: bool) -> None:
    for number in BOUNDARIES:
        assert number_in_letters(number, traditional=traditional) == number_said(
            number, traditional=traditional
        )
        for cents in (0, 1, 2, 20, 21, 70, 71, 80, 81, 91, 99):
            sum_of_both = number * 100 + cents
            assert in_letters(Money(sum_of_both), traditional=traditional) == sum_said(
                sum_of_both, traditional=traditional
            )


def test_twenty_thousand_sums_are_as_the_grammar_says() -> None:
    rng = Random(1990)
    for place in range(SOME):
        cents = rng.randrange(10 ** rng.randint(2, 10))
        traditional = place % 4 == 0
        assert in_letters(Money(cents), traditional=traditional) == sum_said(cents, traditional=traditional)


def test_a_sum_beyond_any_paper_is_refused() -> None:
    in_letters(LARGEST)
    for cents in (LARGEST.cents + 1, -LARGEST.cents - 1):
        with pytest.raises(DomainError, match="trop grand"):
            in_letters(Money(cents))
