"""The key file and its twin: mended from each other, never weakened, closed to a wrong phrase."""

import json
import random
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage.keys import keyfile
from engagement_desktop.storage.keys.kdf import KdfParameters, KdfPolicy
from engagement_desktop.storage.keys.keyfile import (
    DamagedKeyFile,
    KeyFile,
    key_paths,
    parse_key_file,
    read_key_file,
    write_key_file,
)
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.keys.slots import Slot
from engagement_desktop.storage.keys.unlocking import unlock, unlock_key_file
from tests.storage.common import OTHER_PHRASE, PHRASE, POLICY, flip

CHEAP = POLICY.chosen()
KEYS = Keyring.of_seed(bytes(32))


def a_slot(account: int = 1, role: Role = Role.COORDINATION, phrase: str = PHRASE) -> Slot:
    return Slot.made("uid", account, role, KEYS, phrase, CHEAP)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "asso.engagement"
    path.write_bytes(b"x")
    write_key_file(path, KeyFile("uid", (a_slot(), a_slot(2, Role.TREASURY, OTHER_PHRASE))))
    return path


def test_two_copies_stand_beside_the_dossier_for_their_owner_alone(place: Path) -> None:
    names = [path.name for path in key_paths(place)]
    assert names == ["asso.cle", "asso.cle.bis"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in key_paths(place)] == [0o600, 0o600]


def test_a_phrase_opens_what_its_role_holds(place: Path) -> None:
    (coordination,) = unlock(place, PHRASE, POLICY)
    (treasury,) = unlock(place, OTHER_PHRASE, POLICY)
    assert (coordination.account_id, coordination.keyring) == (1, KEYS)
    assert (treasury.account_id, treasury.keyring) == (2, KEYS.for_role(Role.TREASURY))


def test_two_accounts_may_share_a_phrase(place: Path) -> None:
    shared = read_key_file(place, POLICY).with_slot(a_slot(3, Role.READING))
    assert [found.account_id for found in unlock_key_file(shared, PHRASE, every=True)] == [1, 3]


def test_a_wrong_phrase_is_told_without_saying_more(place: Path) -> None:
    for wrong in ("", "x" * 100_000, PHRASE.upper(), PHRASE[:-1], "\0"):
        with pytest.raises(KnownProblem, match="n’ouvre pas ce dossier") as problem:
            unlock(place, wrong, POLICY)
        assert problem.value.cause is Cause.WRONG_PHRASE


def test_no_random_phrase_is_ever_accepted(place: Path) -> None:
    keys = read_key_file(place, POLICY)
    rng = random.Random(5)
    for _ in range(200):
        with pytest.raises(KnownProblem):
            unlock_key_file(keys, rng.randbytes(12).hex())


def test_a_missing_dossier_is_said_missing(tmp_path: Path) -> None:
    with pytest.raises(KnownProblem) as problem:
        unlock(tmp_path / "rien.engagement", PHRASE, POLICY)
    assert problem.value.cause is Cause.MISSING


@pytest.mark.parametrize("lost", [0, 1])
def test_a_lost_copy_is_made_again_from_the_other(place: Path, lost: int) -> None:
    whole = key_paths(place)[0].read_bytes()
    key_paths(place)[lost].unlink()
    assert unlock(place, PHRASE, POLICY)
    assert [path.read_bytes() for path in key_paths(place)] == [whole, whole]


def test_the_newer_of_two_sound_copies_wins(place: Path) -> None:
    first, second = key_paths(place)
    old = first.read_bytes()
    write_key_file(place, read_key_file(place, POLICY).without(2))
    first.write_bytes(old)
    assert [slot.account_id for slot in read_key_file(place, POLICY).slots] == [1]
    assert first.read_bytes() == second.read_bytes()


def test_one_flipped_bit_leaves_the_second_copy_to_serve(place: Path) -> None:
    rng = random.Random(17)
    whole = key_paths(place)[0].read_bytes()
    for _ in range(60):
        flip(key_paths(place)[rng.randrange(2)], rng)
        assert unlock(place, PHRASE, POLICY)[0].keyring == KEYS
        assert [path.read_bytes() for path in key_paths(place)] == [whole, whole]


def test_a_damaged_copy_in_a_read_only_place_still_serves(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, content: bytes) -> None:
        del path, content
        raise KnownProblem("lecture seule", Cause.READ_ONLY)

    key_paths(place)[0].write_bytes(b"{}")
    monkeypatch.setattr(keyfile, "write_atomically", refused)
    assert unlock(place, PHRASE, POLICY)


def test_without_any_copy_the_two_files_to_take_along_are_named(place: Path) -> None:
    for path in key_paths(place):
        path.unlink()
    with pytest.raises(KnownProblem, match=r"asso\.engagement.*asso\.cle") as problem:
        unlock(place, PHRASE, POLICY)
    assert problem.value.cause is Cause.NO_KEY_FILE


@pytest.mark.parametrize(
    "content", [b"", b"bonjour", b"[]", b"{}", b"\xff\xfe", b'{"checksum": "x"}', b"[" * 9000]
)
def test_two_damaged_copies_are_told_with_the_ways_out(place: Path, content: bytes) -> None:
    for path in key_paths(place):
        path.write_bytes(content)
    with pytest.raises(KnownProblem, match="code imprimé") as problem:
        unlock(place, PHRASE, POLICY)
    assert problem.value.cause is Cause.DAMAGED


def test_a_cost_edited_below_the_floor_is_refused(place: Path) -> None:
    weak = replace(a_slot(), kdf=KdfParameters(8, 1, 1))
    content = KeyFile("uid", (weak,)).as_bytes()
    with pytest.raises(DamagedKeyFile):
        parse_key_file(content, place, POLICY)
    with pytest.raises(DamagedKeyFile):
        parse_key_file(KeyFile("uid", (a_slot(),)).as_bytes(), place, KdfPolicy())


@pytest.mark.parametrize(
    "change", [{"account_id": 2}, {"role": Role.TREASURY}, {"kdf": KdfParameters(65, 1, 1)}]
)
def test_account_role_and_cost_cannot_be_edited(change: dict[str, object]) -> None:
    assert a_slot().opened("uid", PHRASE) == KEYS
    assert replace(a_slot(), **change).opened("uid", PHRASE) is None
    assert a_slot().opened("another dossier", PHRASE) is None


def test_a_key_file_of_a_newer_program_is_told(place: Path) -> None:
    body = json.loads(KeyFile("uid", ()).as_bytes())
    body.pop("checksum")
    body["format"] = 2
    for path in key_paths(place):
        path.write_text(json.dumps({"checksum": keyfile._checksum(body), **body}))
    with pytest.raises(KnownProblem) as problem:
        read_key_file(place, POLICY)
    assert problem.value.cause is Cause.NEWER


def test_no_name_and_no_key_stands_in_the_file(place: Path) -> None:
    content = key_paths(place)[0].read_text()
    for secret in (KEYS.data_key, KEYS.audit_key, bytes(32)):
        assert secret.hex() not in content
    assert PHRASE.split()[0] not in content
