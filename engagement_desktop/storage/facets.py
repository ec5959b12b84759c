"""How many rows each chip of a list keeps, all families in one scan."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func
from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Facet:
    """A family of chips: what each word keeps. `counted` is off where counting would read too much."""

    kept: Mapping[StrEnum, ColumnElement[bool]]
    counted: bool = True

    @classmethod
    def of(cls, column: Any, words: type[StrEnum]) -> Facet:
        """The values of a column."""
        return cls({word: column == word for word in words})

    def holds(self, word: str) -> ColumnElement[bool]:
        """The row bears this word; a word that the family does not know is on no row."""
        return next((kept for known, kept in self.kept.items() if known == word), false())


Facets = Mapping[str, Facet]
Counts = dict[str, dict[StrEnum, int | None]]


def chosen(facets: Facets, filters: Mapping[str, str], but: str | None = None) -> list[ColumnElement[bool]]:
    """Conditions of the chips that are on, those of the family `but` apart."""
    return [
        facet.holds(filters[family])
        for family, facet in facets.items()
        if family in filters and family != but
    ]


def counted(
    session: Session,
    facets: Facets,
    filters: Mapping[str, str],
    source: Select[Any],
    conditions: Iterable[ColumnElement[bool]],
) -> Counts:
    """Rows by family and word, each family under the chips of the others; None where they are not counted.

    Grouping by a word would sort every row; one scan with a sum for each word does not.
    """
    found: Counts = {family: dict.fromkeys(facet.kept) for family, facet in facets.items()}
    places = [(family, word) for family, facet in facets.items() if facet.counted for word in facet.kept]
    sums = [
        func.coalesce(
            func.sum(case((and_(facets[family].holds(word), *chosen(facets, filters, family)), 1), else_=0)),
            0,
        )
        for family, word in places
    ]
    wide = source.with_only_columns(*sums, maintain_column_froms=True)
    row = session.execute(wide.where(*conditions)).one()
    for (family, word), count in zip(places, row, strict=True):
        found[family][word] = count
    return found
