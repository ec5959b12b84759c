"""How long a list of 100,000 hours takes: to open, to go on, to sort, to filter, to add up."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from large import large_dossier, seconds

from engagement_desktop.domain.hours.entries_rows import HoursGrouping
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.services.hours.entries import HoursService

INDEXED = ("date", "person")
OTHERS = ("minutes", "family", "nature", "kind", "state", "activity", "committee", "structure")
SEARCHES = ("martin", "marie", "comite", "comite des usagers", "aucune fiche ne porte ces mots")


def run() -> dict[str, float]:
    """Milliseconds; where there are several ways to ask, the slowest of their medians."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = large_dossier(Path(folder))
        hours = HoursService(workspace)
        figures = {
            "list_open_ms": slowest(hours, [ListQuery()]),
            "list_next_page_ms": slowest_next(hours, [ListQuery(), *sorted_by(INDEXED)]),
            "list_indexed_sort_ms": slowest(hours, sorted_by(INDEXED)),
            "list_other_sort_ms": slowest(hours, sorted_by(OTHERS)),
            "list_text_filter_ms": slowest(hours, searches()),
            "list_summary_ms": slowest_summary(hours, [ListQuery(), *searches()]),
            "list_grouped_ms": slowest_grouped(hours),
            "list_chips_ms": 1000 * seconds(lambda: hours.chips(ListQuery())),
        }
        workspace.close()
    return figures


def sorted_by(keys: Iterable[str]) -> Iterator[ListQuery]:
    for key, descending in product(keys, (False, True)):
        yield ListQuery(sort=key, descending=descending)


def searches() -> Iterator[ListQuery]:
    for words in SEARCHES:
        yield ListQuery(search=words)


def slowest(hours: HoursService, queries: Iterable[ListQuery]) -> float:
    return max(1000 * seconds(lambda query=query: hours.page(query)) for query in queries)  # type: ignore[misc]


def slowest_next(hours: HoursService, queries: Iterable[ListQuery]) -> float:
    pages = [(query, hours.page(query).after) for query in queries]
    return max(1000 * seconds(lambda page=page: hours.page(*page)) for page in pages)  # type: ignore[misc]


def slowest_summary(hours: HoursService, queries: Iterable[ListQuery]) -> float:
    return max(1000 * seconds(lambda query=query: hours.summary(query)) for query in queries)  # type: ignore[misc]


def slowest_grouped(hours: HoursService) -> float:
    """By each of what hours share, all of them and those of a search."""
    asked = product((ListQuery(), ListQuery(search="martin")), HoursGrouping)
    return max(
        1000 * seconds(lambda query=query, by=by: hours.grouped(query, by))  # type: ignore[misc]
        for query, by in asked
    )


if __name__ == "__main__":
    for name, value in run().items():
        print(f"{name:24} {value:8.1f}")
