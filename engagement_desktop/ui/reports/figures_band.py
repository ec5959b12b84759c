"""The key figures of an exercise, each with its change and the door to its rows."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.reports.yearly_rows import YearlyFigures
from engagement_desktop.french.typography import NBSP
from engagement_desktop.ui.common.door import Door
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.common.layouts import column, icon_label, row
from engagement_desktop.ui.common.list_view import ListView, volunteered_view
from engagement_desktop.ui.reports import words
from engagement_desktop.ui.reports.words import FigureWords
from engagement_desktop.ui.theme import Look

Go = Callable[[str, object], object]
Read = Callable[[YearlyFigures, YearlyFigures | None], FigureWords]

_MEETINGS = {"status": MeetingStatus.HELD.value}
_FIGURES: tuple[tuple[str, Read, str, dict[str, str] | None], ...] = (
    ("Personnes engagées", words.engaged, "people", None),
    ("Réunions tenues", words.held, "meetings", _MEETINGS),
    ("Présence", words.presence, "meetings", _MEETINGS),
    ("Heures bénévoles", words.volunteered, "hours", None),
    ("Frais remboursés", words.reimbursed, "expenses", {"status": "reimbursed"}),
)
_GAP, _LEAST = 10, 150


class YearFigure(QFrame):
    """Name, which opens the rows; value; change since the exercise compared."""

    def __init__(self, look: Look, name: str, on_door: Callable[[], object]) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self.setProperty("role", "carte")
        whole = column(look, self, (14, 8, 14, 8), 2)
        self.door = Door(look, name, on_door)
        self.door.setAccessibleName(f"Voir{NBSP}: {name}")
        whole.addWidget(self.door)
        self._value = Label("—", "valeur")
        whole.addWidget(self._value)
        foot = row(look, None, gap=4)
        self._arrow = icon_label(look, "arrow-up", "encre2", 16)
        self._change = Label("", "petit")
        foot.addWidget(self._arrow)
        foot.addWidget(self._change)
        foot.addStretch(1)
        whole.addLayout(foot)

    def whole_width(self) -> int:
        """What the card takes when nothing is cut."""
        margins = self.contentsMargins() if (whole := self.layout()) is None else whole.contentsMargins()
        name = self.door.sizeHint().width() + margins.left() + margins.right()
        return max(name, self.minimumSizeHint().width())

    def show_figure(self, said: FigureWords, compared: str) -> None:
        self._value.setText(said.value)
        self._change.setText(said.change or NBSP)
        self._change.setToolTip(f"par rapport à {compared}" if said.change and compared else "")
        self._arrow.setVisible(said.up is not None)
        if said.up is not None:
            self._look.draw(self._arrow, "arrow-up" if said.up else "arrow-down", "encre2", 16)
        since = f" par rapport à {compared}" if said.change and compared else ""
        self.setAccessibleName(f"{self._name}{NBSP}: {said.value}. {said.change}{since}".strip())


class FiguresBand(QWidget):
    """Five across when they fit, else three, else two."""

    def __init__(self, look: Look, go: Go) -> None:
        super().__init__()
        self._look = look
        self._year, self._label = 0, ""
        self._across = 0
        self._grid = QGridLayout(self)
        look.space(self._grid, gap=_GAP)
        self.cards: list[YearFigure] = []
        for name, _read, page, filters in _FIGURES:
            self.cards.append(YearFigure(look, name, self._door(go, page, filters)))
        self._arrange(3)

    def show_figures(self, now: YearlyFigures, before: YearlyFigures | None) -> None:
        self._year, self._label = now.exercise.year, now.exercise.label
        label = before.exercise.label if before else ""
        for card, (_name, read, _page, _filters) in zip(self.cards, _FIGURES, strict=True):
            card.show_figure(read(now, before), label)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Two across is the least: the band folds before it pushes."""
        least = super().minimumSizeHint()
        widest = max(card.minimumSizeHint().width() for card in self.cards)
        return QSize(2 * widest + self._look.px(_GAP), least.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        widest = max(*(card.whole_width() for card in self.cards), self._look.px(_LEAST))
        fits = (self.width() + self._look.px(_GAP)) // (widest + self._look.px(_GAP))
        self._arrange(next((across for across in (5, 3) if across <= fits), 2))

    def _arrange(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for at, card in enumerate(self.cards):
            self._grid.addWidget(card, at // across, at % across)
        for at in range(len(self.cards)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def _door(self, go: Go, page: str, filters: dict[str, str] | None) -> Callable[[], object]:
        def opened() -> None:
            of_year = {} if filters is None else {"exercise": str(self._year)} | filters
            view = ListView(ListQuery(filters=of_year), "")
            go(page, volunteered_view(self._year, self._label) if page == "hours" else view)

        return opened
