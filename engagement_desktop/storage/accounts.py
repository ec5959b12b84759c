"""Accounts as they stand in the dossier."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.register.people import Person


def every_account(session: Session) -> Sequence[tuple[Account, str | None]]:
    """Every account with the name of its person, those in use first."""
    found = (
        select(Account, Person.first_name, Person.last_name)
        .outerjoin(Person, Person.id == Account.person_id)
        .order_by(Account.removed_on.is_not(None), Account.id)
    )
    return [(row[0], None if row[2] is None else f"{row[1]} {row[2]}") for row in session.execute(found)]


def in_use(session: Session) -> Sequence[Account]:
    """The accounts that were not removed."""
    return session.scalars(select(Account).where(Account.removed_on.is_(None)).order_by(Account.id)).all()


def next_account_id(session: Session) -> int:
    """The id of the next account: a slot is bound to it before the row is there."""
    return 1 + (session.execute(select(func.max(Account.id))).scalar_one() or 0)
