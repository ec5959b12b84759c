"""Claims of one person paid in one sum, when one of them takes back."""

from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.paying.netting import Share, covered, sum_of, together
from engagement_desktop.domain.money import Money

BANK, CHEQUE = PaymentMeans.TRANSFER, PaymentMeans.CHEQUE


def share(key: int, person: int, cents: int, means: PaymentMeans = BANK) -> Share:
    return Share(key, person, means, Money(cents))


def keys(*shares: Share) -> list[list[int]]:
    return [[one.key for one in group] for group in together(shares)]


def test_claims_that_pay_go_each_by_itself_even_those_of_one_person() -> None:
    assert keys(share(1, 20, 500), share(2, 20, 700), share(3, 21, 100)) == [[1], [2], [3]]
    assert covered([share(1, 20, 500)]) == frozenset()


def test_what_takes_back_goes_with_all_that_its_person_is_paid_by_the_same_means() -> None:
    shares = (share(1, 20, 5000), share(2, 21, 100), share(3, 20, -1200), share(4, 20, 300))
    assert keys(*shares) == [[1, 3, 4], [2]]
    assert [sum_of(group) for group in together(shares)] == [Money(4100), Money(100)]
    assert covered(shares) == {3}


def test_other_means_do_not_cover_it() -> None:
    shares = (share(1, 20, 5000, CHEQUE), share(2, 20, -1200))
    assert keys(*shares) == [[1], [2]]
    assert covered(shares) == frozenset()


def test_more_is_not_taken_back_than_is_paid() -> None:
    assert covered([share(1, 20, 1200), share(2, 20, -1200)]) == frozenset(), "a sum of nothing is no payment"
    assert covered([share(1, 20, 1000), share(2, 20, -1200)]) == frozenset()


def test_a_claim_of_nothing_leaves_with_the_next_one() -> None:
    assert covered([share(1, 20, 1000), share(2, 20, 0)]) == {2}
