"""The schema: its version, its shape, and the way from an old one to today's on a copy."""

from pathlib import Path

from engagement_desktop import paths
from engagement_desktop.domain.entities import Base
from engagement_desktop.storage import database as db
from engagement_desktop.storage.database import Database, Raw

HEAD = "0007"
"""The newest migration, written here so that opening needs not load the migrations."""

COMPATIBILITY = 1
"""The oldest program family that may open what this one writes; raised when an old one would spoil it."""

SEARCH_PREFIX = "search"
_VERSION_TABLE = "alembic_version"


class FailedMigration(Exception):
    """The copy that was migrated lost rows or references: it is thrown away."""


def version(raw: Raw) -> str | None:
    """The migration that the file stands at, or None when it has no schema of ours."""
    if ("table", _VERSION_TABLE) not in db.objects(raw):
        return None
    found = next(db.rows(raw, _VERSION_TABLE, "version_num"), None)
    return None if found is None else str(found[0])


def is_newer(found: str) -> bool:
    """Whether a later program wrote it; migrations are numbered in order."""
    return found > HEAD


def differences(raw: Raw) -> tuple[str, ...]:
    """Where the file's shape is not that of the entities: a table, a column, a view, a trigger."""
    wanted = {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    faults = []
    for kind, name in db.objects(raw):
        if name == _VERSION_TABLE or name.startswith(SEARCH_PREFIX):
            continue
        if kind != "table" or name not in wanted:
            faults.append(f"{kind} {name}")
            continue
        found = db.columns(raw, name)
        if {column for column, _ in found} != wanted.pop(name) or any(hidden for _, hidden in found):
            faults.append(f"columns of {name}")
    return (*faults, *(f"missing {name}" for name in wanted))


def migrate(database: Database, revision: str = "head") -> None:
    """Brings a base to the newest schema in one transaction; call it on a new file or a copy only.

    References are let go meanwhile: rebuilding a parent table would empty its children.

    Raises:
        FailedMigration: a reference points at nothing afterwards.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    db.free_references(database.raw)
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    faults = db.foreign_key_faults(database.raw)
    if faults:
        raise FailedMigration(faults[0])


def counts(raw: Raw) -> dict[str, int]:
    """How many rows stand in each table."""
    return {name: next(db.rows(raw, name, "count(*)"))[0] for name in tables(raw)}


def tables(raw: Raw) -> tuple[str, ...]:
    """The tables that hold data, in order of name."""
    return tuple(
        name
        for kind, name in db.objects(raw)
        if kind == "table" and name != _VERSION_TABLE and not name.startswith(SEARCH_PREFIX)
    )


def migration_place(path: Path) -> Path:
    """Where the copy stands while it is migrated."""
    return path.with_name(path.name + ".migration")
