"""Booking: the one act by which a meeting becomes hours and expense lines."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class Booking(Base):
    """That a meeting was booked: there is one at most."""

    __tablename__ = "booking"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"), unique=True)
    booked_at: Mapped[datetime]
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
