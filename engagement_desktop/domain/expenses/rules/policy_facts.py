"""The rules of expenses as every other part reads them, and as their page writes them."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.expenses.policies import CeilingScale
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFacts:
    """What is decided today; a dossier that decided nothing has the defaults.

    `yearly_level` is what a person may receive in a year without a note; `own_rate` and `bicycle_rate`
    are euros a kilometre in force, 0 for none.
    """

    mileage_scale: MileageScale = MileageScale.TAX
    own_rate: Decimal = Decimal(0)
    bicycle_rate: Decimal = Decimal(0)
    ceilings: CeilingScale = CeilingScale.REAL_COST
    gives_meal_vouchers: bool = False
    decides_alone_on: date | None = None
    decides_alone_reason: str = ""
    gift_ground: str = ""
    gift_ground_on: date | None = None
    gift_articles: str = ""
    gift_object: str = ""
    yearly_level: Money = field(default_factory=Money)
    sepa_version: SepaVersion = SepaVersion.V09
    letters_traditional: bool = False
    missing_receipt_ceiling: Money = field(default_factory=Money)

    @property
    def decides_alone(self) -> bool:
        """The structure said that it is too small for two people."""
        return self.decides_alone_on is not None

    @property
    def takes_gifts(self) -> bool:
        """The structure said on what ground it may issue receipts for gifts."""
        return bool(self.gift_ground)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDraft:
    """What the page of rules writes; the rates of kilometres are dated, and written apart."""

    mileage_scale: MileageScale = MileageScale.TAX
    ceilings: CeilingScale = CeilingScale.REAL_COST
    gives_meal_vouchers: bool = False
    decides_alone: bool = False
    decides_alone_reason: str = ""
    gift_ground: str = ""
    gift_articles: str = ""
    gift_object: str = ""
    yearly_level: Money | None = None
    sepa_version: SepaVersion = SepaVersion.V09
    letters_traditional: bool = False
    version: int = 0
