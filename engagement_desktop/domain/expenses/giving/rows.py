"""Waived costs and receipts, as pages and papers show them."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.letters_rows import LeftOut


@dataclass(frozen=True, slots=True)
class WaiverRow:
    """A claim that its person gives up: granted and waiting for the signed sentence, or waived.

    `waived_on` None: still to be recorded; `scan` is the name of the signed paper, "" without one.
    """

    claim_id: int
    reference: str
    person_id: int
    person: str
    amount: Money
    granted_on: date | None
    waived_on: date | None = None
    scan: str = ""
    receipt: str = ""


@dataclass(frozen=True, slots=True)
class Gift:
    """One waived claim."""

    claim_id: int
    reference: str
    given_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class GiftDue:
    """What a person gave in a civil year and no receipt carries yet; `missing` says what a receipt lacks."""

    person_id: int
    person: str
    year: int
    gifts: tuple[Gift, ...]
    missing: str = ""

    @property
    def amount(self) -> Money:
        return Money.sum(gift.amount for gift in self.gifts)


@dataclass(frozen=True, slots=True)
class GiftReceiptRow:
    """One receipt given; a cancelled one keeps its number and its paper."""

    id: int
    number: str
    person_id: int
    person: str
    given_on: date
    issued_on: date
    amount: Money
    name: str
    cancelled_on: date | None = None
    cancel_reason: str = ""

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_on is not None


@dataclass(frozen=True, slots=True)
class GiftBody:
    """Who receives the gift, as the receipt names it."""

    name: str
    legal_form: str
    siren: str
    rna: str
    address: tuple[str, ...]
    city: str
    object: str
    ground: str
    articles: str
    signatory: str
    capacity: str


@dataclass(frozen=True, slots=True)
class GiftFacts:
    """All that a receipt says before its number; `in_letters` is the amount in words."""

    body: GiftBody
    donor: str
    donor_address: tuple[str, ...]
    gifts: tuple[Gift, ...]
    in_letters: str

    @property
    def amount(self) -> Money:
        return Money.sum(gift.amount for gift in self.gifts)

    @property
    def last_on(self) -> date:
        return max(gift.given_on for gift in self.gifts)


@dataclass(frozen=True, slots=True)
class GiftOutcome:
    """A receipt given: its id, its number, and the sentence that says it."""

    receipt_id: int
    number: str
    said: str


@dataclass(frozen=True, slots=True)
class GiftBatch:
    """The receipts of a year, written into one folder."""

    folder: Path
    numbers: tuple[str, ...]
    said: str
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredReceipt:
    """One line of the list behind the declaration: no name, no address."""

    number: str
    issued_on: date
    amount: Money


@dataclass(frozen=True, slots=True)
class GiftDeclaration:
    """What is declared of an exercise: how many receipts, and their sum. Nothing to file when there is none.

    `cancelled` are the numbers of cancelled receipts, which are not counted.
    """

    structure: str
    exercise: Exercise
    due_on: date
    receipts: tuple[DeclaredReceipt, ...]
    cancelled: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        return len(self.receipts)

    @property
    def total(self) -> Money:
        return Money.sum(one.amount for one in self.receipts)

    @property
    def is_to_file(self) -> bool:
        return bool(self.receipts)
