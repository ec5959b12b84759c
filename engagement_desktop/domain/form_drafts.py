"""Drafts of forms: what was typed and not yet saved, kept so that nothing is lost."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Sealed, SealedType


class FormDraft(Base):
    """What one account typed in one form (`person:12`, `person:new`), as JSON text by field.

    Sensitive fields stand apart, each under the key of those who may read them.
    """

    __tablename__ = "form_draft"
    __table_args__ = (UniqueConstraint("account_id", "form"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    form: Mapped[str]
    said: Mapped[str]
    kept_at: Mapped[datetime]
    content: Mapped[str]
    bank: Mapped[Sealed | None] = mapped_column(SealedType("bank", "form_draft.bank"), default=None)
    needs: Mapped[Sealed | None] = mapped_column(SealedType("needs", "form_draft.needs"), default=None)
    talks: Mapped[Sealed | None] = mapped_column(SealedType("talks", "form_draft.talks"), default=None)
