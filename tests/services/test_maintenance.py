"""Care of the dossier: each verb behind its right, each result proved."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import Cause, KnownProblem, NotPermitted
from engagement_desktop.domain.permissions import Permission, Role
from engagement_desktop.domain.settings import Setting
from engagement_desktop.services import maintenance
from engagement_desktop.services.maintenance import MaintenanceService, RestorationService
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage import access, problems
from engagement_desktop.storage import database as db
from engagement_desktop.storage.backup import backup_folder
from engagement_desktop.storage.keys.keyfile import KeyFile
from engagement_desktop.storage.keys.unlocking import Phrase
from tests.storage.common import OTHER_PHRASE, PHRASE, POLICY, opened, with_figures


@pytest.fixture
def care(workspace: Workspace, clock: FixedClock) -> MaintenanceService:
    with_figures(workspace.database)
    return MaintenanceService(workspace, clock, POLICY)


@pytest.fixture
def back(clock: FixedClock) -> RestorationService:
    return RestorationService(clock, POLICY)


class Heard:
    def __init__(self, stop: bool = False) -> None:
        self.steps: list[tuple[str, int, int]] = []
        self._stop = stop

    def step(self, said: str, done: int, total: int) -> None:
        self.steps.append((said, done, total))
        if self._stop:
            raise Cancelled


def test_a_sound_dossier_verifies(care: MaintenanceService, workspace: Workspace) -> None:
    with workspace.act(Permission.STRUCTURE_WRITE, "set") as change:
        change.session.add(Setting(key="a", value="b"))
    found = care.verify()
    assert found.is_sound
    assert (found.counts["person"], found.audit.entries) == (30, 1)
    assert found.pages > 10


def test_verifying_tells_broken_rules_and_traces(care: MaintenanceService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        session.execute(text("UPDATE hours_entry SET minutes = 9999 WHERE id = 3"))
        session.execute(
            text("INSERT INTO audit_entry VALUES (1, '2026-01-01T00:00:00+00:00', 1, 'a', '', '', x'00')")
        )
    found = care.verify()
    assert not found.is_sound
    assert [violation.ids for violation in found.violations] == [(3,)]
    assert found.audit.first_bad == 1


def test_verifying_tells_damaged_pages(care: MaintenanceService, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(db, "damaged_pages", lambda _: ("HMAC verification failed for page 3",))
    assert not care.verify().is_sound


def test_a_backup_where_the_person_says(care: MaintenanceService, tmp_path: Path) -> None:
    heard = Heard()
    done = care.back_up(tmp_path / "a.engagement-sauvegarde", heard)
    assert done.figures.counts["person"] == 30
    assert heard.steps[-1][0] == "Sauvegarde"
    assert heard.steps[-1][1] == heard.steps[-1][2]


def test_a_backup_by_hand_into_the_usual_folder_counts_too(
    care: MaintenanceService, workspace: Workspace
) -> None:
    folder = backup_folder(workspace.database.path)
    folder.mkdir()
    care.back_up(folder / "a.engagement-sauvegarde")
    latest = care.latest_verified_backup()
    assert latest is not None
    assert care.backups() == (latest,)
    assert latest.path.name == "a.engagement-sauvegarde"


def test_closing_saves_only_what_changed(care: MaintenanceService, workspace: Workspace) -> None:
    assert care.latest_verified_backup() is None
    assert care.back_up_if_changed() is not None
    assert care.back_up_if_changed() is None
    with workspace.act(Permission.STRUCTURE_WRITE, "set") as change:
        change.session.add(Setting(key="a", value="b"))
    assert care.back_up_if_changed() is not None


def test_a_stopped_backup_leaves_nothing(care: MaintenanceService, workspace: Workspace) -> None:
    with pytest.raises(Cancelled):
        care.back_up_beside(Heard(stop=True))
    assert list(backup_folder(workspace.database.path).iterdir()) == []


def test_a_copy_opens_elsewhere(care: MaintenanceService, tmp_path: Path) -> None:
    made = care.copy_to(tmp_path / "copie.engagement", Heard())
    with opened(tmp_path / "copie.engagement"):
        assert made.counts["person"] == 30


def test_a_backup_is_found_verified_and_restored(
    care: MaintenanceService, back: RestorationService, workspace: Workspace, tmp_path: Path
) -> None:
    done = care.back_up_beside()
    (listing,) = back.backups_of(workspace.database.path)
    assert back.backups_in(listing.path.parent) == (listing,)
    assert back.verify(listing.path, Phrase(PHRASE)).figures == done.figures
    assert back.verify(listing.path, workspace.database.keyring).figures == done.figures
    target = tmp_path / "retrouvé.engagement"
    assert back.restore(listing.path, target, Phrase(PHRASE)).figures == done.figures
    workspace.close()
    restored = back.restore_in_place(listing.path, workspace.database.path, Phrase(PHRASE))
    assert restored.former.exists()


def test_everyone_changes_their_own_phrase(
    workspace_as: Callable[[Role], Workspace], clock: FixedClock, dossier: Path
) -> None:
    reader = workspace_as(Role.READING)
    database = reader.database
    access.set_passphrase(
        dossier, database.uid, database.keyring, reader.actor.account_id, Role.READING, PHRASE, POLICY
    )
    MaintenanceService(reader, clock, POLICY).change_passphrase(PHRASE, OTHER_PHRASE)
    database.close()
    with opened(dossier, OTHER_PHRASE) as found:
        assert found.keyring.seed is None
    with opened(dossier, PHRASE) as found:
        assert found.keyring.seed is not None


def test_after_the_paper_code_a_new_phrase_is_set(
    care: MaintenanceService, dossier: Path, workspace: Workspace
) -> None:
    care.set_own_passphrase(OTHER_PHRASE)
    with pytest.raises(KnownProblem):
        care.change_passphrase(PHRASE, OTHER_PHRASE)
    workspace.close()
    assert access.read_key_file(dossier, POLICY).slots[-1].account_id == workspace.actor.account_id


def verbs(workspace: Workspace) -> list[str]:
    with workspace.read() as session:
        return list(session.scalars(select(AuditEntry.verb)))


def test_a_changed_phrase_leaves_one_entry_and_no_undo(
    care: MaintenanceService, workspace: Workspace
) -> None:
    care.set_own_passphrase(OTHER_PHRASE)
    care.change_passphrase(OTHER_PHRASE, PHRASE)
    assert verbs(workspace) == ["change_passphrase"] * 2
    assert workspace.last_act() is None
    assert care.verify().is_sound
    with pytest.raises(KnownProblem):
        care.change_passphrase(OTHER_PHRASE, PHRASE)
    assert len(verbs(workspace)) == 2


def test_a_phrase_that_could_not_be_written_leaves_no_entry(
    care: MaintenanceService, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _keys: KeyFile) -> None:
        raise KnownProblem(problems.FULL, Cause.FULL)

    monkeypatch.setattr(maintenance, "write_key_file", full)
    with pytest.raises(KnownProblem):
        care.set_own_passphrase(OTHER_PHRASE)
    assert verbs(workspace) == []


@pytest.mark.parametrize("role", list(Role))
def test_each_verb_follows_the_matrix_of_rights(
    workspace_as: Callable[[Role], Workspace],
    clock: FixedClock,
    tmp_path: Path,
    role: Role,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = workspace_as(role)
    care = MaintenanceService(workspace, clock, POLICY)
    monkeypatch.setattr(Workspace, "may", lambda _self, _right: False)
    for verb in (
        lambda: care.back_up(tmp_path / "a.engagement-sauvegarde"),
        care.back_up_beside,
        lambda: care.copy_to(tmp_path / "c.engagement"),
        care.verify,
        lambda: care.change_passphrase(PHRASE, OTHER_PHRASE),
        lambda: care.set_own_passphrase(OTHER_PHRASE),
    ):
        with pytest.raises(NotPermitted):
            verb()
    monkeypatch.undo()
    assert care.verify().is_sound
