"""The columns of the months of hours, and of the statements made."""

from engagement_desktop.domain.hours.months import MonthRow, StatementRow
from engagement_desktop.french.formats import date_short, duration, integer, month_and_year, period
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look

OPEN = BadgeWord("Ouvert", "info", "lock-open")


def state_badge(row: MonthRow) -> BadgeWord:
    """Open, or closed since a day."""
    if row.closed_on is None:
        return OPEN
    return BadgeWord(f"Clos le {date_short(row.closed_on)}", "neutre", "lock")


def _waiting_badge(row: MonthRow) -> BadgeWord | None:
    if not row.waiting + row.returned:
        return None
    return BadgeWord(integer(row.waiting + row.returned), "attention", "hourglass")


MONTH_COLUMNS: tuple[Column[MonthRow], ...] = (
    Column("month", "Mois", lambda row: month_and_year(row.first_day).capitalize()),
    Column("minutes", "Heures", lambda row: row.minutes, duration, align=RIGHT, width=100),
    Column("entries", "Saisies", lambda row: row.entries, integer, align=RIGHT, width=90),
    Column("people", "Personnes", lambda row: row.people, integer, align=RIGHT, width=100),
    Column("waiting", "En attente", lambda row: row.waiting or None, badge=_waiting_badge, width=110),
    Column("exported", "Parties", lambda row: row.exported or None, integer, align=RIGHT, width=80),
    Column("state", "État", lambda row: row.closed_on, badge=state_badge, width=176),
)
STATEMENT_COLUMNS: tuple[Column[StatementRow], ...] = (
    Column("period", "Période", lambda row: period(row.first_day, row.last_day).capitalize()),
    Column("made", "Fait le", lambda row: row.made_at.astimezone().date(), date_short, width=110),
    Column("by", "Par", lambda row: row.by, width=120),
    Column("people", "Personnes", lambda row: row.people, integer, align=RIGHT, width=100),
    Column("minutes", "Heures", lambda row: row.minutes, duration, align=RIGHT, width=110),
)


def months_table(look: Look) -> ShortTable[MonthRow]:
    """Every month; the page scrolls, not the table."""
    return ShortTable(look, MONTH_COLUMNS, "Mois", spared=("exported", "people", "entries"), least_name=150)


def statements_table(look: Look) -> ShortTable[StatementRow]:
    """Every statement made."""
    return ShortTable(look, STATEMENT_COLUMNS, "États des heures", spared=("by", "people"), least_name=180)
