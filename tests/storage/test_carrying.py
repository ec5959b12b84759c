"""The two files of a leave: what a stop, a slow support or a missing one leaves is finished at opening."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from engagement_desktop.domain.custody import Custody, CustodyState
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import carrying, custody, returning
from engagement_desktop.storage.custody import Hand
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.files import put_in_place
from engagement_desktop.storage.keys.keyfile import key_paths
from tests.places import read_only_view
from tests.storage.common import AT_ONCE, NOW, POLICY, reopened

HAND = Hand(1, NOW, "take dossier away")
LEAVE = "départ"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "clé").mkdir()
    return tmp_path / "clé" / "portable.engagement"


def leave(target: Path, *, is_away: bool) -> Custody:
    return Custody(token=LEAVE, generation=0, taken_at=NOW, taken_to=str(target), is_away=is_away)


def ready(database: Database, target: Path) -> None:
    carrying.make_ready(database, target, leave(target, is_away=False), HAND)


def noted(database: Database, target: Path) -> None:
    custody.note_leave(database, leave(target, is_away=True), HAND)


def state(path: Path) -> CustodyState:
    database = reopened(path).database
    try:
        with database.read() as session:
            return custody.holding(session).state
    finally:
        database.close()


@pytest.fixture
def closing(dossier: Path) -> Iterator[Database]:
    database = reopened(dossier).database
    yield database
    database.close()


def test_a_copy_without_its_name_is_no_dossier(closing: Database, target: Path) -> None:
    ready(closing, target)
    assert not target.exists()
    assert carrying.leaving(target).exists()


def test_the_next_opening_gives_the_copy_its_name(closing: Database, target: Path, dossier: Path) -> None:
    ready(closing, target)
    noted(closing, target)
    closing.close()
    assert state(dossier) is CustodyState.AWAY
    assert state(target) is CustodyState.CARRIED


def test_a_support_that_is_not_there_waits_for_the_opening_after(
    closing: Database, target: Path, dossier: Path
) -> None:
    ready(closing, target)
    noted(closing, target)
    closing.close()
    gone = target.parent.rename(target.parent.with_name("débranchée"))
    assert state(dossier) is CustodyState.AWAY
    gone.rename(target.parent)
    assert state(dossier) is CustodyState.AWAY
    assert state(target) is CustodyState.CARRIED


def test_a_support_that_refuses_waits_too(
    closing: Database, target: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(closing, target)
    noted(closing, target)
    closing.close()

    def refused(_part: Path, _final: Path) -> None:
        raise OSError

    with monkeypatch.context() as changed:
        changed.setattr(carrying, "put_in_place", refused)
        assert state(dossier) is CustodyState.AWAY
        with pytest.raises(KnownProblem):
            carrying.give_name(target)
    assert not target.exists()
    assert state(dossier) is CustodyState.AWAY
    assert target.exists()


def test_what_a_stopped_leave_left_is_no_obstacle(closing: Database, target: Path) -> None:
    ready(closing, target)
    carrying.refuse_place(closing, target)
    assert not any(keys.exists() for keys in key_paths(target))
    ready(closing, target)
    carrying.discard_ready(target)
    assert list(target.parent.iterdir()) == []


def test_a_place_that_only_reads_takes_nothing(closing: Database, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    with read_only_view(tmp_path / "vide", tmp_path / "partage") as place:
        with pytest.raises(KnownProblem) as problem:
            ready(closing, place / "portable.engagement")
        assert problem.value.cause is Cause.READ_ONLY
        assert list(place.iterdir()) == []


def test_a_leave_told_anew_keeps_one_row(closing: Database, target: Path) -> None:
    noted(closing, target)
    again = leave(target.with_name("autre.engagement"), is_away=False)
    custody.note_leave(closing, again, HAND)
    with closing.read() as session:
        (row,) = custody.leaves(session)
        assert (row.taken_to, row.is_away) == (again.taken_to, False)


def returned(database: Database, target: Path) -> None:
    """The copy came back and waits for the next opening."""
    ready(database, target)
    noted(database, target)
    carrying.give_name(target)
    with returning.opened_copy(database, target, AT_ONCE) as copy:
        returning.take_in(database, copy, HAND, POLICY)
    database.close()


def test_a_support_without_second_names_sets_the_file_aside_by_its_bytes(
    closing: Database, target: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_source: Path, _target: Path) -> None:
        raise OSError

    returned(closing, target)
    stayed = dossier.read_bytes()
    monkeypatch.setattr(os, "link", refused)
    assert state(dossier) is CustodyState.HERE
    (aside,) = dossier.parent.glob("essai mis de côté *.engagement")
    assert aside.read_bytes() == stayed


def test_a_file_already_set_aside_is_not_set_aside_twice(
    closing: Database, target: Path, dossier: Path
) -> None:
    """A stop between the second name and the new base: the next opening goes on."""
    returned(closing, target)
    returning._set_aside(dossier)
    assert state(dossier) is CustodyState.HERE
    assert len(list(dossier.parent.glob("essai mis de côté *.engagement"))) == 1


def test_a_return_waits_while_the_dossier_is_open_elsewhere(
    closing: Database, target: Path, dossier: Path
) -> None:
    returned(closing, target)
    waiting = returning.returning(dossier)
    kept = waiting.rename(waiting.with_name("plus tard"))
    held = reopened(dossier).database
    put_in_place(kept, waiting)
    try:
        with pytest.raises(KnownProblem) as problem:
            returning.finish_return(dossier, held.keyring)
        assert problem.value.cause is Cause.BUSY
        assert waiting.exists()
    finally:
        held.close()
    assert state(dossier) is CustodyState.HERE


def test_keys_that_are_gone_from_the_copy_leave_ours(closing: Database, target: Path, dossier: Path) -> None:
    ready(closing, target)
    noted(closing, target)
    carrying.give_name(target)
    for keys in key_paths(target):
        keys.unlink()
    ours = key_paths(dossier)[0].read_bytes()
    with returning.opened_copy(closing, target, AT_ONCE) as copy:
        returning.take_in(closing, copy, HAND, POLICY)
    assert key_paths(dossier)[0].read_bytes() == ours


def test_keys_that_are_gone_here_come_back_with_the_copy(
    closing: Database, target: Path, dossier: Path
) -> None:
    ready(closing, target)
    noted(closing, target)
    carrying.give_name(target)
    for keys in key_paths(dossier):
        keys.unlink()
    with returning.opened_copy(closing, target, AT_ONCE) as copy:
        returning.take_in(closing, copy, HAND, POLICY)
    closing.close()
    assert state(dossier) is CustodyState.HERE
