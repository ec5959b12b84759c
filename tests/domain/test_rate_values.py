"""What a person may write as the value of a local rate."""

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.rate_values import checked_value
from engagement_desktop.domain.rates import RateSeries, RateShape

SCALE = "voiture 1 CV et plus : 0,30\nmoto 1 CV et plus : 0,20\ncyclo : 0,10"


def series(shape: RateShape) -> RateSeries:
    return RateSeries("key", "Un taux", "€", (), shape)


@pytest.mark.parametrize(
    ("shape", "typed", "kept"),
    [
        (RateShape.NUMBER, " 12,31 ", "12.31"),
        (RateShape.NUMBER, "7.50", "7.50"),
        (RateShape.DAY, "30/06", "06-30"),
        (RateShape.DAY, "1/7", "07-01"),
        (RateShape.SCALE, f"\n{SCALE}\n", SCALE),
        (RateShape.WORDS, " interdites ", "interdites"),
    ],
)
def test_a_value_is_kept_in_the_writing_of_the_shipped_files(shape: RateShape, typed: str, kept: str) -> None:
    assert checked_value(series(shape), typed) == kept


@pytest.mark.parametrize(
    ("shape", "typed"),
    [
        (RateShape.NUMBER, "douze"),
        (RateShape.DAY, "31/13"),
        (RateShape.DAY, "juin"),
        (RateShape.DAY, "31/02"),
        (RateShape.DAY, "29/02"),
        (RateShape.DAY, "31/04"),
        (RateShape.NUMBER, "1.2.3"),
        (RateShape.NUMBER, "1e3"),
        (RateShape.NUMBER, "-3"),
        (RateShape.NUMBER, ""),
        (RateShape.SCALE, "voiture : beaucoup"),
        (RateShape.WORDS, "  "),
    ],
)
def test_another_value_is_refused_at_its_field(shape: RateShape, typed: str) -> None:
    with pytest.raises(DomainError) as refusal:
        checked_value(series(shape), typed)
    assert refusal.value.field == "value"
