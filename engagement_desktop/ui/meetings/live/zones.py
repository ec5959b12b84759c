"""Three zones side by side: agenda, text, attendance; fewer when the window has no room for all."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from engagement_desktop.ui.common.layouts import row
from engagement_desktop.ui.common.tabs import Tabs
from engagement_desktop.ui.theme import Look

AGENDA, TEXT, PEOPLE = 0, 1, 2
_NAMES = ("Ordre du jour", "Texte", "Présences")
_WIDE, _ALL, _TWO = 1200, 960, 700
_LEAST = 440
_AGENDA, _PEOPLE = 238, 262
_AGENDA_SHORT, _PEOPLE_SHORT = 214, 206


class Zones(QWidget):
    """In a narrow window one side stays beside the text; in a very narrow one, one zone at a time."""

    def __init__(self, look: Look, agenda: QWidget, text: QWidget) -> None:
        super().__init__()
        self._look = look
        self._parts: dict[int, QWidget] = {AGENDA: agenda, TEXT: text}
        self._effective = _WIDE
        self._current = TEXT
        self._side = AGENDA
        self.tabs = Tabs(look, _NAMES)
        self.tabs_line = QWidget()
        row(look, self.tabs_line, (18, 8, 18, 0), 0).addWidget(self.tabs)
        self.tabs_line.hide()
        self._line = row(look, self, (14, 12, 14, 12), 12)
        self._line.addWidget(agenda)
        self._line.addWidget(text, 1)

    def show_people(self, people: QWidget) -> None:
        """The people of another meeting."""
        before = self._parts.get(PEOPLE)
        if before is not None:
            self._line.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._parts[PEOPLE] = people
        self._line.addWidget(people)
        self._lay()

    def arrange(self, effective: int) -> None:
        """Other room."""
        self._effective = effective
        self._lay()

    def minimumSizeHint(self) -> QSize:
        """Other zones leave before the window is too narrow for this one."""
        return QSize(self._look.px(_LEAST), super().minimumSizeHint().height())

    def is_short(self) -> bool:
        return self._effective < _WIDE

    def bring(self, zone: int) -> None:
        """A zone that was hidden comes in sight."""
        self._current = zone
        if zone != TEXT:
            self._side = zone
        self._lay()

    def _lay(self) -> None:
        short = self.is_short()
        for zone, usual, narrow in ((AGENDA, _AGENDA, _AGENDA_SHORT), (PEOPLE, _PEOPLE, _PEOPLE_SHORT)):
            if (part := self._parts.get(zone)) is not None:
                wide = narrow if short else usual
                most = (0, 0) if self._effective < _TWO else (wide, 0)
                self._look.bound(part, (min(wide, most[0] or wide), 0), most)
        for zone, part in self._parts.items():
            part.setVisible(self._fits(zone))
        self.tabs_line.setVisible(self._effective < _ALL)
        self.tabs.choose(self._current)

    def _fits(self, zone: int) -> bool:
        if self._effective >= _ALL:
            return True
        if self._effective >= _TWO:
            return zone in {TEXT, self._side}
        return zone == self._current
