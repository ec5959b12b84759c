"""The chips above a list, from what the queries counted."""

from collections.abc import Mapping
from enum import StrEnum

from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.french.chips import chip
from engagement_desktop.storage.reports.exercises import FILTER, exercises_held

Counts = Mapping[str, Mapping[StrEnum, int | None]]
Chips = Mapping[str, tuple[FilterChoice, ...]]
"""Chips that exclude each other, by the key that `ListQuery.filters` takes."""


def chips_of(counts: Counts) -> dict[str, tuple[FilterChoice, ...]]:
    """One family a facet, in the order of the list."""
    return {
        family: tuple(FilterChoice(word.value, chip(word), count) for word, count in words.items())
        for family, words in counts.items()
    }


def exercise_chips(session: Session) -> dict[str, tuple[FilterChoice, ...]]:
    """The exercises that hold something, the newest first; they are not counted."""
    held = reversed(exercises_held(session))
    return {FILTER: tuple(FilterChoice(str(one.year), one.label) for one in held)}
