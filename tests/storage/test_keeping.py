"""Automatic backups: dated, remembered when proved, thinned only after a success."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import keeping
from engagement_desktop.storage.backup import backup_folder, make_backup
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keeping import (
    back_up_automatically,
    is_changed_since_backup,
    latest_verified,
    list_backups,
)
from tests.storage.common import NOW


def at(moment: datetime) -> FixedClock:
    return FixedClock(moment)


def saved_times(database: Database, moments: list[datetime]) -> None:
    for moment in moments:
        back_up_automatically(database, at(moment))


def test_backups_stand_in_a_folder_of_their_own(database: Database) -> None:
    done = back_up_automatically(database, at(NOW))
    assert done.path.parent == database.path.with_name("essai sauvegardes")
    assert done.path.name.startswith("essai 2026-11-22 ")
    assert done.path.parent.stat().st_mode & 0o777 == 0o700


def test_two_backups_within_a_minute_have_two_names(database: Database) -> None:
    saved_times(database, [NOW, NOW, NOW])
    assert len(list_backups(backup_folder(database.path))) == 3


def test_the_list_gives_the_newest_first_and_says_what_was_proved(database: Database) -> None:
    saved_times(database, [NOW, NOW + timedelta(hours=2), NOW + timedelta(hours=1)])
    found = list_backups(backup_folder(database.path))
    assert [listing.created_at.hour for listing in found] == [12, 11, 10]
    assert all(listing.is_verified and listing.bytes > 4096 for listing in found)


def test_what_cannot_be_read_is_left_out_of_the_list(database: Database) -> None:
    done = back_up_automatically(database, at(NOW))
    (done.path.parent / "abîmée.engagement-sauvegarde").write_bytes(b"PK\x03\x04")
    (done.path.parent / keeping._VERIFIED).write_text("[1, 2]")
    (listing,) = list_backups(done.path.parent)
    assert not listing.is_verified
    (done.path.parent / keeping._VERIFIED).write_text("{")
    assert latest_verified(done.path.parent, database.uid) is None


def test_a_backup_is_needed_after_a_change_only(database: Database) -> None:
    assert is_changed_since_backup(database)
    back_up_automatically(database, at(NOW))
    assert not is_changed_since_backup(database)
    with database.work() as session:
        session.add(Setting(key="a", value="b"))
    assert is_changed_since_backup(database)


def test_ten_backups_and_the_last_of_each_of_seven_days_are_kept(database: Database) -> None:
    days = [NOW - timedelta(days=day) for day in range(9, 0, -1)]
    saved_times(database, days)
    saved_times(database, [NOW + timedelta(minutes=minute) for minute in range(11)])
    kept = list_backups(backup_folder(database.path))
    assert len(kept) == 10 + 6
    assert min(listing.created_at for listing in kept) == NOW - timedelta(days=6)


def test_backups_of_another_dossier_and_those_before_an_upgrade_are_left_alone(database: Database) -> None:
    folder = backup_folder(database.path)
    back_up_automatically(database, at(NOW - timedelta(days=40)))
    (old,) = list_backups(folder)
    before = folder / "essai avant mise à jour.engagement-sauvegarde"
    make_backup(database, before, created_at=NOW - timedelta(days=90))
    saved_times(database, [NOW + timedelta(minutes=minute) for minute in range(11)])
    names = {listing.path for listing in list_backups(folder)}
    assert before in names
    assert old.path not in names
    assert keeping.thin(folder, "another dossier", NOW.date()) == ()


def test_the_last_proved_backup_is_never_removed(database: Database) -> None:
    folder = backup_folder(database.path)
    first = back_up_automatically(database, at(NOW - timedelta(days=60)))
    for minute in range(11):
        moment = NOW + timedelta(minutes=minute)
        make_backup(database, folder / f"{minute}.engagement-sauvegarde", created_at=moment)
    assert keeping.thin(folder, database.uid, NOW.date()) != (first.path,)
    assert first.path.exists()


def test_nothing_is_removed_when_the_new_backup_fails(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved_times(database, [NOW - timedelta(days=20 + day) for day in range(3)])

    def failing(*_: object, **__: object) -> None:
        raise KnownProblem("disque plein", Cause.FULL)

    monkeypatch.setattr(keeping, "make_backup", failing)
    with pytest.raises(KnownProblem):
        back_up_automatically(database, at(NOW))
    assert len(list_backups(backup_folder(database.path))) == 3


def test_what_a_stopped_backup_left_is_swept(database: Database) -> None:
    folder = backup_folder(database.path)
    folder.mkdir()
    for name in (
        "x.engagement-sauvegarde.part",
        "x.engagement-sauvegarde.base",
        "x.engagement-sauvegarde.base-journal",
    ):
        (folder / name).write_bytes(b"half")
    (folder / ".verification-abc").mkdir()
    done = back_up_automatically(database, at(NOW))
    assert {path.name for path in folder.iterdir()} == {done.path.name, keeping._VERIFIED}


def test_a_folder_full_of_one_name_is_told(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "exists", lambda _: True)
    with pytest.raises(KnownProblem, match="même nom"):
        keeping._free_name(database.path.parent, "essai", NOW)
