"""The composition of a committee as a list: the same seats as round the table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from engagement_desktop.french.formats import date_short, integer
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.register.seat_words import (
    SeatLine,
    college_word,
    name_of,
    offices_of,
    state_of_seat,
    substitutes_of,
)
from engagement_desktop.ui.theme import Look

_COLUMNS: tuple[Column[SeatLine], ...] = (
    Column("name", "Nom", lambda line: name_of(line) or "Siège vacant"),
    Column("number", "Siège", lambda line: line.number, integer, align=RIGHT, width=70),
    Column("college", "Collège", lambda line: college_word(line.college), width=130),
    Column("state", "Mandat", lambda line: state_of_seat(line).text, badge=state_of_seat, width=150),
    Column("office", "Fonction", offices_of, width=130),
    Column("end", "Fin", lambda line: line.sitting.ended_on if line.sitting else None, date_short, width=106),
    Column("substitutes", "Suppléance", substitutes_of, width=150),
)
_SPARED = ("substitutes", "office", "number", "college", "end")


class SeatsTable(ShortTable[SeatLine]):
    """One line a seat; Enter opens it, Suppr ends its mandate."""

    ended = Signal(object)  # SeatLine

    def __init__(self, look: Look) -> None:
        super().__init__(look, _COLUMNS, "Composition en liste", _SPARED, least_name=150)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and (line := self.current_row()) is not None:
            self.ended.emit(line)
        else:
            super().keyPressEvent(event)
