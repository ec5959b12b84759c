"""Which approved claims may be paid, by whom: each reason that holds one back, without a word of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.base import Sealed
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, PaymentMeans, Wish
from engagement_desktop.domain.expenses.deciding.ceilings import is_over
from engagement_desktop.domain.expenses.deciding.rules import Decider, Standing
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.paying.blockers import Blocker
from engagement_desktop.domain.expenses.paying.netting import Share
from engagement_desktop.domain.expenses.paying.sepa import is_payable_name
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register import identifiers

NOTHING = Money()


@dataclass(frozen=True, slots=True)
class LineToPay:
    """One cost of a claim to pay."""

    id: int
    spent_on: date
    nature: ExpenseNature
    amount: Money
    receipt: str
    attested_on: date | None
    ceiling: Money | None
    ceiling_text: str
    is_correction: bool
    envelope_id: int | None = None

    @property
    def wants_receipt(self) -> bool:
        """Kilometres, corrections and what costs nothing need none."""
        apart = self.nature is ExpenseNature.KILOMETRES or self.is_correction or not self.amount
        return not apart


@dataclass(frozen=True, slots=True)
class ClaimToPay:
    """One approved claim, whose it is, and the account on which it is paid."""

    standing: Standing
    last_name: str
    first_name: str
    iban: Sealed | None
    holder: str
    pay_by: PaymentMeans | None
    lines: tuple[LineToPay, ...]
    seconder_person_id: int | None = None

    @property
    def id(self) -> int:
        return self.standing.id

    @property
    def amount(self) -> Money:
        return self.standing.total

    @property
    def means(self) -> PaymentMeans:
        """By transfer, unless something else was said."""
        return self.pay_by or PaymentMeans.TRANSFER

    def share(self, means: PaymentMeans) -> Share:
        """How it weighs when it is paid by these means."""
        return Share(self.id, self.standing.person_id, means, self.amount)

    @property
    def payee(self) -> str:
        """The holder as on the bank's paper, else the person."""
        return self.holder or f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, and the limits of the day; `overdrawn` says why of envelopes that are passed.

    `covered` are claims that pay nothing by themselves and that another one of the same person covers.
    """

    decider: Decider
    lost_ceiling: Money = NOTHING
    overdrawn: Mapping[int, str] = field(default_factory=dict)
    covered: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Hold:
    """One reason, the line it is about, and what else it must name."""

    kind: Blocker
    line: LineToPay | None = None
    about: str = ""


def holds(claim: ClaimToPay, payer: Payer) -> tuple[Hold, ...]:
    """All that holds an approved claim back, in the order in which it is told."""
    return (*_of_wish(claim), *_of_lines(claim, payer), *_of_people(claim, payer), *_of_account(claim))


def approved_by(claim: ClaimToPay, payer: Decider) -> bool:
    """The account at work, or the same person under another one, gave one of the accords."""
    stands = claim.standing
    people = {stands.decider_person_id, claim.seconder_person_id} - {None}
    return payer.account_id in {stands.decided_by_id, stands.seconded_by_id} or payer.person_id in people


def account_hold(iban: Sealed | None, holder: str) -> Hold | None:
    """What is wrong with an account to credit."""
    if iban is None:
        return Hold(Blocker.IBAN_MISSING)
    if iban.clear is None:
        return Hold(Blocker.IBAN_UNREADABLE)
    try:
        identifiers.iban(iban.clear)
    except DomainError:
        return Hold(Blocker.IBAN_FALSE)
    return None if is_payable_name(holder) else Hold(Blocker.HOLDER, about=holder)


def _of_wish(claim: ClaimToPay) -> Iterator[Hold]:
    if claim.standing.wish is Wish.LATER:
        yield Hold(Blocker.TO_DECIDE)


def _of_lines(claim: ClaimToPay, payer: Payer) -> Iterator[Hold]:
    for line in claim.lines:
        if line.wants_receipt and not line.receipt and line.attested_on is None:
            yield Hold(Blocker.RECEIPT_MISSING, line)
        elif line.wants_receipt and not line.receipt and line.amount > payer.lost_ceiling:
            yield Hold(Blocker.RECEIPT_LOST, line)
    for line in claim.lines:
        if is_over(line.amount, line.ceiling, line.ceiling_text):
            yield Hold(Blocker.CEILING, line)


def _of_people(claim: ClaimToPay, payer: Payer) -> Iterator[Hold]:
    stands = claim.standing
    alone = payer.decider.alone or stands.decided_alone
    if stands.awaits_second and not alone:
        yield Hold(Blocker.SECOND_ACCORD)
    if _own_accord(stands, payer.decider) and not alone:
        yield Hold(Blocker.OWN_APPROVAL)
    elif approved_by(claim, payer.decider) and not payer.decider.alone:
        yield Hold(Blocker.SAME_ACCOUNT)
    passed = {line.envelope_id for line in claim.lines if line.envelope_id in payer.overdrawn}
    for envelope_id in sorted(one for one in passed if one is not None):
        yield Hold(Blocker.BUDGET, about=payer.overdrawn[envelope_id])
    if claim.amount <= Money() and claim.id not in payer.covered:
        yield Hold(Blocker.NOTHING_TO_PAY)


def _own_accord(stands: Standing, payer: Decider) -> bool:
    """Who is paid approved it; or nobody says who did (a workbook), and it pays the one at work."""
    if stands.decided_by_id is None:
        return stands.person_id == payer.person_id
    return stands.decider_person_id == stands.person_id


def _of_account(claim: ClaimToPay) -> Iterator[Hold]:
    found = account_hold(claim.iban, claim.payee)
    if found is not None:
        yield found


def is_payable(standing: Standing) -> bool:
    """Approved, not waived, and in no run that waits to be sent."""
    return (
        standing.status is ClaimStatus.APPROVED and standing.wish is not Wish.WAIVE and not standing.held_by
    )
