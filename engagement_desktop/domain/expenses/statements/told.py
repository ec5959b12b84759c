"""What a statement of expenses is written from: its lines, what became of each, the parts of people."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from engagement_desktop.domain.expenses.claims import ClaimStatus, Correction, PaymentMeans, Wish
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.papers_facts import FunctionHeld, PaperIssuer, PaperPerson
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.vehicles import VehicleKind


class Outcome(StrEnum):
    """What becomes of a cost: exactly one of these."""

    TO_PAY = "to_pay"
    PAID = "paid"
    TO_WAIVE = "to_waive"
    WAIVED = "waived"
    TO_DECIDE = "to_decide"
    REFUSED = "refused"
    DRAFT = "draft"


GIVEN_UP = frozenset({Outcome.TO_WAIVE, Outcome.WAIVED})
LEFT_OUT = frozenset({Outcome.REFUSED, Outcome.DRAFT})
"""What a statement names beside its total and does not count."""

_SETTLED: Mapping[ClaimStatus, Outcome] = MappingProxyType(
    {
        ClaimStatus.DRAFT: Outcome.DRAFT,
        ClaimStatus.REFUSED: Outcome.REFUSED,
        ClaimStatus.REIMBURSED: Outcome.PAID,
        ClaimStatus.WAIVED: Outcome.WAIVED,
    }
)
_WISHED: Mapping[Wish, Outcome] = MappingProxyType(
    {
        Wish.REIMBURSE: Outcome.TO_PAY,
        Wish.WAIVE: Outcome.TO_WAIVE,
        Wish.LATER: Outcome.TO_DECIDE,
    }
)


def outcome_of(status: ClaimStatus, wish: Wish) -> Outcome:
    """What becomes of the costs of a claim; while it waits, what the person wished."""
    return _SETTLED.get(status) or _WISHED[wish]


@dataclass(frozen=True, slots=True, kw_only=True)
class Driven:
    """The vehicle of some kilometres."""

    id: int
    kind: VehicleKind
    power: int | None = None
    electric: bool = False
    seen_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One cost, and what became of it. `committee` is its own, else that of its meeting; "" without any."""

    line_id: int
    claim_id: int
    reference: str
    person_id: int
    last_name: str
    first_name: str
    spent_on: date
    nature: ExpenseNature
    amount: Money
    status: ClaimStatus
    wish: Wish = Wish.REIMBURSE
    pay_by: PaymentMeans | None = None
    paid_on: date | None = None
    waived_on: date | None = None
    purpose: str = ""
    origin: str = ""
    destination: str = ""
    km_hundredths: int | None = None
    vehicle: Driven | None = None
    means: Means | None = None
    rate_text: str = ""
    receipt: str = ""
    attested_on: date | None = None
    correction: Correction | None = None
    committee_id: int | None = None
    committee: str = ""

    @property
    def outcome(self) -> Outcome:
        return outcome_of(self.status, self.wish)

    @property
    def is_counted(self) -> bool:
        return self.outcome not in LEFT_OUT

    @property
    def is_mileage(self) -> bool:
        return self.nature is ExpenseNature.KILOMETRES

    @property
    def person(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


def total_of(lines: Iterable[StatementLine], *outcomes: Outcome) -> Money:
    """The sum of lines; of those outcomes alone when some are named."""
    return Money.sum(line.amount for line in lines if not outcomes or line.outcome in outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonStatement:
    """The part of one person: who, which days, the lines counted, those left out, and how it is paid.

    `account_end` are the last four signs of the account to credit, "" when unknown or not readable.
    `traditional`: the sum in letters takes the spelling before 1990.
    """

    issuer: PaperIssuer
    person: PaperPerson
    functions: tuple[FunctionHeld, ...]
    first_day: date
    last_day: date
    lines: tuple[StatementLine, ...]
    left_out: tuple[StatementLine, ...] = ()
    account_end: str = ""
    traditional: bool = False

    @property
    def total(self) -> Money:
        return total_of(self.lines)

    @property
    def net(self) -> Money:
        """What is still to be paid."""
        return total_of(self.lines, Outcome.TO_PAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """All the lines of what was asked, in order of name, day and entry; those that are not counted apart."""

    first_day: date
    last_day: date
    lines: tuple[StatementLine, ...]
    left_out: tuple[StatementLine, ...] = ()

    @property
    def total(self) -> Money:
        return total_of(self.lines)

    @property
    def people(self) -> int:
        return len({line.person_id for line in self.lines})


def counted_apart(
    lines: Sequence[StatementLine],
) -> tuple[tuple[StatementLine, ...], tuple[StatementLine, ...]]:
    """The lines that count, and those that do not."""
    counted = tuple(line for line in lines if line.is_counted)
    return counted, tuple(line for line in lines if not line.is_counted)
