"""Receipts: the proof of a cost, kept inside the dossier under a number."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned


class ExpenseReceipt(Versioned, Base):
    """One file of one line. `original_digest` is the SHA-256 in hex of the file as it came.

    What is kept may differ from what came: metadata are taken away, large pictures are reduced
    (`is_reduced`). A line may have several: a page each.
    """

    __tablename__ = "expense_receipt"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    line_id: Mapped[int] = mapped_column(ForeignKey("expense_line.id"), index=True)
    attachment_id: Mapped[int] = mapped_column(ForeignKey("attachment.id"), index=True)
    number: Mapped[str]
    added_on: Mapped[date]
    original_digest: Mapped[str] = mapped_column(index=True)
    is_reduced: Mapped[bool] = mapped_column(default=False)
