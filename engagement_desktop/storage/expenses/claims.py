"""Expense claims as lists and panes read them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, func, select, type_coerce
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.claims_rows import SECOND, ExpenseDetail, ExpenseLineRow, ExpenseRow
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.reports.yearly_rows import GapKind
from engagement_desktop.storage.expenses.deciding.held import held_claims
from engagement_desktop.storage.expenses.deciding.standings import awaiting_second
from engagement_desktop.storage.facets import Counts, Facet, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.gaps import claimed, without_receipt
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import related

PERSON = (Person, Person.id == ExpenseClaim.person_id)
PLACES = ((ExpenseClaim.person_id, Person.id, Person.search_key),)
CENTS = type_coerce(ExpenseLine.amount, Integer)
ITS_LINES = ExpenseLine.claim_id == ExpenseClaim.id


def _with_a_line(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return ExpenseClaim.id.in_(select(ExpenseLine.claim_id).where(condition))


FACETS = MappingProxyType(
    {
        "status": Facet.of(ExpenseClaim.status, ClaimStatus),
        "nature": Facet(
            {nature: _with_a_line(ExpenseLine.nature == nature) for nature in ExpenseNature},
            counted=False,
        ),
    }
)
_SPENT = (
    select(ExpenseLine.claim_id, func.max(ExpenseLine.spent_on).label("last_on"))
    .group_by(ExpenseLine.claim_id)
    .subquery("spent")
)
_SUMMED = (
    select(ExpenseLine.claim_id, func.sum(CENTS).label("cents"))
    .group_by(ExpenseLine.claim_id)
    .subquery("summed")
)
SORTS = sorts(
    ExpenseClaim.id,
    {
        "date": SortKey(
            _SPENT.c.last_on, nullable=True, joins=((_SPENT, _SPENT.c.claim_id == ExpenseClaim.id),)
        ),
        "reference": SortKey(ExpenseClaim.reference_key),
        "person": SortKey(Person.sort_key, joins=(PERSON,)),
        "status": SortKey(ranked(ExpenseClaim.status, ClaimStatus)),
        "total": SortKey(
            _SUMMED.c.cents, nullable=True, joins=((_SUMMED, _SUMMED.c.claim_id == ExpenseClaim.id),)
        ),
        "paid": SortKey(ExpenseClaim.paid_on, nullable=True),
    },
    "date",
    descending=True,
)
SHOWN: tuple[Any, ...] = (
    ExpenseLine.id,
    ExpenseLine.position,
    ExpenseLine.spent_on,
    ExpenseLine.nature,
    ExpenseLine.amount,
    ExpenseLine.purpose,
    ExpenseLine.origin,
    ExpenseLine.destination,
    ExpenseLine.km_hundredths,
    ExpenseLine.rate_text,
    ExpenseLine.receipt,
    ExpenseLine.waived_on,
    ExpenseLine.refusal_reason,
    ExpenseLine.attested_on,
    ExpenseLine.ceiling_text,
    ExpenseLine.correction,
)


def claims_page(session: Session, query: ListQuery, after: Cursor | None, today: date) -> Page[ExpenseRow]:
    """One page of claims."""
    found = page_of_ids(session, SORTS, query, _kept(session, query, today), after)
    return widened(found, claim_rows(session, found.rows, today))


def claims_total(session: Session) -> int:
    """How many claims there are."""
    return session.execute(select(func.count()).select_from(ExpenseClaim)).scalar_one()


def claims_sums(session: Session, query: ListQuery, today: date) -> tuple[int, int, Money]:
    """How many claims the query keeps, their lines, and their amount."""
    kept = select(ExpenseClaim.id).where(*_kept(session, query, today)).subquery()
    count = session.execute(select(func.count()).select_from(kept)).scalar_one()
    lines, cents = session.execute(
        select(func.count(), func.coalesce(func.sum(CENTS), 0)).join_from(
            kept, ExpenseLine, ExpenseLine.claim_id == kept.c.id
        )
    ).one()
    return count, lines, Money(cents)


def claims_facets(session: Session, query: ListQuery, today: date) -> Counts:
    """How many claims each chip keeps."""
    return counted(session, FACETS, query.filters, select(ExpenseClaim.id), _asked(session, query, today))


def claim_rows(session: Session, ids: Iterable[int], today: date) -> dict[int, ExpenseRow]:
    """The claims of these ids."""
    shown = list(ids)
    sums = (
        select(
            ExpenseLine.claim_id,
            func.min(ExpenseLine.spent_on).label("first_on"),
            func.max(ExpenseLine.spent_on).label("last_on"),
            func.count().label("lines"),
            func.coalesce(func.sum(ExpenseLine.km_hundredths), 0).label("km"),
            func.sum(CENTS).label("cents"),
            func.sum(case((and_(claimed(), without_receipt()), 1), else_=0)).label("missing"),
        )
        .join(ExpenseClaim, ITS_LINES)
        .where(ExpenseLine.claim_id.in_(shown))
        .group_by(ExpenseLine.claim_id)
        .subquery("sums")
    )
    found = session.execute(
        select(ExpenseClaim, Person.last_name, Person.first_name, sums)
        .join(*PERSON)
        .outerjoin(sums, sums.c.claim_id == ExpenseClaim.id)
        .where(ExpenseClaim.id.in_(shown))
    )
    natures = _natures(session, shown)
    second = {claim.id for claim in awaiting_second(session, today, shown)}
    held = held_claims(session, shown)
    return {
        claim.id: ExpenseRow(
            id=claim.id,
            reference=claim.reference,
            person_id=claim.person_id,
            last_name=last_name,
            first_name=first_name,
            status=claim.status,
            first_on=first_on,
            last_on=last_on,
            lines=lines or 0,
            km_hundredths=km or 0,
            total=Money(cents or 0),
            missing_receipts=missing or 0,
            natures=natures[claim.id],
            paid_on=claim.paid_on,
            wish=claim.wish,
            awaits_second=claim.id in second,
            decided_alone=claim.decided_alone,
            held_by=held.get(claim.id, ""),
        )
        for claim, last_name, first_name, _, first_on, last_on, lines, km, cents, missing in found
    }


def claim_detail(session: Session, claim_id: int, today: date) -> ExpenseDetail | None:
    """One claim and its lines; None when there is no such claim."""
    row = claim_rows(session, [claim_id], today).get(claim_id)
    if row is None:
        return None
    found = session.execute(
        select(*SHOWN).where(ExpenseLine.claim_id == claim_id).order_by(ExpenseLine.position)
    )
    return ExpenseDetail(row, tuple(ExpenseLineRow(*line) for line in found))


def _natures(session: Session, ids: list[int]) -> dict[int, tuple[ExpenseNature, ...]]:
    found = session.execute(
        select(ExpenseLine.claim_id, ExpenseLine.nature).where(ExpenseLine.claim_id.in_(ids)).distinct()
    )
    natures: dict[int, set[ExpenseNature]] = defaultdict(set)
    for claim_id, nature in found:
        natures[claim_id].add(nature)
    order = list(ExpenseNature)
    sorted_ones = {claim_id: tuple(sorted(theirs, key=order.index)) for claim_id, theirs in natures.items()}
    return defaultdict(tuple, sorted_ones)


def _kept(session: Session, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    return [*_asked(session, query, today), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise of a line, person, what is missing."""
    conditions = related(session, query.search, PLACES, ExpenseClaim.reference_key)
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(_with_a_line(within(ExpenseLine.spent_on, exercise)))
    if "person" in query.filters:
        conditions.append(ExpenseClaim.person_id == int(query.filters["person"]))
    if query.filters.get("todo") == SECOND:
        conditions.append(ExpenseClaim.id.in_([one.id for one in awaiting_second(session, today)]))
    if query.filters.get("gap") == GapKind.CLAIM_TO_DECIDE:
        conditions.append(ExpenseClaim.status == ClaimStatus.SUBMITTED)
    if query.filters.get("gap") == GapKind.LINE_WITHOUT_RECEIPT:
        conditions.extend([claimed(), _with_a_line(without_receipt())])
    return conditions
