"""What this seat remembers of a list: columns, their order and widths, filters and sort."""

import json
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSettings

from engagement_desktop.domain.lists import ListQuery


class ListMemory:
    """Kept between runs for one list; unreadable notes are forgotten."""

    def __init__(self, settings: QSettings, key: str) -> None:
        self._settings = settings
        self.key = key
        self._key = f"listes/{key}"

    def query(self, usual: ListQuery) -> ListQuery:
        """The sort and filters of the last time; words searched are not kept."""
        kept = self._read()
        filters = kept.get("filtres")
        return ListQuery(
            filters={str(k): str(v) for k, v in filters.items()}
            if isinstance(filters, dict)
            else usual.filters,
            sort=str(kept.get("tri", usual.sort)),
            descending=bool(kept.get("inverse", usual.descending)),
            on=usual.on,
        )

    def hidden(self, usual: frozenset[str]) -> frozenset[str]:
        hidden = self._read().get("masquees")
        return frozenset(str(key) for key in hidden) if isinstance(hidden, list) else usual

    def widths(self) -> dict[str, int]:
        widths = self._read().get("largeurs")
        if not isinstance(widths, dict):
            return {}
        return {str(key): width for key, width in widths.items() if isinstance(width, int) and width > 0}

    def order(self) -> tuple[str, ...]:
        """Keys of the columns from left to right; empty: as they come."""
        order = self._read().get("ordre")
        return tuple(str(key) for key in order) if isinstance(order, list) else ()

    def keep(
        self,
        query: ListQuery,
        hidden: frozenset[str],
        widths: Mapping[str, int],
        order: Sequence[str] = (),
    ) -> None:
        notes = {
            "filtres": dict(query.filters),
            "tri": query.sort,
            "inverse": query.descending,
            "masquees": sorted(hidden),
            "largeurs": dict(widths),
            "ordre": list(order),
        }
        self._settings.setValue(self._key, json.dumps(notes))

    def _read(self) -> dict[str, object]:
        try:
            kept = json.loads(str(self._settings.value(self._key, "{}")))
        except ValueError:
            return {}
        return kept if isinstance(kept, dict) else {}
