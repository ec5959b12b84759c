"""What happened in the life of one person in the structure, row by row."""

import json
from collections.abc import Collection
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.audit import AuditEntry
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.attending.attendance import Attendance, AttendanceStatus
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import (
    Consent,
    Involvement,
    Need,
    Person,
    PersonCapacity,
    PersonIdentifier,
)
from engagement_desktop.domain.register.structures import Structure


class MandateEvent(NamedTuple):
    """One mandate, its committee, and whom the person stands in for."""

    mandate: Mandate
    committee: str
    stands_in_for: str | None


class MeetingEvent(NamedTuple):
    """One meeting at which the person was expected."""

    meeting_id: int
    held_on: date
    meeting: MeetingStatus
    committee: str
    status: AttendanceStatus
    starts_minute: int
    ends_minute: int | None


class HoursEvent(NamedTuple):
    """Some minutes, for which structure."""

    entry: HoursEntry
    structure: str


class ClaimEvent(NamedTuple):
    """One claim: the days of its costs, how many and how much."""

    claim_id: int
    reference: str
    status: ClaimStatus
    paid_on: date | None
    first_on: date
    lines: int
    amount: Money


class DocumentEvent(NamedTuple):
    """A paper made for the person."""

    at: datetime
    verb: str


def person_identifiers(session: Session, person_id: int) -> tuple[str, ...]:
    """Every identifiant, the one shown first."""
    found = session.scalars(
        select(PersonIdentifier.value)
        .where(PersonIdentifier.person_id == person_id)
        .order_by(PersonIdentifier.position, PersonIdentifier.id)
    )
    return tuple(found)


def association_name(session: Session, structure_id: int | None) -> str | None:
    """The name of the association of attachment."""
    return session.execute(select(Structure.name).where(Structure.id == structure_id)).scalar_one_or_none()


def mandate_events(session: Session, person_id: int) -> list[MandateEvent]:
    """Every mandate."""
    titular = aliased(Person)
    found = session.execute(
        select(Mandate, Committee.name, titular.first_name, titular.last_name)
        .join(Committee, Committee.id == Mandate.committee_id)
        .outerjoin(titular, titular.id == Mandate.substitute_for_id)
        .where(Mandate.person_id == person_id)
    )
    return [
        MandateEvent(mandate, committee, None if last is None else f"{first} {last}")
        for mandate, committee, first, last in found
    ]


def meeting_events(session: Session, person_id: int) -> list[MeetingEvent]:
    """Every meeting where the person is expected, planned and cancelled ones too."""
    found = session.execute(
        select(
            Meeting.id,
            Meeting.held_on,
            Meeting.status,
            Committee.name,
            Attendance.status,
            Meeting.starts_minute,
            Meeting.ends_minute,
        )
        .join(Attendance, Attendance.meeting_id == Meeting.id)
        .join(Committee, Committee.id == Meeting.committee_id)
        .where(Attendance.person_id == person_id)
    )
    return [MeetingEvent(*row) for row in found]


def hours_events(session: Session, person_id: int) -> list[HoursEvent]:
    """Every entry of hours, whatever its state."""
    found = session.execute(
        select(HoursEntry, Structure.name)
        .join(Structure, Structure.id == HoursEntry.structure_id)
        .where(HoursEntry.person_id == person_id)
    )
    return [HoursEvent(*row) for row in found]


def claim_events(session: Session, person_id: int) -> list[ClaimEvent]:
    """Every claim that has a line."""
    found = session.execute(
        select(
            ExpenseClaim.id,
            ExpenseClaim.reference,
            ExpenseClaim.status,
            ExpenseClaim.paid_on,
            func.min(ExpenseLine.spent_on),
            func.count(),
            func.sum(ExpenseLine.amount),
        )
        .join(ExpenseLine, ExpenseLine.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.person_id == person_id)
        .group_by(ExpenseClaim.id)
    )
    return [ClaimEvent(*row) for row in found]


def capacity_rows(session: Session, person_id: int) -> list[PersonCapacity]:
    return list(session.scalars(select(PersonCapacity).where(PersonCapacity.person_id == person_id)))


def involvement_rows(session: Session, person_id: int) -> list[Involvement]:
    return list(session.scalars(select(Involvement).where(Involvement.person_id == person_id)))


def consent_rows(session: Session, person_id: int) -> list[Consent]:
    return list(session.scalars(select(Consent).where(Consent.person_id == person_id)))


def need_rows(session: Session, person_id: int) -> list[Need]:
    return list(session.scalars(select(Need).where(Need.person_id == person_id).order_by(Need.id)))


def document_events(session: Session, person_id: int, verbs: Collection[str]) -> list[DocumentEvent]:
    """Papers of these kinds whose trace names the person."""
    found = session.execute(
        select(AuditEntry.at, AuditEntry.verb, AuditEntry.subjects).where(AuditEntry.verb.in_(sorted(verbs)))
    )
    return [
        DocumentEvent(at, verb) for at, verb, said in found if person_id in json.loads(said).get("person", ())
    ]
