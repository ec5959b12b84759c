"""The files are useless to whoever finds them: nothing typed can be read in any of them."""

import base64
import multiprocessing.util
import sqlite3
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select, text

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage import upgrading
from engagement_desktop.storage.backup import backup_folder, make_backup
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.keeping import back_up_automatically
from engagement_desktop.storage.keys.unlocking import Phrase
from engagement_desktop.storage.restoring import restore_backup
from tests.builders import Builder
from tests.endurance import acts
from tests.storage.common import IBAN, NOW, PHRASE, POLICY, opened

MARKERS = (
    "Guivarc’h-Le Tallec",
    "Anne-Éloïse",
    "anne.eloise@exemple.fr",
    "06 12 34 56 78",
    "14 venelle du Puits-Salé",
    "Plouguerneau-sur-Mer",
    "boucle magnétique et accès fauteuil",
    "relevé : vote défavorable au budget",
    IBAN,
    *(f"personne-remarquable-{number:04d}" for number in range(31)),
)


def forms(marker: str) -> Iterator[bytes]:
    """The ways in which a text can lie in a file."""
    plain = marker.encode()
    yield plain
    yield marker.encode("utf-16-le")
    yield plain.hex().encode()
    for shift in range(3):
        coded = base64.b64encode(bytes(shift) + plain)
        yield coded[4 if shift else 0 : len(coded) - 4]


def inflated(content: bytes) -> Iterator[bytes]:
    """What compressed streams in a file would give."""
    start = 0
    while (start := content.find(b"\x78", start)) >= 0:
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(content[start : start + 65536])
        start += 1


def readable(folder: Path) -> set[str]:
    """The markers that can be read in any file under a folder, names of files included."""
    found = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        for content in (str(path).encode(), path.read_bytes(), *inflated(path.read_bytes())):
            found |= {marker for marker in MARKERS if any(form in content for form in forms(marker))}
    return found


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything that the program writes goes under this folder: home and temporary files too."""
    (tmp_path / "tmp").mkdir()
    multiprocessing.util.get_temp_dir()  # chosen before: the socket of child processes needs a short path
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    return tmp_path


def put_markers(database: Database) -> None:
    with database.work() as session:
        made = Builder(session)
        made.person(
            MARKERS[0], MARKERS[1], email=MARKERS[2], phone=MARKERS[3], address=MARKERS[4], city=MARKERS[5],
            iban=Sealed(IBAN),
        )  # fmt: skip
        for number, marker in enumerate(MARKERS):
            session.add(Setting(key=f"{number} {marker}", value=marker * 20))


def test_the_search_itself_is_alive(world: Path) -> None:
    with sqlite3.connect(world / "en clair") as plain:
        plain.execute("CREATE TABLE t (a)")
        plain.executemany("INSERT INTO t VALUES (?)", [(marker,) for marker in MARKERS])
    plain.close()
    assert readable(world) == set(MARKERS)
    (world / "en clair").write_bytes(zlib.compress(MARKERS[0].encode()))
    assert readable(world) == {MARKERS[0]}
    (world / "en clair").write_bytes(base64.b64encode(b"x" + MARKERS[6].encode()))
    assert readable(world) == {MARKERS[6]}


def test_nothing_can_be_read_after_writing_and_taking_back(
    world: Path, dossier: Path, database: Database
) -> None:
    put_markers(database)
    assert readable_while_open(world, dossier) == set()
    with pytest.raises(ZeroDivisionError), database.work() as session:
        for marker in MARKERS:
            session.add(Setting(key=f"annulé {marker}", value=marker * 500))
        session.flush()
        _ = 1 // 0
    with database.work() as session:
        for setting in session.scalars(select(Setting)):
            session.delete(setting)
    database.close()
    assert readable(world) == set()


def readable_while_open(world: Path, dossier: Path) -> set[str]:
    """The same while the dossier is open; another process reads it, so that the lock stays."""
    import subprocess
    import sys

    program = (
        "from pathlib import Path; from tests.storage.test_secrecy import readable\n"
        f"print(len(readable(Path({str(world)!r}))))"
    )
    assert dossier.exists()
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    return set() if done.stdout.strip() == "0" else {done.stdout}


def test_nothing_can_be_read_in_the_journal_of_a_crash(world: Path, dossier: Path) -> None:
    with opened(dossier) as database:
        put_markers(database)
    list(acts.killed(acts.write_at_length, dossier, 1))
    assert dossier.with_name(dossier.name + "-journal").stat().st_size > 4096
    assert readable(world) == set()


def test_nothing_can_be_read_in_backups_and_restorations(
    world: Path, dossier: Path, database: Database
) -> None:
    put_markers(database)
    back_up_automatically(database, acts.FixedClock(NOW))
    saved = make_backup(database, dossier.with_name("a.engagement-sauvegarde"), created_at=NOW)
    restore_backup(saved.path, dossier.with_name("restauré.engagement"), Phrase(PHRASE), POLICY)
    database.close()
    assert len(list(backup_folder(dossier).iterdir())) == 2
    assert readable(world) == set()


def test_nothing_can_be_read_after_an_upgrade(
    world: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with opened(dossier) as database:
        put_markers(database)
        keyring = database.keyring
    monkeypatch.setattr(upgrading, "_migrate_copy", lambda *_: None)
    upgrading.upgrade(dossier, keyring)
    assert readable(world) == set()


def test_nothing_spills_to_a_file_when_memory_is_short(
    world: Path, dossier: Path, database: Database
) -> None:
    put_markers(database)
    database.raw.execute("PRAGMA cache_size = 5")
    with database.read() as session:
        session.execute(
            text("SELECT a.value, b.value FROM setting a, setting b ORDER BY a.value || b.key")
        ).all()
        assert readable_while_open(world, dossier) == set()
    database.close()
    assert list((world / "tmp").iterdir()) == []


def test_an_iban_is_sealed_even_inside_the_open_base(database: Database) -> None:
    """Whoever holds the data key alone, with an SQL tool, still does not read it."""
    put_markers(database)
    stored = database.raw.execute("SELECT iban FROM person WHERE iban IS NOT NULL").fetchone()[0]
    assert IBAN.encode() not in stored
    with database.read() as session:
        found = session.scalars(select(Person.iban).where(Person.iban.is_not(None))).one()
        assert found is not None
        assert found.clear == IBAN


def test_a_removed_row_leaves_nothing_in_the_pages(database: Database) -> None:
    """Deleted content is overwritten: it would otherwise stay in free pages, readable with the key."""
    put_markers(database)
    with database.work() as session:
        for setting in session.scalars(select(Setting)):
            session.delete(setting)
    pages = database.raw.execute("PRAGMA freelist_count").fetchone()[0]
    assert pages >= 0
    assert database.raw.execute("PRAGMA secure_delete").fetchone() == (1,)
