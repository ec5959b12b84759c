"""Forty secrets are typed; the program works all day; no file that it leaves gives one of them away."""

import json
import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from engagement_desktop.bootstrap import Application, create_application, open_application, restorations
from engagement_desktop.cli.main import run
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.progress import Cancelled
from engagement_desktop.storage import schema
from engagement_desktop.storage.keys.unlocking import Phrase
from tests import markers
from tests.conftest import PHRASE
from tests.services.offices import PHRASES, WAYS

DOSSIER = "zone.engagement"


class StopAt:
    """Stops work at its n-th step."""

    def __init__(self, left: int) -> None:
        self.left = left

    def step(self, said: str, done: int, total: int) -> None:
        del said, done, total
        self.left -= 1
        if self.left < 0:
            raise Cancelled


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All that the program may write goes here: home, temporary files, the dossier and what is around it."""
    place = tmp_path / "monde"
    for name in ("maison", "temporaire", "dossiers", "ailleurs"):
        (place / name).mkdir(parents=True)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(place / "maison"))
    for name in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(place / "temporaire"))
    monkeypatch.setattr(tempfile, "tempdir", str(place / "temporaire"))
    return place


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook with the secrets, which is the person's and not the program's."""
    return markers.workbook(tmp_path_factory.mktemp("cle-usb") / "secrets.xlsx")


@pytest.fixture
def there(world: Path) -> Path:
    application, _ = create_application(world / "dossiers" / DOSSIER, PHRASE, first_name="Claire", ways=WAYS)
    application.close()
    return world / "dossiers" / DOSSIER


@contextmanager
def at_work(path: Path) -> Iterator[Application]:
    application = open_application(path, PHRASE, ways=WAYS)
    try:
        yield application
    finally:
        application.close()


def type_everything(application: Application, book: Path) -> None:
    """The workbook, then the rates."""
    journal = application.imports.apply(application.imports.read(book))
    assert journal.imported, journal.errors
    for number, source in enumerate(markers.SOURCES):
        application.rates.add_local("smic.hourly", date(2027, 1 + number, 1), "13", source)


def write(application: Application, book: Path, world: Path) -> None:
    type_everything(application, book)
    del world


def stop_an_import_anywhere(application: Application, book: Path, world: Path) -> None:
    del world
    for step in range(0, 40, 3):
        with suppress(Cancelled):
            stop = StopAt(step)
            application.imports.apply(application.imports.read(book, stop), stop)


def take_everything_back(application: Application, book: Path, world: Path) -> None:
    del world
    type_everything(application, book)
    while application.workspace.last_act():
        application.workspace.undo()


def fail_half_way(application: Application, book: Path, world: Path) -> None:
    del world
    type_everything(application, book)
    with suppress(ZeroDivisionError), application.workspace.database.work() as session:
        session.execute(text("UPDATE person SET last_name = :n"), {"n": markers.MINUTES[0] * 300})
        raise ZeroDivisionError


def save_and_copy(application: Application, book: Path, world: Path) -> None:
    type_everything(application, book)
    application.maintenance.back_up(world / "ailleurs" / "a.engagement-sauvegarde")
    application.maintenance.back_up_beside()
    application.maintenance.copy_to(world / "ailleurs" / "copie.engagement")
    assert application.maintenance.verify().is_sound


def stop_a_backup_anywhere(application: Application, book: Path, world: Path) -> None:
    type_everything(application, book)
    for step in range(3):
        with suppress(Cancelled):
            application.maintenance.back_up(
                world / "ailleurs" / f"{step}.engagement-sauvegarde", StopAt(step)
            )


def restore(application: Application, book: Path, world: Path) -> None:
    type_everything(application, book)
    saved = world / "ailleurs" / "a.engagement-sauvegarde"
    application.maintenance.back_up(saved)
    restorations(WAYS).restore(saved, world / "ailleurs" / "rendu.engagement", Phrase(PHRASE))
    restorations(WAYS).verify(saved, Phrase(PHRASE))


def search_and_count(application: Application, book: Path, world: Path) -> None:
    """Lists, panes, figures and a preview: all of it in memory."""
    del world
    type_everything(application, book)
    application.workspace.database.raw.execute("PRAGMA cache_size = 5")
    for room in ("people", "committees", "meetings", "hours", "expenses"):
        service = getattr(application, room)
        for words in ("", markers.NAMES[0], markers.BODIES[0]):
            for sort in ("", "person", "place", "city", "activity"):
                query = ListQuery(search=words, sort=sort)
                for row in service.page(query).rows:
                    service.detail(row.id)
                service.summary(query)
                service.chips(query)
    application.home.home()
    application.reports.yearly(2025)


def change_the_phrase(application: Application, book: Path, world: Path) -> None:
    del world
    type_everything(application, book)
    application.maintenance.change_passphrase(PHRASE, PHRASES[Role.READING])
    application.maintenance.set_own_passphrase(PHRASE)


SITUATIONS = (
    write,
    stop_an_import_anywhere,
    take_everything_back,
    fail_half_way,
    save_and_copy,
    stop_a_backup_anywhere,
    restore,
    search_and_count,
    change_the_phrase,
)
Situation = Callable[[Application, Path, Path], None]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda each: each.__name__)
def test_no_secret_can_be_read_in_any_file(
    world: Path, there: Path, book: Path, situation: Situation
) -> None:
    with at_work(there) as application:
        situation(application, book, world)
    assert markers.readable(world) == {}
    assert list((world / "temporaire").iterdir()) == []
    assert list((world / "maison").iterdir()) == []


def test_the_search_finds_every_secret_that_is_left_in_clear(world: Path, there: Path, book: Path) -> None:
    """Were the dossier written as it stands, all forty would be found: the tests above are alive."""
    with at_work(there) as application:
        type_everything(application, book)
        with application.workspace.database.alone() as raw:
            held = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in schema.tables(raw)}  # noqa: S608 # our names
        people = application.people.page(ListQuery()).rows
        ibans = [application.people.detail(row.id).iban for row in people]
        assert [iban.clear for iban in ibans if iban] != []
        clear = json.dumps([held, [iban.clear for iban in ibans if iban]], default=str, ensure_ascii=False)
    (world / "ailleurs" / "clair.json").write_text(clear, encoding="utf-8")
    assert markers.readable(world) == {"ailleurs/clair.json": set(markers.MARKERS)}


def test_the_search_finds_secrets_in_other_writings_too(tmp_path: Path) -> None:
    import base64
    import zlib

    said = "x".join(markers.MARKERS)
    writings = {
        "utf-16": said.encode("utf-16-le"),
        "hexa": said.encode().hex().encode(),
        "deflate": b"abc" + zlib.compress(said.encode()),
    }
    for name, content in writings.items():
        (tmp_path / name).write_bytes(content)
    for shift in range(3):
        coded = b"\n".join(base64.b64encode(b"y" * shift + each.encode()) for each in markers.MARKERS)
        (tmp_path / f"base64 {shift}").write_bytes(coded)
    found = markers.readable(tmp_path)
    assert set(found) == {*writings, "base64 0", "base64 1", "base64 2"}
    assert all(there == set(markers.MARKERS) for there in found.values())
    assert len(markers.MARKERS) == len(set(markers.MARKERS)) == 40


def test_the_workbook_itself_gives_them_away(book: Path) -> None:
    found = markers.readable(book.parent)
    assert found == {"secrets.xlsx": set(markers.MARKERS) - set(markers.SOURCES)}


def test_what_is_exported_on_purpose_holds_what_was_asked_and_no_more(
    world: Path, there: Path, book: Path
) -> None:
    """The report is meant to be read: committees always, names when asked, never a way to reach somebody."""
    with at_work(there) as application:
        type_everything(application, book)
        for form in ("json", "ods", "xlsx"):
            application.reports.export(2025, world / "ailleurs" / f"public.{form}")
            application.reports.export(2025, world / "ailleurs" / f"nominatif.{form}", nominative=True)
    found = markers.readable(world)
    public, private = {markers.BODIES[0]}, {markers.BODIES[0], *markers.NAMES[:4]}
    assert set().union(*found.values()) <= {*private, markers.MARKERS[-1], *markers.NAMES}
    for form in ("json", "ods", "xlsx"):
        assert found[f"ailleurs/public.{form}"] == public
    assert found["ailleurs/nominatif.json"] == public, "the JSON carries identifiants, never names"
    for form in ("ods", "xlsx"):
        assert set(markers.NAMES) & found[f"ailleurs/nominatif.{form}"]


@pytest.fixture
def heard() -> Iterator[StringIO]:
    """Everything that any logger says at the lowest level."""
    said, root = StringIO(), logging.getLogger()
    handler, before = logging.StreamHandler(said), root.level
    handler.setLevel(logging.DEBUG)
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield said
    root.setLevel(before)
    root.removeHandler(handler)


@pytest.mark.parametrize("situation", [write, search_and_count, save_and_copy], ids=lambda s: s.__name__)
def test_no_log_says_a_secret_even_at_its_most_talkative(
    world: Path, there: Path, book: Path, heard: StringIO, situation: Situation
) -> None:
    logging.getLogger("essai").debug("vivant")
    with at_work(there) as application:
        situation(application, book, world)
    assert "vivant" in heard.getvalue()
    assert markers.within(heard.getvalue().encode()) == set()


def test_a_fault_of_the_engine_does_not_repeat_what_was_being_written(there: Path, book: Path) -> None:
    """A bug's traceback is printed and may be sent: it names the statement, not the values."""
    with at_work(there) as application:
        type_everything(application, book)
        for statement in (
            "INSERT INTO person (last_name, first_name) VALUES (:a, :b)",
            "INSERT INTO hours_entry (reason, activity) VALUES (:a, :b)",
            "UPDATE person SET id = 1, last_name = :a, phone = :b",
        ):
            values = {"a": markers.NAMES[0], "b": markers.MINUTES[0]}
            with (
                pytest.raises(DBAPIError) as fault,
                application.workspace.database.work() as session,
            ):
                session.execute(text(statement), values)
            assert markers.within(str(fault.value).encode()) == set()


def test_commands_tell_no_secret_of_a_good_workbook(
    world: Path, there: Path, book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ENGAGEMENT_PHRASE", PHRASE)
    journal = world / "ailleurs" / "journal.json"
    dossier = ["--dossier", str(there)]
    commands = (
        ["importer", str(book), *dossier, "--journal", str(journal)],
        ["importer", str(book), *dossier, "--essai", "--json"],
        ["verifier", *dossier],
        ["verifier", *dossier, "--json"],
        ["sauvegarder", *dossier, "--sortie", str(world / "ailleurs" / "b.engagement-sauvegarde")],
    )
    for words in commands:
        assert run(words, WAYS) == 0
    said = capsys.readouterr()
    assert markers.within((said.out + said.err).encode()) == set()
    assert markers.readable(world) == {}


def test_the_trace_names_rows_and_fields_and_nothing_that_was_typed(there: Path, book: Path) -> None:
    with at_work(there) as application:
        type_everything(application, book)
        with suppress(DomainError):
            while True:
                application.workspace.undo()
        type_everything(application, book)
        with application.workspace.database.alone() as raw:
            trace: list[tuple[Any, ...]] = raw.execute(
                "SELECT verb, subjects, fields FROM audit_entry"
            ).fetchall()
    assert len(trace) == 9, "two imports, four rates, three acts taken back"
    told = json.dumps(trace, ensure_ascii=False)
    assert markers.within(told.encode()) == set()
    folded = told.casefold()
    for marker in markers.MARKERS:
        for word in marker.replace("’", " ").split():
            assert len(word) < 6 or word.casefold() not in folded, word
