"""Approved claims that wait to be paid, with all that tells whether they may be."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Integer, Select, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.expenses.deciding.rules import Standing
from engagement_desktop.domain.expenses.envelopes import Envelope
from engagement_desktop.domain.expenses.paying.holds import ClaimToPay, LineToPay, is_payable
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.expenses.deciding.standings import accounts_of, standings

_MANY = 500


def claims_to_pay(
    session: Session, today: date, ids: Collection[int] | None = None
) -> tuple[ClaimToPay, ...]:
    """Approved claims that are not waived and that no unsent run holds, by reference (those only)."""
    found = [
        (claim, standing)
        for claim, standing in standings(session, _approved(session, ids), today)
        if is_payable(standing)
    ]
    return _told(session, found)


def approved_claims(session: Session, today: date) -> tuple[ClaimToPay, ...]:
    """Every approved claim that is not waived, those that an unsent run holds too, by reference."""
    return _told(session, standings(session, _approved(session, None), today))


def claims_of(session: Session, today: date, ids: Collection[int]) -> tuple[ClaimToPay, ...]:
    """These claims wherever they stand, by reference."""
    return _told(session, standings(session, ids, today))


def claims_by_id(session: Session, ids: Collection[int]) -> dict[int, ExpenseClaim]:
    """The rows of these claims, read at once."""
    wanted = sorted(ids)
    found: dict[int, ExpenseClaim] = {}
    for at in range(0, len(wanted), _MANY):
        rows = session.scalars(select(ExpenseClaim).where(ExpenseClaim.id.in_(wanted[at : at + _MANY])))
        found.update((claim.id, claim) for claim in rows)
    return found


def overdrawn_envelopes(session: Session) -> dict[int, tuple[str, Money]]:
    """Envelopes that granted and paid costs already pass: their name, and by how much."""
    granted = or_(
        ExpenseClaim.status == ClaimStatus.REIMBURSED,
        and_(ExpenseClaim.status == ClaimStatus.APPROVED, ExpenseClaim.wish != Wish.WAIVE),
    )
    found = session.execute(
        select(
            Envelope.id, Envelope.label, Envelope.amount, func.sum(type_coerce(ExpenseLine.amount, Integer))
        )
        .join(ExpenseLine, ExpenseLine.envelope_id == Envelope.id)
        .join(ExpenseClaim, ExpenseClaim.id == ExpenseLine.claim_id)
        .where(granted)
        .group_by(Envelope.id)
    )
    return {
        key: (label, Money(cents) - amount) for key, label, amount, cents in found if Money(cents) > amount
    }


def _asking() -> Select[int]:
    return select(ExpenseClaim.id).where(
        ExpenseClaim.status == ClaimStatus.APPROVED, ExpenseClaim.wish != Wish.WAIVE
    )


def _approved(session: Session, ids: Collection[int] | None) -> list[int]:
    found = session.scalars(_asking()).all()
    return [one for one in found if ids is None or one in ids]


def _told(session: Session, found: Sequence[tuple[ExpenseClaim, Standing]]) -> tuple[ClaimToPay, ...]:
    people = _people(session, {standing.person_id for _claim, standing in found})
    lines = _lines(session, [standing.id for _claim, standing in found])
    who = accounts_of(session, (standing.seconded_by_id for _claim, standing in found))
    told = []
    for claim, standing in found:
        person = people[standing.person_id]
        seconder = who.get(standing.seconded_by_id or 0)
        told.append(
            ClaimToPay(
                standing=standing,
                last_name=person.last_name,
                first_name=person.first_name,
                iban=person.iban,
                holder=person.account_holder or "",
                pay_by=claim.pay_by,
                lines=tuple(lines[standing.id]),
                seconder_person_id=None if seconder is None else seconder.person_id,
            )
        )
    return tuple(told)


def _people(session: Session, ids: Collection[int]) -> dict[int, Person]:
    wanted = sorted(ids)
    found: dict[int, Person] = {}
    for at in range(0, len(wanted), _MANY):
        rows = session.scalars(select(Person).where(Person.id.in_(wanted[at : at + _MANY])))
        found.update((person.id, person) for person in rows)
    return found


def _lines(session: Session, ids: Collection[int]) -> dict[int, list[LineToPay]]:
    wanted = sorted(ids)
    found: dict[int, list[LineToPay]] = defaultdict(list)
    for at in range(0, len(wanted), _MANY):
        rows = session.scalars(
            select(ExpenseLine)
            .where(ExpenseLine.claim_id.in_(wanted[at : at + _MANY]))
            .order_by(ExpenseLine.claim_id, ExpenseLine.position)
        )
        for line in rows:
            found[line.claim_id].append(_line(line))
    return found


def _line(line: ExpenseLine) -> LineToPay:
    return LineToPay(
        id=line.id,
        spent_on=line.spent_on,
        nature=line.nature,
        amount=line.amount,
        receipt=line.receipt or "",
        attested_on=line.attested_on,
        ceiling=line.ceiling,
        ceiling_text=line.ceiling_text or "",
        is_correction=line.corrects_id is not None,
        envelope_id=line.envelope_id,
    )
