"""Accounts: a phrase and a role each, keys by role, and a dossier that opens whatever stops in between."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from engagement_desktop.bootstrap import Application, open_application, open_application_with_paper_code
from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError, KnownProblem, NotPermitted
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.people import Need, Person
from engagement_desktop.storage.audit import head
from engagement_desktop.storage.keys.keyfile import key_paths, read_key_file
from engagement_desktop.storage.keys.paper import PaperCode
from tests.builders import Builder
from tests.conftest import PHRASE, POLICY
from tests.services.offices import PHRASES, WAYS

IBAN = "FR7630006000011234567890189"
NEW = "corbeille sifflet noisette bruyère clocher pivoine traineau"
OTHER = "domino pirogue cabane verger tonneau sabot muscade gazelle"


@pytest.fixture
def claire(dossier: Path) -> Iterator[Application]:
    application = open_application(dossier, PHRASE, ways=WAYS)
    yield application
    application.close()


@contextmanager
def opened(path: Path, phrase: str) -> Iterator[Application]:
    application = open_application(path, phrase, ways=WAYS)
    try:
        yield application
    finally:
        application.close()


def opens_nothing(path: Path, phrase: str) -> bool:
    with pytest.raises(KnownProblem, match="n’ouvre pas"), opened(path, phrase):
        pass
    return True


def added(claire: Application, role: Role = Role.TREASURY, name: str = "Paul") -> int:
    return claire.accounts.add(name, role, PHRASES[role])


def test_each_role_reads_what_its_keys_open_and_no_more(claire: Application, dossier: Path) -> None:
    with claire.workspace.database.work() as session:
        person = Builder(session).person(iban=Sealed(IBAN), own_words=Sealed("douleurs"))
        session.add(Need(person_id=person.id, kind=Sealed("transport")))
    for role in (Role.SECRETARIAT, Role.TREASURY, Role.READING):
        added(claire, role, f"Compte {role.value}")
    claire.close()
    read = {}
    for role, phrase in PHRASES.items():
        with opened(dossier, phrase) as application, application.workspace.read() as session:
            assert application.workspace.actor.role is role
            row = session.get_one(Person, person.id)
            assert row.iban is not None
            assert row.own_words is not None
            read[role] = (
                row.iban.is_readable,
                row.own_words.is_readable,
                session.get_one(Need, 1).kind.clear,
            )
    assert read == {
        Role.COORDINATION: (True, True, "transport"),
        Role.SECRETARIAT: (False, True, "transport"),
        Role.TREASURY: (True, False, None),
        Role.READING: (False, False, None),
    }


def test_the_list_tells_who_opens_and_who_went(claire: Application) -> None:
    with claire.workspace.database.work() as session:
        person_id = Builder(session).person().id
    paul = claire.accounts.add("Paul", Role.TREASURY, PHRASES[Role.TREASURY], person_id)
    nadia = added(claire, Role.READING, "Nadia")
    claire.accounts.remove(paul)
    rows = claire.accounts.all()
    assert [(row.first_name, row.opens, row.is_own, row.is_last_coordination) for row in rows] == [
        ("Claire", True, True, True),
        ("Nadia", True, False, False),
        ("Paul", False, False, False),
    ]
    assert (rows[2].person, rows[2].removed_on) == ("Monique Hélias", date(2026, 11, 22))
    assert rows[1].id == nadia


def test_a_removed_account_opens_nothing_and_keeps_its_name(claire: Application, dossier: Path) -> None:
    paul = added(claire)
    claire.accounts.remove(paul)
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        claire.accounts.remove(paul)
    assert claire.workspace.last_act() is None
    assert added(claire) == paul + 1, "the first name and the phrase are free again, the number is not"
    claire.accounts.remove(paul + 1)
    claire.close()
    assert opens_nothing(dossier, PHRASES[Role.TREASURY])
    with opened(dossier, PHRASE) as again, again.workspace.read() as session:
        assert session.get_one(Account, paul).first_name == "Paul"


def test_a_slot_left_behind_by_a_removed_account_opens_nothing(claire: Application, dossier: Path) -> None:
    paul = added(claire)
    with claire.workspace.database.work() as session:
        session.get_one(Account, paul).removed_on = date(2026, 1, 1)
    claire.close()
    assert opens_nothing(dossier, PHRASES[Role.TREASURY])


def test_another_role_takes_another_phrase(claire: Application, dossier: Path) -> None:
    paul = added(claire)
    claire.accounts.change_role(paul, Role.SECRETARIAT, NEW)
    claire.close()
    assert opens_nothing(dossier, PHRASES[Role.TREASURY])
    with opened(dossier, NEW) as application:
        keyring = application.workspace.database.keyring
        assert application.workspace.actor.role is Role.SECRETARIAT
        assert (keyring.bank_key, keyring.needs_key is None) == (None, False)


def test_a_second_coordination_holds_every_key(claire: Application, dossier: Path) -> None:
    paul = added(claire)
    claire.accounts.change_role(paul, Role.COORDINATION, NEW)
    assert not claire.accounts.all()[0].is_last_coordination
    claire.close()
    with opened(dossier, NEW) as application:
        application.accounts.remove(1)
        assert [row.first_name for row in application.accounts.all()] == ["Paul", "Claire"]
    assert opens_nothing(dossier, PHRASE)


def test_a_forgotten_phrase_is_renewed_and_the_trace_says_whose(claire: Application, dossier: Path) -> None:
    paul = added(claire)
    claire.accounts.renew_phrase(paul, NEW)
    with claire.workspace.read() as session:
        last = head(session)
        assert last is not None
        assert (last.verb, last.subjects) == ("renew account phrase", f'{{"account":[{paul}]}}')
    claire.close()
    assert opens_nothing(dossier, PHRASES[Role.TREASURY])
    with opened(dossier, NEW) as application:
        assert application.workspace.actor.first_name == "Paul"


def test_a_rename_is_undone_but_no_change_of_a_slot(claire: Application) -> None:
    paul = added(claire)
    claire.accounts.renew_phrase(paul, NEW)
    claire.accounts.change_role(paul, Role.READING, OTHER)
    assert claire.workspace.last_act() is None
    claire.accounts.rename(paul, "  Paul   Le Goff ")
    assert claire.accounts.all()[1].first_name == "Paul Le Goff"
    assert claire.workspace.undo() == "Compte renommé\u00a0: Paul Le Goff."
    assert claire.accounts.all()[1].first_name == "Paul"


Try = Callable[[Application], object]
REFUSED: dict[str, tuple[Try, str, str | None]] = {
    "no first name": (
        lambda a: a.accounts.add(" \u200b", Role.READING, NEW),
        "Écrivez le prénom",
        "first_name",
    ),
    "a name taken": (lambda a: a.accounts.add("CLAIRE", Role.READING, NEW), "s’appelle déjà", "first_name"),
    "a name taken by renaming": (lambda a: a.accounts.rename(2, "claire"), "s’appelle déjà", "first_name"),
    "nobody of that number": (
        lambda a: a.accounts.add("Lou", Role.READING, NEW, 77),
        "personne",
        "person_id",
    ),
    "a weak phrase": (
        lambda a: a.accounts.add("Lou", Role.READING, "bonjour"),
        "se devinerait",
        "passphrase",
    ),
    "somebody else’s phrase": (
        lambda a: a.accounts.add("Lou", Role.READING, PHRASE),
        "ouvre déjà un autre compte",
        "passphrase",
    ),
    "no such account": (lambda a: a.accounts.renew_phrase(9, NEW), "n’est plus dans le dossier", "account"),
    "the last coordination goes": (lambda a: a.accounts.remove(1), "dernier compte de coordination", "role"),
    "the last coordination steps down": (
        lambda a: a.accounts.change_role(1, Role.READING, NEW),
        "dernier compte de coordination",
        "role",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_names_its_field_and_changes_neither_the_dossier_nor_its_keys(
    claire: Application, dossier: Path, case: str
) -> None:
    added(claire)
    before = (claire.accounts.all(), [path.read_bytes() for path in key_paths(dossier)])
    attempt, sentence, field = REFUSED[case]
    with pytest.raises(DomainError, match=sentence) as refused:
        attempt(claire)
    assert refused.value.field == field
    assert (claire.accounts.all(), [path.read_bytes() for path in key_paths(dossier)]) == before


def test_one_s_own_account_is_left_to_another(claire: Application) -> None:
    added(claire, Role.TREASURY)
    claire.accounts.change_role(2, Role.COORDINATION, NEW)
    for attempt in (
        lambda: claire.accounts.remove(1),
        lambda: claire.accounts.change_role(1, Role.READING, OTHER),
    ):
        with pytest.raises(DomainError, match="votre propre compte"):
            attempt()


def test_one_s_own_phrase_may_be_renewed(claire: Application, dossier: Path) -> None:
    claire.accounts.renew_phrase(1, NEW)
    claire.close()
    assert opens_nothing(dossier, PHRASE)
    with opened(dossier, NEW) as application:
        assert application.workspace.actor.first_name == "Claire"


def test_only_coordination_changes_accounts(claire: Application, dossier: Path) -> None:
    added(claire)
    claire.close()
    with opened(dossier, PHRASES[Role.TREASURY]) as application:
        assert len(application.accounts.all()) == 2
        with pytest.raises(NotPermitted):
            application.accounts.add("Lou", Role.READING, NEW)
        with pytest.raises(NotPermitted):
            application.accounts.remove(1)


def test_an_account_without_phrase_of_its_own_does_not_touch_the_keys(
    claire: Application, dossier: Path
) -> None:
    """Opened by the printed code beside lost key files: a file with another slot alone would lock one out."""
    seed = claire.workspace.database.keyring.seed
    assert seed is not None
    claire.close()
    for path in key_paths(dossier):
        path.unlink()
    application = open_application_with_paper_code(dossier, PaperCode.of(seed), ways=WAYS)
    with pytest.raises(DomainError, match="Donnez-vous d’abord une phrase"):
        application.accounts.add("Paul", Role.READING, NEW)
    application.maintenance.set_own_passphrase(PHRASE)
    application.accounts.add("Paul", Role.READING, NEW)
    application.close()
    with opened(dossier, NEW) as paul:
        assert paul.workspace.actor.role is Role.READING


@pytest.mark.parametrize("blocked", [0, 1])
def test_a_key_file_that_cannot_be_written_leaves_the_dossier_as_it_was(
    claire: Application, dossier: Path, blocked: int
) -> None:
    """A folder stands where one of the two copies should: the disk refuses, at the first or the second."""
    paul = added(claire)
    path = key_paths(dossier)[blocked]
    path.unlink()
    path.mkdir()
    (path / "occupé").touch()
    for attempt in (
        lambda: claire.accounts.add("Lou", Role.READING, NEW),
        lambda: claire.accounts.remove(paul),
        lambda: claire.accounts.change_role(paul, Role.READING, OTHER),
        lambda: claire.accounts.renew_phrase(paul, OTHER),
    ):
        with pytest.raises(KnownProblem):
            attempt()
    assert [(row.first_name, row.role) for row in claire.accounts.all()] == [
        ("Claire", Role.COORDINATION),
        ("Paul", Role.TREASURY),
    ]
    claire.close()
    (path / "occupé").unlink()
    path.rmdir()
    assert opens_nothing(dossier, NEW)
    assert opens_nothing(dossier, OTHER)
    for phrase, name in ((PHRASE, "Claire"), (PHRASES[Role.TREASURY], "Paul")):
        with opened(dossier, phrase) as application:
            assert application.workspace.actor.first_name == name


def test_an_act_that_fails_after_the_keys_puts_the_former_keys_back(
    claire: Application, dossier: Path
) -> None:
    paul = added(claire)
    with claire.workspace.database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("CREATE TRIGGER full BEFORE UPDATE ON dossier BEGIN SELECT RAISE(ABORT, 'full'); END")
    with pytest.raises(Exception, match="full"):
        claire.accounts.remove(paul)
    with claire.workspace.database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("DROP TRIGGER full")
    claire.close()
    with opened(dossier, PHRASES[Role.TREASURY]) as application:
        assert application.workspace.actor.first_name == "Paul"


def test_a_stop_between_the_keys_and_the_act_leaves_a_dossier_that_opens(
    claire: Application, dossier: Path
) -> None:
    """The slot of an account that was never kept opens nothing, and the next account takes its place."""
    added(claire)
    keys = [path.read_bytes() for path in key_paths(dossier)]
    claire.accounts.add("Lou", Role.READING, NEW)
    later = [path.read_bytes() for path in key_paths(dossier)]
    with claire.workspace.database.work() as session:
        session.delete(session.get_one(Account, 3))
    claire.close()
    assert opens_nothing(dossier, NEW)
    with opened(dossier, PHRASE) as application:
        assert application.accounts.add("Nadia", Role.READING, OTHER) == 3
    assert opens_nothing(dossier, NEW)
    assert keys != later
    slots = read_key_file(dossier, POLICY).slots
    assert sorted(slot.account_id for slot in slots) == [1, 2, 3]
