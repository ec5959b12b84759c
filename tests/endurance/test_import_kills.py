"""The machine stops in the middle of an import, a save or an undo: all of it is there, or nothing."""

import os
import random
import shutil
from pathlib import Path

import pytest

from engagement_desktop.storage.backup import backup_folder
from engagement_desktop.storage.dossiers import Opened
from tests import markers
from tests.endurance import import_acts
from tests.endurance.acts import Act, killed
from tests.storage.common import reopened

SEED = int(os.environ.get("ENGAGEMENT_SEED") or "1")


def kills(few: int, many: int) -> list[object]:
    return [pytest.param(few, id="few"), pytest.param(many, id="many", marks=pytest.mark.endurance)]


def moments(name: str, count: int, longest_ms: int) -> list[int]:
    rng = random.Random(f"{SEED}:{name}")
    return [rng.randrange(longest_ms) for _ in range(count)]


def rows(found: Opened, statement: str, *values: object) -> list[tuple[object, ...]]:
    with found.database.alone() as raw:
        kept: list[tuple[object, ...]] = raw.execute(statement, values).fetchall()
        return kept


def whole_lots(found: Opened) -> set[int]:
    """The workbooks that are there; none may be there in part."""
    counted = rows(found, "SELECT reason, count(*) FROM hours_entry WHERE reason LIKE 'lot %' GROUP BY 1")
    assert {count for _, count in counted} <= {import_acts.ROWS}
    people = rows(found, "SELECT count(*) FROM person_identifier WHERE value LIKE 'L%'")
    claims = rows(found, "SELECT count(*) FROM expense_claim WHERE reference LIKE 'L%'")
    lines = rows(found, "SELECT count(*) FROM expense_line l JOIN expense_claim c ON c.id = l.claim_id "
                        "WHERE c.reference LIKE 'L%'")  # fmt: skip
    assert people == claims == [(len(counted),)]
    assert lines == [(2 * len(counted),)]
    return {int(str(reason).removeprefix("lot ")) for reason, _ in counted}


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return import_acts.write_books(tmp_path_factory.mktemp("livres") / "essai.engagement")


@pytest.fixture
def ready(dossier: Path, books: Path) -> Path:
    """A dossier beside the workbooks to import."""
    shutil.copytree(books, import_acts.books_of(dossier))
    return dossier


def readable_beside_the_books(dossier: Path) -> dict[str, set[str]]:
    found = markers.readable(dossier.parent)
    return {name: told for name, told in found.items() if not name.startswith("classeurs")}


def run_and_kill(act: Act, dossier: Path, moment: int) -> tuple[list[object], Opened]:
    """What the child acknowledged, and the dossier opened again."""
    said = list(killed(act, dossier, moment))
    assert said[0] == "ready"
    assert readable_beside_the_books(dossier) == {}, "not even what a crash leaves can be read"
    found = reopened(dossier)
    assert found.report.is_sound
    return said[1:], found


@pytest.mark.parametrize("times", kills(3, 60))
@pytest.mark.parametrize(
    "act", [import_acts.import_books, import_acts.import_slowly], ids=lambda a: a.__name__
)
def test_an_import_that_was_acknowledged_is_there_and_no_half_of_another(
    ready: Path, act: Act, times: int
) -> None:
    empty, before = ready.read_bytes(), set[int]()
    for moment in moments(act.__name__, times, 900):
        said, found = run_and_kill(act, ready, moment)
        there = whole_lots(found)
        acknowledged = {number for number in said if isinstance(number, int)} - {0}
        assert before | acknowledged <= there
        assert len(there - before - acknowledged) <= 1, "at most the one whose answer was cut off"
        acts = rows(found, "SELECT count(*) FROM audit_entry")
        secrets = rows(found, "SELECT count(*) FROM person_identifier WHERE value LIKE 'P%'")
        assert acts == [(len(there) + (secrets == [(3,)]),)], "one act an import"
        assert secrets in ([(3,)], [(0,)])
        found.database.close()
        before = there
        if len(before) == import_acts.BOOKS - 1:
            ready.write_bytes(empty)
            before = set()
        shutil.rmtree(backup_folder(ready), ignore_errors=True)


@pytest.mark.parametrize("times", kills(2, 40))
def test_a_rate_that_was_acknowledged_is_there(ready: Path, times: int) -> None:
    before = 0
    for moment in moments("rates", times, 300):
        said, found = run_and_kill(import_acts.save_rates, ready, moment)
        ((kept,),) = rows(found, "SELECT count(*) FROM local_rate")
        assert isinstance(kept, int)
        assert kept - before in (len(said), len(said) + 1)
        assert rows(found, "SELECT count(*) FROM audit_entry") == [(kept,)]
        found.database.close()
        before = kept


@pytest.mark.parametrize("times", kills(2, 40))
def test_an_undo_that_is_cut_off_took_back_all_or_nothing(ready: Path, times: int) -> None:
    """An import is an odd act and its undo an even one: rows and trace agree on where it stopped."""
    empty = ready.read_bytes()
    for moment in moments("undo", times, 500):
        said, found = run_and_kill(import_acts.take_back_and_again, ready, moment)
        there = whole_lots(found)
        ((acts,),) = rows(found, "SELECT count(*) FROM audit_entry")
        found.database.close()
        assert isinstance(acts, int)
        assert there == ({1} if acts % 2 else set())
        assert acts in (len(said), len(said) + 1)
        ready.write_bytes(empty)
