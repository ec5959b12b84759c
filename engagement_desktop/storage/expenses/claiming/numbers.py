"""The numbers of claims, receipts and runs: they go on from what imports and paper already used."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from engagement_desktop.domain.expenses.claims import ExpenseClaim
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import PaymentRun
from engagement_desktop.domain.numbers import MoneySeries, money_number, money_prefix
from engagement_desktop.domain.text import fold
from engagement_desktop.storage.numbers import find_series, series_row

_BORNE: Mapping[MoneySeries, tuple[InstrumentedAttribute[str], Callable[[str], str]]] = MappingProxyType(
    {
        MoneySeries.CLAIM: (ExpenseClaim.reference_key, fold),
        MoneySeries.RECEIPT: (ExpenseReceipt.number, str),
        MoneySeries.RUN: (PaymentRun.number, str),
    }
)
"""Which column bears the numbers of a series, and how a number is written there."""


def next_claim_reference(session: Session, year: int) -> str:
    """« NDF-2026-0012 »."""
    return _next(session, MoneySeries.CLAIM, year)


def next_receipt_number(session: Session, year: int) -> str:
    """« J-2026-0001 »."""
    return _next(session, MoneySeries.RECEIPT, year)


def next_run_number(session: Session, year: int) -> str:
    """« REM-2026-001 »."""
    return _next(session, MoneySeries.RUN, year)


def upcoming_number(session: Session, series: MoneySeries, year: int) -> str:
    """The number that would be given now; nothing is written."""
    return money_number(series, year, _free(session, series, year))


def _next(session: Session, series: MoneySeries, year: int) -> str:
    number = _free(session, series, year)
    series_row(session, series, None, year).last_used = number
    session.flush()
    return money_number(series, year, number)


def _free(session: Session, series: MoneySeries, year: int) -> int:
    """The next number that no row bears; the first time it comes after the highest one in the dossier."""
    column, key = _BORNE[series]
    row = find_series(session, series, None, year)
    last = 0 if row is None else row.last
    if row is None or not row.last_used:
        last = max(last, _highest(session, column, key(money_prefix(series, year))))
    number = last + 1
    while _is_taken(session, column == key(money_number(series, year, number))):
        number += 1
    return number


def _highest(session: Session, column: InstrumentedAttribute[str], prefix: str) -> int:
    """The highest number among those that begin so; 0 without any."""
    found = session.scalars(select(column).where(column.startswith(prefix, autoescape=True)))
    tails = (key.removeprefix(prefix) for key in found)
    return max((int(tail) for tail in tails if tail.isascii() and tail.isdecimal()), default=0)


def _is_taken(session: Session, condition: ColumnElement[bool]) -> bool:
    return session.execute(select(1).where(condition)).first() is not None
