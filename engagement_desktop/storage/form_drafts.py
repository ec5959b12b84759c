"""Drafts of forms as they are found again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.form_drafts import FormDraft


def draft_of(session: Session, account_id: int, form: str) -> FormDraft | None:
    """What one account typed in one form."""
    found = select(FormDraft).where(FormDraft.account_id == account_id, FormDraft.form == form)
    return session.scalars(found).one_or_none()


def drafts_of(session: Session, account_id: int) -> Sequence[FormDraft]:
    """Every draft of one account, the latest first."""
    found = select(FormDraft).where(FormDraft.account_id == account_id)
    return session.scalars(found.order_by(FormDraft.kept_at.desc(), FormDraft.id.desc())).all()
