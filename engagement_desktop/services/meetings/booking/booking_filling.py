"""The lines of a booking as rules and habits fill them, before a hand touches them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.means import FARE_OF, WITHOUT_VEHICLE, Means
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.booking.booking_rows import (
    BookingDoubt,
    BookingLine,
    BookingRow,
    DoubtKind,
    LinePrice,
    Prices,
    VehicleChoice,
    WorkTerms,
)
from engagement_desktop.domain.meetings.booking.booking_rules import (
    BookingRule,
    presence_minutes,
    rounded,
    rounded_up,
    terms_on,
    travel_minutes,
)
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import NoRateInForce, Rates
from engagement_desktop.domain.register.people import Involvement
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.register.vehicles import Vehicle
from engagement_desktop.services.mileage import Trip, price_trips, without_vehicle
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.meetings.booking import bookings
from engagement_desktop.storage.meetings.booking.bookings import Attendee, DayHours, Habits, MeetingPlace

_BOTH_WAYS = 2
_NO_HOURS = DayHours(0, 0)


@dataclass(frozen=True, slots=True)
class Known:
    """All that is known of those who came, by person."""

    spans: Mapping[int, tuple[tuple[int, int | None], ...]]
    involvements: Mapping[int, list[Involvement]]
    vehicles: Mapping[int, list[Vehicle]]
    distances: Mapping[int, int]
    habits: Habits
    day: Mapping[int, DayHours]


def rule_of(own: Structure | None) -> BookingRule:
    """The written rule of the dossier's own structure."""
    if own is None:
        return BookingRule()
    return BookingRule(own.preparation_minutes, own.travel_kmh, own.rounding_minutes, own.counts_travel)


def opens_at(meeting: Meeting) -> int:
    """When it was opened, else the hour for which it was called."""
    return meeting.starts_minute if meeting.opened_minute is None else meeting.opened_minute


def longest_session(meeting: Meeting, rule: BookingRule) -> int | None:
    """The most that a session may last; None when the meeting has no end."""
    if meeting.ends_minute is None:
        return None
    return rounded_up(max(meeting.ends_minute - opens_at(meeting), 0), rule.rounding_minutes)


def filled_rows(session: Session, place: MeetingPlace, rule: BookingRule) -> tuple[BookingRow, ...]:
    """A line for each person who came, by name."""
    came = bookings.attendees(session, place.meeting)
    people = [one.person.id for one in came]
    known = Known(
        bookings.spans_of(session, place.meeting.id),
        bookings.involvements_of(session, people),
        bookings.vehicles_of(session, people),
        bookings.distances_to(session, place.goes_to.id, people),
        bookings.habits_of(session, place.committee.id, people),
        bookings.hours_of_day(session, place.meeting, people),
    )
    rows = [_row(one, place.meeting, rule, known) for one in came]
    prices = prices_of(session, place.meeting, [row.proposed for row in rows], known.vehicles)
    return tuple(_priced(row, prices[row.person_id]) for row in rows)


def prices_of(
    session: Session, meeting: Meeting, lines: Sequence[BookingLine], vehicles: Mapping[int, list[Vehicle]]
) -> Prices:
    """What each line costs; a vehicle that is not the person's has no price."""
    driven: dict[int, Vehicle] = {}
    for line in lines:
        own = [one for one in vehicles.get(line.person_id, ()) if one.id == line.vehicle_id]
        if own and line.means is Means.VEHICLE and (line.km_hundredths or 0) > 0:
            driven[line.person_id] = own[0]
    by_vehicle = price_trips(
        session,
        meeting.held_on,
        [
            Trip(choice_of(driven[line.person_id]), line.km_hundredths or 0)
            for line in lines
            if line.person_id in driven
        ],
    )
    rates = rates_in_force(session)
    return {
        line.person_id: _price(line, by_vehicle.get(driven[line.person_id].id))
        if line.person_id in driven
        else _price(line, _without_vehicle(rates, meeting.held_on, line))
        for line in lines
    }


def _without_vehicle(rates: Rates, day: date, line: BookingLine) -> Money | None:
    """The kilometres of a cyclist or a passenger, once they are said."""
    if line.means not in WITHOUT_VEHICLE or not line.km_hundredths:
        return None
    return without_vehicle(rates, line.means, day, line.km_hundredths)[0]


def choice_of(vehicle: Vehicle) -> VehicleChoice:
    return VehicleChoice(vehicle.id, vehicle.kind, vehicle.power, vehicle.electric)


def _price(line: BookingLine, found: object) -> LinePrice:
    other = Money.sum(cost for cost in (line.fare, line.meal) if cost is not None)
    if isinstance(found, DomainError):
        where = "km_hundredths" if isinstance(found, NoRateInForce) else "means"
        return LinePrice(None, other, found.sentence, where)
    amount: Money | None = found if isinstance(found, Money) else getattr(found, "amount", None)
    return LinePrice(amount, other + (amount or Money()))


def _row(one: Attendee, meeting: Meeting, rule: BookingRule, known: Known) -> BookingRow:
    person = one.person
    terms = terms_on(
        one.college, known.involvements.get(person.id, ()), person.pay_renounced_on, meeting.held_on
    )
    spans, remote = known.spans.get(person.id, ()), one.status is AttendanceStatus.REMOTE
    one_way = known.distances.get(person.id)
    bare = BookingRow(
        person_id=person.id,
        last_name=person.last_name,
        first_name=person.first_name,
        terms=terms,
        is_remote=remote,
        spans=spans,
        proposed=BookingLine(person_id=person.id),
        km_hundredths=None if one_way is None else one_way * _BOTH_WAYS,
        vehicles=tuple(choice_of(vehicle) for vehicle in known.vehicles.get(person.id, ())),
    )
    if terms is WorkTerms.WORKING_TIME:
        return replace(bare, doubts=(BookingDoubt(DoubtKind.WORKING_TIME, "session_minutes"),))
    present = presence_minutes(spans, opens_at(meeting), meeting.ends_minute)
    entered = known.day.get(person.id, _NO_HOURS).session
    came = bare if remote else _with_trip(bare, rule, known.habits)
    line = replace(
        came.proposed,
        session_minutes=None if entered or not present else rounded(present, rule.rounding_minutes),
        preparation_minutes=rule.preparation_minutes or None,
        meal=None if remote else known.habits.meals.get(person.id),
    )
    return replace(came, proposed=line, doubts=(*_hours_doubts(present, entered), *came.doubts))


def _hours_doubts(present: int | None, entered: int) -> Iterator[BookingDoubt]:
    if entered:
        yield BookingDoubt(DoubtKind.ALREADY_ENTERED, "session_minutes", entered)
    elif present is None:
        yield BookingDoubt(DoubtKind.NO_END, "session_minutes")
    elif not present:
        yield BookingDoubt(DoubtKind.NOT_IN_ROOM, "session_minutes")


def _with_trip(row: BookingRow, rule: BookingRule, habits: Habits) -> BookingRow:
    """The usual vehicle and the known distance; without a vehicle, the ticket of last time."""
    line = replace(row.proposed, travel_minutes=travel_minutes(row.km_hundredths, rule))
    doubts: tuple[BookingDoubt, ...] = ()
    if row.vehicles:
        line = replace(
            line, means=Means.VEHICLE, vehicle_id=row.vehicles[0].id, km_hundredths=row.km_hundredths
        )
    elif (fare := habits.fares.get(row.person_id)) is not None:
        means = next(each for each, nature in FARE_OF.items() if nature is fare.nature)
        line = replace(line, means=means, fare=fare.amount)
    if row.km_hundredths is None and (row.vehicles or rule.travel_kmh):
        doubts = (BookingDoubt(DoubtKind.NO_DISTANCE, "km_hundredths"),)
    return replace(row, proposed=line, doubts=doubts)


def _priced(row: BookingRow, price: LinePrice) -> BookingRow:
    if not price.fault:
        return replace(row, amount=price.mileage)
    kind = DoubtKind.NO_SCALE if price.field == "km_hundredths" else DoubtKind.NO_POWER
    return replace(row, doubts=(*row.doubts, BookingDoubt(kind, price.field)))
