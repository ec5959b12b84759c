"""Hours of an exercise as the valuation reads them."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Integer, case, func, literal, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState, TimeKind
from engagement_desktop.domain.hours.valuation_rows import GivenMinutes
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.storage.reports.spans import counted_hours, volunteered, within


class ApartMinutes(NamedTuple):
    """Minutes that are told and not valued."""

    indemnified: int
    paid: int
    waiting: int


def given_minutes(
    session: Session, exercise: Exercise, starts: Sequence[date], *, travel_counts: bool
) -> list[GivenMinutes]:
    """Volunteer minutes by person, family, committee and span between two days of `starts` (sorted).

    Hours before the first day of `starts` belong to its first span.
    """
    steps = [(HoursEntry.done_on >= day, literal(place)) for place, day in enumerate(starts) if place]
    span = (case(*reversed(steps), else_=literal(0)) if steps else literal(0, Integer)).label("span")
    committee = func.coalesce(Committee.name, "")
    found = session.execute(
        select(HoursEntry.person_id, span, HoursEntry.family, committee, func.sum(HoursEntry.minutes))
        .outerjoin(Committee, Committee.id == HoursEntry.committee_id)
        .where(volunteered(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.person_id, span, HoursEntry.family, HoursEntry.committee_id)
    )
    return [GivenMinutes(row[0], starts[row[1]], row[2], row[3], row[4]) for row in found]


def apart_minutes(session: Session, exercise: Exercise, *, travel_counts: bool) -> ApartMinutes:
    """Hours indemnified and paid, and volunteer hours that are not validated."""
    counted = (
        select(HoursEntry.nature, func.sum(HoursEntry.minutes))
        .where(counted_hours(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.nature)
    )
    by_nature: dict[HoursNature, int] = {row[0]: row[1] for row in session.execute(counted)}
    waits = [
        within(HoursEntry.done_on, exercise),
        HoursEntry.state != HoursState.VALIDATED,
        HoursEntry.nature == HoursNature.VOLUNTEER,
    ]
    if not travel_counts:
        waits.append(HoursEntry.kind != TimeKind.TRAVEL)
    waiting = session.execute(select(func.coalesce(func.sum(HoursEntry.minutes), 0)).where(*waits))
    return ApartMinutes(
        by_nature.get(HoursNature.INDEMNIFIED, 0), by_nature.get(HoursNature.PAID, 0), waiting.scalar_one()
    )
