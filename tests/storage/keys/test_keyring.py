"""The keys: what each role holds, and what sealing promises."""

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage.keys.keyring import BANK, NEEDS, Keyring

KEYS = Keyring.of_seed(bytes(range(32)))


def test_the_seed_gives_four_different_keys_always_the_same() -> None:
    keys = {KEYS.data_key, KEYS.audit_key, KEYS.bank_key, KEYS.needs_key}
    assert len(keys) == 4
    assert Keyring.of_seed(bytes(range(32))) == KEYS
    assert Keyring.of_seed(bytes(32)).data_key != KEYS.data_key


@pytest.mark.parametrize(
    ("role", "seed", "bank", "needs"),
    [
        (Role.COORDINATION, True, True, True),
        (Role.TREASURY, False, True, False),
        (Role.SECRETARIAT, False, False, True),
        (Role.READING, False, False, False),
    ],
)
def test_a_role_holds_only_its_keys(role: Role, seed: bool, bank: bool, needs: bool) -> None:
    held = KEYS.for_role(role)
    assert (held.data_key, held.audit_key) == (KEYS.data_key, KEYS.audit_key)
    assert (held.seed is not None, held.bank_key is not None, held.needs_key is not None) == (
        seed,
        bank,
        needs,
    )


def test_a_sealed_value_is_read_back_by_those_who_hold_the_key() -> None:
    sealed = KEYS.seal(BANK, b"person.iban", b"FR76")
    assert KEYS.for_role(Role.TREASURY).unseal(BANK, b"person.iban", sealed) == b"FR76"
    assert KEYS.for_role(Role.SECRETARIAT).unseal(BANK, b"person.iban", sealed) is None
    assert b"FR76" not in sealed


def test_a_role_without_the_key_cannot_write_the_value() -> None:
    with pytest.raises(NotPermitted):
        KEYS.for_role(Role.READING).seal(NEEDS, b"need.text", "boucle magnétique".encode())


def test_the_same_value_is_never_sealed_twice_alike() -> None:
    assert KEYS.seal(BANK, b"c", b"FR76") != KEYS.seal(BANK, b"c", b"FR76")


@pytest.mark.parametrize("moved", [(BANK, b"structure.iban"), (NEEDS, b"person.iban")])
def test_a_sealed_value_moved_elsewhere_is_refused(moved: tuple[str, bytes]) -> None:
    sealed = KEYS.seal(BANK, b"person.iban", b"FR76")
    with pytest.raises(KnownProblem) as problem:
        KEYS.unseal(*moved, sealed)
    assert problem.value.cause is Cause.DAMAGED


def test_a_sealed_value_cut_short_is_refused() -> None:
    with pytest.raises(KnownProblem):
        KEYS.unseal(BANK, b"c", b"court")


def test_keys_are_never_shown() -> None:
    assert KEYS.data_key.hex() not in repr(KEYS)
    assert repr(KEYS) == "Keyring()"
