"""What a form finds again of what was typed in it and not saved."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class SealedPart(StrEnum):
    """The two families of fields that are sealed apart, by the name of their key."""

    BANK = "bank"
    NEEDS = "needs"


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
