"""The trace: one entry an act, holding ids and field names, never a value."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class AuditEntry(Base):
    """Who did what, when, on which rows; chained by `digest` to the entry before it."""

    __tablename__ = "audit_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account_id: Mapped[int | None]
    verb: Mapped[str]
    subjects: Mapped[str]
    fields: Mapped[str]
    digest: Mapped[bytes]
