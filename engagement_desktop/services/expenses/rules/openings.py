"""Kilometres of a vehicle already paid in a year before the dossier began to count them."""

from datetime import date

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.rules.openings import OpeningRow
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleOpening
from engagement_desktop.french.formats import kilometres
from engagement_desktop.french.rate_texts import vehicle_text
from engagement_desktop.services.mileage import price_again
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.rules.openings import (
    OwnedVehicle,
    opening_row,
    openings_of,
    owned_vehicles,
)

_MOST = 20_000_000  # hundredths: 200 000 km, more than anybody drives in a year
_FIRST_YEAR = 2000


class VehicleOpeningService:
    """What a person types of them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of_person(self, person_id: int) -> tuple[OpeningRow, ...]:
        """Each vehicle and year, the usual vehicle first."""
        with self._workspace.read() as session:
            owned = {one.id: one for one in owned_vehicles(session, person_id)}
            rows = openings_of(session, list(owned))
            return tuple(
                OpeningRow(
                    vehicle_id=row.vehicle_id,
                    vehicle=_words(one),
                    year=row.year,
                    km_hundredths=row.km_hundredths,
                )
                for one in owned.values()
                for row in rows
                if row.vehicle_id == one.id
            )

    def vehicles(self) -> tuple[tuple[int, str], ...]:
        """Every vehicle as it is chosen: « MARTIN Anne, Voiture 5 CV »."""
        with self._workspace.read() as session:
            return tuple(
                (one.id, f"{one.last_name} {one.first_name}, {_words(one)}")
                for one in owned_vehicles(session)
            )

    def set(self, vehicle_id: int, year: int, km_hundredths: int) -> None:
        """Says them, 0 for none; the unpaid trips of that vehicle and year are priced again.

        Raises:
            NotPermitted: the role may not.
            DomainError: the vehicle is gone, or the number is out of bounds (« km_hundredths », « year »).
        """
        said = f"Kilomètres déjà payés en {year}\u00a0: {kilometres(km_hundredths)}."
        with self._workspace.act(Permission.CLAIM_WRITE, "set opening kilometres", said) as change:
            session = change.session
            if session.get(Vehicle, vehicle_id) is None:
                raise DomainError("Ce véhicule n’est plus dans le dossier.")
            _check(km_hundredths, year, self._workspace.today())
            row = opening_row(session, vehicle_id, year)
            if row is None and km_hundredths:
                session.add(VehicleOpening(vehicle_id=vehicle_id, year=year, km_hundredths=km_hundredths))
            elif row is not None and not km_hundredths:
                session.delete(row)
            elif row is not None:
                row.km_hundredths = km_hundredths
            session.flush()
            price_again(session, date(year, 1, 1), {vehicle_id})


def _words(vehicle: OwnedVehicle) -> str:
    return vehicle_text(vehicle.kind, vehicle.power, electric=vehicle.electric)


def _check(km_hundredths: int, year: int, today: date) -> None:
    if not 0 <= km_hundredths <= _MOST:
        raise DomainError("Les kilomètres déjà payés vont de 0 à 200\u202f000\u00a0km.", "km_hundredths")
    if not _FIRST_YEAR <= year <= today.year:
        raise DomainError(f"L’année va de {_FIRST_YEAR} à {today.year}.", "year")
