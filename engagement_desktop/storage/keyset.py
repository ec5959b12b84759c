"""Pages of a list by keyset: each page begins after the last row shown, whatever the page.

A list is found in two steps: a narrow select gives the ids of one page, sorted and filtered; a wide
one reads what the page shows of them. The engine so carries the sort of 100,000 rows without their texts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, and_, case, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page

PAGE = 200
R = TypeVar("R")
Joins = tuple[tuple[Any, Any], ...]


@dataclass(frozen=True, slots=True)
class SortKey:
    """A column that sorts a list; rows without value come last in both directions.

    `joins` are the tables beside the list's own that the column needs.
    """

    column: Any
    nullable: bool = False
    joins: Joins = ()


@dataclass(frozen=True, slots=True)
class Sorts:
    """The sortable columns of a list, by key, and the one it opens with."""

    id: InstrumentedAttribute[int]
    default: str
    keys: Mapping[str, SortKey]
    default_descending: bool = False

    def chosen(self, query: ListQuery) -> tuple[SortKey, bool]:
        """The column and the direction; an unknown or empty key gives those of the opening."""
        if query.sort in self.keys:
            return self.keys[query.sort], query.descending
        return self.keys[self.default], self.default_descending


def sorts(
    row_id: InstrumentedAttribute[int], keys: Mapping[str, SortKey], default: str, *, descending: bool = False
) -> Sorts:
    return Sorts(row_id, default, MappingProxyType(dict(keys)), descending)


def ranked(column: Any, kind: type[StrEnum]) -> ColumnElement[int]:
    """The place of an enum's value in its declared order, since stored words sort by the wrong alphabet.

    A row without value has no place: a column that may be empty sorts by a `nullable` key.
    """
    places = {member: place for place, member in enumerate(kind)}
    return case(places, value=column, else_=case((column.is_not(None), len(kind))))


def page_of_ids(
    session: Session,
    ordering: Sorts,
    query: ListQuery,
    conditions: Iterable[ColumnElement[bool]],
    after: Cursor | None,
    joins: Joins = (),
) -> Page[int]:
    """The ids of one page, and the cursor of the next (None at the end).

    Args:
        session: where the rows are.
        ordering: what the list sorts by.
        query: the sort asked.
        conditions: what the rows must hold.
        after: the cursor of the page before.
        joins: tables that the conditions read; rows that they do not know stay.
    """
    key, descending = ordering.chosen(query)
    narrow = select(ordering.id, key.column).where(*conditions)
    for table, on in joins:
        narrow = narrow.outerjoin(table, on)
    for table, on in key.joins:
        narrow = narrow.outerjoin(table, on) if key.nullable else narrow.join(table, on)
    if after is not None:
        narrow = narrow.where(_beyond(key, ordering.id, after, descending=descending))
    found = session.execute(_ordered(narrow, key, ordering.id, descending=descending).limit(PAGE + 1)).all()
    shown = found[:PAGE]
    last = shown[-1] if len(found) > PAGE else None
    return Page(tuple(row[0] for row in shown), None if last is None else (last[1], last[0]))


def widened(found: Page[int], rows: Mapping[int, R]) -> Page[R]:
    """The same page with its rows read; the order of the ids is kept."""
    return Page(tuple(rows[row_id] for row_id in found.rows), found.after)


def _ordered(
    narrow: Select[Any], key: SortKey, row_id: InstrumentedAttribute[int], *, descending: bool
) -> Select[Any]:
    column = key.column.desc() if descending else key.column.asc()
    return narrow.order_by(
        column.nulls_last() if key.nullable else column, row_id.desc() if descending else row_id.asc()
    )


def _beyond(
    key: SortKey, row_id: InstrumentedAttribute[int], after: Cursor, *, descending: bool
) -> ColumnElement[bool]:
    value, last_id = after
    further = row_id < last_id if descending else row_id > last_id
    if value is None:
        return and_(key.column.is_(None), further)
    if key.nullable:
        past = key.column < value if descending else key.column > value
        return or_(past, and_(key.column == value, further), key.column.is_(None))
    both, reached = tuple_(key.column, row_id), tuple_(value, last_id)
    return both < reached if descending else both > reached
