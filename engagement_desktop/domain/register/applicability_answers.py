"""What the structure itself answered where the law leaves a doubt."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.register.structures import Answer


class Matter(StrEnum):
    """What may or may not apply to a structure."""

    CEC = "cec"
    WAIVER = "waiver"
    GIFT_RECEIPT = "gift_receipt"
    VALUATION = "valuation"
    CONVENTION = "convention"
    PUBLIC_SCALE = "public_scale"
    ACI_INDICATOR = "aci_indicator"


class ApplicabilityAnswer(Versioned, Base):
    """The structure's own answer to one matter, with its reason and source, on the day it was decided."""

    __tablename__ = "applicability_answer"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    matter: Mapped[Matter] = mapped_column(enum_type(Matter), unique=True)
    answer: Mapped[Answer] = mapped_column(enum_type(Answer))
    reason: Mapped[str]
    decided_on: Mapped[date]
    source: Mapped[str] = mapped_column(default="")
