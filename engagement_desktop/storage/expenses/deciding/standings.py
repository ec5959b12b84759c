"""The claims on which one decides, each with where it stands, and who decides."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Integer, func, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.accounts import Account
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.deciding.rules import Decider, Standing
from engagement_desktop.domain.expenses.policies import ExpensePolicy
from engagement_desktop.domain.hours.cec_roles import is_governing
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate, Office
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.register.body_files import governing_kinds
from engagement_desktop.storage.register.structures import own_structure

MONEY_OFFICES = (Office.CHAIR, Office.VICE_CHAIR, Office.TREASURER)
_MANY = 500  # a statement binds no more


class Sums(NamedTuple):
    """The lines of a claim, and their amount."""

    lines: int
    total: Money


class Who(NamedTuple):
    """An account, removed ones too."""

    first_name: str
    person_id: int | None


_NOBODY = Who("", None)
_NO_SUMS = Sums(0, Money())


def own_policy(session: Session) -> ExpensePolicy | None:
    """What the dossier's structure decided about expenses; None: the defaults."""
    own = own_structure(session)
    if own is None:
        return None
    return session.scalars(select(ExpensePolicy).where(ExpensePolicy.structure_id == own.id)).one_or_none()


def decider_of(session: Session, account_id: int) -> Decider:
    """Whose claims the account may not decide, and whether the structure is too small for two people."""
    account, policy = session.get(Account, account_id), own_policy(session)
    return Decider(
        account_id,
        None if account is None else account.person_id,
        alone=policy is not None and policy.decides_alone_on is not None,
    )


def standings(session: Session, ids: Collection[int], today: date) -> list[tuple[ExpenseClaim, Standing]]:
    """The claims of these ids, by reference; those that are gone are left out.

    An office is looked at on the day of the decision, and today while there is none.
    """
    found: list[tuple[ExpenseClaim, str]] = []
    sums: dict[int, Sums] = {}
    for part in in_parts(ids):
        rows = session.execute(
            select(ExpenseClaim, Person.first_name, Person.last_name)
            .join(Person, Person.id == ExpenseClaim.person_id)
            .where(ExpenseClaim.id.in_(part))
        )
        found += [(claim, f"{first} {last}") for claim, first, last in rows]
        sums |= _sums(session, part)
    who = accounts_of(session, (claim.decided_by_id for claim, _name in found))
    offices = money_offices(session, {claim.person_id for claim, _name in found})
    held = held_claims(session)
    ordered = sorted(found, key=lambda pair: (pair[0].reference_key, pair[0].id))
    return [
        (
            claim,
            Standing(
                id=claim.id,
                reference=claim.reference,
                person_id=claim.person_id,
                person=name,
                status=claim.status,
                wish=claim.wish,
                lines=sums.get(claim.id, _NO_SUMS).lines,
                total=sums.get(claim.id, _NO_SUMS).total,
                keeps_office=_keeps_office(offices, claim, today),
                held_by=held.get(claim.id, ""),
                decided_by_id=claim.decided_by_id,
                decider_person_id=_who(who, claim.decided_by_id).person_id,
                decided_by=_who(who, claim.decided_by_id).first_name,
                decided_on=claim.decided_on,
                seconded_by_id=claim.seconded_by_id,
                decided_alone=claim.decided_alone,
            ),
        )
        for claim, name in ordered
    ]


def accounts_of(session: Session, ids: Iterable[int | None]) -> Mapping[int, Who]:
    """The accounts of these ids, removed ones too."""
    wanted = {one for one in ids if one is not None}
    found = session.execute(
        select(Account.id, Account.first_name, Account.person_id).where(Account.id.in_(sorted(wanted)))
    )
    return {row[0]: Who(row[1], row[2]) for row in found}


def money_offices(session: Session, people: Collection[int] | None = None) -> Sequence[Mandate]:
    """Mandates, of these people, that preside or keep the money of a body that directs the structure."""
    own = own_structure(session)
    if own is None:
        return ()
    governing = governing_kinds()
    found = session.execute(
        select(Mandate, Committee.kind)
        .join(Committee, Committee.id == Mandate.committee_id)
        .where(Mandate.office.in_(MONEY_OFFICES), Committee.structure_id == own.id)
    )
    return [
        mandate
        for mandate, kind in found
        if is_governing(kind, governing) and (people is None or mandate.person_id in people)
    ]


def awaiting_second(session: Session, today: date, ids: Collection[int] | None = None) -> list[ExpenseClaim]:
    """The claims (of those ids only) that were approved once and still need another's accord."""
    wanted = None if ids is None else set(ids)
    offices = money_offices(session)
    found: list[ExpenseClaim] = []
    for part in in_parts({one.person_id for one in offices}):
        found += session.scalars(
            select(ExpenseClaim).where(
                ExpenseClaim.person_id.in_(part),
                ExpenseClaim.status == ClaimStatus.APPROVED,
                ExpenseClaim.seconded_by_id.is_(None),
                ExpenseClaim.decided_alone.is_(False),
            )
        )
    return [
        claim
        for claim in found
        if (wanted is None or claim.id in wanted) and _keeps_office(offices, claim, today)
    ]


def in_parts(ids: Collection[int]) -> Iterator[list[int]]:
    """The ids in order, a few hundred at a time: a statement takes no more."""
    wanted = sorted(set(ids))
    for at in range(0, len(wanted), _MANY):
        yield wanted[at : at + _MANY]


def _sums(session: Session, ids: Collection[int]) -> dict[int, Sums]:
    found = session.execute(
        select(ExpenseLine.claim_id, func.count(), func.sum(type_coerce(ExpenseLine.amount, Integer)))
        .where(ExpenseLine.claim_id.in_(ids))
        .group_by(ExpenseLine.claim_id)
    )
    return {claim_id: Sums(lines, Money(cents)) for claim_id, lines, cents in found}


def _keeps_office(offices: Iterable[Mandate], claim: ExpenseClaim, today: date) -> bool:
    day = claim.decided_on or today
    return any(one.person_id == claim.person_id and one.is_in_office(day) for one in offices)


def _who(accounts: Mapping[int, Who], account_id: int | None) -> Who:
    return accounts.get(account_id or 0, _NOBODY)
