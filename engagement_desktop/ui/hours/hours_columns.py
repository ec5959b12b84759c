"""The columns of the list of hours."""

from collections.abc import Mapping
from types import MappingProxyType

from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.hours.entries_rows import HoursRow
from engagement_desktop.french.formats import date_short, duration
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column

STATE_BADGES: Mapping[HoursState, BadgeWord] = MappingProxyType(
    {
        HoursState.VALIDATED: BadgeWord("Validée", "succes", "circle-check"),
        HoursState.TO_VALIDATE: BadgeWord("À valider", "attention", "hourglass"),
        HoursState.RETURNED: BadgeWord("Rendue", "info", "undo-2"),
    }
)

HOURS_COLUMNS: tuple[Column[HoursRow], ...] = (
    Column("person", "Personne", lambda row: f"{row.last_name} {row.first_name}"),
    Column("date", "Date", lambda row: row.done_on, date_short, width=104),
    Column("minutes", "Durée", lambda row: row.minutes, duration, align=RIGHT, width=80),
    Column("family", "Mission", lambda row: row.family, badge, width=144),
    Column("state", "État", lambda row: row.state, badge=lambda row: STATE_BADGES[row.state], width=116),
    Column("activity", "Activité", lambda row: row.activity, width=170),
    Column("level", "Niveau", lambda row: row.level, badge, width=130, hidden_by_default=True),
    Column("meeting", "Réunion", lambda row: row.meeting_on, date_short, width=104, hidden_by_default=True),
    Column("nature", "Nature", lambda row: row.nature, badge, width=116, hidden_by_default=True),
    Column("kind", "Temps", lambda row: row.kind, badge, width=116, hidden_by_default=True),
    Column("committee", "Comité", lambda row: row.committee, width=160, hidden_by_default=True),
    Column("structure", "Structure", lambda row: row.structure, width=170, hidden_by_default=True),
)
