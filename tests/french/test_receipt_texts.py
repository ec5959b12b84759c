"""The words of receipts."""

import pytest

from engagement_desktop.domain.expenses.receipting.matching import Sign
from engagement_desktop.french.receipt_texts import common_words, file_weight


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (1, "1\u00a0ko"),
        (999, "1\u00a0ko"),
        (640_000, "640\u00a0ko"),
        (1_900_000, "1,9\u00a0Mo"),
        (10_000_000, "10,0\u00a0Mo"),
    ],
)
def test_a_file_is_weighed_in_thousands_and_millions(size: int, said: str) -> None:
    assert file_weight(size) == said


def test_every_sign_has_its_words() -> None:
    assert common_words((Sign.AMOUNT, Sign.DAY)) == ("même montant", "même date")
    assert all(common_words((sign,))[0].startswith("même ") for sign in Sign)
