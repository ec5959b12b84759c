"""What a person who leaves holds: mandates and suppléants, claims, planned meetings, needs and consents."""

from datetime import date

from sqlalchemy import func, or_, select, union
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.contributions import ContributionState, PaidContribution
from engagement_desktop.domain.meetings.attending.attendance import Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.departures_rows import (
    MandateToEnd,
    MeetingToCome,
    SubstituteOffered,
    UnpaidClaim,
    UnpaidContribution,
)
from engagement_desktop.domain.register.mandates import Mandate, SeatKind
from engagement_desktop.domain.register.people import Consent, ConsentPurpose, Need, Person

UNPAID = (ClaimStatus.DRAFT, ClaimStatus.SUBMITTED, ClaimStatus.APPROVED)


def open_mandates(session: Session, person_id: int, day: date) -> list[Mandate]:
    """The mandates that are not over on that day, those to come too."""
    found = session.scalars(
        select(Mandate)
        .where(Mandate.person_id == person_id, or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day))
        .order_by(Mandate.started_on, Mandate.id)
    )
    return list(found)


def substitutes_of(session: Session, mandate: Mandate, day: date) -> list[tuple[Mandate, Person]]:
    """The suppléants of this mandate's holder who are in office in its committee that day."""
    found = session.execute(
        select(Mandate, Person)
        .join(Person, Person.id == Mandate.person_id)
        .where(
            Mandate.committee_id == mandate.committee_id,
            Mandate.substitute_for_id == mandate.person_id,
            Mandate.seat == SeatKind.SUBSTITUTE,
            Mandate.started_on <= day,
            or_(Mandate.ended_on.is_(None), Mandate.ended_on >= day),
            Person.archived_on.is_(None),
        )
        .order_by(Person.sort_key, Mandate.id)
    )
    return [(row[0], row[1]) for row in found]


def sits_as_titular(session: Session, person_id: int, committee_id: int, from_day: date) -> bool:
    """Whether the person holds a seat of titulaire there on that day or later."""
    found = session.execute(
        select(Mandate.id)
        .where(
            Mandate.person_id == person_id,
            Mandate.committee_id == committee_id,
            Mandate.seat == SeatKind.TITULAR,
            or_(Mandate.ended_on.is_(None), Mandate.ended_on >= from_day),
        )
        .limit(1)
    )
    return found.first() is not None


def mandates_to_end(session: Session, person_id: int, day: date) -> tuple[MandateToEnd, ...]:
    """The same mandates, with their committees and suppléants, as the page shows them."""
    names = {
        row[0]: row[1]
        for row in session.execute(
            select(Committee.id, Committee.name)
            .join(Mandate, Mandate.committee_id == Committee.id)
            .where(Mandate.person_id == person_id)
        )
    }
    return tuple(
        MandateToEnd(
            mandate_id=one.id,
            committee_id=one.committee_id,
            committee=names[one.committee_id],
            office=one.office,
            seat=one.seat,
            started_on=one.started_on,
            ended_on=one.ended_on,
            substitutes=_offered(session, one, day),
        )
        for one in open_mandates(session, person_id, day)
    )


def unpaid_claims(session: Session, person_id: int) -> tuple[UnpaidClaim, ...]:
    """Claims neither paid, nor refused, nor waived, in order of entry."""
    found = session.execute(
        select(ExpenseClaim.id, ExpenseClaim.reference, ExpenseClaim.status, func.sum(ExpenseLine.amount))
        .outerjoin(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.person_id == person_id, ExpenseClaim.status.in_(UNPAID))
        .group_by(ExpenseClaim.id)
        .order_by(ExpenseClaim.id)
    )
    return tuple(UnpaidClaim(row[0], row[1], row[2], row[3] or Money()) for row in found)


def unpaid_contributions(session: Session, person_id: int) -> tuple[UnpaidContribution, ...]:
    """Contributions approved and not paid yet, the oldest first."""
    found = session.execute(
        select(PaidContribution.id, PaidContribution.kind, PaidContribution.done_on, PaidContribution.amount)
        .where(PaidContribution.person_id == person_id, PaidContribution.state == ContributionState.APPROVED)
        .order_by(PaidContribution.done_on, PaidContribution.id)
    )
    return tuple(UnpaidContribution(*row) for row in found)


def meetings_to_come(session: Session, person_id: int, day: date) -> tuple[MeetingToCome, ...]:
    """Planned meetings from that day on: of the committees where the person sits, or where expected."""
    expected = select(Attendance.meeting_id).where(Attendance.person_id == person_id)
    sits = (
        select(Meeting.id)
        .join(Mandate, Mandate.committee_id == Meeting.committee_id)
        .where(
            Mandate.person_id == person_id,
            Mandate.started_on <= Meeting.held_on,
            or_(Mandate.ended_on.is_(None), Mandate.ended_on >= Meeting.held_on),
        )
    )
    theirs = union(expected, sits).subquery()
    found = session.execute(
        select(Meeting.id, Committee.name, Meeting.held_on)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.held_on >= day,
            Meeting.id.in_(select(theirs.c[0])),
        )
        .order_by(Meeting.held_on, Meeting.starts_minute, Meeting.id)
    )
    return tuple(MeetingToCome(*row) for row in found)


def need_rows(session: Session, person_id: int) -> list[Need]:
    return list(session.scalars(select(Need).where(Need.person_id == person_id).order_by(Need.id)))


def needs_consents(session: Session, person_id: int) -> list[Consent]:
    """The consents to keep needs that were not withdrawn."""
    found = session.scalars(
        select(Consent).where(
            Consent.person_id == person_id,
            Consent.purpose == ConsentPurpose.NEEDS,
            Consent.withdrawn_on.is_(None),
        )
    )
    return list(found)


def _offered(session: Session, mandate: Mandate, day: date) -> tuple[SubstituteOffered, ...]:
    if mandate.seat is not SeatKind.TITULAR:
        return ()
    return tuple(
        SubstituteOffered(
            one.id, person.id, f"{person.first_name} {person.last_name}", one.started_on, one.ended_on
        )
        for one, person in substitutes_of(session, mandate, day)
    )
