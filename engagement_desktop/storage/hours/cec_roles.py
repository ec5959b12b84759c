"""Capacities of the CEC: corrections by hand, mandates in governing bodies, and the role that counts."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.hours.cec_files import RoleCorrection
from engagement_desktop.domain.hours.cec_roles import (
    CorrectedRole,
    FunctionHeld,
    RoleOn,
    is_governing,
    role_on,
)
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.storage.register.body_files import governing_kinds


def counted_role(session: Session) -> ColumnElement[Any]:
    """The role of an entry as the CEC counts it: the correction in force that day, else its own."""
    if not session.execute(select(exists().where(RoleCorrection.id.is_not(None)))).scalar_one():
        return HoursEntry.role.expression
    corrected = (
        select(RoleCorrection.role)
        .where(
            RoleCorrection.person_id == HoursEntry.person_id,
            RoleCorrection.structure_id == HoursEntry.structure_id,
            RoleCorrection.started_on <= HoursEntry.done_on,
            or_(RoleCorrection.ended_on.is_(None), RoleCorrection.ended_on >= HoursEntry.done_on),
        )
        .order_by(RoleCorrection.started_on.desc(), RoleCorrection.id.desc())
        .limit(1)
        .correlate(HoursEntry)
        .scalar_subquery()
    )
    return func.coalesce(corrected, HoursEntry.role)


def corrections_of(session: Session, person_id: int) -> tuple[CorrectedRole, ...]:
    """Every correction of a person, by first day."""
    found = session.scalars(
        select(RoleCorrection)
        .where(RoleCorrection.person_id == person_id)
        .order_by(RoleCorrection.started_on, RoleCorrection.id)
    )
    return tuple(
        CorrectedRole(
            id=one.id,
            structure_id=one.structure_id,
            role=one.role,
            reason=one.reason,
            started_on=one.started_on,
            ended_on=one.ended_on,
        )
        for one in found
    )


def functions_of(session: Session, person_id: int, first: date, last: date) -> tuple[FunctionHeld, ...]:
    """The mandates of a person in force on some of these days, by first day."""
    found = session.execute(
        select(Mandate, Committee.structure_id, Committee.name, Committee.kind)
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(
            Mandate.person_id == person_id,
            Mandate.started_on <= last,
            or_(Mandate.ended_on.is_(None), Mandate.ended_on >= first),
        )
        .order_by(Mandate.started_on, Mandate.id)
    )
    governing = governing_kinds()
    return tuple(
        FunctionHeld(
            structure_id=structure_id,
            committee=name,
            office=mandate.office,
            seat=mandate.seat,
            started_on=mandate.started_on,
            ended_on=mandate.ended_on,
            governs=is_governing(kind, governing),
        )
        for mandate, structure_id, name, kind in found
    )


def known_role(session: Session, person_id: int, structure_id: int, day: date) -> RoleOn:
    """The capacity of a person in a structure on a day, and how it is known."""
    corrections: Sequence[CorrectedRole] = corrections_of(session, person_id)
    return role_on(structure_id, day, corrections, functions_of(session, person_id, day, day))
