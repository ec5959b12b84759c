"""The derivation: one spelling for one phrase, a floor, a cost measured here."""

import unicodedata

import pytest
from argon2.exceptions import HashingError

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage.keys import kdf
from engagement_desktop.storage.keys.kdf import (
    CEILING,
    FLOOR,
    KdfParameters,
    KdfPolicy,
    calibrated,
    derive,
    scaled,
)

CHEAP = KdfParameters(64, 1, 1)
SALT = bytes(range(16))


def test_accents_typed_in_two_ways_give_one_key() -> None:
    composed = derive("été à évian", SALT, CHEAP)
    assert derive(unicodedata.normalize("NFD", "été à évian"), SALT, CHEAP) == composed
    assert derive(" été  à\u00a0évian ", SALT, CHEAP) == composed
    assert derive("Été à évian", SALT, CHEAP) != composed


@pytest.mark.parametrize("odd", ["", "\0", "a\0b", "x" * 1_000_000, "\ud800"])
def test_any_text_can_be_tried(odd: str) -> None:
    assert len(derive(odd, SALT, CHEAP)) == 32


def test_the_floor_is_what_the_house_decided() -> None:
    assert FLOOR.memory_kib == 64 * 1024
    assert FLOOR.time_cost == 3


@pytest.mark.parametrize(
    ("parameters", "accepted"),
    [
        (FLOOR, True),
        (KdfParameters(64 * 1024 - 1, 3, 1), False),
        (KdfParameters(64 * 1024, 2, 1), False),
        (CEILING, True),
        (KdfParameters(CEILING.memory_kib + 1, 3, 1), False),
        (KdfParameters(64 * 1024, 65, 1), False),
        (KdfParameters(64 * 1024, 3, 17), False),
    ],
)
def test_a_cost_below_the_floor_or_absurd_is_not_accepted(parameters: KdfParameters, accepted: bool) -> None:
    assert KdfPolicy().accepts(parameters) is accepted


def test_a_policy_with_parameters_uses_them() -> None:
    assert KdfPolicy(CHEAP, CHEAP).chosen() == CHEAP


def test_calibrating_never_goes_below_the_floor() -> None:
    assert calibrated(CHEAP).is_at_least(CHEAP)
    assert KdfPolicy(CHEAP).chosen().is_at_least(CHEAP)


@pytest.mark.parametrize(
    ("milliseconds", "memory_mib", "passes"),
    [(100, 320, 3), (500, 64, 3), (2000, 64, 3), (50, 512, 3), (10, 512, 18)],
)
def test_a_fast_machine_pays_in_memory_then_in_passes(
    milliseconds: int, memory_mib: int, passes: int
) -> None:
    found = scaled(KdfParameters(64 * 1024, 3, 2), milliseconds)
    assert (found.memory_kib // 1024, found.time_cost) == (memory_mib, passes)


def test_a_machine_without_memory_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> bytes:
        raise HashingError("memory")

    monkeypatch.setattr(kdf, "hash_secret_raw", no_memory)
    with pytest.raises(KnownProblem, match="mémoire") as problem:
        derive("x", SALT, CHEAP)
    assert problem.value.cause is Cause.SUPPORT
