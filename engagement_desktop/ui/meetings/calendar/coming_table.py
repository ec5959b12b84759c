"""What comes, as a list: what is late first, then by day."""

from engagement_desktop.domain.deadlines import Dated
from engagement_desktop.french.deadline_words import KINDS, detail_of, title_of
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.meetings.calendar.day_card import LATE
from engagement_desktop.ui.theme import Look


def _badge(one: Dated) -> BadgeWord | None:
    return LATE if one.is_late else None


COLUMNS: tuple[Column[Dated], ...] = (
    Column("title", "Quoi", title_of),
    Column("on", "Jour", lambda one: one.on, date_short, width=110),
    Column("kind", "Nature", lambda one: KINDS[one.kind], width=200),
    Column("detail", "Heure, comité, lieu", detail_of, width=260),
    Column("late", "État", lambda one: one.is_late or None, badge=_badge, width=130),
)


def coming_table(look: Look) -> ShortTable[Dated]:
    """The list; the page scrolls, not the table."""
    return ShortTable(look, COLUMNS, "À venir", spared=("detail", "kind"), least_name=220)
