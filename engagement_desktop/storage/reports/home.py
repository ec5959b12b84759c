"""What the home page counts."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, Integer, case, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.deadlines import Dated
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.expenses.deciding.rules import Decider
from engagement_desktop.domain.hours.entries import HoursEntry, HoursState
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.deadlines import meetings
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.expenses.deciding.standings import awaiting_second
from engagement_desktop.storage.register.mandates import titular_in_office, to_renew
from engagement_desktop.storage.register.rules import seats_on as seats_in_force


class MeetingAhead(NamedTuple):
    """A planned meeting."""

    meeting_id: int
    committee: str
    held_on: date


class Ending(NamedTuple):
    """Mandates in force that end soon: how many, and the first day."""

    mandates: int
    first_on: date | None


def seats_on(session: Session, day: date) -> tuple[int, int]:
    """Seats of the committees open that day, and how many have a titulaire."""
    sitting = (
        select(Mandate.committee_id, func.count(Mandate.person_id.distinct()).label("people"))
        .where(titular_in_office(day))
        .group_by(Mandate.committee_id)
        .subquery("sitting")
    )
    people = func.coalesce(sitting.c.people, 0)
    places = seats_in_force(day)
    filled = case((people < places, people), else_=places)
    seats, taken = session.execute(
        select(func.coalesce(func.sum(places), 0), func.coalesce(func.sum(filled), 0))
        .select_from(Committee)
        .outerjoin(sitting, sitting.c.committee_id == Committee.id)
        .where(
            places.is_not(None),
            or_(Committee.created_on.is_(None), Committee.created_on <= day),
            or_(Committee.closed_on.is_(None), Committee.closed_on >= day),
        )
    ).one()
    return seats, taken


def planned_from(session: Session, day: date, most: int) -> list[MeetingAhead]:
    """The next planned meetings, the nearest first."""
    return _ahead(meetings(session, day, date.max, day, MeetingStatus.PLANNED, most))


def planned_before(session: Session, day: date) -> list[MeetingAhead]:
    """Planned meetings whose day has passed, the oldest first."""
    return _ahead(meetings(session, date.min, day - timedelta(days=1), day, MeetingStatus.PLANNED))


def _ahead(found: Iterable[Dated]) -> list[MeetingAhead]:
    return [MeetingAhead(one.subject_id, one.committee, one.on) for one in found if one.subject_id]


def open_meetings(session: Session) -> list[MeetingAhead]:
    """Meetings opened and not closed, the latest first."""
    found = session.execute(
        select(Meeting.id, Committee.name, Meeting.held_on)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.status == MeetingStatus.HELD,
            Meeting.opened_minute.is_not(None),
            Meeting.closed_at.is_(None),
            Meeting.id.not_in(select(Minutes.meeting_id)),
        )
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    )
    return [MeetingAhead(*row) for row in found]


def hours_to_validate(session: Session) -> int:
    """Entries that await validation, whatever their year."""
    waiting = select(func.count()).where(HoursEntry.state == HoursState.TO_VALIDATE)
    return session.execute(waiting).scalar_one()


def claims_to_decide(session: Session, but_of: int | None) -> tuple[int, Money]:
    """How many claims wait for a decision, whatever their year, and their amount.

    Those of the person `but_of`, who may not decide on them, are left out.
    """
    others = [] if but_of is None else [ExpenseClaim.person_id != but_of]
    return _claims(session, ExpenseClaim.status == ClaimStatus.SUBMITTED, *others)


def claims_to_second(session: Session, today: date, decider: Decider) -> tuple[int, Money]:
    """How many claims await a second accord that this account may give, and their amount."""
    mine = [
        claim.id
        for claim in awaiting_second(session, today)
        if decider.alone
        or (claim.decided_by_id != decider.account_id and claim.person_id != decider.person_id)
    ]
    return _claims(session, ExpenseClaim.id.in_(mine))


def claims_to_pay(session: Session, today: date) -> tuple[int, Money]:
    """How many claims are approved, to be paid, and in no run yet; and their amount."""
    waiting = [claim.id for claim in awaiting_second(session, today)]
    return _claims(
        session,
        ExpenseClaim.status == ClaimStatus.APPROVED,
        ExpenseClaim.wish == Wish.REIMBURSE,
        ExpenseClaim.id.not_in(sorted({*waiting, *held_claims(session)})),
    )


def _claims(session: Session, *conditions: ColumnElement[bool]) -> tuple[int, Money]:
    cents = func.coalesce(func.sum(type_coerce(ExpenseLine.amount, Integer)), 0)
    count, total = session.execute(
        select(func.count(ExpenseClaim.id.distinct()), cents)
        .outerjoin(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(*conditions)
    ).one()
    return count, Money(total)


def mandates_ending(session: Session, day: date) -> Ending:
    """Mandates in force that are to be renewed soon."""
    count, first = session.execute(
        select(func.count(), func.min(Mandate.ended_on)).where(to_renew(day))
    ).one()
    return Ending(count, first)


def has_committees(session: Session) -> bool:
    """Whether a committee is in the dossier."""
    return session.execute(select(Committee.id).limit(1)).first() is not None


def has_people(session: Session) -> bool:
    """Whether anybody is in the dossier."""
    return session.execute(select(Person.id).limit(1)).first() is not None
