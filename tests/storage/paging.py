"""Pages of a list read to the end, and what a whole list must be under each sort."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from engagement_desktop.domain.lists import Cursor, Page

Read = Callable[[Cursor | None], Page[Any]]


def every_row(read: Read) -> list[Any]:
    """All rows, page after page; fails on a page that is empty though another one led to it."""
    rows: list[Any] = []
    after: Cursor | None = None
    while True:
        page = read(after)
        rows += page.rows
        if page.after is None:
            return rows
        assert page.rows, "an empty page says that another follows"
        after = page.after


def ordered(rows: Iterable[Any], key: Callable[[Any], Any], *, descending: bool) -> list[int]:
    """The ids in the order asked: by key, then by id, both turned round; without a key, last."""
    kept = list(rows)
    known = sorted(
        (row for row in kept if key(row) is not None), key=lambda row: (key(row), row.id), reverse=descending
    )
    unknown = sorted((row for row in kept if key(row) is None), key=lambda row: row.id, reverse=descending)
    return [row.id for row in (*known, *unknown)]


def ids(rows: Sequence[Any]) -> list[int]:
    return [row.id for row in rows]
