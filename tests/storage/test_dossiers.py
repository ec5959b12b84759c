"""A dossier's life: created once, opened by phrase or by paper, never twice at a time."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import Cause, DomainError, KnownProblem
from engagement_desktop.domain.passphrase import WeakPassphrase
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import access, dossiers
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import create_dossier, open_with_paper_code
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.keys.paper import PaperCode
from tests.storage.common import AT_ONCE, OTHER_PHRASE, PHRASE, POLICY, opened, reopened

ALREADY_OPEN = (
    "Ce dossier est déjà ouvert ici ou sur un autre poste. Rien n’a été changé. "
    "Fermez-le là-bas, puis réessayez."
)


def created(path: Path, clock: FixedClock, phrase: str = PHRASE) -> dossiers.Created:
    return create_dossier(path, phrase, first_name="Claire", policy=POLICY, clock=clock)


def test_a_new_dossier_has_one_account_of_coordination(tmp_path: Path, clock: FixedClock) -> None:
    made = created(tmp_path / "asso.engagement", clock)
    with made.database.read() as session:
        account = session.get_one(Account, made.account_id)
        assert (account.first_name, account.role) == ("Claire", Role.COORDINATION)
    made.database.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["asso.cle", "asso.cle.bis", "asso.engagement"]


def test_every_file_is_for_its_owner_alone(tmp_path: Path, clock: FixedClock) -> None:
    old = os.umask(0)
    try:
        made = created(tmp_path / "asso.engagement", clock)
        with made.database.work() as session:
            session.add(Setting(key="a", value="b"))
        modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        made.database.close()
    finally:
        os.umask(old)
    assert set(modes.values()) == {0o600}
    assert "asso.engagement-journal" in modes


@pytest.mark.parametrize(
    "name",
    ["Comité d’été.engagement", "l'équipe 🙂.engagement", "a%20b?#.engagement", "x" * 200 + ".engagement"],
)
def test_any_name_of_file_will_do(tmp_path: Path, clock: FixedClock, name: str) -> None:
    created(tmp_path / name, clock).database.close()
    with opened(tmp_path / name):
        pass


def test_a_weak_phrase_creates_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(WeakPassphrase):
        created(tmp_path / "asso.engagement", clock, "azerty")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("taken", ["asso.engagement", "asso.cle", "asso.cle.bis"])
def test_creating_never_overwrites(tmp_path: Path, clock: FixedClock, taken: str) -> None:
    (tmp_path / taken).write_text("à garder")
    with pytest.raises(DomainError, match="existe déjà"):
        created(tmp_path / "asso.engagement", clock)
    assert [path.read_text() for path in tmp_path.iterdir()] == ["à garder"]


@pytest.mark.parametrize("name", ["asso.db", "asso", "engagement"])
def test_a_dossier_is_known_by_its_ending(tmp_path: Path, clock: FixedClock, name: str) -> None:
    with pytest.raises(DomainError, match=r"\.engagement"):
        created(tmp_path / name, clock)


def test_creating_where_there_is_no_folder_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(KnownProblem) as problem:
        created(tmp_path / "absent" / "asso.engagement", clock)
    assert problem.value.cause is Cause.MISSING


def test_what_a_stopped_creation_left_does_not_stand_in_the_way(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "asso.engagement.part").write_bytes(b"half")
    created(tmp_path / "asso.engagement", clock).database.close()
    assert not (tmp_path / "asso.engagement.part").exists()


@pytest.mark.parametrize("written", [1, 2])
def test_a_creation_stopped_between_its_keys_and_its_base_can_be_done_again(
    tmp_path: Path, clock: FixedClock, written: int
) -> None:
    path = tmp_path / "asso.engagement"
    (tmp_path / "asso.engagement.part").write_bytes(b"made, not yet named")
    for keys in key_paths(path)[:written]:
        keys.write_bytes(b"keys of nothing")
    created(path, clock).database.close()
    with opened(path):
        pass
    assert len(list(tmp_path.iterdir())) == 3


def test_keys_without_a_base_that_nobody_was_making_are_kept(tmp_path: Path, clock: FixedClock) -> None:
    keys = key_paths(tmp_path / "asso.engagement")[0]
    keys.write_bytes(b"keys of a base that is elsewhere")
    with pytest.raises(DomainError, match="existe déjà"):
        created(tmp_path / "asso.engagement", clock)
    assert keys.read_bytes() == b"keys of a base that is elsewhere"


def test_a_dossier_opened_twice_in_one_program_is_refused(dossier: Path) -> None:
    with opened(dossier), pytest.raises(KnownProblem) as problem:
        reopened(dossier)
    assert (problem.value.sentence, problem.value.cause) == (ALREADY_OPEN, Cause.BUSY)
    with opened(dossier):
        pass


def test_a_dossier_opened_by_another_program_is_refused(dossier: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tests.storage.common import reopened\n"
        f"try: reopened(Path({str(dossier)!r}))\n"
        "except Exception as problem: print(problem); sys.exit(3)"
    )
    with opened(dossier) as database:
        done = subprocess.run(
            [sys.executable, "-c", program],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        with database.work() as session:
            session.add(Setting(key="a", value="b"))
    assert (done.returncode, done.stdout.strip()) == (3, ALREADY_OPEN)


def test_the_refused_second_opening_does_not_take_the_lock_away(dossier: Path) -> None:
    """Reading the file by hand would drop this process's own lock: a third program could then write."""
    with opened(dossier):
        with pytest.raises(KnownProblem):
            reopened(dossier)
        for path in key_paths(dossier):
            path.rename(path.with_suffix(".loin"))
        with pytest.raises(KnownProblem):
            reopened(dossier)
        program = (
            "import sqlcipher3.dbapi2 as c, sys\n"
            f"raw = c.connect({str(dossier)!r}, timeout=0)\n"
            "try: raw.execute('BEGIN EXCLUSIVE')\n"
            "except c.OperationalError as error: sys.exit(3 if 'locked' in str(error) else 4)"
        )
        assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 3


def test_a_wrong_phrase_opens_nothing_and_changes_nothing(dossier: Path) -> None:
    before = dossier.read_bytes()
    with pytest.raises(KnownProblem) as problem:
        reopened(dossier, OTHER_PHRASE)
    assert problem.value.cause is Cause.WRONG_PHRASE
    assert dossier.read_bytes() == before


def test_an_account_is_found_by_its_first_name(dossier: Path) -> None:
    with opened(dossier) as database:
        with database.work() as session:
            reader = Account(first_name="Noé", role=Role.READING)
            session.add(reader)
        access.set_passphrase(
            dossier, database.uid, database.keyring, reader.id, Role.READING, PHRASE, POLICY
        )
    for name, role in ((" noé ", Role.READING), ("Claire", Role.COORDINATION)):
        found = reopened(dossier, account=name)
        with found.database.read() as session:
            assert session.get_one(Account, found.account_id).role is role
        assert (found.database.keyring.seed is None) == (role is Role.READING)
        found.database.close()
    with pytest.raises(KnownProblem, match="compte «\u00a0Ada\u00a0»"):
        reopened(dossier, account="Ada")
    with opened(dossier):
        pass


def test_a_slot_whose_account_is_gone_opens_nothing(dossier: Path, database: Database) -> None:
    access.set_passphrase(dossier, database.uid, database.keyring, 99, Role.READING, OTHER_PHRASE, POLICY)
    database.close()
    with pytest.raises(KnownProblem) as problem:
        reopened(dossier, OTHER_PHRASE)
    assert problem.value.cause is Cause.WRONG_PHRASE


def test_the_paper_code_alone_opens_the_dossier(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "asso.engagement"
    made = created(path, clock)
    made.database.close()
    for key_file in key_paths(path):
        key_file.unlink()
    code = PaperCode.parse("\n".join(made.paper_code.lines()))
    found = open_with_paper_code(path, code, AT_ONCE)
    assert found.account_id == made.account_id
    access.set_passphrase(
        path,
        found.database.uid,
        found.database.keyring,
        found.account_id,
        Role.COORDINATION,
        OTHER_PHRASE,
        POLICY,
    )
    found.database.close()
    with opened(path, OTHER_PHRASE) as database:
        assert database.keyring.seed == made.paper_code.seed


def test_the_paper_code_of_another_dossier_is_told(dossier: Path) -> None:
    other = PaperCode.of(bytes(32))
    with pytest.raises(KnownProblem, match="autre dossier") as problem:
        open_with_paper_code(dossier, other, AT_ONCE)
    assert problem.value.cause is Cause.DAMAGED


def test_keys_of_another_dossier_are_told(dossier: Path, tmp_path: Path, clock: FixedClock) -> None:
    other = tmp_path / "autre.engagement"
    created(other, clock).database.close()
    for mine, theirs in zip(key_paths(dossier), key_paths(other), strict=True):
        mine.write_bytes(theirs.read_bytes())
    with pytest.raises(KnownProblem, match="autre dossier"):
        reopened(dossier)


def test_a_dossier_made_aside_is_settled_once(dossier: Path, tmp_path: Path) -> None:
    final = tmp_path / "à sa place.engagement"
    dossiers.settle(dossier, final)
    with opened(final):
        pass
    assert list(dossier.parent.iterdir()) == []
    assert not list(tmp_path.glob("*.part"))
    with pytest.raises(DomainError, match="existe déjà"):
        dossiers.settle(final, final)
    with pytest.raises(KnownProblem):
        dossiers.settle(tmp_path / "absent.engagement", tmp_path / "b.engagement")


def test_a_settling_stopped_before_the_base_has_its_name_can_be_done_again(
    dossier: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    final = tmp_path / "asso.engagement"
    named = dossiers.put_in_place

    def stopped(part: Path, place: Path) -> None:
        if place == final:
            raise KeyboardInterrupt
        named(part, place)

    with monkeypatch.context() as patched:
        patched.setattr(dossiers, "put_in_place", stopped)
        with pytest.raises(KeyboardInterrupt):
            dossiers.settle(dossier, final)
    created(final, clock).database.close()
    with opened(final):
        pass


def test_the_data_key_depends_on_the_seed_alone(dossier: Path) -> None:
    with opened(dossier) as database:
        assert database.keyring.seed is not None
        assert Keyring.of_seed(database.keyring.seed) == database.keyring
