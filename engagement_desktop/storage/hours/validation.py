"""The entries of hours on which one decides, and who decided."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.hours.entries import HoursEntry
from engagement_desktop.domain.hours.validation_rules import Judge, Judged
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.register.structures import own_structure

_MANY = 500


def judge_of(session: Session, account_id: int) -> Judge:
    """Whose hours the account may not validate, and whether the structure lets it."""
    account, own = session.get(Account, account_id), own_structure(session)
    return Judge(
        None if account is None else account.person_id,
        validates_alone=own is not None and own.validates_alone,
    )


def judged(session: Session, ids: Collection[int]) -> list[tuple[HoursEntry, Judged]]:
    """The entries of these ids, by day, each with whose it is."""
    wanted = sorted(set(ids))
    found: list[tuple[HoursEntry, Judged]] = []
    for at in range(0, len(wanted), _MANY):
        rows = session.execute(
            select(HoursEntry, Person.first_name, Person.last_name)
            .join(Person, Person.id == HoursEntry.person_id)
            .where(HoursEntry.id.in_(wanted[at : at + _MANY]))
        )
        found += [
            (entry, Judged(entry.id, entry.person_id, f"{first} {last}", entry.state, entry.done_on))
            for entry, first, last in rows
        ]
    return sorted(found, key=lambda one: (one[1].done_on, one[1].id))


def account_names(session: Session, ids: Sequence[int | None]) -> dict[int, str]:
    """The first names of accounts, those removed too."""
    wanted = [one for one in ids if one is not None]
    found = session.execute(select(Account.id, Account.first_name).where(Account.id.in_(wanted)))
    return {row[0]: row[1] for row in found}
