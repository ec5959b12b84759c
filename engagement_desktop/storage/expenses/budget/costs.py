"""Costs and contributions of an exercise, each with what the budget shares it by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.budget.rows import Use
from engagement_desktop.domain.expenses.budget.sharing import OF_DISTANCE, use_of_contribution, use_of_cost
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.expenses.contributions import PaidContribution
from engagement_desktop.domain.meetings.attending.attendance import ATTENDED, Attendance
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import HomeDistance, Person
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports.spans import within


@dataclass(frozen=True, slots=True)
class Cost:
    """One line, or one contribution (`is_trip` False), and what it weighs."""

    row: ExpenseLine | PaidContribution
    person_id: int
    spent_on: date
    amount: Money
    use: Use
    waived: Money
    is_trip: bool
    km_hundredths: int
    committee_id: int | None
    meeting_id: int | None
    envelope_id: int | None
    waits: bool


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Which meeting, and how many were there."""

    committee: str
    held_on: date
    came: int


def costs_of(session: Session, exercise: Exercise) -> list[Cost]:
    """What is dated in the exercise and was asked, granted, paid or given up."""
    return [*_lines(session, exercise), *_contributions(session, exercise)]


def meetings_named(session: Session, ids: Sequence[int]) -> Mapping[int, MeetingFacts]:
    """The meetings that costs name."""
    came = (
        select(Attendance.meeting_id, func.count().label("came"))
        .where(Attendance.status.in_(ATTENDED))
        .group_by(Attendance.meeting_id)
        .subquery()
    )
    rows = session.execute(
        select(Meeting.id, Committee.name, Meeting.held_on, came.c.came)
        .join(Committee, Committee.id == Meeting.committee_id)
        .outerjoin(came, came.c.meeting_id == Meeting.id)
        .where(Meeting.id.in_(ids))
    )
    return {key: MeetingFacts(name, day, many or 0) for key, name, day, many in rows}


def people_named(session: Session, ids: Sequence[int]) -> Mapping[int, tuple[str, str]]:
    """The name of each person, and what puts it in order."""
    rows = session.execute(
        select(Person.id, Person.first_name, Person.last_name, Person.sort_key).where(Person.id.in_(ids))
    )
    return {key: (f"{first} {last}", order) for key, first, last, order in rows}


def home_distances(session: Session, ids: Sequence[int]) -> Mapping[int, int]:
    """From each home to the structure; to the nearest place noted when that one is not."""
    own = own_structure(session)
    found: dict[int, int] = {}
    rows = session.execute(
        select(HomeDistance.person_id, HomeDistance.structure_id, HomeDistance.km_hundredths)
        .where(HomeDistance.person_id.in_(ids))
        .order_by(HomeDistance.km_hundredths.desc())
    )
    to_own: dict[int, int] = {}
    for person_id, structure_id, km in rows:
        found[person_id] = km
        if own is not None and structure_id == own.id:
            to_own[person_id] = km
    return found | to_own


def _lines(session: Session, exercise: Exercise) -> list[Cost]:
    rows = session.execute(
        select(
            ExpenseLine,
            ExpenseClaim.person_id,
            ExpenseClaim.status,
            ExpenseClaim.wish,
            func.coalesce(ExpenseLine.committee_id, Meeting.committee_id),
        )
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .outerjoin(Meeting, Meeting.id == ExpenseLine.meeting_id)
        .where(
            within(ExpenseLine.spent_on, exercise),
            ExpenseClaim.status.not_in((ClaimStatus.DRAFT, ClaimStatus.REFUSED)),
        )
        .order_by(ExpenseLine.id)
    )
    return [_of_line(*row) for row in rows]


def _of_line(
    line: ExpenseLine, person_id: int, status: ClaimStatus, wish: Wish, committee_id: int | None
) -> Cost:
    use = use_of_cost(status, wish, line.amount)
    given = status is ClaimStatus.WAIVED or (wish is Wish.WAIVE and status is not ClaimStatus.REIMBURSED)
    return Cost(
        row=line,
        person_id=person_id,
        spent_on=line.spent_on,
        amount=line.amount,
        use=use,
        waived=line.amount if given else Money(),
        is_trip=line.nature in OF_DISTANCE,
        km_hundredths=line.km_hundredths or 0,
        committee_id=committee_id,
        meeting_id=line.meeting_id,
        envelope_id=line.envelope_id,
        waits=bool(use.engaged),
    )


def _contributions(session: Session, exercise: Exercise) -> list[Cost]:
    rows = session.execute(
        select(PaidContribution, func.coalesce(PaidContribution.committee_id, Meeting.committee_id))
        .outerjoin(Meeting, Meeting.id == PaidContribution.meeting_id)
        .where(within(PaidContribution.done_on, exercise))
        .order_by(PaidContribution.id)
    )
    found = (
        Cost(
            row=one,
            person_id=one.person_id,
            spent_on=one.done_on,
            amount=one.amount,
            use=use_of_contribution(one.state, one.amount),
            waived=Money(),
            is_trip=False,
            km_hundredths=0,
            committee_id=committee_id,
            meeting_id=one.meeting_id,
            envelope_id=one.envelope_id,
            waits=False,
        )
        for one, committee_id in rows
    )
    return [cost for cost in found if cost.use.whole]
