"""The four key figures of an exercise, each with the door to its rows."""

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QWidget

from engagement_desktop.domain.reports.home_rows import HomeFigures
from engagement_desktop.french.formats import count, duration, integer, money, percent
from engagement_desktop.ui.common.buttons import Button, link
from engagement_desktop.ui.common.cards import KeyFigure
from engagement_desktop.ui.theme import Look

_COLUMNS_WIDE, _COLUMNS_NARROW = 4, 2


class FigureDoor(KeyFigure):
    """A key figure that opens the rows behind it."""

    def __init__(self, look: Look, name: str, icon: str, door: str, on_door: Callable[[], object]) -> None:
        super().__init__(look, name, icon)
        self.door: Button = link(look, door, on_door)
        self.door.setAccessibleName(f"{door}\u00a0: {name}")
        if (whole := self.layout()) is not None:
            whole.addWidget(self.door)


class KeyFigures(QWidget):
    """Réunions, sièges, heures, frais: in a row of four, or two by two."""

    def __init__(self, look: Look, go: Callable[[str], object]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=12)
        self.meetings = FigureDoor(
            look, "Réunions tenues", "calendar-days", "Voir les réunions", lambda: go("meetings")
        )
        self.seats = FigureDoor(
            look, "Sièges pourvus", "armchair", "Voir les comités", lambda: go("committees")
        )
        self.hours = FigureDoor(look, "Heures bénévoles", "clock", "Voir les heures", lambda: go("hours"))
        self.expenses = FigureDoor(
            look, "Frais remboursés", "wallet", "Voir les notes de frais", lambda: go("expenses")
        )
        self.cards = (self.meetings, self.seats, self.hours, self.expenses)
        self.arrange(wide=True)

    def arrange(self, *, wide: bool) -> None:
        """Four in a row, or two by two."""
        columns = _COLUMNS_WIDE if wide else _COLUMNS_NARROW
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // columns, at % columns)
        for at in range(_COLUMNS_WIDE):
            self._grid.setColumnStretch(at, 1 if at < columns else 0)

    def show_figures(self, figures: HomeFigures) -> None:
        self.meetings.show_figure(integer(figures.held), _meetings_words(figures))
        self.seats.show_figure(_seats(figures), _seats_words(figures))
        self.hours.show_figure(duration(figures.volunteer_minutes), _hours_words(figures))
        self.expenses.show_figure(money(figures.reimbursed), _expenses_words(figures))


def _meetings_words(figures: HomeFigures) -> str:
    parts = []
    if figures.expected:
        parts.append(f"{percent(figures.attended, figures.expected)} de présence")
    if figures.planned:
        parts.append(f"{integer(figures.planned)} à venir")
    if figures.cancelled:
        parts.append(count(figures.cancelled, "annulée"))
    return ", ".join(parts) or "aucune n’est encore inscrite"


def _seats(figures: HomeFigures) -> str:
    return f"{integer(figures.filled)} sur {integer(figures.seats)}" if figures.seats else "—"


def _seats_words(figures: HomeFigures) -> str:
    if not figures.seats:
        return "aucun comité ne dit combien il a de sièges"
    vacant = figures.seats - figures.filled
    return count(vacant, "siège vacant", "sièges vacants") if vacant else "tous les sièges sont pourvus"


def _hours_words(figures: HomeFigures) -> str:
    return f"valorisées {money(figures.valuation)}" if figures.volunteer_minutes else "aucune heure validée"


def _expenses_words(figures: HomeFigures) -> str:
    waiting = figures.to_decide + figures.to_pay
    return f"{money(waiting)} en attente" if waiting.cents else "rien n’attend"
