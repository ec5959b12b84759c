"""What of the dossier points at some rows: the net under every deletion."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, cast

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base


def leaning_on(session: Session, rows: Sequence[Base]) -> Mapping[str, int]:
    """How many rows of each table point at these rows without being among them; those without any are out."""
    session.flush()
    going: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        going[str(row.__tablename__)].add(cast("Any", row).id)
    counts = {}
    for table in Base.metadata.sorted_tables:
        pointing = [
            column.in_(going[key.column.table.name])
            for column in table.columns
            for key in column.foreign_keys
            if key.column.table.name in going
        ]
        if pointing:
            asked = select(func.count()).select_from(table).where(or_(*pointing))
            stay = table.c.id.not_in(going.get(table.name, set()))
            counts[table.name] = session.execute(asked.where(stay)).scalar_one()
    return {name: number for name, number in counts.items() if number}
