"""What lists and panes show of expense claims."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, Wish
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money

SECOND = "second"
"""The filter « todo » of the list: approved once, and still to be agreed by somebody else."""


@dataclass(frozen=True, slots=True)
class ExpenseRow:
    """One claim in a list: its lines together.

    `missing_receipts` counts the lines that need a receipt and show none; `natures` are in order of name.
    `awaits_second`: approved once, and somebody else is still to agree; `held_by` is the run, not sent yet,
    that holds it, "" when none does.
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
    wish: Wish = Wish.REIMBURSE
    awaits_second: bool = False
    decided_alone: bool = False
    held_by: str = ""


@dataclass(frozen=True, slots=True)
class ExpenseLineRow:
    """One cost of a claim; `attested_on`: its receipt was declared lost."""

    id: int
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
    attested_on: date | None
    ceiling_text: str | None
    correction: Correction | None


@dataclass(frozen=True, slots=True)
class ExpenseDetail:
    """One claim and its lines in order of entry."""

    row: ExpenseRow
    lines: tuple[ExpenseLineRow, ...]
