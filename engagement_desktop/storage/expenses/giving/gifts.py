"""Waived claims and the receipts that carry them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, Integer, Row, Select, and_, func, or_, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine, Wish
from engagement_desktop.domain.expenses.gifts import GiftReceipt
from engagement_desktop.domain.expenses.giving.rows import DeclaredReceipt, Gift, GiftReceiptRow, WaiverRow
from engagement_desktop.domain.issued import IssuedDocument
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.people import Person

GIFT_KIND = "gift_receipt"
_SUMMED = (
    select(
        ExpenseLine.claim_id,
        func.sum(type_coerce(ExpenseLine.amount, Integer)).label("cents"),
        func.max(ExpenseLine.waived_on).label("waived_on"),
    )
    .group_by(ExpenseLine.claim_id)
    .subquery("summed")
)
_GIVEN_ON = func.coalesce(_SUMMED.c.waived_on, ExpenseClaim.paid_on, ExpenseClaim.decided_on)
_YEAR = func.strftime("%Y", _GIVEN_ON)


def waivers(session: Session, year: int | None = None) -> list[WaiverRow]:
    """Claims to be waived first, then those waived (in a civil year), the latest first."""
    waits = and_(ExpenseClaim.status == ClaimStatus.APPROVED, ExpenseClaim.wish == Wish.WAIVE)
    waived = ExpenseClaim.status == ClaimStatus.WAIVED
    kept = waived if year is None else and_(waived, _of_year(year))
    found = session.execute(
        select(
            ExpenseClaim,
            Person.first_name,
            Person.last_name,
            _SUMMED.c.cents,
            _GIVEN_ON,
            Attachment.name,
            GiftReceipt.number,
        )
        .join(Person, Person.id == ExpenseClaim.person_id)
        .join(_SUMMED, _SUMMED.c.claim_id == ExpenseClaim.id)
        .outerjoin(Attachment, Attachment.id == ExpenseClaim.waiver_scan_id)
        .outerjoin(GiftReceipt, GiftReceipt.id == ExpenseClaim.gift_receipt_id)
        .where(or_(waits, kept))
        .order_by(waived, _GIVEN_ON.desc(), ExpenseClaim.id)
    )
    return [
        WaiverRow(
            claim_id=claim.id,
            reference=claim.reference,
            person_id=claim.person_id,
            person=f"{first} {last}".strip(),
            amount=Money(cents),
            granted_on=claim.decided_on,
            waived_on=_day(given) if claim.status is ClaimStatus.WAIVED else None,
            scan=scan or "",
            receipt=number or "",
        )
        for claim, first, last, cents, given, scan, number in found
    ]


def claim_total(session: Session, claim_id: int) -> Money:
    """The sum of the lines of a claim."""
    cents = session.execute(
        select(_SUMMED.c.cents).where(_SUMMED.c.claim_id == claim_id)
    ).scalar_one_or_none()
    return Money(cents or 0)


def lines_of(session: Session, claim_id: int) -> list[ExpenseLine]:
    """Its lines, in their order."""
    found = select(ExpenseLine).where(ExpenseLine.claim_id == claim_id).order_by(ExpenseLine.position)
    return list(session.scalars(found))


def gifts_due(session: Session, year: int, person_id: int | None = None) -> dict[int, list[Gift]]:
    """The waived claims of a civil year that no receipt carries, by person, each in order of days."""
    query = (
        _gifts()
        .join(Person, Person.id == ExpenseClaim.person_id)
        .where(ExpenseClaim.gift_receipt_id.is_(None), _of_year(year))
        .order_by(Person.sort_key, Person.id, _GIVEN_ON, ExpenseClaim.id)
    )
    if person_id is not None:
        query = query.where(ExpenseClaim.person_id == person_id)
    found: dict[int, list[Gift]] = {}
    for row in session.execute(query):
        found.setdefault(row.person_id, []).append(_gift(row))
    return found


def claims_carried(session: Session, claim_ids: Sequence[int]) -> list[ExpenseClaim]:
    """The claims of these gifts, to be tied to their receipt."""
    return list(session.scalars(select(ExpenseClaim).where(ExpenseClaim.id.in_(claim_ids))))


def claims_of_receipt(session: Session, receipt_id: int) -> list[ExpenseClaim]:
    """The claims that a receipt carries."""
    return list(session.scalars(select(ExpenseClaim).where(ExpenseClaim.gift_receipt_id == receipt_id)))


def gift_years(session: Session) -> list[int]:
    """The civil years in which something was waived, the latest first."""
    query = (
        select(_YEAR)
        .join_from(ExpenseClaim, _SUMMED, _SUMMED.c.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.status == ClaimStatus.WAIVED, _GIVEN_ON.is_not(None))
        .distinct()
        .order_by(_YEAR.desc())
    )
    return [int(year) for year in session.scalars(query)]


def receipts(
    session: Session, *, year: int | None = None, person_id: int | None = None
) -> list[GiftReceiptRow]:
    """Receipts given, cancelled ones too, the latest first; `year` is that of the gifts."""
    query = (
        select(GiftReceipt, Person.first_name, Person.last_name, IssuedDocument.name)
        .join(Person, Person.id == GiftReceipt.person_id)
        .outerjoin(IssuedDocument, IssuedDocument.id == GiftReceipt.document_id)
        .order_by(GiftReceipt.id.desc())
    )
    if year is not None:
        query = query.where(GiftReceipt.given_on.between(date(year, 1, 1), date(year, 12, 31)))
    if person_id is not None:
        query = query.where(GiftReceipt.person_id == person_id)
    return [
        GiftReceiptRow(
            id=one.id,
            number=one.number,
            person_id=one.person_id,
            person=f"{first} {last}".strip(),
            given_on=one.given_on,
            issued_on=one.issued_on,
            amount=one.amount,
            name=name or "",
            cancelled_on=one.cancelled_on,
            cancel_reason=one.cancel_reason or "",
        )
        for one, first, last, name in session.execute(query)
    ]


def declared(session: Session, exercise: Exercise) -> tuple[tuple[DeclaredReceipt, ...], tuple[str, ...]]:
    """The receipts that carry gifts of these days, with the part given on these days; those cancelled.

    A receipt goes by civil year, an exercise may not: each gift is counted on its own day.
    """
    found = session.execute(
        select(GiftReceipt.number, GiftReceipt.issued_on, func.sum(_SUMMED.c.cents))
        .join_from(ExpenseClaim, _SUMMED, _SUMMED.c.claim_id == ExpenseClaim.id)
        .join(GiftReceipt, GiftReceipt.id == ExpenseClaim.gift_receipt_id)
        .where(
            GiftReceipt.cancelled_on.is_(None),
            exercise.start.isoformat() <= _GIVEN_ON,
            exercise.end.isoformat() >= _GIVEN_ON,
        )
        .group_by(GiftReceipt.id)
        .order_by(GiftReceipt.number)
    )
    cancelled = session.scalars(
        select(GiftReceipt.number)
        .where(
            GiftReceipt.cancelled_on.is_not(None),
            GiftReceipt.given_on.between(exercise.start, exercise.end),
        )
        .order_by(GiftReceipt.number)
    )
    rows = tuple(DeclaredReceipt(number, issued, Money(cents)) for number, issued, cents in found)
    return rows, tuple(cancelled)


def _of_year(year: int) -> ColumnElement[bool]:
    return _YEAR.in_([f"{year:04d}"])


def _gifts() -> Select[tuple[int, int, str, int, str]]:
    return (
        select(
            ExpenseClaim.person_id,
            ExpenseClaim.id,
            ExpenseClaim.reference,
            _SUMMED.c.cents,
            _GIVEN_ON.label("given_on"),
        )
        .join(_SUMMED, _SUMMED.c.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.status == ClaimStatus.WAIVED, _SUMMED.c.cents > 0)
    )


def _gift(row: Row[tuple[int, int, str, int, str]]) -> Gift:
    return Gift(row.id, row.reference, _known(row.given_on), Money(row.cents))


def _known(written: date | str) -> date:
    return date.fromisoformat(written) if isinstance(written, str) else written


def _day(written: date | str | None) -> date | None:
    return None if written is None else _known(written)
