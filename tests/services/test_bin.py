"""The bin as a person uses it: thirty days, who may bring back, what undo leaves alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.bin import BinEntry, BinKind
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.bin import RIGHT_OF, BinService
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import bin as bin_storage
from engagement_desktop.storage.audit import head, verify
from tests.builders import Builder
from tests.conftest import NOW, PHRASE
from tests.services.offices import WAYS


def bin_association(workspace: Workspace, name: str = "Les Usagers du Canton") -> int:
    with workspace.database.work() as session:
        structure = Builder(session).association(name)
    with workspace.act(Permission.STRUCTURE_WRITE, "delete structure", f"Supprimée : {name}.") as change:
        row = change.session.get_one(Structure, structure.id)
        at, own = workspace.now(), workspace.actor.account_id
        bin_storage.put(change.session, BinKind.STRUCTURE, name, (row,), at=at, account_id=own)
    return BinService(workspace).entries()[0].id


def names(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return list(session.scalars(select(Structure.name)))


def test_the_bin_says_what_lies_in_it_by_whom_and_until_when(workspace: Workspace) -> None:
    bin_association(workspace)
    row = BinService(workspace).entries()[0]
    assert (row.kind, row.said, row.by) == (
        BinKind.STRUCTURE,
        "Les Usagers du Canton",
        "Compte coordination",
    )
    assert row.binned_at == NOW
    assert row.kept_until == (NOW + timedelta(days=30)).astimezone().date()
    assert row.may_restore


def test_restoring_is_traced_told_and_left_alone_by_undo(workspace: Workspace) -> None:
    with workspace.act(Permission.STRUCTURE_WRITE, "add structure", "Ajoutée : Le Relais.") as change:
        Builder(change.session).association("Le Relais")
    entry_id = bin_association(workspace)
    told: list[frozenset[Topic]] = []
    workspace.listen(told.append)
    service = BinService(workspace)
    assert service.restore(entry_id) == "Remis à sa place\u00a0: Les Usagers du Canton."
    assert names(workspace) == ["Le Relais", "Les Usagers du Canton"]
    assert service.entries() == ()
    assert told == [frozenset({Topic.REGISTER, Topic.BIN})]
    with workspace.read() as session:
        last = head(session)
        assert last is not None
        assert (last.verb, '"structure[]"' in last.subjects) == ("restore from bin", True)
        assert verify(session, workspace.database.keyring).is_sound
    assert workspace.undo() == "Ajoutée : Le Relais."
    assert names(workspace) == ["Les Usagers du Canton"]


def test_undoing_a_deletion_empties_the_bin_too(workspace: Workspace) -> None:
    bin_association(workspace)
    workspace.undo()
    assert names(workspace) == ["Les Usagers du Canton"]
    assert BinService(workspace).entries() == ()


def test_what_is_no_longer_in_the_bin_says_so(workspace: Workspace) -> None:
    with pytest.raises(DomainError, match="n’est plus dans la corbeille"):
        BinService(workspace).restore(99)


def test_only_who_may_delete_may_bring_back(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    entry_id = bin_association(workspace)
    secretariat = BinService(workspace_as(Role.SECRETARIAT))
    assert not secretariat.entries()[0].may_restore
    with pytest.raises(NotPermitted):
        secretariat.restore(entry_id)
    assert set(RIGHT_OF) == set(BinKind)


def test_a_draft_of_a_form_is_seen_and_brought_back_by_its_own_account_only(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    drafts = DraftService(workspace)
    drafts.keep(
        "person:new", "Nouvelle personne", {"last_name": "Hélias", "iban": "FR76"}, frozenset({"iban"})
    )
    drafts.discard("person:new")
    assert drafts.all() == ()
    entry = BinService(workspace).entries()[0]
    assert (entry.kind, entry.said) == (BinKind.FORM_DRAFT, "Nouvelle personne")
    other = BinService(workspace_as(Role.COORDINATION))
    assert other.entries() == ()
    with pytest.raises(DomainError, match="n’est plus dans la corbeille"):
        other.restore(entry.id)
    BinService(workspace).restore(entry.id)
    kept = drafts.kept("person:new")
    assert kept is not None
    assert kept.values == {"last_name": "Hélias", "iban": "FR76"}


def test_what_has_lain_thirty_days_goes_for_good(workspace: Workspace) -> None:
    bin_association(workspace, "Ancienne")
    bin_association(workspace, "Récente")
    with workspace.database.work() as session:
        for entry in session.scalars(select(BinEntry)):
            entry.binned_at = NOW - timedelta(days=31 if entry.said == "Ancienne" else 30)
    assert BinService(workspace).purge() == 1
    assert [row.said for row in BinService(workspace).entries()] == ["Récente"]
    assert BinService(workspace).purge() == 0
    assert workspace.last_act() == "Supprimée : Récente."


def test_drafts_that_nobody_can_take_up_go_after_thirty_days(workspace: Workspace) -> None:
    drafts = DraftService(workspace)
    for form in ("person:77", "person:new"):
        drafts.keep(form, "Fiche", {"last_name": "Hélias"})
    for days, left in ((30, 2), (31, 1)):
        later = Workspace(workspace.database, workspace.actor, FixedClock(NOW + timedelta(days=days)))
        assert BinService(later).purge() == 2 - left
        assert len(drafts.all()) == left
    assert drafts.kept("person:new") is not None


def test_a_reader_purges_nothing(workspace: Workspace, workspace_as: Callable[[Role], Workspace]) -> None:
    bin_association(workspace)
    reader = BinService(workspace_as(Role.READING))
    with pytest.raises(NotPermitted):
        reader.purge()
    reader.purge_if_allowed()
    assert len(reader.entries()) == 1


def test_opening_the_dossier_sweeps_the_bin(workspace: Workspace) -> None:
    bin_association(workspace)
    path = workspace.database.path
    workspace.close()
    later = FixedClock(NOW + timedelta(days=40))
    application = open_application(path, PHRASE, ways=type(WAYS)(later, WAYS.policy, WAYS.patience))
    assert application.bin.entries() == ()
    application.close()
