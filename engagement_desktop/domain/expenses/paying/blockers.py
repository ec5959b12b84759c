"""What holds an approved claim back from a run, told in words that say what mends it."""

from dataclasses import dataclass
from enum import StrEnum


class Blocker(StrEnum):
    """Why a claim waits; in the order in which they are told."""

    TO_DECIDE = "to_decide"
    RECEIPT_MISSING = "receipt_missing"
    RECEIPT_LOST = "receipt_lost"
    CEILING = "ceiling"
    SECOND_ACCORD = "second_accord"
    OWN_APPROVAL = "own_approval"
    SAME_ACCOUNT = "same_account"
    BUDGET = "budget"
    NOTHING_TO_PAY = "nothing_to_pay"
    IBAN_MISSING = "iban_missing"
    IBAN_FALSE = "iban_false"
    IBAN_UNREADABLE = "iban_unreadable"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class Blocked:
    """One reason, its sentence, and the line it is about."""

    kind: Blocker
    sentence: str
    line_id: int | None = None


OF_THE_ACCOUNT = frozenset(
    {Blocker.IBAN_MISSING, Blocker.IBAN_FALSE, Blocker.IBAN_UNREADABLE, Blocker.HOLDER}
)
"""Reasons that only hold a transfer back: the same claim may be paid by cheque or in cash."""
