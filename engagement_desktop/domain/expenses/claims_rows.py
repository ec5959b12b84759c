"""What lists and panes show of expense claims."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class ExpenseRow:
    """One claim in a list: its lines together.

    `missing_receipts` counts the lines that need a receipt and show none; `natures` are in order of name.
    """

    id: int
    reference: str
    person_id: int
    last_name: str
    first_name: str
    status: ClaimStatus
    first_on: date | None
    last_on: date | None
    lines: int
    km_hundredths: int
    total: Money
    missing_receipts: int
    natures: tuple[ExpenseNature, ...]
    paid_on: date | None


@dataclass(frozen=True, slots=True)
class ExpenseLineRow:
    """One cost of a claim."""

    position: int
    spent_on: date
    nature: ExpenseNature
    amount: Money
    purpose: str | None
    origin: str | None
    destination: str | None
    km_hundredths: int | None
    rate_text: str | None
    receipt: str | None
    waived_on: date | None
    refusal_reason: str | None


@dataclass(frozen=True, slots=True)
class ExpenseDetail:
    """One claim and its lines in order of entry."""

    row: ExpenseRow
    lines: tuple[ExpenseLineRow, ...]
