"""Runs the migrations on the connection that storage hands over; never opens a file by itself."""

from typing import Any, Literal

import sqlalchemy as sa
from alembic import context

from engagement_desktop.domain.base import InstantType, MoneyType, SealedType, WordsType
from engagement_desktop.domain.entities import Base
from engagement_desktop.domain.register.seats import SeatsType

PLAIN_TYPES = (
    (MoneyType, "sa.Integer()"),
    (InstantType, "sa.String()"),
    (SealedType, "sa.LargeBinary()"),
    (WordsType, "sa.String()"),
    (SeatsType, "sa.String()"),
)


def plain_type(kind: str, item: Any, _autogenerate: object) -> str | Literal[False]:
    """A migration must not depend on today's column types: it names the plain ones."""
    if kind == "type" and isinstance(item, sa.types.TypeDecorator):
        for custom, plain in PLAIN_TYPES:
            if isinstance(item, custom):
                return plain
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=plain_type,
)
with context.begin_transaction():
    context.run_migrations()
