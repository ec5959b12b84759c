"""What one page asks a list to show: a query, and in words whose rows these are."""

from dataclasses import dataclass

from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.lists import ListQuery


@dataclass(frozen=True, slots=True)
class ListView:
    """Rows behind a figure or a link: « Heures de Monique Hélias »; gone with « Tout montrer »."""

    query: ListQuery
    said: str
    row: int | None = None  # the line to stand on, when it is among the first


@dataclass(frozen=True, slots=True)
class EditWanted:
    """The list should open the form of this row, or of a new one."""

    row: int | None = None


@dataclass(frozen=True, slots=True)
class NewWanted:
    """The list should open the form of a new row about this record: a talk with a person."""

    about: int


def volunteered_view(year: int | None, label: str) -> ListView:
    """The hours that make the yearly figure: validated and given, travel as the structure counts it."""
    counted = {"exercise": str(year), "counted": HoursNature.VOLUNTEER.value}
    return ListView(ListQuery(filters=counted), f"Heures bénévoles comptées, {label}")
