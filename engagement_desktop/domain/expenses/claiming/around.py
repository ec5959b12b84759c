"""What the page of a claim offers for one person: vehicles, trips from home, meetings, wishes."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.meetings.booking.booking_rows import VehicleChoice


@dataclass(frozen=True, slots=True)
class TripOffer:
    """From home to a place and back; `one_way` in hundredths of a kilometre."""

    structure_id: int
    origin: str
    destination: str
    one_way: int

    @property
    def both_ways(self) -> int:
        return 2 * self.one_way


@dataclass(frozen=True, slots=True)
class MeetingOffer:
    """A meeting that a cost may be for; `structure_id` is where one goes, `came` whether the person did."""

    id: int
    committee_id: int
    committee: str
    held_on: date
    number: str | None
    structure_id: int
    came: bool
    has_costs: bool


@dataclass(frozen=True, slots=True)
class EnvelopeOffer:
    """A sum of money that a cost of these days may be counted in."""

    id: int
    label: str
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True)
class ClaimAround:
    """What is known around a claim. `waiver_closed` says why costs cannot be given up; empty: they can.

    `pay_by` is how the person was to be paid last; None: by transfer.
    """

    person_id: int | None = None
    last_name: str = ""
    first_name: str = ""
    entered_by: str = ""
    vehicles: tuple[VehicleChoice, ...] = ()
    trips: tuple[TripOffer, ...] = ()
    meetings: tuple[MeetingOffer, ...] = ()
    waiver_closed: str = ""
    pay_by: PaymentMeans | None = None
    envelopes: tuple[EnvelopeOffer, ...] = ()

    def meeting(self, meeting_id: int | None) -> MeetingOffer | None:
        return next((one for one in self.meetings if one.id == meeting_id), None)

    def trip_to(self, structure_id: int | None) -> TripOffer | None:
        """The known way to that place; without place the only one there is."""
        if structure_id is None:
            return self.trips[0] if len(self.trips) == 1 else None
        return next((one for one in self.trips if one.structure_id == structure_id), None)

    def envelopes_on(self, day: date | None) -> tuple[EnvelopeOffer, ...]:
        """Those whose exercise holds that day."""
        return tuple(
            one for one in self.envelopes if day is not None and one.first_day <= day <= one.last_day
        )
