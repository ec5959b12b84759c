"""A place that only reads: each verb says so, and nothing there or elsewhere is changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage.backup import make_backup
from engagement_desktop.storage.copying import copy_dossier
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.dossiers import create_dossier, settle
from engagement_desktop.storage.files import write_atomically
from engagement_desktop.storage.keys.keyfile import key_paths
from engagement_desktop.storage.keys.unlocking import Phrase
from engagement_desktop.storage.restoring import restore_backup
from tests.places import read_only_view
from tests.storage.common import NOW, PHRASE, POLICY, reopened


@pytest.fixture
def only_read(dossier: Path, tmp_path: Path) -> Iterator[Path]:
    with read_only_view(dossier.parent, tmp_path / "partage") as place:
        yield place


def refused(verb: Callable[[], object]) -> Cause:
    with pytest.raises(KnownProblem) as problem:
        verb()
    assert "rien n’a été changé" in problem.value.sentence
    return problem.value.cause


def test_a_dossier_there_is_not_opened(only_read: Path, dossier: Path) -> None:
    assert refused(lambda: reopened(only_read / dossier.name)) is Cause.READ_ONLY


def test_a_damaged_key_file_there_still_serves_from_its_twin(only_read: Path, dossier: Path) -> None:
    key_paths(dossier)[0].write_bytes(b"")
    assert refused(lambda: reopened(only_read / dossier.name)) is Cause.READ_ONLY


def test_nothing_is_begun_there(
    only_read: Path, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    backup = make_backup(database, tmp_path / "a.engagement-sauvegarde", created_at=NOW).path
    before = sorted(only_read.iterdir())
    new = only_read / "neuf.engagement"
    for verb in (
        lambda: create_dossier(new, PHRASE, first_name="Claire", policy=POLICY, clock=clock),
        lambda: make_backup(database, only_read / "b.engagement-sauvegarde", created_at=NOW),
        lambda: copy_dossier(database, new),
        lambda: restore_backup(backup, new, Phrase(PHRASE), POLICY),
        lambda: write_atomically(only_read / "rapport.pdf", b"%PDF"),
    ):
        assert refused(verb) is Cause.READ_ONLY
    assert sorted(only_read.iterdir()) == before


def test_a_dossier_made_aside_stays_aside(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "vide").mkdir()
    with read_only_view(tmp_path / "vide", tmp_path / "partage") as place:
        with pytest.raises(KnownProblem):
            settle(dossier, place / dossier.name)
        assert list(place.iterdir()) == []
    reopened(dossier).database.close()
