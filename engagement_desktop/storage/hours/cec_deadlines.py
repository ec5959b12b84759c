"""Whose hours are still to be declared, or to be attested, by which day."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.domain.hours.cec import ASSOCIATIONS, CecDeadline, CecParameters
from engagement_desktop.domain.hours.cec_people import CecPersonRow, person_row
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.rates import NoRateInForce
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.storage.hours.cec import files_of_year, people_of_year
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.register.structures import counts_travel

_TO_DECLARE = frozenset({CecDeadline.TO_DECLARE, CecDeadline.DECLARATION_OVERDUE})
_TO_ATTEST = frozenset({CecDeadline.TO_ATTEST, CecDeadline.ATTESTATION_OVERDUE})


@dataclass(frozen=True, slots=True)
class CecYear:
    """A year that is over: what the texts ask, and everybody who has something to declare."""

    parameters: CecParameters
    people: tuple[CecPersonRow, ...]

    def among(self, states: frozenset[CecDeadline]) -> tuple[CecPersonRow, ...]:
        """Those with a declaration in one of these states."""
        return tuple(row for row in self.people if states & set(row.states))


def cec_year(session: Session, parameters: CecParameters, today: date) -> CecYear:
    """The people with declarations to make for the year."""
    year = parameters.year
    files = files_of_year(session, year)
    found = people_of_year(
        session, Exercise.starting_in(year), travel_counts=counts_travel(session), only_eligible=True
    )
    rows = (person_row(one, files.get(one.person_id, {}), parameters, today) for one in found)
    return CecYear(parameters, tuple(row for row in rows if row.states))


def cec_dated(session: Session, since: date, until: date, today: date) -> list[Dated]:
    """The two days of each year, for a dossier that holds an association.

    Once the year is over, one line for each person who has still to declare, or whose association has still
    to attest; a year of which nothing is known keeps its two days.
    """
    holds = exists().where(Structure.legal_form.in_(ASSOCIATIONS), Structure.archived_on.is_(None))
    if not session.execute(select(holds)).scalar_one():
        return []
    rates, found = rates_in_force(session), list[Dated]()
    for year in range(max(since.year - 1, 1), until.year):
        with suppress(NoRateInForce):
            parameters = CecParameters.of(year, rates)
            if any(since <= day <= until for day in (parameters.declare_by, parameters.attest_by)):
                found += _of_year(session, parameters, today)
    return [one for one in found if since <= one.on <= until]


def _of_year(session: Session, parameters: CecParameters, today: date) -> list[Dated]:
    days = ((DatedKind.CEC_DECLARE, parameters.declare_by), (DatedKind.CEC_ATTEST, parameters.attest_by))
    known = cec_year(session, parameters, today) if today.year > parameters.year else None
    if known is None or not known.people:
        return [Dated(kind=kind, on=day, year=parameters.year) for kind, day in days]
    return [
        Dated(kind=kind, on=day, year=parameters.year, subject_id=row.id, who=row.name)
        for (kind, day), states in zip(days, (_TO_DECLARE, _TO_ATTEST), strict=True)
        for row in known.among(states)
    ]


@dataclass(frozen=True, slots=True)
class CecToDo:
    """How many people may still declare the hours of a year, and for how many it is still to be attested."""

    parameters: CecParameters
    to_declare: int
    to_attest: int


def cec_to_do(session: Session, today: date) -> CecToDo | None:
    """What can still be done for the year that is over; None without rates for it."""
    with suppress(NoRateInForce):
        parameters = CecParameters.of(today.year - 1, rates_in_force(session))
        if today > parameters.declare_by and not files_of_year(session, parameters.year):
            return CecToDo(parameters, 0, 0)  # nothing was told: nothing can be attested
        known = cec_year(session, parameters, today)
        declaring, attesting = (
            known.among(frozenset({state})) for state in (CecDeadline.TO_DECLARE, CecDeadline.TO_ATTEST)
        )
        return CecToDo(parameters, len(declaring), len(attesting))
    return None
