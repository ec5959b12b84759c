"""The schema: one head, equal to the entities; old files migrated on a copy; newer ones left alone."""

import shutil
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from engagement_desktop import paths
from engagement_desktop.domain.entities import Base
from engagement_desktop.domain.errors import Cause, KnownProblem
from engagement_desktop.storage import database as db
from engagement_desktop.storage import schema, upgrading
from engagement_desktop.storage.backup import backup_folder, verify_backup
from engagement_desktop.storage.database import Database
from tests.storage.common import opened, reopened, with_figures

HEAD = schema.HEAD
LATER = f"{int(HEAD) + 1:04}"
NEXT = """
import sqlalchemy as sa
from alembic import op
revision, down_revision, branch_labels, depends_on = "{later}", "{head}", None, None

def upgrade() -> None:
    with op.batch_alter_table("person") as batch:
        batch.alter_column("city", type_=sa.Text(), existing_type=sa.String())
    {body}
"""


@pytest.fixture
def next_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A later program: one more migration, which rebuilds a parent table."""
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    monkeypatch.setattr(schema, "HEAD", LATER)
    write_migration(folder, "pass")
    return folder


def write_migration(folder: Path, body: str) -> None:
    shutil.rmtree(folder / "versions" / "__pycache__", ignore_errors=True)
    (folder / "versions" / f"{LATER}_next.py").write_text(NEXT.format(body=body, later=LATER, head=HEAD))


@pytest.fixture
def filled(dossier: Path) -> Path:
    with opened(dossier) as database:
        with_figures(database)
    return dossier


def test_the_program_knows_its_newest_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    assert ScriptDirectory.from_config(config).get_heads() == [schema.HEAD]


def test_the_migrations_make_exactly_what_the_entities_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": False, "render_as_batch": True}
        )
        assert compare_metadata(context, Base.metadata) == []
    assert schema.differences(database.raw) == ()


def test_each_reference_has_an_index(database: Database) -> None:
    """Without one, each deletion and each check of references reads a whole table."""
    missing = []
    for table in schema.tables(database.raw):
        first_columns = {
            database.raw.execute(
                "SELECT name FROM pragma_index_info(?) WHERE seqno = 0", (index,)
            ).fetchone()[0]
            for (index,) in database.raw.execute("SELECT name FROM pragma_index_list(?)", (table,))
        }
        missing += [
            f"{table}.{column}"
            for (column,) in database.raw.execute('SELECT "from" FROM pragma_foreign_key_list(?)', (table,))
            if column not in first_columns
        ]
    assert missing == []


def test_an_older_dossier_is_saved_then_migrated_without_losing_a_row(
    filled: Path, next_program: Path
) -> None:
    del next_program
    found = reopened(filled)
    try:
        assert schema.version(found.database.raw) == LATER
        assert (found.report.counts["person"], found.report.counts["hours_entry"]) == (30, 30)
        assert found.report.counts["person_identifier"] == 30
        (saved,) = backup_folder(filled).glob("*avant mise à jour*")
        assert verify_backup(saved, found.database.keyring).figures.schema == HEAD
    finally:
        found.database.close()
    assert not schema.migration_place(filled).exists()


def test_a_parent_rebuilt_with_references_held_would_empty_its_children(filled: Path) -> None:
    """The trap that `free_references` answers: the test is alive only if the loss really happens."""
    with opened(filled) as database, database.alone() as raw:
        raw.execute("PRAGMA query_only = off")
        raw.execute("CREATE TABLE mere (id INTEGER PRIMARY KEY)")
        raw.execute("CREATE TABLE fille (id INTEGER PRIMARY KEY, m REFERENCES mere(id) ON DELETE CASCADE)")
        raw.execute("INSERT INTO mere VALUES (1)")
        raw.execute("INSERT INTO fille VALUES (1, 1)")
        raw.execute("DROP TABLE mere")
        assert raw.execute("SELECT count(*) FROM fille").fetchone() == (0,)
        raw.execute("CREATE TABLE mere (id INTEGER PRIMARY KEY)")
        raw.execute("INSERT INTO mere VALUES (1)")
        raw.execute("INSERT INTO fille VALUES (1, 1)")
        db.free_references(raw)
        raw.execute("DROP TABLE mere")
        assert raw.execute("SELECT count(*) FROM fille").fetchone() == (1,)


@pytest.mark.parametrize(
    ("body", "refusal"),
    [
        ("op.execute('DELETE FROM hours_entry WHERE id = 1')", "hours_entry"),
        ("op.execute('CREATE TABLE autre (id INTEGER)')", "autre"),
        ("op.execute('UPDATE hours_entry SET person_id = 9999')", "hours_entry"),
    ],
)
def test_a_migration_that_loses_something_leaves_the_old_file(
    filled: Path, next_program: Path, body: str, refusal: str
) -> None:
    write_migration(next_program, body)
    before = filled.read_bytes()
    with pytest.raises(schema.FailedMigration, match=refusal):
        reopened(filled)
    assert filled.read_bytes() == before
    assert not schema.migration_place(filled).exists()


def test_a_migration_that_breaks_in_the_middle_leaves_the_old_file(filled: Path, next_program: Path) -> None:
    write_migration(next_program, "raise ZeroDivisionError")
    before = filled.read_bytes()
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            reopened(filled)
    assert filled.read_bytes() == before


def test_a_broken_migration_is_rolled_back_whole(
    tmp_path: Path, database: Database, next_program: Path
) -> None:
    write_migration(next_program, "op.execute('CREATE TABLE demi (id INTEGER)'); raise ZeroDivisionError")
    database.copy_to(tmp_path / "copie")
    copy = Database(db.connect(tmp_path / "copie", database.keyring), tmp_path / "copie", database.keyring)
    with pytest.raises(ZeroDivisionError):
        schema.migrate(copy)
    assert ("table", "demi") not in db.objects(copy.raw)
    assert schema.version(copy.raw) == HEAD
    copy.close()


def test_a_full_disk_during_the_migration_leaves_the_old_file(
    filled: Path, next_program: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del next_program
    before = filled.read_bytes()

    def full(_part: Path, _final: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrading, "put_in_place", full)
    with pytest.raises(KnownProblem) as problem:
        reopened(filled)
    assert problem.value.cause is Cause.FULL
    assert filled.read_bytes() == before


def test_every_migration_can_be_undone(tmp_path: Path, database: Database) -> None:
    database.copy_to(tmp_path / "copie")
    copy = Database(db.connect(tmp_path / "copie", database.keyring), tmp_path / "copie", database.keyring)
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()))
    db.free_references(copy.raw)
    with copy.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert schema.tables(copy.raw) == ()
    assert schema.version(copy.raw) is None
    copy.close()


@pytest.fixture
def draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "migrations"
    shutil.copytree(paths.migrations(), folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(paths, "migrations", lambda: folder)
    return folder


def test_a_drafted_migration_names_plain_types_only(draft: Path, database: Database) -> None:
    """Today's column types must not be needed to read an old migration."""
    with database.work() as session:
        session.execute(text("DROP TABLE expense_line"))
        session.execute(text("DROP TABLE audit_entry"))
    config = Config()
    config.set_main_option("script_location", str(draft))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        made = command.revision(config, "add something", autogenerate=True, rev_id=LATER)
    written = Path(made.path).read_text()
    assert "sa.Integer()" in written
    assert "engagement_desktop" not in written
