"""The bin: what was deleted, kept thirty days so that it can come back."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base

DAYS_KEPT = 30


class BinKind(StrEnum):
    """What lies in the bin."""

    PERSON = "person"
    COMMITTEE = "committee"
    MANDATE = "mandate"
    STRUCTURE = "structure"
    MEETING = "meeting"
    DECISION = "decision"
    ACTION = "action"
    PROPOSAL = "proposal"
    PHRASE = "phrase"
    TRAINING = "training"
    HOURS = "hours"
    MISSION = "mission"
    CONTRIBUTION = "contribution"
    CLAIM = "claim"
    FORM_DRAFT = "form_draft"


class BinEntry(Base):
    """One thing deleted: what it was called, and the rows that made it, as JSON text."""

    __tablename__ = "bin_entry"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[str]
    said: Mapped[str]
    binned_at: Mapped[datetime]
    account_id: Mapped[int | None]
    rows: Mapped[str]
