"""Everything in the dossier that points at a person, for two files made one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.expenses.claims import ExpenseClaim, ExpenseLine
from engagement_desktop.domain.hours.cec_files import CecFile, RoleCorrection
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.training import TrainingPresence
from engagement_desktop.domain.meetings.attending.attendance import Attendance, PresenceSpan
from engagement_desktop.domain.meetings.preparing.convocations import Convocation
from engagement_desktop.domain.meetings.voting.votes import VoteElector
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.structures import Structure
from engagement_desktop.domain.settings import Setting
from engagement_desktop.storage.register.naming import naming_columns

R = TypeVar("R", bound=Base)

_APART = "two_people:"
JOINED: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("attendance", "person_id"): "one word a meeting: the stronger stays",
        ("cec_file", "person_id"): "one a year and association: what both say becomes one",
        ("consent", "person_id"): "written anew with the file that stays",
        ("home_distance", "person_id"): "written anew with the file that stays",
        ("involvement", "person_id"): "written anew with the file that stays",
        ("mandate", "person_id"): "nobody holds one seat twice at once",
        ("need", "person_id"): "written anew with the file that stays",
        ("own_value", "person_id"): "written anew with the file that stays",
        ("person_capacity", "person_id"): "written anew with the file that stays",
        ("person_identifier", "person_id"): "the one shown is chosen",
        ("presence_span", "person_id"): "two spans that meet become one",
        ("role_correction", "person_id"): "one capacity at a time in a structure",
        ("training_presence", "person_id"): "one a session: the longer stays",
        ("vehicle", "person_id"): "of two alike one stays",
    }
)
"""Columns that name a person and that more than a pointer hangs on, each with why it is not merely moved."""
_ONCE: Mapping[type[Base], tuple[str, ...]] = MappingProxyType({Convocation: ("meeting_id", "person_id")})
"""Rows that say nothing more when both people have one."""


@dataclass(frozen=True, slots=True)
class Links:
    """The rows of a person's that are joined with those of another, or counted."""

    mandates: Sequence[Mandate]
    attendances: Sequence[Attendance]
    spans: Sequence[PresenceSpan]
    hours: Sequence[HoursEntry]
    claims: Sequence[ExpenseClaim]
    corrections: Sequence[RoleCorrection]
    cec_files: Sequence[CecFile]
    trainings: Sequence[TrainingPresence]


def links_of(session: Session, person_id: int) -> Links:
    """The rows that are that person's."""

    def owned(kind: type[R]) -> Sequence[R]:
        by_id: Any = kind
        asked: Select[Any] = select(kind).where(by_id.person_id == person_id).order_by(by_id.id)
        return session.scalars(asked).all()

    return Links(
        mandates=owned(Mandate),
        attendances=owned(Attendance),
        spans=owned(PresenceSpan),
        hours=owned(HoursEntry),
        claims=owned(ExpenseClaim),
        corrections=owned(RoleCorrection),
        cec_files=owned(CecFile),
        trainings=owned(TrainingPresence),
    )


def follow_people(session: Session, gone_id: int, keep_id: int) -> None:
    """Whatever names the one who goes names the one who stays; said twice, it is said once."""
    for kind, name in naming_columns():
        if (kind.__tablename__, name) in JOINED:
            continue
        for row in session.scalars(select(kind).where(getattr(kind, name) == gone_id)).all():
            if _is_said(session, row, keep_id):
                session.delete(row)
            else:
                setattr(row, name, keep_id)
        session.flush()


def _is_said(session: Session, row: Base, keep_id: int) -> bool:
    once = _ONCE.get(type(row))
    if once is None:
        return False
    said = {name: getattr(row, name) for name in once} | {"person_id": keep_id}
    return session.execute(select(type(row)).filter_by(**said)).first() is not None


def voices_of(session: Session, one_id: int, other_id: int) -> list[VoteElector]:
    """The voices, vote by vote, of either of two people."""
    both = (one_id, other_id)
    return list(
        session.scalars(select(VoteElector).where(VoteElector.member_id.in_(both)).order_by(VoteElector.id))
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
