"""Slots: changed, given, removed; the base itself is not rewritten."""

from pathlib import Path

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.passphrase import WeakPassphrase
from engagement_desktop.domain.permissions import Role
from engagement_desktop.storage import access
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keys.keyfile import FORMAT, KeyFile, key_paths, read_key_file, write_key_file
from tests.storage.common import OTHER_PHRASE, PHRASE, POLICY, opened, reopened


def test_a_changed_phrase_replaces_the_old_one(dossier: Path) -> None:
    base = dossier.read_bytes()
    access.change_passphrase(dossier, 1, PHRASE, OTHER_PHRASE, POLICY)
    with pytest.raises(KnownProblem):
        reopened(dossier, PHRASE)
    with opened(dossier, OTHER_PHRASE):
        pass
    assert len(dossier.read_bytes()) == len(base)


def test_the_phrase_may_be_changed_while_the_dossier_is_open(dossier: Path, database: Database) -> None:
    access.change_passphrase(dossier, 1, PHRASE, OTHER_PHRASE, POLICY)
    database.close()
    with opened(dossier, OTHER_PHRASE):
        pass


@pytest.mark.parametrize(("account", "current"), [(1, OTHER_PHRASE), (2, PHRASE)])
def test_changing_needs_the_current_phrase_of_the_account(dossier: Path, account: int, current: str) -> None:
    with pytest.raises(KnownProblem) as problem:
        access.change_passphrase(dossier, account, current, OTHER_PHRASE, POLICY)
    assert problem.value.cause is Cause.WRONG_PHRASE
    with opened(dossier):
        pass


def test_a_weak_new_phrase_changes_nothing(dossier: Path, database: Database) -> None:
    with pytest.raises(WeakPassphrase):
        access.change_passphrase(dossier, 1, PHRASE, "azerty", POLICY)
    with pytest.raises(WeakPassphrase):
        access.set_passphrase(dossier, database.uid, database.keyring, 1, Role.COORDINATION, "azerty", POLICY)
    assert len(read_key_file(dossier, POLICY).slots) == 1


def test_a_removed_account_opens_nothing_any_more(dossier: Path, database: Database) -> None:
    with database.work() as session:
        treasurer = Account(first_name="Paul", role=Role.TREASURY)
        session.add(treasurer)
    access.set_passphrase(
        dossier, database.uid, database.keyring, treasurer.id, Role.TREASURY, OTHER_PHRASE, POLICY
    )
    database.close()
    with opened(dossier, OTHER_PHRASE) as found:
        assert found.keyring.bank_key is not None
        assert found.keyring.seed is None
    access.remove_access(dossier, treasurer.id, POLICY)
    with pytest.raises(KnownProblem):
        reopened(dossier, OTHER_PHRASE)


def test_the_last_access_stays(dossier: Path) -> None:
    with pytest.raises(DomainError, match="dernier compte"):
        access.remove_access(dossier, 1, POLICY)


def test_only_coordination_gives_a_phrase_to_others(dossier: Path, database: Database) -> None:
    held = database.keyring.for_role(Role.TREASURY)
    with pytest.raises(DomainError, match="coordination"):
        access.set_passphrase(dossier, database.uid, held, 2, Role.TREASURY, OTHER_PHRASE, POLICY)


def test_keys_that_are_not_those_of_the_dossier_are_written_anew(dossier: Path, database: Database) -> None:
    write_key_file(dossier, KeyFile("another", read_key_file(dossier, POLICY).slots))
    assert access.known_keys(dossier, database.uid, POLICY) == KeyFile(database.uid, ())
    for path in key_paths(dossier):
        path.write_bytes(b"")
    assert access.known_keys(dossier, database.uid, POLICY) == KeyFile(database.uid, ())


def test_keys_of_a_newer_program_are_left_alone(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from engagement_desktop.storage.keys import keyfile

    monkeypatch.setattr(keyfile, "FORMAT", FORMAT - 1)
    with pytest.raises(KnownProblem) as problem:
        access.known_keys(dossier, "x", POLICY)
    assert problem.value.cause is Cause.NEWER
