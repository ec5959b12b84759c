"""One vehicle over one civil year: the formula, its source, and what is to be put right."""

from collections.abc import Callable

from engagement_desktop.domain.expenses.rules.trips import YearOfVehicle
from engagement_desktop.french.formats import kilometres, money
from engagement_desktop.french.trip_notes import provisional_note
from engagement_desktop.ui.common.buttons import Button
from engagement_desktop.ui.register.facts_card import FactsCard
from engagement_desktop.ui.theme import Look


class YearCard(FactsCard):
    """Written again when one stands on another vehicle."""

    def __init__(self, look: Look, regularise: Callable[[], object], *, may_write: bool) -> None:
        super().__init__(look, "Véhicule")
        self._regularise = regularise
        self._may_write = may_write
        self.regularising: Button | None = None

    def show_year(self, row: YearOfVehicle) -> None:
        self.start()
        self.regularising = None
        title = f"{row.person}, {row.vehicle}, {row.year}"
        self.title.setText(title)
        self.setAccessibleName(title)
        if row.fault:
            self.note(row.fault)
            return
        self.fact("Compteur", _counter(row))
        if row.waiting_hundredths:
            self.fact("En brouillon, pas encore comptés", kilometres(row.waiting_hundredths))
        self.fact("Formule sur l’année, d en km", row.formula)
        self.fact("Source", row.source)
        if row.provisional:
            self.note(provisional_note(row.year))
        if row.difference:
            self._show_difference(row)

    def _show_difference(self, row: YearOfVehicle) -> None:
        self.fact("Trajets payés, d’après le compteur", money(row.should_be))
        self.fact("Déjà versé pour eux", money(row.paid))
        self.fact("Différence", money(row.difference))
        if self._may_write:
            words = "Proposer la régularisation"
            self.regularising = Button(self.look, words, "primaire", "scale", on_click=self._regularise)
            self.body.addWidget(self.regularising)


def _counter(row: YearOfVehicle) -> str:
    whole = kilometres(row.km_hundredths)
    if not row.opening_hundredths:
        return whole
    return f"{whole}, dont {kilometres(row.opening_hundredths)} payés avant le premier trajet inscrit ici"
