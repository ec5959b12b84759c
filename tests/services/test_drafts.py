"""Drafts of forms: nothing typed is lost, nothing sensitive lies open, nothing is traced."""

from collections.abc import Callable

import pytest

from engagement_desktop.bootstrap import open_application
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.form_drafts_rows import SealedPart
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.topics import Topic
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.services.workspace import Actor, Workspace
from engagement_desktop.storage.database import Database
from tests.conftest import NOW, PHRASE
from tests.services.offices import WAYS

FORM = "person:12"
VALUES = {"last_name": "Hélias", "iban": "FR7630006", "need": "fauteuil"}
BANK, NEEDS = frozenset({"iban"}), frozenset({"need"})


def trace_length(database: Database) -> int:
    with database.alone() as raw:
        found: int = raw.execute("SELECT count(*) FROM audit_entry").fetchone()[0]
        return found


def test_what_was_typed_is_found_again_after_the_program_died(
    workspace: Workspace, database: Database
) -> None:
    drafts = DraftService(workspace)
    before = trace_length(database)
    told: list[frozenset[Topic]] = []
    workspace.listen(told.append)
    drafts.keep(FORM, "Fiche de Monique Hélias", VALUES, BANK, NEEDS)
    drafts.keep(FORM, "Fiche de Monique Hélias", VALUES | {"city": "Brest"}, BANK, NEEDS)
    assert told == [frozenset({Topic.DRAFTS})] * 2
    assert trace_length(database) == before
    assert workspace.last_act() is None
    kept = DraftService(workspace).kept(FORM)
    assert kept is not None
    assert (kept.said, kept.kept_at, kept.unreadable) == ("Fiche de Monique Hélias", NOW, frozenset())
    assert kept.values == VALUES | {"city": "Brest"}


def test_sensitive_words_stand_sealed_in_the_file(workspace: Workspace, database: Database) -> None:
    DraftService(workspace).keep(FORM, "Fiche", VALUES, BANK, NEEDS)
    with database.alone() as raw:
        content, bank, needs = raw.execute("SELECT content, bank, needs FROM form_draft").fetchone()
    assert "FR76" not in content
    assert "fauteuil" not in content
    assert b"FR76" not in bank
    assert b"fauteuil" not in needs


def test_an_emptied_sensitive_field_leaves_nothing_sealed(workspace: Workspace, database: Database) -> None:
    drafts = DraftService(workspace)
    drafts.keep(FORM, "Fiche", VALUES, BANK, NEEDS)
    drafts.keep(FORM, "Fiche", {"last_name": "Hélias"}, BANK, NEEDS)
    with database.alone() as raw:
        assert raw.execute("SELECT bank, needs FROM form_draft").fetchone() == (None, None)


def test_each_account_has_its_own_drafts(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    DraftService(workspace).keep(FORM, "Fiche", {"last_name": "Hélias"})
    other = DraftService(workspace_as(Role.SECRETARIAT))
    assert other.kept(FORM) is None
    assert other.all() == ()
    other.keep(FORM, "Fiche", {"last_name": "Marchand"})
    kept = DraftService(workspace).kept(FORM)
    assert kept is not None
    assert kept.values == {"last_name": "Hélias"}


def test_a_role_without_the_key_loses_neither_what_it_typed_nor_what_was_sealed(
    workspace: Workspace, database: Database
) -> None:
    DraftService(workspace).keep(FORM, "Fiche", VALUES, BANK, NEEDS)
    database.adopt(database.keyring.for_role(Role.SECRETARIAT))
    actor = Actor(workspace.actor.account_id, "Claire", Role.SECRETARIAT)
    demoted = Workspace(database, actor, WAYS.clock)
    drafts = DraftService(demoted)
    kept = drafts.kept(FORM)
    assert kept is not None
    assert kept.unreadable == {SealedPart.BANK}
    assert kept.values == {"last_name": "Hélias", "need": "fauteuil"}
    drafts.keep(FORM, "Fiche", {"last_name": "Hélias-Le Goff", "iban": "FR99", "need": "bras"}, BANK, NEEDS)
    again = drafts.kept(FORM)
    assert again is not None
    assert again.values == {"last_name": "Hélias-Le Goff", "iban": "FR99", "need": "bras"}
    demoted.close()
    application = open_application(database.path, PHRASE, ways=WAYS)
    with application.workspace.database.work() as session:
        session.connection().exec_driver_sql(
            "UPDATE form_draft SET account_id = ?", (application.workspace.actor.account_id,)
        )
    whole = application.drafts.kept(FORM)
    assert whole is not None
    assert whole.values == {"last_name": "Hélias-Le Goff", "iban": "FR7630006", "need": "bras"}
    application.close()


def test_a_draft_goes_once_its_form_is_saved(workspace: Workspace) -> None:
    drafts = DraftService(workspace)
    drafts.keep(FORM, "Fiche", VALUES)
    drafts.keep("committee:new", "Nouveau comité", {"name": "CVS"})
    assert [one.form for one in drafts.all()] == ["committee:new", FORM]
    drafts.drop(FORM)
    drafts.drop(FORM)
    drafts.discard(FORM)
    assert [one.form for one in drafts.all()] == ["committee:new"]


def test_signs_that_no_file_can_hold_do_not_stop_a_draft(workspace: Workspace) -> None:
    drafts = DraftService(workspace)
    drafts.keep(FORM, "Fiche\ud800", {"last_name": "a\ud800\x00b"}, frozenset(), frozenset({"need"}))
    kept = drafts.kept(FORM)
    assert kept is not None
    assert (kept.said, kept.values) == ("Fiche", {"last_name": "a\ud800\x00b"})


def test_a_draft_is_not_kept_inside_a_change(workspace: Workspace) -> None:
    with pytest.raises(RuntimeError), workspace.database.work():
        DraftService(workspace).keep(FORM, "Fiche", VALUES)
    with pytest.raises(DomainError, match="rien à annuler"):
        workspace.undo()
