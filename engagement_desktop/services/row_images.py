"""What guards read in the steps of an act."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from engagement_desktop.storage.changes import BulkInsert, RowImage, Step

_VERSION: Final = frozenset({"version"})


def images(steps: Iterable[Step], table: str) -> Iterator[RowImage]:
    """The rows of a table that these steps wrote one by one."""
    return (step for step in steps if isinstance(step, RowImage) and step.table == table)


def spans(steps: Iterable[Step], table: str) -> list[tuple[int, int]]:
    """The first and last rows of what these steps wrote in bulk in a table."""
    return [
        (step.first_id, step.last_id)
        for step in steps
        if isinstance(step, BulkInsert) and step.table == table
    ]


def rows(step: RowImage) -> list[Mapping[str, Any]]:
    """The row before and after, where there was one."""
    return [row for row in (step.before, step.after) if row is not None]


def changed(step: RowImage) -> frozenset[str]:
    """The columns whose content changes, in a row that stays."""
    before, after = step.before or {}, step.after or {}
    return frozenset(name for name, value in before.items() if value != after.get(name)) - _VERSION


def written_whole(steps: Iterable[Step], table: str, column: str = "id") -> frozenset[Any]:
    """What the rows of a table that these steps write or delete whole say in a column."""
    return frozenset(
        row[column]
        for step in images(steps, table)
        if None in (step.before, step.after)
        for row in rows(step)
    )
