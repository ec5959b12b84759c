"""Saved lists: a query that a person gave a name to, for the whole dossier."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class SavedList(Base):
    """One named query of one list (`people`, `committees`…); `query` and `columns` are JSON text."""

    __tablename__ = "saved_list"
    __table_args__ = (UniqueConstraint("list_key", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    list_key: Mapped[str]
    name: Mapped[str]
    query: Mapped[str]
    columns: Mapped[str] = mapped_column(default="")
