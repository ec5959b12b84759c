"""How a kilometres line was priced: figures that anybody can do again, or the words frozen with it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import MileageLine, price_lines, scale_in
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.french.mileage_words import calculation, scale_words
from engagement_desktop.french.rate_texts import mileage_text
from engagement_desktop.french.typography import typo
from engagement_desktop.storage.rate_files import load_rates
from tests.statement_samples import CAR, LINE, TRIPS, scales, trip

NBSP, NARROW = "\u00a0", "\u202f"
ELECTRIC = replace(CAR, electric=True)


def test_a_line_frozen_at_another_price_keeps_its_own_words() -> None:
    other = replace(TRIPS[0], amount=Money(2000), rate_text="Tarif de la structure ; 4 870 km déjà comptés")
    assert calculation(other, scales()) == "Tarif de la structure ; 4 870 km déjà comptés"


def test_without_counter_scale_or_kilometres_the_frozen_words_stand() -> None:
    for line in (
        replace(TRIPS[0], rate_text="au réel"),
        replace(TRIPS[0], vehicle=None, rate_text="au réel"),
        replace(TRIPS[0], km_hundredths=None, rate_text="0 km déjà comptés"),
    ):
        assert calculation(line, scales()) == line.rate_text
        assert calculation(line, {}) == line.rate_text


def test_the_words_frozen_by_the_pricing_rule_are_understood() -> None:
    """From the rule that prices to the paper: every line of a year can be done again."""
    scale = scale_in(2025, MileageScale.TAX, load_rates(())).vehicle(CAR.kind, CAR.power, CAR.electric)
    days = [MileageLine(n, date(2025, 1, n + 1), 123_45 * (n + 1), ClaimStatus.APPROVED) for n in range(20)]
    for priced in price_lines(days, lambda _year: scale):
        line = replace(
            TRIPS[0],
            spent_on=priced.line.spent_on,
            km_hundredths=priced.line.km_hundredths,
            amount=priced.amount,
            rate_text=mileage_text(priced, CAR.kind, CAR.power),
        )
        said = calculation(line, scales())
        assert "×" in said
        assert said != line.rate_text


def test_an_electric_vehicle_shows_its_bonus() -> None:
    scale = scale_in(2025, MileageScale.TAX, load_rates(())).vehicle(CAR.kind, CAR.power, electric=True)
    amount = Money.of(Decimal(38) * Decimal("0.636") * Decimal("1.2"))
    line = replace(trip(1, date(2025, 3, 1), "0", 38, amount.cents), vehicle=ELECTRIC)
    found = {(CAR.id, 2025): scale}
    assert calculation(line, found) == f"0{NBSP}km déjà comptés{NARROW}; 38 × 0,636 × 1,2"
    assert "le tout × 1,2" in scale_words(line, found)
    assert f"voiture électrique de 5{NBSP}CV" in scale_words(line, found)


def test_the_public_scale_goes_bracket_by_bracket() -> None:
    public = scales(method=MileageScale.PUBLIC)
    scale = public[CAR.id, 2025]
    within = replace(
        trip(1, date(2025, 3, 1), "0", 38, Money.of(38 * scale.brackets[0].rate).cents), vehicle=CAR
    )
    assert f"38 × {scale.brackets[0].rate}".replace(".", ",") in calculation(within, public)
    assert scale_words(within, public).startswith(f"Barème du secteur public, voiture de 5{NBSP}CV")
    limit = scale.brackets[0].limit
    assert limit is not None
    across = Money.of(scale.annual(limit + 10)) - Money.of(scale.annual(limit - 10))
    crossing = trip(2, date(2025, 4, 1), str(int(limit) - 10), 20, across.cents)
    assert calculation(crossing, public) == typo(crossing.rate_text)


def test_the_scale_says_since_when_its_brackets_and_its_source() -> None:
    said = scale_words(TRIPS[0], scales())
    assert said.startswith(f"Barème fiscal, voiture de 5{NBSP}CV, en vigueur depuis le 01/01/2022{NBSP}:")
    assert f"d × 0,636 jusqu’à 5{NARROW}000{NBSP}km, puis d × 0,357 + 1{NARROW}395,00 jusqu’à" in said
    assert "d × 0,427 au-delà, d étant le cumul de l’année civile pour ce véhicule" in said
    assert "Source" in said
    assert scale_words(LINE, scales()) == ""


def test_a_scale_of_a_year_not_yet_published_is_provisional() -> None:
    line = replace(TRIPS[0], spent_on=date(2026, 3, 1))
    assert scale_words(line, scales(2026)).endswith(
        "Barème provisoire tant que celui de 2026 n’est pas publié."
    )
