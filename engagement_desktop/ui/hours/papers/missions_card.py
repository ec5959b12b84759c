"""The missions of the person chosen: described once, told by several papers."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from engagement_desktop.domain.hours.missions_drafts import MissionRow
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.rows import Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.hours.papers.words import mission_days
from engagement_desktop.ui.theme import Look

_NOTHING = "Décrivez une mission\u00a0: la fiche de mission et le dossier VAE la reprennent."


class MissionsCard(Card):
    """Enter opens a mission, Suppr puts it into the bin."""

    edit_wanted = Signal(object)  # id, or None for a new one
    delete_wanted = Signal(object)  # MissionRow

    def __init__(self, look: Look) -> None:
        super().__init__(look, "Missions")
        columns: tuple[Column[MissionRow], ...] = (
            Column("title", "Mission", lambda row: row.title),
            Column("days", "Jours", mission_days, width=210),
        )
        self.table = ShortTable(look, columns, "Missions", ("days",))
        self.nothing = Label(_NOTHING, "petit", wrap=True)
        self.adding = Button(look, "Décrire une mission", "", "plus", on_click=self._add)
        self.table.opened.connect(lambda row: self.edit_wanted.emit(row.id))
        self.table.delete_wanted.connect(self.delete_wanted)
        for widget in (self.nothing, self.table, self.adding):
            self.body.addWidget(widget)

    def show_missions(self, rows: Sequence[MissionRow]) -> None:
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)

    def _add(self) -> None:
        self.edit_wanted.emit(None)
