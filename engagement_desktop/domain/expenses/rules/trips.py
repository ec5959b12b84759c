"""Trips as the claim page asks their price, and what answers it."""

from dataclasses import dataclass, field
from datetime import date

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.money import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TripAsked:
    """One kilometres line being typed. `key` is the caller's own; `line_id` None when it is not kept yet."""

    key: int
    spent_on: date
    km_hundredths: int
    means: Means = Means.VEHICLE
    vehicle_id: int | None = None
    line_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedTrip:
    """The price of one trip, or why it has none.

    `amount` is what the line keeps while its claim is a draft; `once_submitted` counts with it the earlier
    trips of the same claim. `rate_text` is frozen on the line, `calculation` says the sum in plain French.
    `fault` and `field` (« km_hundredths », « spent_on », « vehicle_id ») say why there is no price; `notes`
    are shown and forbid nothing.
    """

    key: int
    amount: Money = field(default_factory=Money)
    once_submitted: Money = field(default_factory=Money)
    before_hundredths: int = 0
    rate_text: str = ""
    calculation: str = ""
    provisional: bool = False
    notes: tuple[str, ...] = ()
    fault: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfVehicle:
    """The kilometres of one vehicle in one civil year, as the page of kilometres shows them.

    `should_be` is what the paid lines are worth by the counter of today, `paid` what they were paid with
    the corrections that were made since.
    """

    person_id: int
    person: str
    vehicle_id: int
    vehicle: str
    year: int
    opening_hundredths: int
    km_hundredths: int
    """Counted: opening and lines that raise the counter."""
    waiting_hundredths: int
    """Of drafts, which raise nothing."""
    amount: Money
    """Of the lines that raise the counter, as they stand."""
    should_be: Money
    paid: Money
    formula: str
    source: str
    provisional: bool = False
    fault: str = ""

    @property
    def difference(self) -> Money:
        """To be regularised: owed to the person when positive."""
        return self.should_be - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTrip:
    """One trip of a vehicle and year, in the order of the counter; `calculation` is its sum in words."""

    line_id: int
    claim_id: int
    reference: str
    status: ClaimStatus
    spent_on: date
    purpose: str
    km_hundredths: int
    amount: Money
    before_hundredths: int = 0
    should_be: Money = field(default_factory=Money)
    calculation: str = ""
