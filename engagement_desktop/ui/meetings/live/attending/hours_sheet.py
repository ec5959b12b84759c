"""The hours of one person: arrivals and departures, corrected."""

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.presences import said
from engagement_desktop.domain.meetings.attending.roll import RollEntry, Span
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.fields.figures import TimeField
from engagement_desktop.ui.common.fields.typed import Ask
from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.meetings.live.sheet import Sheet


class HoursSheet(Sheet):
    """One line a stay, and an empty one for a return that was not written."""

    WIDE = 460

    def __init__(self, context: PageContext, meeting_id: int, entry: RollEntry, parent: QWidget) -> None:
        super().__init__(
            context,
            "Heures",
            f"{said(entry.person)}. Un départ vide\u00a0: jusqu’à la fin.",
            "Corriger",
            parent,
        )
        self._meeting_id = meeting_id
        self._entry = entry
        self.stays: list[tuple[TimeField, TimeField]] = []
        for span in (*entry.spans, None):
            self._add_stay(span)
        self.stays[0][0].focus()

    def spans(self) -> tuple[Span, ...]:
        """What was typed.

        Raises:
            DomainError: an hour is not one, or a departure has no arrival.
        """
        found = []
        for arrived_field, left_field in self.stays:
            arrived, left = arrived_field.read(), left_field.read()
            if arrived is None and left is not None:
                raise DomainError("Un départ est écrit sans son arrivée. Donnez l’heure d’arrivée.")
            if arrived is not None:
                found.append(Span(arrived, left))
        return tuple(found)

    def write(self) -> None:
        self.context.application.attendances.correct_clock(self._meeting_id, self._entry.id, self.spans())

    def _add_stay(self, span: Span | None) -> None:
        again = " de retour" if self.stays else ""
        arrived = TimeField(self.look, Ask(f"Arrivée{again}", optional=span is None and bool(self.stays)))
        left = TimeField(self.look, Ask("Départ", optional=True))
        if span is not None:
            arrived.set_value(span.arrived_minute)
            left.set_value(span.left_minute)
        stay = row(self.look, None, gap=16)
        stay.addWidget(arrived, 1)
        stay.addWidget(left, 1)
        self.body.addLayout(stay)
        self.stays.append((arrived, left))
