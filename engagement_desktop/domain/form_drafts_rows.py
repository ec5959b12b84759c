"""What a form finds again of what was typed in it and not saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.permissions import Permission

RIGHT_OF_FORM: Mapping[str, Permission] = MappingProxyType(
    {
        "action": Permission.FOLLOW_UP_WRITE,
        "applies": Permission.STRUCTURE_WRITE,
        "around": Permission.STRUCTURE_WRITE,
        "bank": Permission.BANK_WRITE,
        "bank_account": Permission.BANK_WRITE,
        "booking": Permission.MEETING_BOOK,
        "cec_file": Permission.CEC_WRITE,
        "cheque": Permission.CLAIM_PAY,
        "claim": Permission.CLAIM_WRITE,
        "claim_back": Permission.CLAIM_DECIDE,
        "claim_correction": Permission.CLAIM_WRITE,
        "claim_refusal": Permission.CLAIM_DECIDE,
        "committee": Permission.COMMITTEE_WRITE,
        "contribution": Permission.CONTRIBUTION_WRITE,
        "contribution_payment": Permission.CLAIM_PAY,
        "decision": Permission.MINUTES_WRITE,
        "entry": Permission.PERSON_WRITE,
        "envelope": Permission.BUDGET_WRITE,
        "expense_policy": Permission.EXPENSE_RULE,
        "expense_rate": Permission.EXPENSE_RULE,
        "gift_cancel": Permission.GIFT_ISSUE,
        "hours_back": Permission.HOURS_VALIDATE,
        "hours_correction": Permission.HOURS_WRITE,
        "hours_statement": Permission.HOURS_CLOSE,
        "mandate": Permission.MANDATE_WRITE,
        "mandate_end": Permission.MANDATE_WRITE,
        "meeting": Permission.MEETING_WRITE,
        "minutes": Permission.MINUTES_WRITE,
        "month_reopen": Permission.HOURS_CLOSE,
        "own_field": Permission.FIELD_WRITE,
        "person": Permission.PERSON_WRITE,
        "phrase": Permission.MINUTES_WRITE,
        "proposal": Permission.FOLLOW_UP_WRITE,
        "rejection": Permission.CLAIM_PAY,
        "renewal": Permission.MANDATE_WRITE,
        "role_correction": Permission.CEC_WRITE,
        "structure": Permission.STRUCTURE_WRITE,
        "talk": Permission.TALK_WRITE,
        "training": Permission.TRAINING_WRITE,
        "vehicle_opening": Permission.CLAIM_WRITE,
        "waiver": Permission.GIFT_ISSUE,
        "valuation": Permission.RATE_ADD,
    }
)
"""What an account must be able to do to save a form, by the kind of the form: `person` of `person:12`."""


class SealedPart(StrEnum):
    """The families of fields that are sealed apart, by the name of their key."""

    BANK = "bank"
    NEEDS = "needs"
    TALKS = "talks"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """What one account typed in one form (`person:12`, `person:new`), by field.

    `unreadable` are the parts that were sealed with a key which the account no longer holds: they stay in
    the dossier as they are.
    """

    form: str
    said: str
    kept_at: datetime
    values: Mapping[str, str]
    unreadable: frozenset[SealedPart] = field(default_factory=frozenset)
