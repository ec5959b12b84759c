"""A change: its right, its trace, its undo, its news."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, insert, select, update

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.entities import Base, Person, PersonIdentifier
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.local_rates import LocalRate
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.workspace import TOPIC_OF_TABLE, Workspace
from engagement_desktop.storage import audit
from engagement_desktop.storage.changes import ChangedSince, LeanedOn
from tests.builders import Builder


def put(workspace: Workspace, key: str, value: str) -> None:
    with workspace.act(Permission.STRUCTURE_WRITE, "set", f"Réglage « {key} » noté") as change:
        setting = change.session.get(Setting, key)
        if setting is None:
            change.session.add(Setting(key=key, value=value))
        else:
            setting.value = value


def value_of(workspace: Workspace, key: str) -> str | None:
    with workspace.read() as session:
        setting = session.get(Setting, key)
        return None if setting is None else setting.value


def entries(workspace: Workspace) -> int:
    with workspace.read() as session:
        return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("right", list(Permission))
def test_an_act_is_open_to_the_roles_that_hold_its_right_and_to_no_other(
    workspace_as: Callable[[Role], Workspace], role: Role, right: Permission
) -> None:
    workspace = workspace_as(role)
    if right in RIGHTS[role]:
        with workspace.act(right, "try"):
            pass
        assert workspace.may(right)
    else:
        before = entries(workspace)
        with pytest.raises(NotPermitted, match="rôle"), workspace.act(right, "try"):
            pytest.fail("the block must not be entered")
        assert entries(workspace) == before


def test_the_coordinator_holds_every_right() -> None:
    assert RIGHTS[Role.COORDINATION] == set(Permission)


def test_every_act_leaves_one_entry_naming_rows_and_fields_but_no_value(workspace: Workspace) -> None:
    before = entries(workspace)
    put(workspace, "couleur", "secret-vert")
    with workspace.read() as session:
        entry = audit.head(session)
    assert entries(workspace) == before + 1
    assert entry is not None
    assert (entry.verb, entry.account_id) == ("set", workspace.actor.account_id)
    assert "couleur" in entry.subjects
    assert "value" in entry.fields
    assert "secret-vert" not in entry.subjects + entry.fields


def test_an_act_that_fails_leaves_neither_rows_nor_trace_nor_undo(workspace: Workspace) -> None:
    before = entries(workspace)
    with pytest.raises(ZeroDivisionError), workspace.act(Permission.STRUCTURE_WRITE, "set") as change:
        change.session.add(Setting(key="a", value="1"))
        change.session.flush()
        raise ZeroDivisionError
    assert (value_of(workspace, "a"), entries(workspace), workspace.last_act()) == (None, before, None)


def test_undo_takes_back_an_addition_a_change_and_a_removal(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    put(workspace, "a", "2")
    with workspace.act(Permission.STRUCTURE_WRITE, "remove", "Réglage ôté") as change:
        change.session.delete(change.session.get_one(Setting, "a"))
    assert workspace.undo() == "Réglage ôté"
    assert value_of(workspace, "a") == "2"
    workspace.undo()
    assert value_of(workspace, "a") == "1"
    workspace.undo()
    assert value_of(workspace, "a") is None
    with pytest.raises(DomainError, match="rien à annuler"):
        workspace.undo()


def test_what_was_taken_back_can_be_done_again_as_often_as_one_likes(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    put(workspace, "a", "2")
    with workspace.act(Permission.STRUCTURE_WRITE, "remove", "Réglage ôté") as change:
        change.session.delete(change.session.get_one(Setting, "a"))
    for _ in range(2):
        for expected in ("2", "1", None):
            workspace.undo()
            assert value_of(workspace, "a") == expected
        for expected in ("1", "2", None):
            workspace.redo()
            assert value_of(workspace, "a") == expected
    assert workspace.last_act() == "Réglage ôté"
    with pytest.raises(DomainError, match="rien à refaire"):
        workspace.redo()


def test_a_new_act_or_a_change_since_forbids_doing_again(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    workspace.undo()
    put(workspace, "b", "1")
    with pytest.raises(DomainError, match="rien à refaire"):
        workspace.redo()
    workspace.undo()
    with workspace.database.work() as session:
        session.add(Setting(key="b", value="autre"))
    with pytest.raises(ChangedSince):
        workspace.redo()
    assert value_of(workspace, "b") == "autre"


def test_an_act_that_is_not_undone_takes_the_acts_on_its_rows_out_of_the_way(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    put(workspace, "b", "1")
    put(workspace, "b", "2")
    workspace.undo()
    with workspace.act(Permission.STRUCTURE_WRITE, "elsewhere", undo=False) as change:
        change.session.get_one(Setting, "b").value = "autre"
    with pytest.raises(DomainError, match="rien à refaire"):
        workspace.redo()
    workspace.undo()
    assert (value_of(workspace, "a"), value_of(workspace, "b")) == (None, "autre")
    assert workspace.last_act() is None


def test_rows_written_in_bulk_and_not_undone_take_the_acts_on_them_out_of_the_way(
    workspace: Workspace,
) -> None:
    add_in_bulk(workspace)
    put(workspace, "a", "1")
    with workspace.act(Permission.RATE_ADD, "change", undo=False) as change:
        change.bulk("local_rate", 2, 9)
    workspace.undo()
    assert workspace.last_act() is None
    assert rates(workspace) == 2


def test_undo_is_itself_an_audited_act_and_the_chain_stays_whole(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    before = entries(workspace)
    workspace.undo()
    assert entries(workspace) == before + 1
    with workspace.read() as session:
        assert audit.verify(session, workspace.database.keyring).is_sound


def test_undo_is_refused_when_the_row_has_changed_since(workspace: Workspace) -> None:
    put(workspace, "a", "1")
    with workspace.database.work() as session:
        session.get_one(Setting, "a").value = "autre"
    with pytest.raises(ChangedSince, match="modifiée depuis"):
        workspace.undo()
    assert value_of(workspace, "a") == "autre"


def rate(day: str) -> dict[str, object]:
    from datetime import date

    return {"series": "smic", "valid_from": date.fromisoformat(day), "value": "13.00", "source": "essai"}


def add_in_bulk(workspace: Workspace) -> None:
    with workspace.act(Permission.RATE_ADD, "bulk", "Deux barèmes ajoutés") as change:
        change.session.connection().execute(insert(LocalRate), [rate("2027-01-01"), rate("2028-01-01")])
        change.bulk("local_rate", 1, 2)


def change_source(workspace: Workspace, source: str) -> None:
    with workspace.act(Permission.RATE_ADD, "change", "Source changée") as change:
        change.session.get_one(LocalRate, 2).source = source


def test_acts_on_the_same_row_go_back_one_after_the_other(workspace: Workspace) -> None:
    add_in_bulk(workspace)
    change_source(workspace, "une")
    change_source(workspace, "deux")
    for _ in range(3):
        workspace.undo()
    assert rates(workspace) == 0


def test_a_row_brought_back_has_a_version_that_no_editor_has_seen(workspace: Workspace) -> None:
    add_in_bulk(workspace)
    change_source(workspace, "une")
    workspace.undo()
    with workspace.read() as session:
        row = session.get_one(LocalRate, 2)
        assert (row.source, row.version) == ("essai", 3)


def test_a_sealed_value_can_be_taken_back(workspace: Workspace) -> None:
    from engagement_desktop.domain.base import Sealed
    from engagement_desktop.domain.register.people import Person

    with workspace.act(Permission.STRUCTURE_WRITE, "person", "Personne ajoutée") as change:
        person = Person(
            last_name="A",
            first_name="B",
            name_key="a b",
            sort_key="a b",
            search_key="a b",
            iban=Sealed("FR1"),
        )
        change.session.add(person)
    with workspace.act(Permission.STRUCTURE_WRITE, "iban", "IBAN changé") as change:
        change.session.get_one(Person, person.id).iban = Sealed("FR2")
    workspace.undo()
    with workspace.read() as session:
        assert session.get_one(Person, person.id).iban == Sealed("FR1")
    workspace.undo()


def rates(workspace: Workspace) -> int:
    with workspace.read() as session:
        return session.scalar(select(func.count()).select_from(LocalRate)) or 0


def test_rows_written_in_bulk_go_back_together(workspace: Workspace) -> None:
    add_in_bulk(workspace)
    assert rates(workspace) == 2
    workspace.undo()
    assert rates(workspace) == 0


def test_rows_written_in_bulk_are_not_done_again(workspace: Workspace) -> None:
    add_in_bulk(workspace)
    workspace.undo()
    with pytest.raises(DomainError, match="rien à refaire"):
        workspace.redo()


def test_rows_written_in_bulk_stay_when_one_was_changed_since(workspace: Workspace) -> None:
    add_in_bulk(workspace)
    with workspace.database.work() as session:
        session.get_one(LocalRate, 2).source = "autre"
    with pytest.raises(ChangedSince):
        workspace.undo()
    assert rates(workspace) == 2


def test_rows_on_which_others_lean_stay(workspace: Workspace) -> None:
    from engagement_desktop.domain.register.people import Person, PersonIdentifier

    with workspace.act(Permission.STRUCTURE_WRITE, "person", "Personne ajoutée") as change:
        person = Person(last_name="A", first_name="B", name_key="a b", sort_key="a b", search_key="a b")
        change.session.add(person)
    with workspace.act(Permission.STRUCTURE_WRITE, "known", undo=False) as change:
        change.session.add(PersonIdentifier(person_id=person.id, value="P1", value_key="p1"))
    with pytest.raises(LeanedOn, match="s’appuient"):
        workspace.undo()


def test_only_the_last_fifty_acts_can_be_taken_back(workspace: Workspace) -> None:
    for number in range(52):
        put(workspace, "a", str(number))
    for _ in range(50):
        workspace.undo()
    assert value_of(workspace, "a") == "1"
    assert workspace.last_act() is None


def test_screens_are_told_what_was_touched_after_the_commit(workspace: Workspace) -> None:
    told: list[frozenset[Topic]] = []
    workspace.listen(told.append)
    put(workspace, "a", "1")
    add_in_bulk(workspace)
    workspace.undo()
    assert told == [frozenset({Topic.SETTINGS}), frozenset({Topic.RATES}), frozenset({Topic.RATES})]


def test_a_bulk_update_that_no_object_shows_is_a_bug(workspace: Workspace) -> None:
    with pytest.raises(AssertionError), workspace.act(Permission.RATE_ADD, "bulk") as change:
        change.session.execute(update(LocalRate).values(source="x"))


def test_every_table_that_can_change_has_a_topic() -> None:
    untold = {"audit_entry", "dossier"}
    assert set(Base.metadata.tables) - untold == set(TOPIC_OF_TABLE)


def test_a_row_flushed_twice_in_one_act_goes_back_at_once(workspace: Workspace) -> None:
    with workspace.act(Permission.STRUCTURE_WRITE, "set", "Réglage noté") as change:
        setting = Setting(key="a", value="1")
        change.session.add(setting)
        change.session.flush()
        setting.value = "2"
    workspace.undo()
    assert value_of(workspace, "a") is None


def test_a_row_added_then_completed_in_one_act_goes_back_at_once(workspace: Workspace) -> None:
    """A column that the first flush left to its default has no former value of its own."""
    with workspace.act(Permission.PERSON_WRITE, "add person", "Ajout") as change:
        person = Builder(change.session).person()
        person.city = "Vannes"
        change.session.flush()
        person.iban = Sealed("FR7630006000011234567890189")
        change.session.flush()
        change.session.delete(change.session.get_one(PersonIdentifier, 1))
    assert workspace.undo() == "Ajout"
    with workspace.read() as session:
        assert session.scalars(select(Person)).all() == []
