"""Which validated meetings some changed rows belong to."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.minuting.minutes import Minutes

THROUGH: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "item_text": ("item_id", "agenda_item"),
        "rectification": ("minutes_id", "minutes"),
        "vote_elector": ("vote_id", "vote"),
    }
)
"""Tables that know their meeting through another: the column that points, and at which table."""


def any_sealed(session: Session) -> bool:
    """Whether the dossier holds validated minutes at all."""
    return session.execute(select(Minutes.id).limit(1)).first() is not None


def sealed_numbers(session: Session, meeting_ids: Collection[int]) -> dict[int, str | None]:
    """The number of the minutes of those of these meetings that are validated."""
    found = session.execute(
        select(Meeting.id, Meeting.number)
        .join(Minutes, Minutes.meeting_id == Meeting.id)
        .where(Meeting.id.in_(meeting_ids))
        .order_by(Meeting.id)
    )
    return {row.id: row.number for row in found}


def meetings_of(session: Session, table: str, ids: Collection[int]) -> dict[int, int]:
    """The meeting of rows of a table that knows it, by their id."""
    held = Base.metadata.tables[table].c
    found = session.connection().execute(select(held.id, held.meeting_id).where(held.id.in_(ids)))
    return {row_id: meeting_id for row_id, meeting_id in found if meeting_id is not None}


def sealed_in_range(session: Session, table: str, first_id: int, last_id: int) -> set[int]:
    """The validated meetings of rows known by the range of their ids."""
    held = Base.metadata.tables[table].alias()
    inside = held.c.id.between(first_id, last_id)
    if table not in THROUGH:
        wanted = select(Minutes.meeting_id).join(held, held.c.meeting_id == Minutes.meeting_id)
    else:
        pointer, name = THROUGH[table]
        parent = Base.metadata.tables[name].alias()
        wanted = select(Minutes.meeting_id).join(parent, parent.c.meeting_id == Minutes.meeting_id)
        wanted = wanted.join(held, held.c[pointer] == parent.c.id)
    return set(session.scalars(wanted.where(inside).distinct()))
