"""Long work in place: what, how far, how long still, and how to stop it."""

from PySide6.QtCore import QElapsedTimer, Signal
from PySide6.QtWidgets import QProgressBar

from engagement_desktop.ui.common.buttons import DISCREET, Button
from engagement_desktop.ui.common.cards import Card
from engagement_desktop.ui.common.labels import Label
from engagement_desktop.ui.theme import Look

_SECOND = 1000
_MINUTE = 60
_SURE_AFTER = 2 * _SECOND


class ProgressCard(Card):
    """A card that follows one work; the rest of the window stays usable."""

    stop_wanted = Signal()

    def __init__(self, look: Look, what: str = "") -> None:
        super().__init__(look)
        self._since = QElapsedTimer()
        self._what = Label(what, "gras", wrap=True)
        self._where = Label("", "petit")
        self._stop = Button(look, "Arrêter", DISCREET, "x", on_click=self._on_stop)
        self.heading.addWidget(self._what, 1)
        self.heading.addWidget(self._where)
        self.heading.addWidget(self._stop)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.body.addWidget(self._bar)
        self.begin(what)

    def begin(self, what: str, *, stoppable: bool = True) -> None:
        """Start again from nothing."""
        self._what.setText(what)
        self._where.setText("")
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(what)
        self._stop.setEnabled(True)
        self._stop.setVisible(stoppable)
        self._since.start()

    def show_step(self, said: str, done: int, total: int) -> None:
        """One step of the work, as it tells it."""
        if said:
            self._what.setText(said)
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._what.text())
        if not self._stop.isEnabled():
            return  # steps told before the work heard that it should stop
        parts = [f"{done} sur {total}"] if total > 1 else []
        if left := self._time_left(done, total):
            parts.append(left)
        self._where.setText(" — ".join(parts))

    def _time_left(self, done: int, total: int) -> str:
        spent = self._since.elapsed()
        if not 0 < done < total or spent < _SURE_AFTER:
            return ""
        seconds = spent * (total - done) // done // _SECOND + 1
        if seconds < _MINUTE:
            return f"encore {seconds} s environ"
        return f"encore {seconds // _MINUTE + 1} min environ"

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._where.setText("Arrêt en cours…")
        self.stop_wanted.emit()
