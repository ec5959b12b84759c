"""« Ligne 1 — le calcul »: how a trip was priced, in plain French."""

from PySide6.QtWidgets import QFrame

from engagement_desktop.domain.expenses.rules.trips import PricedTrip
from engagement_desktop.french.formats import kilometres
from engagement_desktop.ui.common.labels import Label, may_break
from engagement_desktop.ui.common.layouts import column
from engagement_desktop.ui.expenses.claiming.entry import ClaimEntry
from engagement_desktop.ui.expenses.claiming.words import vehicle_words
from engagement_desktop.ui.theme import Look


class CalculationCard(QFrame):
    """The sum of the trip in hand, else of the last trip of the claim."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setProperty("role", "creux")
        whole = column(look, self, (14, 10, 14, 10), 4)
        self.title, self.said = Label("", "gras"), Label("", "petit", wrap=True)
        whole.addWidget(self.title)
        whole.addWidget(self.said)

    def show_entry(self, entry: ClaimEntry) -> None:
        """Which trip is told; hidden without any."""
        if not entry.may_write:
            self._show_kept(entry)
            return
        at, priced = _told(entry)
        self.setVisible(priced is not None)
        if priced is None:
            return
        words = " ".join(part for part in (priced.fault or _sum(entry, at, priced), *priced.notes) if part)
        self._say(at, words)

    def _show_kept(self, entry: ClaimEntry) -> None:
        """A claim that was handed in says what it was priced by, not what it would cost now."""
        lines = entry.sheet.lines
        places = (entry.sheet.at, *reversed(range(len(lines))))
        at = next((at for at in places if at < len(lines) and lines[at].draft.rate_text), None)
        self.setVisible(at is not None)
        if at is not None:
            self._say(at, lines[at].draft.rate_text)

    def _say(self, at: int, words: str) -> None:
        self.title.setText(f"Ligne\u00a0{at + 1} — le calcul")
        self.said.setText(may_break(words))
        self.setAccessibleName(f"{self.title.text()}\u00a0: {words}")


def _sum(entry: ClaimEntry, at: int, priced: PricedTrip) -> str:
    """« 28 × 0,606 = 16,97 €. Voiture 4 CV, 412 km déjà comptés en 2026. »."""
    draft = entry.sheet.lines[at].draft
    vehicle = next((one for one in entry.around.vehicles if one.id == draft.vehicle_id), None)
    first = f"{priced.calculation.rstrip('.')}."
    if vehicle is None or draft.spent_on is None:
        return first
    before = kilometres(priced.before_hundredths) if priced.before_hundredths else "0\u00a0km"
    return f"{first} {vehicle_words(vehicle)}, {before} déjà comptés en {draft.spent_on.year}."


def _told(entry: ClaimEntry) -> tuple[int, PricedTrip | None]:
    places = (entry.sheet.at, *reversed(entry.prices))
    return next(((at, entry.prices[at]) for at in places if at in entry.prices), (0, None))
