"""The figures of one exercise, put together from what the queries added up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import GRANTED, ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.cec import (
    AssociationFacts,
    AssociationHours,
    CecDecision,
    CecParameters,
    decide,
)
from engagement_desktop.domain.hours.entries import HoursNature, MissionFamily
from engagement_desktop.domain.hours.valuation import PersonMinutes, valuation
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.rates import Rates, RateSeries
from engagement_desktop.domain.register.people import Capacity
from engagement_desktop.domain.reports.yearly_rows import (
    CecLine,
    CommitteeYear,
    ExpenseCell,
    ExpensesYear,
    HoursYear,
    MeetingLine,
    MeetingsYear,
    YearlyFigures,
)
from engagement_desktop.storage.reports.yearly_expenses import expense_sums
from engagement_desktop.storage.reports.yearly_hours import (
    AssociationMinutes,
    association_facts,
    hours_cells,
    minutes_by_association,
    minutes_by_period,
)
from engagement_desktop.storage.reports.yearly_meetings import (
    MeetingFound,
    committees_of,
    engaged_people,
    mandate_moves,
    meetings_of,
    members_on,
)


@dataclass(frozen=True, slots=True)
class FigureRules:
    """What the structure chose and what the texts say: travel, rates."""

    travel_counts: bool
    rates: Rates


def figures_of(
    session: Session, exercise: Exercise, rules: FigureRules, *, with_cec: bool = True
) -> YearlyFigures:
    """Every figure of the yearly report; `with_cec` off leaves the CEC lines out.

    Raises:
        NoRateInForce: hours are older than the first known minimum wage.
    """
    meetings = meetings_of(session, exercise)
    return YearlyFigures(
        exercise=exercise,
        committees=_committees(session, exercise, meetings),
        meeting_lines=tuple(_meeting_line(one) for one in meetings),
        engaged=engaged_people(session, exercise, travel_counts=rules.travel_counts),
        meetings=meetings_year(meetings),
        hours=hours_year(session, exercise, rules),
        expenses=expenses_year(session, exercise),
        cec=_cec_lines(session, exercise, rules) if with_cec else (),
    )


def meetings_year(meetings: Sequence[MeetingFound]) -> MeetingsYear:
    """All committees together; minutes and attendance are those of held meetings."""
    held = [one for one in meetings if one.status is MeetingStatus.HELD]
    return MeetingsYear(
        held=len(held),
        planned=sum(one.status is MeetingStatus.PLANNED for one in meetings),
        cancelled=sum(one.status is MeetingStatus.CANCELLED for one in meetings),
        minutes=sum(_minutes(one) or 0 for one in held),
        attended=sum(one.attended for one in held),
        expected=sum(one.expected for one in held),
    )


def hours_year(session: Session, exercise: Exercise, rules: FigureRules) -> HoursYear:
    """Counted minutes by nature, family and month, and the value of what was given."""
    by_nature = dict.fromkeys(HoursNature, 0)
    by_family = dict.fromkeys(MissionFamily, 0)
    by_month = dict.fromkeys((month.month for month in exercise.months()), 0)
    for cell in hours_cells(session, exercise, travel_counts=rules.travel_counts):
        by_nature[cell.nature] += cell.minutes
        if cell.nature is HoursNature.VOLUNTEER:
            by_family[cell.family] += cell.minutes
            by_month[cell.month] += cell.minutes
    wage = rules.rates.smic
    starts = wage_starts(wage, exercise)
    given = minutes_by_period(session, exercise, starts, travel_counts=rules.travel_counts)
    lines = valuation((PersonMinutes(one.person_id, starts[one.period], one.minutes) for one in given), wage)
    return HoursYear(
        volunteer_minutes=by_nature[HoursNature.VOLUNTEER],
        indemnified_minutes=by_nature[HoursNature.INDEMNIFIED],
        paid_minutes=by_nature[HoursNature.PAID],
        by_family=MappingProxyType(by_family),
        by_month=tuple(by_month.values()),
        valuation=Money.sum(line.value for line in lines),
        valuation_lines=lines,
        volunteers=len({one.person_id for one in given}),
    )


def wage_starts(wage: RateSeries, exercise: Exercise) -> list[date]:
    """The first day of the exercise, then each day on which the wage changes."""
    spans = wage.between(exercise.start, exercise.end)
    return [exercise.start, *(span.first for span in spans if span.first > exercise.start)]


def expenses_year(session: Session, exercise: Exercise) -> ExpensesYear:
    """Costs by nature and status; natures and km count what was granted."""
    sums = expense_sums(session, exercise)
    by_status = dict.fromkeys(ClaimStatus, Money())
    by_nature = dict.fromkeys(ExpenseNature, Money())
    for one in sums:
        by_status[one.status] += one.amount
        if one.status in GRANTED:
            by_nature[one.nature] += one.amount
    natures, statuses = list(ExpenseNature), list(ClaimStatus)
    cells = sorted(sums, key=lambda one: (natures.index(one.nature), statuses.index(one.status)))
    return ExpensesYear(
        lines=sum(one.lines for one in sums),
        km_hundredths=sum(one.km_hundredths for one in sums if one.status in GRANTED),
        by_status=MappingProxyType(by_status),
        by_nature=MappingProxyType(by_nature),
        cells=tuple(ExpenseCell(one.nature, one.status, one.lines, one.amount) for one in cells),
    )


def _committees(
    session: Session, exercise: Exercise, meetings: Sequence[MeetingFound]
) -> tuple[CommitteeYear, ...]:
    colleges: dict[int, dict[Capacity | None, int]] = defaultdict(dict)
    for count in members_on(session, exercise.end):
        colleges[count.committee_id][count.capacity] = count.people
    moves = {one.committee_id: one for one in mandate_moves(session, exercise)}
    theirs: dict[int, list[MeetingFound]] = defaultdict(list)
    for one in meetings:
        theirs[one.committee_id].append(one)
    rows = []
    for found in committees_of(session, exercise):
        year = meetings_year(theirs[found.committee_id])
        by_college = colleges[found.committee_id]
        moved = moves.get(found.committee_id)
        rows.append(
            CommitteeYear(
                name=found.name,
                kind=found.kind,
                seats=found.seats,
                members=sum(by_college.values()),
                by_college=MappingProxyType(by_college),
                mandates_started=moved.started if moved else 0,
                mandates_ended=moved.ended if moved else 0,
                meetings_held=year.held,
                meetings_cancelled=year.cancelled,
                attended=year.attended,
                expected=year.expected,
            )
        )
    return tuple(rows)


def _meeting_line(found: MeetingFound) -> MeetingLine:
    return MeetingLine(
        found.committee, found.held_on, found.status, _minutes(found), found.attended, found.expected
    )


def _minutes(found: MeetingFound) -> int | None:
    return None if found.ends_minute is None else found.ends_minute - found.starts_minute


def _cec_lines(session: Session, exercise: Exercise, rules: FigureRules) -> tuple[CecLine, ...]:
    """The compte d'engagement citoyen knows civil years only (Code du travail, D5151-14, II)."""
    year = Exercise.starting_in(exercise.year)
    minutes = minutes_by_association(session, year, travel_counts=rules.travel_counts)
    return cec_decided(minutes, association_facts(session), CecParameters.of(year.year, rules.rates))


def cec_decided(
    minutes: Iterable[AssociationMinutes], facts: Mapping[int, AssociationFacts], parameters: CecParameters
) -> tuple[CecLine, ...]:
    """One line a person, from rows in which each person's stand together."""
    return tuple(_cec_line(rows, facts, parameters) for rows in _by_person(minutes))


def _by_person(minutes: Iterable[AssociationMinutes]) -> Iterator[list[AssociationMinutes]]:
    for _, rows in groupby(minutes, key=lambda row: row.person_id):
        yield list(rows)


def _cec_line(
    rows: Sequence[AssociationMinutes], facts: Mapping[int, AssociationFacts], parameters: CecParameters
) -> CecLine:
    person = rows[0]
    decision: CecDecision = decide(
        parameters.year,
        [AssociationHours(facts[one.structure_id], one.minutes, one.eligible_minutes) for one in rows],
        person.born_on,
        parameters,
    )
    return CecLine(
        person=person.identifier or "",
        name=f"{person.last_name} {person.first_name}",
        status=decision.status,
        reasons=decision.reasons,
        eligible_minutes=decision.eligible_minutes,
        best_association=decision.best_association,
        best_association_minutes=decision.best_minutes,
    )
