"""What points at the file that goes is made to point at the one that stays."""

from collections.abc import Sequence
from datetime import date
from itertools import count, pairwise

from sqlalchemy.orm import Session

from engagement_desktop.domain.register.dated_rules import ONE_DAY
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people_checks import overlap
from engagement_desktop.domain.register.vehicles import Vehicle, VehicleKind
from engagement_desktop.services.mileage import price_again
from engagement_desktop.services.register.merging_hours import join_hours
from engagement_desktop.services.register.merging_presences import join_presences, refuse_both_at, two_people
from engagement_desktop.storage.expenses.rules.openings import opening_row, openings_of
from engagement_desktop.storage.register.merging import Links, follow_people, lines_of_vehicle
from engagement_desktop.storage.register.person_rows import PersonRows


def refuse_pair(session: Session, kept: Links, keep_id: int, gone: Links, gone_id: int) -> None:
    """Two people of whom one stands in for the other, or whom one meeting knows as two, are two.

    Raises:
        DomainError: they are.
    """
    stands_in = any(one.substitute_for_id == gone_id for one in kept.mandates) or any(
        one.substitute_for_id == keep_id for one in gone.mandates
    )
    if stands_in:
        raise two_people("l’une est suppléante de l’autre")
    refuse_both_at(session, kept, keep_id, gone, gone_id)


def repoint(session: Session, kept: Links, keep_id: int, gone: Links, gone_id: int) -> None:
    """Every link of the person who goes, given to the one who stays.

    Raises:
        DomainError: the two files do not say the same of one thing.
    """
    join_hours(session, kept, keep_id, gone)
    join_presences(session, kept, keep_id, gone)
    _join_mandates(session, kept, keep_id, gone)
    session.flush()
    follow_people(session, gone_id, keep_id)


def _join_mandates(session: Session, kept: Links, keep_id: int, gone: Links) -> None:
    """Nobody holds one seat twice at once: two such mandates become one, from first to last day."""
    held = list(kept.mandates)
    for one in gone.mandates:
        twins = [other for other in held if _same_seat(one, other) and overlap(one, other)]
        if not twins:
            one.person_id = keep_id
            held.append(one)
            continue
        _absorb(sorted(twins, key=lambda twin: twin.started_on), one)
        session.delete(one)


def _same_seat(one: Mandate, other: Mandate) -> bool:
    return (one.committee_id, one.office, one.seat) == (other.committee_id, other.office, other.seat)


def _absorb(twins: Sequence[Mandate], goes: Mandate) -> None:
    """Its days go to the mandates that it meets, which stay apart: the days between two to the former."""
    last = twins[-1]
    if (goes.ended_on or date.max) > (last.ended_on or date.max):
        last.ended_on, last.end_reason = goes.ended_on, goes.end_reason
    for one, following in pairwise(twins):
        one.ended_on = following.started_on - ONE_DAY
    twins[0].started_on = min(twins[0].started_on, goes.started_on)
    twins[0].terms_before = max(twins[0].terms_before, goes.terms_before)
    for stays in twins:
        _complete(stays, goes)


def _complete(stays: Mandate, goes: Mandate) -> None:
    for name in ("substitute_for_id", "college", "appointed_by_id", "basis", "end_reason"):
        open_ended = name == "end_reason" and stays.ended_on is None
        if getattr(stays, name) is None and not open_ended:
            setattr(stays, name, getattr(goes, name))


def give_vehicles(session: Session, kept: PersonRows, gone: PersonRows) -> None:
    """Each vehicle goes over with its kilometres; of two alike one stays, unpaid ones are priced anew."""
    for vehicle in gone.vehicles:
        twin = next((one for one in kept.vehicles if _spec(one) == _spec(vehicle)), None)
        if twin is None:
            vehicle.person_id, vehicle.is_usual = kept.person.id, False
            continue
        lines = lines_of_vehicle(session, vehicle.id)
        for line in lines:
            line.vehicle_id = twin.id
        years = _give_openings(session, vehicle.id, twin.id)
        session.flush()
        days = [*(line.spent_on for line in lines[:1]), *(date(year, 1, 1) for year in years)]
        if days:
            price_again(session, min(days), {twin.id})
        session.delete(vehicle)
    session.flush()


def _give_openings(session: Session, vehicle_id: int, twin_id: int) -> list[int]:
    """Typed twice, the kilometres paid before are those of one vehicle: the greater number stays."""
    years = []
    for row in openings_of(session, [vehicle_id]):
        same = opening_row(session, twin_id, row.year)
        years.append(row.year)
        if same is None:
            row.vehicle_id = twin_id
        else:
            same.km_hundredths = max(same.km_hundredths, row.km_hundredths)
            session.delete(row)
    return years


def _spec(vehicle: Vehicle) -> tuple[VehicleKind, int | None, bool]:
    return vehicle.kind, None if vehicle.kind is VehicleKind.MOPED else vehicle.power, vehicle.electric


def give_identifiers(session: Session, kept: PersonRows, gone: PersonRows, shown: str) -> None:
    """All are known by every identifiant; the one that was chosen is shown, the others keep their order."""
    every = sorted((*kept.identifiers, *gone.identifiers), key=lambda one: one.value != shown)
    for one, position in zip(every, count()):
        one.person_id, one.position = kept.person.id, position
    session.flush()
