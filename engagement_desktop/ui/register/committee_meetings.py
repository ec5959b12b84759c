"""The meetings of a committee, the newest first."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.meetings.meetings_rows import MeetingRow
from engagement_desktop.french.formats import date_short
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.empty import EmptyState
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.meetings.preparing.agenda_words import STAGE_BADGES
from engagement_desktop.ui.meetings.words import attendance_of, length_of
from engagement_desktop.ui.theme import Look

SHOWN = 20

_COLUMNS: tuple[Column[MeetingRow], ...] = (
    Column("date", "Date", lambda row: row.held_on, date_short),
    Column(
        "status",
        "État",
        lambda row: STAGE_BADGES[row.stage].text,
        badge=lambda row: STAGE_BADGES[row.stage],
        width=124,
    ),
    Column("attended", "Présents", attendance_of, align=RIGHT, width=104),
    Column("length", "Durée", length_of, align=RIGHT, width=96),
    Column("number", "Numéro", lambda row: row.number, width=112),
    Column("place", "Lieu", lambda row: row.place, width=260),
)


class CommitteeMeetings(QWidget):
    """The last twenty; Enter opens one in the list of meetings."""

    opened = Signal(object)  # MeetingRow
    all_wanted = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        whole = column(look, self, gap=10)
        self.table = ShortTable(look, _COLUMNS, "Réunions du comité", ("place", "number", "length"))
        self.table.opened.connect(self.opened)
        whole.addWidget(self.table)
        self._all: Button = link(look, "Voir toutes les réunions", self.all_wanted.emit)
        whole.addWidget(self._all)
        self.empty = EmptyState(
            look,
            "Pas encore de réunion",
            "Chaque réunion préparée ou tenue s’affichera ici avec sa date, ses présents et sa durée.",
        )
        whole.addWidget(self.empty, 1)
        whole.addStretch(1)

    def show_meetings(self, rows: Sequence[MeetingRow], total: int) -> None:
        self.table.show_rows(rows[:SHOWN])
        self.table.setVisible(bool(rows))
        self._all.setVisible(bool(rows))
        self._all.set_text(f"Voir les {total} réunions" if total > 1 else "Voir dans la liste des réunions")
        self.empty.setVisible(not rows)
