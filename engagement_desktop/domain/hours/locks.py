"""What locks hours: a month that is closed, an export that left the dossier."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class ClosedMonth(Base):
    """A month closed for everybody; opening it again takes the row away, and the trace keeps both."""

    __tablename__ = "closed_month"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    first_day: Mapped[date] = mapped_column(unique=True)
    closed_on: Mapped[date]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)


class HoursExport(Base):
    """Hours given to somebody outside, for the accounts or a funder: what it took is locked everywhere."""

    __tablename__ = "hours_export"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    made_at: Mapped[datetime]
    first_day: Mapped[date]
    last_day: Mapped[date]
    said: Mapped[str]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
