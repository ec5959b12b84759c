"""An older dossier brought to today's schema: saved, copied, migrated, compared, swapped."""

import os
from pathlib import Path

from engagement_desktop.storage import backup, opening, schema
from engagement_desktop.storage import database as db
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.files import put_in_place, remove_with_sides
from engagement_desktop.storage.keys.keyring import Keyring
from engagement_desktop.storage.opening import OldSchema, OpeningReport, Patience


def open_newest(path: Path, keyring: Keyring, patience: Patience) -> tuple[Database, OpeningReport]:
    """Opens with all checks; an older schema is first upgraded, after a verified backup."""
    try:
        return opening.open_checked(path, keyring, patience)
    except OldSchema:
        upgrade(path, keyring)
    return opening.open_checked(path, keyring, patience)


def upgrade(path: Path, keyring: Keyring) -> None:
    """Migrates a copy and puts it in place; until then the old file is only read.

    Raises:
        FailedMigration: the copy lost rows or does not have the expected shape; the old file stays.
        KnownProblem: no room, failing disk; the old file stays.
    """
    with db.told_in_french(path):
        old = Database(db.connect(path, keyring), path, keyring)
    copy = schema.migration_place(path)
    try:
        with db.told_in_french(copy):
            backup.before_upgrade(old)
            remove_with_sides(copy)
            old.copy_to(copy)
            _migrate_copy(copy, keyring, old)
            if os.name == "nt":  # pragma: no cover # an open file cannot be replaced there
                old.close()
            put_in_place(copy, path)
    finally:
        old.close()
        remove_with_sides(copy)


def _migrate_copy(copy: Path, keyring: Keyring, old: Database) -> None:
    with old.alone() as raw:
        before = schema.counts(raw)
    migrated = Database(db.connect(copy, keyring), copy, keyring)
    try:
        schema.migrate(migrated)
        after = schema.counts(migrated.raw)
        faults = (
            *(f"{table}: {rows}" for table, rows in before.items() if after.get(table, rows) != rows),
            *schema.differences(migrated.raw),
            *db.integrity_faults(migrated.raw),
        )
        if faults:
            raise schema.FailedMigration(faults[0])
    finally:
        migrated.close()
