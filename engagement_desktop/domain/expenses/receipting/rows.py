"""Receipts as they cross to the window: kept ones, the same ones elsewhere, lines that wait."""

from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.receipting.prepared import PreparedReceipt
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """One receipt kept with a line; its bytes are asked for apart."""

    id: int
    line_id: int
    claim_id: int
    number: str
    name: str
    media_type: str
    size: int
    added_on: date
    is_reduced: bool


@dataclass(frozen=True, slots=True)
class LineFacts:
    """What is known of the line that a receipt comes for, kept or not yet (`line_id` None)."""

    person_id: int | None = None
    spent_on: date | None = None
    amount: Money | None = None
    nature: ExpenseNature | None = None
    line_id: int | None = None
    claim_id: int | None = None


@dataclass(frozen=True, slots=True)
class LossRule:
    """Up to what the person's word replaces a lost receipt, and whether a line is under it."""

    most: Money
    is_under: bool


@dataclass(frozen=True, slots=True)
class Twin:
    """Another line that has the same receipt (`same_file`), or the same person, day, amount and nature."""

    claim_id: int
    claim_reference: str
    line_id: int
    position: int
    person: str
    spent_on: date
    amount: Money
    status: ClaimStatus
    same_file: bool


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """A line of an open claim that still waits for its receipt."""

    line_id: int
    claim_id: int
    claim_reference: str
    position: int
    first_name: str
    last_name: str
    spent_on: date
    nature: ExpenseNature
    amount: Money
    purpose: str
    person_id: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """A file that came, the lines that it may belong to (the likeliest first), and why the first."""

    receipt: PreparedReceipt
    lines: tuple[WaitingLine, ...]
    reasons: tuple[str, ...] = ()
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """Several files that came together: what could be prepared, and why the rest could not."""

    receipts: tuple[PreparedReceipt, ...]
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberedReceipt:
    """One receipt in a file of several: its number, whose, for what, and its bytes."""

    line_id: int
    number: str
    claim_reference: str
    person: str
    about: str
    amount: Money
    name: str
    media_type: str
    content: bytes = field(repr=False)
