"""The columns of the list of meetings."""

from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.french.formats import clock_time, date_short
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.meetings.preparing.agenda_words import STAGE_BADGES
from engagement_desktop.ui.meetings.words import attendance_of, length_of

MEETINGS_COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("committee", "Comité", lambda row: row.committee),
    Column("date", "Date", lambda row: row.held_on, date_short, width=112),
    Column("status", "État", lambda row: row.status, badge=lambda row: STAGE_BADGES[row.stage], width=124),
    Column("attended", "Présents", attendance_of, align=RIGHT, width=104),
    Column("length", "Durée", length_of, align=RIGHT, width=96, sortable=False),
    Column("number", "Numéro", lambda row: row.number, width=112),
    Column("place", "Lieu", lambda row: row.place, width=190),
    Column(
        "starts",
        "Heure",
        lambda row: row.starts_minute,
        clock_time,
        width=92,
        sortable=False,
        hidden_by_default=True,
    ),
    Column(
        "decisions",
        "Décisions",
        lambda row: "oui" if row.has_decisions else "",
        width=104,
        sortable=False,
        hidden_by_default=True,
    ),
)
