"""Who may write: the dossier can be taken to another machine and brought back whole."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base


class Custody(Base):
    """One leave: the copy that bears `token` may write until it is brought back; one row at most is open.

    `generation` is the dossier's at the moment it left. In the file that stays, `is_away` is true and
    nothing may be written; in the copy that left it is false.
    """

    __tablename__ = "custody"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    token: Mapped[str]
    generation: Mapped[int]
    taken_at: Mapped[datetime]
    taken_to: Mapped[str]
    is_away: Mapped[bool]
    returned_at: Mapped[datetime | None] = mapped_column(default=None)
