"""Kilomètres: the counter of each vehicle over a civil year, how it is priced, what is to be put right."""

from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.rules.trips import CountedTrip, YearOfVehicle
from engagement_desktop.domain.lists import FilterChoice
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.topics import Topic
from engagement_desktop.french.formats import count, kilometres
from engagement_desktop.ui.common.banner import FAULT, Banner
from engagement_desktop.ui.common.chips import ChipRow
from engagement_desktop.ui.common.context import PageContext
from engagement_desktop.ui.common.labels import wrapped
from engagement_desktop.ui.common.layouts import column, scrolling
from engagement_desktop.ui.common.page import Page
from engagement_desktop.ui.expenses.rules.mileage_columns import counters_table, trips_table
from engagement_desktop.ui.expenses.rules.opening_form import OpeningDraft, opening_editor
from engagement_desktop.ui.expenses.rules.year_card import YearCard
from engagement_desktop.ui.expenses.tabs import put_expenses_tabs
from engagement_desktop.ui.register.editing_place import EditingPlace

_NOTHING = "Aucun kilomètre n’est compté cette année-là."
_ABOUT = "Chaque véhicule a son compteur, du 1er janvier au 31 décembre."


class MileagePage(Page):
    """Every vehicle of a year, or those of one person; below, the trips of the one on which one stands."""

    SHOWS: ClassVar[frozenset[Topic]] = frozenset({Topic.EXPENSES, Topic.RATES, Topic.REGISTER})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "Kilomètres", scrolls=False)
        self._mileage = context.application.mileage
        self.may_write = context.application.workspace.may(Permission.CLAIM_WRITE)
        self._person: int | None = None
        self._year = context.application.workspace.today().year
        self._banner: Banner | None = None
        self.place = EditingPlace(self._make_reading())
        self.place.done.connect(self.take_focus)
        self.body.addWidget(self.place, 1)
        self.tabs = put_expenses_tabs(self, "mileage")
        if self.may_write:
            self.header.add_secondary("Kilomètres déjà payés…", self.say_opening, "pencil", "Ctrl+E")

    def refresh(self) -> None:
        years = self._mileage.years_driven()
        choices = [FilterChoice(str(year), str(year), None) for year in years]
        self.years.show_choices(choices, str(self._year))
        at = getattr(self.table.current_row(), "vehicle_id", 0)
        rows = self._mileage.years(self._person, self._year)
        self.table.show_rows(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        places = {row.vehicle_id: place for place, row in enumerate(rows)}
        if rows:
            self.table.selectRow(places.get(at, 0))
        self._show_year(self.table.current_row() if rows else None)
        wrong = sum(bool(row.difference) for row in rows)
        said = f" {count(wrong, 'véhicule à régulariser', 'véhicules à régulariser')}." if wrong else ""
        self.header.set_title(f"Kilomètres {self._year}", f"{_ABOUT}{said}")

    def receive(self, what: object) -> None:
        """A person: only their vehicles. Anything else: every vehicle."""
        self._person = what if isinstance(what, int) else None
        self.refresh()

    def first_focus(self) -> QWidget | None:
        if self.place.editor is not None:
            return self.place.editor.form.first_field().editor
        return self.table if self.table.isVisibleTo(self) else self.years.findChild(QWidget)

    def put_away(self) -> None:
        self.place.leave()

    def say_opening(self) -> None:
        """The vehicle on which one stands is proposed."""
        row = self.table.current_row()
        draft = OpeningDraft(year=self._year)
        if row is not None:
            draft = OpeningDraft(row.vehicle_id, self._year, row.opening_hundredths or None)
        self._forget()
        self.place.edit(partial(opening_editor, self.context, draft))

    def regularise(self) -> None:
        """Writes the difference as a line of a draft, and says in which."""
        row = self.table.current_row()
        if row is None:
            return
        self._forget()
        propose = partial(self._mileage.propose_regularisation, row.vehicle_id, row.year)
        if self.context.errors.guard(propose, self._refuse):
            self.context.signals.say(self.context.application.workspace.last_act() or "")

    def _make_reading(self) -> QWidget:
        reading = QWidget()
        whole = column(self.look, reading, (24, 4, 24, 16), 12)
        self.years = ChipRow(self.look, "Année civile")
        self.years.chosen.connect(self._on_year)
        whole.addWidget(self.years)
        self._nothing = wrapped(_NOTHING, "second")
        whole.addWidget(self._nothing)
        self.table = counters_table(self.look)
        self.table.rested.connect(self._show_year)
        whole.addWidget(self.table)
        self.card = YearCard(self.look, self.regularise, may_write=self.may_write)
        whole.addWidget(self.card)
        self.trips = trips_table(self.look)
        self.trips.rested.connect(self._show_trip)
        self.trips.opened.connect(self._open_trip)
        whole.addWidget(self.trips)
        self.sum = wrapped("", "second")
        whole.addWidget(self.sum)
        whole.addStretch(1)
        return scrolling(reading)

    def _on_year(self, key: str) -> None:
        self._year = int(key) if key else self._year
        self.refresh()

    def _show_year(self, row: YearOfVehicle | None) -> None:
        trips = () if row is None else self._mileage.trips(row.vehicle_id, row.year)
        self.card.setVisible(row is not None)
        if row is not None:
            self.card.show_year(row)
        self.trips.show_rows(trips)
        self.trips.setVisible(bool(trips))
        if trips:
            self.trips.selectRow(0)
        self._show_trip(trips[0] if trips else None)

    def _show_trip(self, trip: CountedTrip | None) -> None:
        """The sum of one trip in words."""
        said = (
            ""
            if trip is None or not trip.calculation
            else f"{kilometres(trip.km_hundredths)}\u00a0: {trip.calculation}"
        )
        self.sum.setText(said)
        self.sum.setVisible(bool(said))

    def _open_trip(self, trip: CountedTrip) -> None:
        self.context.signals.go("claim", trip.claim_id)

    def _refuse(self, refusal: DomainError) -> None:
        self._banner = self.show_banner(Banner(self.look, FAULT, "", refusal.sentence))

    def _forget(self) -> None:
        if self._banner is not None:
            self.drop_banner(self._banner)
            self._banner = None
