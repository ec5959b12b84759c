"""Settings that belong to the dossier and travel with it."""

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class Setting(Base):
    """A named value of the dossier, as JSON text."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DossierState(Base):
    """The dossier's own identity and freshness: one row."""

    __tablename__ = "dossier"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str]
    created_at: Mapped[str]
    generation: Mapped[int]
    compatibility: Mapped[int]
