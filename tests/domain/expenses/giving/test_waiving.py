"""Who may give costs up, when, and of which day the gift is."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import ClaimStatus, Wish
from engagement_desktop.domain.expenses.giving.waiving import Waiving, refuse_waiving
from engagement_desktop.domain.money import Money

TODAY, SPENT, GRANTED = date(2026, 6, 10), date(2026, 5, 2), date(2026, 5, 20)
READY = Waiving(
    status=ClaimStatus.APPROVED,
    wish=Wish.WAIVE,
    total=Money(7_350),
    last_spent_on=SPENT,
    granted_on=GRANTED,
)


@pytest.mark.parametrize("day", [SPENT, GRANTED, TODAY])
def test_a_day_from_the_last_cost_to_today_will_do(day: date) -> None:
    refuse_waiving(READY, day, TODAY)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"status": ClaimStatus.SUBMITTED}, "Seule une note approuvée"),
        ({"status": ClaimStatus.REIMBURSED}, "Seule une note approuvée"),
        ({"awaits_second": True}, "attend son second accord"),
        ({"wish": Wish.LATER}, "n’a pas choisi l’abandon"),
        ({"total": Money()}, "n’a rien à abandonner"),
        ({"unproved": 2}, "La ligne 2 n’a ni reçu"),
    ],
)
def test_what_a_claim_lacks_to_be_given_up_is_said(changed: dict[str, Any], said: str) -> None:
    with pytest.raises(DomainError, match=said) as refusal:
        refuse_waiving(replace(READY, **changed), TODAY, TODAY)
    assert refusal.value.field is None


@pytest.mark.parametrize("day", [date(2026, 6, 11), date(2026, 5, 1), date(2024, 12, 31)])
def test_another_day_would_mend_it(day: date) -> None:
    with pytest.raises(DomainError) as refusal:
        refuse_waiving(READY, day, TODAY)
    assert refusal.value.field == "signed_on"


def test_the_gift_is_of_the_later_of_signature_and_grant() -> None:
    assert READY.gift_day(SPENT) == GRANTED
    assert READY.gift_day(TODAY) == TODAY
    assert replace(READY, granted_on=None).gift_day(SPENT) == SPENT
