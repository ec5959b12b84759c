"""What the CEC ledger reads: hours by day and by structure, structures, declarations as told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from sqlalchemy import extract, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.cec import AssociationFacts, AssociationHours
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.hours.cec_follow_up import CecFileDraft, file_draft
from engagement_desktop.domain.hours.cec_ledger import DayHours, LedgerStructure
from engagement_desktop.domain.hours.cec_people import PersonYear
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState, TimeKind
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.reports.spans import volunteered, within
from engagement_desktop.storage.reports.yearly_hours import (
    AssociationMinutes,
    association_facts,
    minutes_by_association,
)


def hours_by_day(
    session: Session, person_id: int, exercise: Exercise, *, travel_counts: bool
) -> tuple[DayHours, ...]:
    """The counted volunteer minutes of a person, by structure, day and written role."""
    found = session.execute(
        select(HoursEntry.structure_id, HoursEntry.done_on, HoursEntry.role, func.sum(HoursEntry.minutes))
        .where(HoursEntry.person_id == person_id, volunteered(exercise, travel_counts=travel_counts))
        .group_by(HoursEntry.structure_id, HoursEntry.done_on, HoursEntry.role)
        .order_by(HoursEntry.done_on, HoursEntry.structure_id, HoursEntry.role)
    )
    return tuple(DayHours(*row) for row in found)


def waiting_minutes(
    session: Session, person_id: int, exercise: Exercise, *, travel_counts: bool
) -> Mapping[int, int]:
    """Volunteer minutes that nobody validated yet, by structure."""
    waiting = (
        select(HoursEntry.structure_id, func.sum(HoursEntry.minutes))
        .where(
            HoursEntry.person_id == person_id,
            within(HoursEntry.done_on, exercise),
            HoursEntry.state == HoursState.TO_VALIDATE,
            HoursEntry.nature == HoursNature.VOLUNTEER,
        )
        .group_by(HoursEntry.structure_id)
    )
    if not travel_counts:
        waiting = waiting.where(HoursEntry.kind != TimeKind.TRAVEL)
    return {row[0]: row[1] for row in session.execute(waiting)}


def ledger_structures(session: Session, ids: Iterable[int]) -> dict[int, LedgerStructure]:
    """These structures, with what the decision reads of them."""
    found = session.scalars(select(Structure).where(Structure.id.in_(list(ids))))
    return {
        one.id: LedgerStructure(
            one.id,
            AssociationFacts(
                one.name, one.legal_form, one.declared_on, one.art200_all_activities, one.siren, one.rna
            ),
            one.validator or "",
        )
        for one in found
    }


def files_of(session: Session, person_id: int, year: int) -> dict[int, CecFileDraft]:
    """What is told of a person's declarations of a year, by structure."""
    return files_of_year(session, year, person_id).get(person_id, {})


def files_of_year(
    session: Session, year: int, person_id: int | None = None
) -> Mapping[int, dict[int, CecFileDraft]]:
    """What is told of the declarations of a year, by person then structure."""
    wanted = select(CecFile).where(CecFile.year == year)
    if person_id is not None:
        wanted = wanted.where(CecFile.person_id == person_id)
    found: dict[int, dict[int, CecFileDraft]] = defaultdict(dict)
    for one in session.scalars(wanted):
        found[one.person_id][one.structure_id] = file_draft(one)
    return found


def cec_file(session: Session, person_id: int, structure_id: int, year: int) -> CecFile | None:
    """The row of one declaration."""
    return session.scalars(
        select(CecFile).where(
            CecFile.person_id == person_id, CecFile.structure_id == structure_id, CecFile.year == year
        )
    ).one_or_none()


def people_of_year(
    session: Session, exercise: Exercise, *, travel_counts: bool, only_eligible: bool = False
) -> Sequence[PersonYear]:
    """Everybody with counted volunteer hours in the year, in the French order of names.

    `only_eligible` leaves out hours that no declaration is made of, and who gave no other.
    """
    facts = association_facts(session)
    minutes = minutes_by_association(
        session, exercise, travel_counts=travel_counts, only_eligible=only_eligible
    )
    by_person = groupby(minutes, key=lambda row: row.person_id)
    return [_person_year(list(rows), facts) for _, rows in by_person]


def _person_year(rows: Sequence[AssociationMinutes], facts: Mapping[int, AssociationFacts]) -> PersonYear:
    person = rows[0]
    hours = {
        one.structure_id: AssociationHours(facts[one.structure_id], one.minutes, one.eligible_minutes)
        for one in rows
    }
    return PersonYear(person.person_id, person.last_name, person.first_name, person.born_on, hours)


def years_with_hours(session: Session, person_id: int | None = None) -> tuple[int, ...]:
    """The civil years that hold volunteer hours, the latest first."""
    year = extract("year", HoursEntry.done_on)
    wanted = select(year).where(HoursEntry.nature == HoursNature.VOLUNTEER).distinct().order_by(year.desc())
    if person_id is not None:
        wanted = wanted.where(HoursEntry.person_id == person_id)
    return tuple(int(one) for one in session.scalars(wanted))
