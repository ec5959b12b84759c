"""Everything in the dossier that points at a person, for two files made one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.meetings.attendance import Attendance
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.settings import Setting

R = TypeVar("R", bound=Base)

_APART = "two_people:"


@dataclass(frozen=True, slots=True)
class Links:
    """The rows outside a person's own file that point at them."""

    mandates: Sequence[Mandate]
    substitutes: Sequence[Mandate]
    attendances: Sequence[Attendance]
    proxies: Sequence[Attendance]
    hours: Sequence[HoursEntry]
    claims: Sequence[ExpenseClaim]
    accounts: Sequence[Account]


def links_of(session: Session, person_id: int) -> Links:
    """The rows that point at that person."""

    def pointing(kind: type[R], column: Any) -> Sequence[R]:
        by_id: Any = kind
        asked: Select[Any] = select(kind).where(column == person_id).order_by(by_id.id)
        return session.scalars(asked).all()

    return Links(
        mandates=pointing(Mandate, Mandate.person_id),
        substitutes=pointing(Mandate, Mandate.substitute_for_id),
        attendances=pointing(Attendance, Attendance.person_id),
        proxies=pointing(Attendance, Attendance.proxy_to_id),
        hours=pointing(HoursEntry, HoursEntry.person_id),
        claims=pointing(ExpenseClaim, ExpenseClaim.person_id),
        accounts=pointing(Account, Account.person_id),
    )


def lines_of_vehicle(session: Session, vehicle_id: int) -> Sequence[ExpenseLine]:
    """The kilometres counted with a vehicle, the oldest first."""
    return session.scalars(
        select(ExpenseLine)
        .where(ExpenseLine.vehicle_id == vehicle_id)
        .order_by(ExpenseLine.spent_on, ExpenseLine.id)
    ).all()


def keep_apart(session: Session, one_id: int, other_id: int) -> None:
    """Two files of two people, remembered as a setting of the dossier."""
    key = f"{_APART}{min(one_id, other_id)}:{max(one_id, other_id)}"
    if session.get(Setting, key) is None:
        session.add(Setting(key=key, value="true"))


def kept_apart(session: Session) -> frozenset[tuple[int, int]]:
    """The pairs of files that are of two people, the lower id first."""
    return frozenset(_pair(noted) for noted in _noted_apart(session))


def forget_apart(session: Session, person_id: int) -> None:
    """Forgets what was noted of a file that goes: its number may be given to somebody else."""
    for noted in _noted_apart(session):
        if person_id in _pair(noted):
            session.delete(noted)


def _noted_apart(session: Session) -> Sequence[Setting]:
    return session.scalars(select(Setting).where(Setting.key.startswith(_APART, autoescape=True))).all()


def _pair(noted: Setting) -> tuple[int, int]:
    one, other = noted.key.removeprefix(_APART).split(":")
    return int(one), int(other)


def structure_names(session: Session) -> dict[int, str]:
    """The name of every structure, by id."""
    return {row[0]: row[1] for row in session.execute(select(Structure.id, Structure.name))}
