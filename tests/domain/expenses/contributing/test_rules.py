"""What an incomplete draft may never become."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.contributing.drafts import ContributionDraft, write_contribution
from engagement_desktop.domain.expenses.contributions import ContributionKind
from engagement_desktop.domain.money import Money
from tests.conftest import NOW

TODAY = NOW.date()


@pytest.mark.parametrize(
    "draft",
    [
        ContributionDraft(),
        ContributionDraft(person_id=1, kind=ContributionKind.WAGE, done_on=TODAY),
        ContributionDraft(person_id=1, kind=ContributionKind.WAGE, done_on=TODAY, quantity=None),
    ],
)
def test_an_incomplete_draft_is_never_written(draft: ContributionDraft) -> None:
    with pytest.raises(DomainError, match="pas complète"):
        write_contribution(None, draft, TODAY)


@pytest.mark.parametrize(
    ("quantity", "price", "cents"),
    [(100, 12_000, 12_000), (50, 12_001, 6_001), (33, 100, 33), (250, 999, 2_498)],
)
def test_the_amount_is_quantity_by_price_to_the_cent(quantity: int, price: int, cents: int) -> None:
    assert ContributionDraft(quantity=quantity, unit_price=Money(price)).amount == Money(cents)
    assert ContributionDraft(quantity=None).amount == Money()
