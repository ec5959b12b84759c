"""Activities: the finer words beneath the seven mission families, beside the usual ones."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.hours.entries import MissionFamily


class Activity(Versioned, Base):
    """An activity of the structure's own beneath a family; the usual ones are data in resources."""

    __tablename__ = "activity"
    __table_args__ = (UniqueConstraint("family", "label_key"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    family: Mapped[MissionFamily] = mapped_column(enum_type(MissionFamily))
    label: Mapped[str]
    label_key: Mapped[str]
    is_hidden: Mapped[bool] = mapped_column(default=False)
