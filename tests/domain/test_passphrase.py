"""The passphrase: its rule as a table, its proposal."""

import random
import unicodedata

import pytest

from engagement_desktop.domain.passphrase import (
    WeakPassphrase,
    check_passphrase,
    normalised,
    propose_passphrase,
)

COMMON = frozenset({"motdepasse2025!", "lundi mardi mercredi jeudi vendredi samedi dimanche"})


@pytest.mark.parametrize(
    "phrase",
    [
        "loutre cerise balcon violon menhir gravier tulipe",  # sept mots de quatre lettres
        "Loutre, cerise, balcon, violon, menhir, gravier, tulipe",
        "loutre-cerise-balcon-violon-menhir-gravier-tulipe",
        "un œil noir te regarde Toréador 1875",  # quatorze caractères, quatre sortes
        "Azur2claires9x",  # quatorze, trois sortes
        "azur 2claires9",  # minuscules, chiffres, signe
    ],
)
def test_a_long_phrase_is_accepted(phrase: str) -> None:
    check_passphrase(phrase, COMMON)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "loutre cerise balcon violon menhir gravier",  # six mots
        "loutre loutre loutre loutre loutre loutre loutre",  # sept fois le même
        "un sur dix mer vin roi feu sel",  # mots de trois lettres
        "Azur2claires9",  # treize caractères
        "azurazurazurazur12",  # deux sortes
    ],
)
def test_a_phrase_that_would_be_guessed_is_refused(phrase: str) -> None:
    with pytest.raises(WeakPassphrase, match="sept mots différents") as refusal:
        check_passphrase(phrase, COMMON)
    assert refusal.value.field == "passphrase"


@pytest.mark.parametrize(
    "phrase", ["MotDePasse2025!", "Lundi  mardi mercredi jeudi vendredi samedi dimanche"]
)
def test_a_well_known_phrase_is_refused_whatever_its_case_and_spaces(phrase: str) -> None:
    with pytest.raises(WeakPassphrase, match="trop connue"):
        check_passphrase(phrase, COMMON)


def test_one_phrase_has_one_spelling_but_keeps_its_case() -> None:
    decomposed = unicodedata.normalize("NFD", "Été  \u00a0 à Évian ")
    assert normalised(decomposed) == "Été à Évian"


def test_the_proposal_is_eight_different_words_and_is_accepted() -> None:
    words = tuple(f"{a}{b}{c}e" for a in "bcdf" for b in "aeiou" for c in "lmnr")
    proposal = propose_passphrase(words, random.Random(7))
    assert len(set(proposal.split())) == 8
    check_passphrase(proposal, COMMON)
