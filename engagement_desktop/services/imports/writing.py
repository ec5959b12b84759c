"""Writes what was settled: new rows in bulk, parents first, then changed rows through their entities."""

from collections import defaultdict
from typing import Any

from engagement_desktop.services.imports.settling import Settling
from engagement_desktop.services.progress import Progress
from engagement_desktop.services.workspace import Change
from engagement_desktop.storage import imports

_SAID = "Écriture dans le dossier"


def write(change: Change, work: Settling, progress: Progress) -> None:
    """Everything at once, within the caller's act; stopped, it leaves nothing."""
    total = len(work.changes) + sum(len(rows) for rows in work.inserts.values())
    done = 0
    for name in imports.TABLES:
        rows = work.inserts[name]
        if not rows:
            continue
        for written in imports.insert_rows(change.session, name, rows):
            progress.step(_SAID, done + written, total)
        done += len(rows)
        ids = [row["id"] for row in rows]
        change.bulk(name, min(ids), max(ids))
        change.note(name, [field for field in rows[0] if field != "id"])
    for (table, row_id), values in _by_row(work).items():
        imports.change_row(change.session, table, row_id, values)
    change.session.flush()
    progress.step(_SAID, total, total)


def _by_row(work: Settling) -> dict[tuple[str, int], dict[str, Any]]:
    """One change a row, so that the act keeps one image of it: its undo compares that image."""
    changes: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for one in work.changes:
        changes[one.table, one.row_id].update(one.values)
    return changes
