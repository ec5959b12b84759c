"""Numbers of the demo: right keys, and ranges in which nobody lives."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban as iban_of
from stdnum import luhn
from stdnum.fr import siren as siren_of
from stdnum.fr import siret as siret_of

from engagement_desktop.domain.register import identifiers as rules
from engagement_desktop.domain.text import compact
from engagement_desktop.services.demo import identifiers

SEEDS = st.integers(0, 10**9)


@given(st.text("0123456789", min_size=1, max_size=20))
def test_the_key_of_luhn_makes_the_number_valid_and_no_other_digit_does(body: str) -> None:
    key = identifiers.luhn_key(body)
    assert [digit for digit in "0123456789" if luhn.is_valid(body + digit)] == [key]


@given(SEEDS)
def test_a_siren_and_its_siret_are_right_and_belong_to_no_company(seed: int) -> None:
    siren = identifiers.siren(Random(seed))
    siret = identifiers.siret(siren)
    assert siren_of.is_valid(siren)
    assert siret_of.is_valid(siret)
    assert siren.startswith("0")
    assert siret.startswith(siren)


@given(SEEDS)
def test_an_iban_is_right_french_and_of_a_bank_that_does_not_exist(seed: int) -> None:
    iban = identifiers.iban(Random(seed))
    assert iban_of.is_valid(iban)
    assert (len(iban), iban[:2], iban[4:9]) == (27, "FR", "99990")
    digits = iban[4:]
    assert (
        89 * int(digits[:5]) + 15 * int(digits[5:10]) + 3 * int(digits[10:21]) + int(digits[21:])
    ) % 97 == 0


@given(SEEDS)
def test_what_is_drawn_is_accepted_by_the_rules_of_the_program(seed: int) -> None:
    rng = Random(seed)
    siren = identifiers.siren(rng)
    assert compact(rules.siren(siren)) == siren
    assert compact(rules.siret(identifiers.siret(siren))) == identifiers.siret(siren)
    assert compact(rules.iban(identifiers.iban(rng))).startswith("FR")


@given(SEEDS)
def test_a_telephone_is_one_kept_for_fiction(seed: int) -> None:
    said = identifiers.phone(Random(seed))
    digits = said.replace(" ", "")
    assert len(digits) == 10
    assert digits.isdigit()
    assert said[:8] in {"01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49", "06 39 98"}


@given(SEEDS)
def test_places_and_associations_have_numbers_of_no_department(seed: int) -> None:
    rng = Random(seed)
    finess, rna = identifiers.finess(rng), identifiers.rna(rng)
    assert (len(finess), finess[:2]) == (9, "96")
    assert luhn.is_valid(finess)
    assert (len(rna), rna[:3]) == (10, "W96")


@pytest.mark.parametrize("draw", [identifiers.siren, identifiers.iban, identifiers.phone, identifiers.rna])
def test_the_same_seed_draws_the_same_number(draw: object) -> None:
    assert callable(draw)
    assert draw(Random(3)) == draw(Random(3))
    assert len({draw(Random(seed)) for seed in range(40)}) > 30
