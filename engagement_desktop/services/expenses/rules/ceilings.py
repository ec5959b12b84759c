"""Up to what a cost is paid: the structure's own ceiling, the voucher for a meal, the public amounts."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.mileage import rate_above_zero
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import CeilingScale, ExpensePolicy
from engagement_desktop.domain.expenses.rules.ceilings import (
    NIGHT_SERIES,
    Ceiling,
    NightRate,
    own_ceiling_series,
)
from engagement_desktop.domain.expenses.rules.dated_rates import MISSING_RECEIPT
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import RatePeriod, Rates, decimal_value
from engagement_desktop.french.ceiling_texts import ceiling_text
from engagement_desktop.storage.expenses.rules.policies import policy_row
from engagement_desktop.storage.local_rates import rates_in_force

_MEAL, _VOUCHER = "mission.meal", "voucher.meal_ticket_volunteer"


def ceiling_of(
    session: Session, nature: ExpenseNature, day: date, night: NightRate = NightRate.BASE
) -> Ceiling | None:
    """What a cost of that nature and day is paid at most; None when it is paid as it was.

    The text names the nature, the amount and its source, never why a higher night was taken.
    """
    if nature is ExpenseNature.KILOMETRES:
        return None
    policy = policy_row(session) or ExpensePolicy(structure_id=0)
    rates = rates_in_force(session)
    key = _series(policy, rates, nature, day, night)
    period = None if key is None else rate_above_zero(rates, key, day)
    if period is None:
        return None
    amount = Money.of(decimal_value(period))
    return Ceiling(amount, ceiling_text(nature, amount, period, unsure=_unsure(period, day)))


def missing_receipt_ceiling(session: Session, day: date) -> Money:
    """Up to what the person's word stands for a lost receipt."""
    period = rate_above_zero(rates_in_force(session), MISSING_RECEIPT, day)
    return Money() if period is None else Money.of(decimal_value(period))


def _series(
    policy: ExpensePolicy, rates: Rates, nature: ExpenseNature, day: date, night: NightRate
) -> str | None:
    own = own_ceiling_series(nature)
    if rate_above_zero(rates, own, day) is not None:
        return own
    if nature is ExpenseNature.MEAL and policy.gives_meal_vouchers:
        return _VOUCHER
    if policy.ceilings is not CeilingScale.PUBLIC:
        return None
    if nature is ExpenseNature.MEAL:
        return _MEAL
    return NIGHT_SERIES[night] if nature is ExpenseNature.LODGING else None


def _unsure(period: RatePeriod, day: date) -> bool:
    """The text that fixed it covers no day so late."""
    return period.known_to is not None and day > period.known_to
