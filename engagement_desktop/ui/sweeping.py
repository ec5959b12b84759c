"""Where Python looks for cycles: in the window's thread only, between two events."""

import gc

from PySide6.QtCore import QObject, QTimer

_PERIOD = 500  # milliseconds


class Sweeper(QObject):
    """Takes the search for cycles away from whatever thread happens to allocate.

    The thread that finds a cycle destroys what is in it, and a widget destroyed away from the window's
    thread brings the program down. So the automatic search is put off for good, and done here.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(sweep)
        self._timer.start(_PERIOD)


def sweep() -> None:
    """Searches the oldest generation that has reached its usual threshold, as Python itself would."""
    due = [
        at
        for at, (held, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if held > most
    ]
    if due:
        gc.collect(due[-1])
