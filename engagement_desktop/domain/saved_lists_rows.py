"""A list that somebody gave a name to, ready to be shown again."""

from dataclasses import dataclass

from engagement_desktop.domain.lists import ListQuery


@dataclass(frozen=True, slots=True)
class SavedListRow:
    """One named query of one list, the columns hidden in it and the order of its columns."""

    id: int
    list_key: str
    name: str
    query: ListQuery
    hidden: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
