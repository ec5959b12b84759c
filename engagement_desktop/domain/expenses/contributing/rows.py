"""Paid contributions, as lists and panes show them."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.expenses.contributions import ContributionKind, ContributionState
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True)
class ContributionRow:
    """One contribution in a list; `quantity` in hundredths of a vacation, or of a unit."""

    id: int
    done_on: date
    person_id: int
    last_name: str
    first_name: str
    kind: ContributionKind
    state: ContributionState
    quantity: int
    unit_price: Money
    amount: Money
    purpose: str
    committee: str

    @property
    def person(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True)
class ContributionDetail:
    """One contribution whole; what may be done with it now, and why something may not (`barred`)."""

    row: ContributionRow
    meeting: str
    envelope: str
    warned_on: date | None
    impact_told_on: date | None
    smoothing_asked_on: date | None
    smoothing_months: int | None
    invoice_number: str
    invoice_on: date | None
    addressee: str
    approved_on: date | None
    approved_by: str
    paid_on: date | None
    paid_by: str
    volunteer_minutes: int
    barred_approval: str = ""
    barred_payment: str = ""
