"""Convocations: who was called to a meeting, how, on which day."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, enum_type


class ConvocationWay(StrEnum):
    """In which way a person is called."""

    LETTER = "letter"
    LARGE_PRINT = "large_print"
    EMAIL = "email"
    PHONE = "phone"


class Convocation(Base):
    """One person called to one meeting."""

    __tablename__ = "convocation"
    __table_args__ = (UniqueConstraint("meeting_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    way: Mapped[ConvocationWay] = mapped_column(enum_type(ConvocationWay))
    sent_on: Mapped[date]
