"""The kilometres as the window asks for them, and the line that puts right what was paid."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.trips import CountedTrip, PricedTrip, TripAsked, YearOfVehicle
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import money
from engagement_desktop.french.trip_notes import regularisation_text
from engagement_desktop.services.expenses.rules.kilometres import counters, trips_of_year, years_of
from engagement_desktop.services.expenses.rules.pricing import price_drafts
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.claiming.claims import note_change
from engagement_desktop.storage.expenses.claiming.numbers import next_claim_reference
from engagement_desktop.storage.expenses.rules.counted import last_paid_line, last_position, open_draft
from engagement_desktop.storage.expenses.rules.openings import years_driven


class MileageService:
    """What a person sees of kilometres."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def price_draft(
        self, person_id: int, trips: Sequence[TripAsked], claim_id: int | None = None
    ) -> dict[int, PricedTrip]:
        """The price of trips being typed, each by its key; nothing is kept."""
        with self._workspace.read() as session:
            return price_drafts(session, person_id, trips, claim_id)

    def years(self, person_id: int | None = None, year: int | None = None) -> tuple[YearOfVehicle, ...]:
        """The counter of each vehicle and civil year: by person, then the latest year first."""
        with self._workspace.read() as session:
            return years_of(session, person_id, year)

    def trips(self, vehicle_id: int, year: int) -> tuple[CountedTrip, ...]:
        """The trips behind one counter, each with its sum in words."""
        with self._workspace.read() as session:
            return trips_of_year(session, vehicle_id, year)

    def years_driven(self) -> list[int]:
        """The civil years that the page offers, the latest first: always this one."""
        with self._workspace.read() as session:
            return sorted({self._workspace.today().year, *years_driven(session)}, reverse=True)

    def regularisations(self, person_id: int | None = None) -> tuple[YearOfVehicle, ...]:
        """The counters of which the paid lines are no longer worth what was paid."""
        return tuple(one for one in self.years(person_id) if one.difference)

    def propose_regularisation(self, vehicle_id: int, year: int) -> int:
        """Writes the difference as a line of the person's draft, or of a new one; gives the claim's id.

        Raises:
            NotPermitted: the role may not.
            DomainError: what was paid is right.
        """
        with self._workspace.act(Permission.CLAIM_WRITE, "propose regularisation") as change:
            session = change.session
            owed, paid = _owed_and_paid(session, vehicle_id, year)
            corrected = last_paid_line(session, vehicle_id, year)
            difference = owed - paid
            if corrected is None or not difference:
                raise DomainError(
                    f"Ce qui a été payé pour ce véhicule en {year} est juste\u00a0: il n’y a rien à "
                    "régulariser."
                )
            claim = self._draft(session, session.get_one(Vehicle, vehicle_id).person_id)
            session.add(_line(session, claim, corrected, difference, regularisation_text(year, owed, paid)))
            note_change(claim)
            change.said = f"Régularisation de {money(difference)} ajoutée à la note {claim.reference}."
            return claim.id

    def _draft(self, session: Session, person_id: int) -> ExpenseClaim:
        known = open_draft(session, person_id)
        if known is not None:
            return known
        reference = next_claim_reference(session, self._workspace.today().year)
        claim = ExpenseClaim(
            reference=reference,
            reference_key=fold(reference),
            person_id=person_id,
            status=ClaimStatus.DRAFT,
            entered_by_id=self._workspace.actor.account_id,
        )
        session.add(claim)
        session.flush()
        return claim


def _owed_and_paid(session: Session, vehicle_id: int, year: int) -> tuple[Money, Money]:
    for one in counters(session, [vehicle_id], year).get(vehicle_id, ()):
        return one.owed(one.priced()), one.paid()
    return Money(), Money()


def _line(
    session: Session, claim: ExpenseClaim, corrected: ExpenseLine, difference: Money, text: str
) -> ExpenseLine:
    """It leans on the last paid trip of the year, and names the vehicle without any kilometres."""
    return ExpenseLine(
        claim_id=claim.id,
        position=last_position(session, claim.id) + 1,
        spent_on=corrected.spent_on,
        nature=ExpenseNature.KILOMETRES,
        amount=difference,
        purpose=f"Régularisation des kilomètres de {corrected.spent_on.year}",
        vehicle_id=corrected.vehicle_id,
        rate_text=text,
        correction=Correction.REGULARISATION,
        corrects_id=corrected.id,
    )
