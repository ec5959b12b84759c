"""Fields of the structure's own on the file of a person."""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type


class OwnFieldKind(StrEnum):
    """What an own field holds."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    YES_NO = "yes_no"
    CHOICE = "choice"


class OwnField(Versioned, Base):
    """One field; `choices` are the lines of a list. A hidden one keeps its values."""

    __tablename__ = "own_field"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    label: Mapped[str]
    label_key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[OwnFieldKind] = mapped_column(enum_type(OwnFieldKind))
    choices: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    is_hidden: Mapped[bool] = mapped_column(default=False)


class OwnValue(Base):
    """What a person's file says in an own field: text as shown, a day as ISO, « oui » or « non »."""

    __tablename__ = "own_value"
    __table_args__ = (UniqueConstraint("person_id", "field_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    field_id: Mapped[int] = mapped_column(ForeignKey("own_field.id"), index=True)
    value: Mapped[str]
