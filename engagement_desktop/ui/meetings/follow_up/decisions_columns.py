"""The columns of the register of decisions."""

from engagement_desktop.domain.meetings.follow_up.decisions_rows import DecisionRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.meetings.follow_up.follow_up_words import level_of


def followed(row: DecisionRow) -> str:
    """« 1 sur 3 »: the actions that are closed, out of those that follow."""
    return f"{row.actions - row.open_actions} sur {row.actions}" if row.actions else ""


DECISIONS_COLUMNS: tuple[Column[DecisionRow], ...] = (
    Column("wording", "Décision", lambda row: row.wording, sortable=False),
    Column("number", "Numéro", lambda row: row.number, width=116),
    Column("date", "Date", lambda row: row.decided_on, date_short, width=112),
    Column("level", "Niveau", lambda row: level_of(row.level), width=120),
    Column("committee", "Comité", lambda row: row.committee, width=170, hidden_by_default=True),
    Column(
        "actions", "Actions closes", followed, align=RIGHT, width=128, sortable=False, hidden_by_default=True
    ),
    Column("item", "Point", lambda row: row.item, width=180, sortable=False, hidden_by_default=True),
)
