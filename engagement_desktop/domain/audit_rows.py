"""An entry of the trace as it is read: what it says of rows and fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class TracedAct:
    """One entry: the ids of its rows by table, how many more there were, the names of the fields by table.

    `ranges` are rows written in bulk: the first and last id of each run, by table.
    """

    id: int
    at: datetime
    account_id: int | None
    verb: str
    ids: Mapping[str, tuple[int | str, ...]]
    ranges: Mapping[str, tuple[tuple[int, int], ...]]
    more: Mapping[str, int]
    fields: Mapping[str, tuple[str, ...]]
