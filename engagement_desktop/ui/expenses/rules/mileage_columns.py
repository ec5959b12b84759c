"""The columns of the counters of kilometres, and of the trips of one vehicle."""

from engagement_desktop.domain.expenses.rules.trips import CountedTrip, YearOfVehicle
from engagement_desktop.french.formats import date_short, kilometres, money
from engagement_desktop.french.labels import badge
from engagement_desktop.ui.common.badge import BadgeWord
from engagement_desktop.ui.common.rows import RIGHT, Column
from engagement_desktop.ui.common.short_table import ShortTable
from engagement_desktop.ui.theme import Look


def _state(row: YearOfVehicle) -> BadgeWord | None:
    """What is to be looked at, the gravest first."""
    if row.fault:
        return BadgeWord("Sans barème", "erreur", "circle-x")
    if row.difference:
        return BadgeWord("À régulariser", "attention", "triangle-alert")
    return BadgeWord("Barème provisoire", "info", "info") if row.provisional else None


def _opening(row: YearOfVehicle) -> int | None:
    """What was paid before; an empty cell for none."""
    return row.opening_hundredths or None


COUNTERS: tuple[Column[YearOfVehicle], ...] = (
    Column("person", "Personne", lambda row: row.person),
    Column("vehicle", "Véhicule", lambda row: row.vehicle, width=190),
    Column("opening", "Avant", _opening, kilometres, align=RIGHT, width=100),
    Column("km", "Comptés", lambda row: row.km_hundredths, kilometres, align=RIGHT, width=110),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=110),
    Column("state", "À voir", _state, badge=_state, width=170),
)
TRIPS: tuple[Column[CountedTrip], ...] = (
    Column("purpose", "Motif", lambda row: row.purpose or row.reference),
    Column("date", "Date", lambda row: row.spent_on, date_short, width=100),
    Column("claim", "Note", lambda row: row.reference, width=130),
    Column("status", "Statut", lambda row: badge(row.status), width=110),
    Column("before", "Déjà comptés", lambda row: row.before_hundredths, kilometres, align=RIGHT, width=120),
    Column("km", "Trajet", lambda row: row.km_hundredths, kilometres, align=RIGHT, width=100),
    Column("amount", "Montant", lambda row: row.amount, money, align=RIGHT, width=100),
)


def counters_table(look: Look) -> ShortTable[YearOfVehicle]:
    """One row a vehicle; the page scrolls, not the table."""
    return ShortTable(
        look, COUNTERS, "Kilomètres par véhicule", spared=("opening", "vehicle"), least_name=150
    )


def trips_table(look: Look) -> ShortTable[CountedTrip]:
    """The trips behind one counter, in the order in which they are counted."""
    return ShortTable(look, TRIPS, "Trajets", spared=("claim", "before", "status"), least_name=150)
