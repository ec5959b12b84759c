"""The rules of committees over time, as rows keep them."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, case, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.register.committees import Committee, FormerRules
from engagement_desktop.domain.register.committees_drafts import RulesDraft
from engagement_desktop.domain.register.dated_rules import CommitteePast, dated


def committee_pasts(session: Session, ids: Collection[int] | None = None) -> list[CommitteePast]:
    """These committees over time (None: all, archived ones too), by name."""
    wanted, former = select(Committee).order_by(Committee.name_key), select(FormerRules)
    if ids is not None:
        wanted, former = wanted.where(Committee.id.in_(ids)), former.where(FormerRules.committee_id.in_(ids))
    earlier: dict[int, list[tuple[date, RulesDraft]]] = defaultdict(list)
    for row in session.scalars(former):
        earlier[row.committee_id].append((row.ended_on, RulesDraft.of(row)))
    return [
        CommitteePast(
            id=row.id,
            name=row.name,
            created_on=row.created_on,
            closed_on=row.closed_on,
            rules=dated(earlier[row.id], RulesDraft.of(row)),
        )
        for row in session.scalars(wanted)
    ]


def former_rules(session: Session, committee_id: int) -> list[FormerRules]:
    """The rows of the former rules, the oldest first."""
    return list(
        session.scalars(
            select(FormerRules).where(FormerRules.committee_id == committee_id).order_by(FormerRules.ended_on)
        )
    )


def seats_on(day: date | ColumnElement[date]) -> ColumnElement[Any]:
    """The number of seats of Committee by the rules in force that day."""
    held = FormerRules.__table__.alias()
    earlier = (
        select(held.c.id)
        .where(held.c.committee_id == Committee.id, held.c.ended_on >= day)
        .order_by(held.c.ended_on)
        .limit(1)
        .correlate(Committee)
        .scalar_subquery()
    )
    again = FormerRules.__table__.alias()
    seats = select(again.c.seats).where(again.c.id == earlier).correlate(Committee).scalar_subquery()
    return case((earlier.is_not(None), seats), else_=Committee.seats)
