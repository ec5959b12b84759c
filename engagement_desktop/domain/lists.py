"""What every list asks and gives: sort, filter and keyset pages, without naming an engine."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar

R = TypeVar("R")

Cursor = tuple[object, ...]
_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shows: words searched, one choice a family of filters, a sorted column."""

    search: str = ""
    filters: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    sort: str = ""
    descending: bool = False
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Page(Generic[R]):
    """Some rows, and where the next page begins (None at the end)."""

    rows: tuple[R, ...]
    after: Cursor | None


@dataclass(frozen=True, slots=True)
class ListSummary:
    """How many rows the query keeps, out of how many, and the sums that the foot shows."""

    count: int
    total: int
    sums: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One chip: its key, its French label, how many rows it keeps."""

    key: str
    label: str
    count: int | None = None
