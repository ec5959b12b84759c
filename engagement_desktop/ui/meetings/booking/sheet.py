"""The grid of a booking: its columns share the room, the presence gives way when there is little."""

from engagement_desktop.ui.common.grid.sheet import Sheet
from engagement_desktop.ui.meetings.booking.model import PERSON, PRESENCE, BookingModel
from engagement_desktop.ui.theme import Look

_WIDTHS = (156, 122, 158, 106, 84, 146, 70, 84, 84)


class BookingSheet(Sheet):
    """Nine columns, the name widest."""

    def __init__(self, look: Look, model: BookingModel) -> None:
        super().__init__(look, model, "Personnes venues, heures et frais")
        self._size()

    def set_widths(self) -> None:
        px, header = self.look.px, self.horizontalHeader()
        self.setColumnHidden(PRESENCE, self.viewport().width() < sum(px(wide) for wide in _WIDTHS))
        shown = [at for at in range(len(_WIDTHS)) if not self.isColumnHidden(at)]
        spare = max(self.viewport().width() - sum(px(_WIDTHS[at]) for at in shown), 0)
        for at in shown:
            header.resizeSection(at, px(_WIDTHS[at]) + (spare if at == PERSON else 0))
