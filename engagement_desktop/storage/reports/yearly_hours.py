"""Hours of an exercise, added up for the yearly report."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Integer, and_, case, extract, func, literal, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.cec import ELIGIBLE_ROLES, AssociationFacts
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, MissionFamily
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people import Person, PersonIdentifier
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours.cec_roles import counted_role
from engagement_desktop.storage.reports.spans import counted_hours, volunteered


class HoursCell(NamedTuple):
    """Minutes of one nature, one family and one month (1 to 12)."""

    nature: HoursNature
    family: MissionFamily
    month: int
    minutes: int


class PeriodMinutes(NamedTuple):
    """Volunteer minutes of one person in one period of the hourly minimum wage."""

    person_id: int
    period: int
    minutes: int


class AssociationMinutes(NamedTuple):
    """Volunteer minutes of one person for one structure, and how many were in an eligible role."""

    person_id: int
    structure_id: int
    minutes: int
    eligible_minutes: int
    born_on: date | None
    last_name: str
    first_name: str
    identifier: str | None


def hours_cells(session: Session, exercise: Exercise, *, travel_counts: bool) -> list[HoursCell]:
    """Counted minutes by nature, family and month."""
    month = extract("month", HoursEntry.done_on).label("month")
    found = session.execute(
        select(HoursEntry.nature, HoursEntry.family, month, func.sum(HoursEntry.minutes))
        .where(counted_hours(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.nature, HoursEntry.family, month)
    )
    return [HoursCell(*row) for row in found]


def minutes_by_period(
    session: Session, exercise: Exercise, starts: Sequence[date], *, travel_counts: bool
) -> list[PeriodMinutes]:
    """Volunteer minutes by person and wage period; a period is its place in `starts` (sorted days).

    Hours before the first day of `starts` belong to its first period.
    """
    steps = [(HoursEntry.done_on >= day, literal(place)) for place, day in enumerate(starts) if place]
    period = (case(*reversed(steps), else_=literal(0)) if steps else literal(0, Integer)).label("period")
    found = session.execute(
        select(HoursEntry.person_id, period, func.sum(HoursEntry.minutes))
        .where(volunteered(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.person_id, period)
    )
    return [PeriodMinutes(*row) for row in found]


def minutes_by_association(
    session: Session, exercise: Exercise, *, travel_counts: bool, only_eligible: bool = False
) -> list[AssociationMinutes]:
    """Volunteer minutes by person and structure, in the French order of names.

    A role corrected by hand counts as corrected; `only_eligible` leaves out the hours of other roles.
    """
    is_eligible = counted_role(session).in_(sorted(ELIGIBLE_ROLES))
    eligible = case((is_eligible, HoursEntry.minutes), else_=0)
    counted = volunteered(exercise, travel_counts=travel_counts)
    sums = (
        select(
            HoursEntry.person_id,
            HoursEntry.structure_id,
            func.sum(HoursEntry.minutes).label("minutes"),
            func.sum(eligible).label("eligible_minutes"),
        )
        .where(and_(counted, is_eligible) if only_eligible else counted)
        .group_by(HoursEntry.person_id, HoursEntry.structure_id)
        .subquery()
    )
    found = session.execute(
        select(
            sums.c.person_id,
            sums.c.structure_id,
            sums.c.minutes,
            sums.c.eligible_minutes,
            Person.born_on,
            Person.last_name,
            Person.first_name,
            PersonIdentifier.value,
        )
        .join(Person, Person.id == sums.c.person_id)
        .outerjoin(
            PersonIdentifier, (PersonIdentifier.person_id == Person.id) & (PersonIdentifier.position == 0)
        )
        .order_by(Person.sort_key, Person.id, sums.c.structure_id)
    )
    return [AssociationMinutes(*row) for row in found]


def association_facts(session: Session) -> Mapping[int, AssociationFacts]:
    """What the CEC decision reads of each structure."""
    found = session.execute(
        select(
            Structure.id,
            Structure.name,
            Structure.legal_form,
            Structure.declared_on,
            Structure.art200_all_activities,
            Structure.siren,
            Structure.rna,
        )
    )
    return {row[0]: AssociationFacts(*row[1:]) for row in found}
