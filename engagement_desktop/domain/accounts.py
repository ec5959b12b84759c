"""Accounts: who opens the dossier, with which role."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from engagement_desktop.domain.base import Base, Versioned, enum_type
from engagement_desktop.domain.permissions import RIGHTS, Permission, Role


class Account(Versioned, Base):
    """A first name and a role; a volunteer has none. The passphrase lives in the key file only.

    A removed account keeps its row: the trace names it.
    """

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    first_name: Mapped[str]
    role: Mapped[Role] = mapped_column(enum_type(Role))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), default=None, index=True)
    removed_on: Mapped[date | None] = mapped_column(default=None)

    def may(self, right: Permission) -> bool:
        return right in RIGHTS[self.role]
