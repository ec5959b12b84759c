"""Saved lists as they stand in the dossier."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.saved_lists import SavedList


def lists_of(session: Session, list_key: str) -> Sequence[SavedList]:
    """The named lists of one page."""
    return session.scalars(select(SavedList).where(SavedList.list_key == list_key)).all()
