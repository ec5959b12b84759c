"""The civil year of one person for the summary of the CEC: structures, hours, what was declared."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.cec import (
    ELIGIBLE_ROLES,
    AssociationFacts,
    AssociationHours,
    CecParameters,
    decide,
)
from engagement_desktop.domain.hours.cec_files import CecFile
from engagement_desktop.domain.hours.cec_follow_up import declared_in_time
from engagement_desktop.domain.hours.entries import HoursNature
from engagement_desktop.domain.hours.papers_facts import CecAssociation, CecTold, HoursTold
from engagement_desktop.domain.rates import Rates
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours.papers import hours_told


def cec_told(
    session: Session, person_id: int, year: int, born_on: date | None, rates: Rates
) -> tuple[CecTold | None, tuple[HoursTold, ...]]:
    """What may be said of the year, and the hours it is said of; None without volunteer hours."""
    hours = hours_told(session, person_id, date(year, 1, 1), date(year, 12, 31))
    given = [line for line in hours if line.nature is HoursNature.VOLUNTEER]
    if not given:
        return None, hours
    parameters = CecParameters.of(year, rates)
    associations = _associations(session, person_id, parameters, given)
    added = [_added(one.facts, one.structure_id, given) for one in associations]
    return CecTold(parameters, decide(year, added, born_on, parameters), associations), hours


def _added(facts: AssociationFacts, structure_id: int, given: Sequence[HoursTold]) -> AssociationHours:
    its = [line for line in given if line.structure_id == structure_id]
    eligible = sum(line.minutes for line in its if line.role in ELIGIBLE_ROLES)
    return AssociationHours(facts, sum(line.minutes for line in its), eligible)


def _associations(
    session: Session, person_id: int, parameters: CecParameters, given: Sequence[HoursTold]
) -> tuple[CecAssociation, ...]:
    ids = list(dict.fromkeys(line.structure_id for line in given))
    structures = {one.id: one for one in session.scalars(select(Structure).where(Structure.id.in_(ids)))}
    files = {
        one.structure_id: one
        for one in session.scalars(
            select(CecFile).where(CecFile.person_id == person_id, CecFile.year == parameters.year)
        )
    }
    return tuple(_association(structures[each], files.get(each), parameters) for each in ids)


def _association(structure: Structure, file: CecFile | None, parameters: CecParameters) -> CecAssociation:
    return CecAssociation(
        structure_id=structure.id,
        facts=AssociationFacts(
            name=structure.name,
            legal_form=structure.legal_form,
            declared_on=structure.declared_on,
            art200_all_activities=structure.art200_all_activities,
            siren=structure.siren,
            rna=structure.rna,
        ),
        validator=structure.validator or "",
        declared=file is not None and declared_in_time(file.declared_on, parameters),
        attested_on=None if file is None else file.attested_on,
    )
