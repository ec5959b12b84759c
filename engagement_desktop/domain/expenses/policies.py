"""What the structure decided about expenses."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money


class CeilingScale(StrEnum):
    """Up to what meals and nights are paid: what they cost, or the public sector's amounts."""

    REAL_COST = "real_cost"
    PUBLIC = "public"


class ExpensePolicy(Versioned, Base):
    """The choices of one structure; a dossier without this row takes the defaults below.

    `decides_alone_on`: the day on which the structure said that it is too small for two people;
    `gift_ground`: the ground on which it may issue receipts for gifts, none until it says one;
    `yearly_level`: the sum a person and year over which a note is shown.
    """

    __tablename__ = "expense_policy"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    structure_id: Mapped[int] = mapped_column(ForeignKey("structure.id"), unique=True)
    ceilings: Mapped[CeilingScale] = mapped_column(enum_type(CeilingScale), default=CeilingScale.REAL_COST)
    gives_meal_vouchers: Mapped[bool] = mapped_column(default=False)
    decides_alone_on: Mapped[date | None] = mapped_column(default=None)
    decides_alone_reason: Mapped[str | None] = mapped_column(default=None)
    gift_ground: Mapped[str | None] = mapped_column(default=None)
    gift_ground_on: Mapped[date | None] = mapped_column(default=None)
    gift_articles: Mapped[str | None] = mapped_column(default=None)
    gift_object: Mapped[str | None] = mapped_column(default=None)
    yearly_level: Mapped[Money | None] = mapped_column(default=None)
    sepa_version: Mapped[SepaVersion] = mapped_column(enum_type(SepaVersion), default=SepaVersion.V09)
    letters_traditional: Mapped[bool] = mapped_column(default=False)
