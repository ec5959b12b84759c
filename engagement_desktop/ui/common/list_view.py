"""What one page asks a list to show: a query, and in words whose rows these are."""

from dataclasses import dataclass

from engagement_desktop.domain.lists import ListQuery


@dataclass(frozen=True, slots=True)
class ListView:
    """Rows behind a figure or a link: « Heures de Monique Hélias »; gone with « Tout montrer »."""

    query: ListQuery
    said: str
