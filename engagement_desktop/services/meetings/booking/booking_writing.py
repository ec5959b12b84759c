"""The rows of a booking: hours by kind, one draft claim a person, the booking itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.means import FARE_OF, WITHOUT_VEHICLE, Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import (
    HoursEntry,
    HoursRole,
    HoursState,
    MissionFamily,
    TimeKind,
)
from engagement_desktop.domain.meetings.booking.booking_rows import BookingLine, BookingRow, VehicleChoice
from engagement_desktop.domain.meetings.booking.booking_rules import nature_of
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import fold
from engagement_desktop.french.formats import date_short
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.services.meetings.booking.booking_filling import opens_at
from engagement_desktop.services.mileage import Trip, price_trips, without_vehicle
from engagement_desktop.storage.expenses.claiming.numbers import next_claim_reference
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.meetings.booking.bookings import MeetingPlace

_USUAL = (MissionFamily.REPRESENTATION, HoursRole.OTHER)
_HOME = "Domicile"


@dataclass(frozen=True, slots=True)
class BookingWriter:
    """Writes what one meeting makes."""

    session: Session
    place: MeetingPlace
    gives: Mapping[int, tuple[MissionFamily, HoursRole]]

    def write(self, line: BookingLine, row: BookingRow) -> None:
        """Hours and claim of one person; nothing of a blank line."""
        self.session.add_all(self._hours(line, row))
        lines = list(self._costs(line, row))
        if not lines:
            return
        reference = next_claim_reference(self.session, self.place.meeting.held_on.year)
        claim = ExpenseClaim(
            reference=reference,
            reference_key=fold(reference),
            person_id=line.person_id,
            status=ClaimStatus.DRAFT,
        )
        self.session.add(claim)
        self.session.flush()
        for position, cost in enumerate(lines, start=1):
            cost.claim_id, cost.position = claim.id, position
        self.session.add_all(lines)
        self.session.flush()

    def _hours(self, line: BookingLine, row: BookingRow) -> Iterator[HoursEntry]:
        """Booked hours are born validated."""
        meeting, committee = self.place.meeting, self.place.committee
        family, role = self.gives.get(line.person_id, _USUAL)
        given = {
            TimeKind.SESSION: line.session_minutes,
            TimeKind.PREPARATION: line.preparation_minutes,
            TimeKind.TRAVEL: line.travel_minutes,
        }
        for kind, minutes in given.items():
            if minutes:
                yield HoursEntry(
                    person_id=line.person_id,
                    done_on=meeting.held_on,
                    minutes=minutes,
                    family=family,
                    structure_id=self.place.holder.id,
                    role=role,
                    nature=nature_of(row.terms),
                    kind=kind,
                    state=HoursState.VALIDATED,
                    committee_id=committee.id,
                    activity=f"Réunion\u00a0: {committee.name}",
                    reason=f"Réunion n°\u00a0{meeting.number}" if meeting.number else None,
                    starts_minute=self._arrival(row) if kind is TimeKind.SESSION else None,
                    meeting_id=meeting.id,
                )

    def _arrival(self, row: BookingRow) -> int:
        opens = opens_at(self.place.meeting)
        return max(min((arrived for arrived, _left in row.spans), default=opens), opens)

    def _costs(self, line: BookingLine, row: BookingRow) -> Iterator[ExpenseLine]:
        """The kilometres, the ticket, the meal; the claim and the place in it are given later."""
        vehicle = next((one for one in row.vehicles if one.id == line.vehicle_id), None)
        if vehicle is not None and line.km_hundredths:
            yield self._kilometres(vehicle, line)
        elif line.means in WITHOUT_VEHICLE and line.km_hundredths:
            yield self._without_vehicle(line)
        if line.fare is not None and line.means is not None and line.takes_fare:
            yield self._cost(FARE_OF[line.means], line.fare)
        if line.meal is not None:
            yield self._cost(ExpenseNature.MEAL, line.meal)

    def _kilometres(self, vehicle: VehicleChoice, line: BookingLine) -> ExpenseLine:
        km = line.km_hundredths or 0
        priced = price_trips(self.session, self.place.meeting.held_on, [Trip(vehicle, km)])[vehicle.id]
        if isinstance(priced, Exception):
            raise priced
        cost = self._trip(line, priced.amount)
        cost.km_hundredths, cost.vehicle_id = km, vehicle.id
        cost.rate_text = mileage_text(priced, vehicle.kind, vehicle.power)
        return cost

    def _trip(self, line: BookingLine, amount: Money) -> ExpenseLine:
        person, goes_to = self.session.get_one(Person, line.person_id), self.place.goes_to
        cost = self._cost(ExpenseNature.KILOMETRES, amount)
        cost.purpose = f"{cost.purpose}, aller et retour"
        cost.origin = person.city or _HOME
        cost.destination = self.place.meeting.place or goes_to.city or goes_to.name
        return cost

    def _without_vehicle(self, line: BookingLine) -> ExpenseLine:
        km, means = line.km_hundredths or 0, line.means or Means.PASSENGER
        amount, text = without_vehicle(rates_in_force(self.session), means, self.place.meeting.held_on, km)
        cost = self._trip(line, amount)
        cost.km_hundredths, cost.means, cost.rate_text = km, means, text
        return cost

    def _cost(self, nature: ExpenseNature, amount: Money) -> ExpenseLine:
        meeting = self.place.meeting
        which = f"réunion n°\u00a0{meeting.number}" if meeting.number else f"du {date_short(meeting.held_on)}"
        return ExpenseLine(
            claim_id=0,
            position=0,
            spent_on=meeting.held_on,
            nature=nature,
            amount=amount,
            purpose=f"{self.place.committee.name}, {which}",
            meeting_id=meeting.id,
        )
