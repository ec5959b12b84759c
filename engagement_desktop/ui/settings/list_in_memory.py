"""A short list of the settings, read whole: searched, filtered and sorted in memory."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from engagement_desktop.domain.lists import Cursor, FilterChoice, ListQuery, ListSummary, Page
from engagement_desktop.domain.text import fold

R = TypeVar("R")

Choices = Sequence[tuple[str, str, Callable[[R], bool]]]
"""Chips of one family: key, words, which rows they keep."""


@dataclass(frozen=True)
class ListInMemory(Generic[R]):
    """Few enough rows to be read at once.

    Attributes:
        read: every row, in the usual order.
        words: what is searched in a row.
        families: the chips, by family.
        sorts: how a column sorts, by its key.
    """

    read: Callable[[], Iterable[R]]
    words: Callable[[R], str]
    families: Mapping[str, Choices[R]]
    sorts: Mapping[str, Callable[[R], Any]]

    def page(self, query: ListQuery, _after: Cursor | None = None) -> Page[R]:
        rows = [row for row in self._searched(query.search) if self._is_kept(row, query.filters)]
        if query.sort in self.sorts:
            rows.sort(key=self.sorts[query.sort], reverse=query.descending)
        return Page(tuple(rows), None)

    def summary(self, query: ListQuery) -> ListSummary:
        return ListSummary(len(self.page(query).rows), len(tuple(self.read())))

    def chips(self, query: ListQuery) -> dict[str, tuple[FilterChoice, ...]]:
        """How many rows each choice keeps; one that keeps none is not offered, unless it is chosen."""
        found = list(self._searched(query.search))
        chips: dict[str, tuple[FilterChoice, ...]] = {}
        for family, choices in self.families.items():
            counted = [
                FilterChoice(
                    key, words, sum(self._is_kept(row, {**query.filters, family: key}) for row in found)
                )
                for key, words, _keeps in choices
            ]
            chosen = query.filters.get(family)
            chips[family] = tuple(choice for choice in counted if choice.count or choice.key == chosen)
        return chips

    def _searched(self, search: str) -> Iterable[R]:
        wanted = fold(search).split()
        return (row for row in self.read() if all(word in fold(self.words(row)) for word in wanted))

    def _is_kept(self, row: R, filters: Mapping[str, str]) -> bool:
        for family, choices in self.families.items():
            wanted = filters.get(family)
            if wanted is not None and not any(key == wanted and keeps(row) for key, _words, keeps in choices):
                return False
        return True
