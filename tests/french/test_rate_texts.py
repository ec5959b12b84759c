"""Rates as they are shown and explained."""

from datetime import date

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.mileage import MileageLine, price_lines, vehicle_scales
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.rate_texts import mileage_text, rate_value, vehicle_text
from engagement_desktop.french.typography import typo
from engagement_desktop.storage.rate_files import load_rates


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("smic.hourly", "12,31\u00a0€/h"),
        ("mission.meal", "20\u00a0€"),
        ("voucher.meal_ticket_volunteer", "7,30\u00a0€"),
        ("cec.hours.total", "200\u00a0h"),
        ("aci.reference_list", "4\u202f000\u00a0patients"),
        ("km.electric_bonus", "1,2"),
        ("cec.deadline.declare", "30/06"),
        ("sepa.structured_address", "interdites"),
    ],
)
def test_a_value_is_shown_with_its_unit(key: str, shown: str) -> None:
    series = load_rates()[key]
    assert rate_value(series, series.on(date(2026, 11, 21))) == shown


def test_a_scale_is_shown_line_by_line() -> None:
    series = load_rates()["km.scale.tax"]
    lines = rate_value(series, series.periods[-1]).splitlines()
    assert len(lines) == 9
    assert lines[-1].startswith("cyclo\u00a0: 0,315")


def priced(km: int, electric: bool = False, method: MileageScale = MileageScale.TAX, year: int = 2025) -> str:
    scale_of = vehicle_scales(load_rates(), method, VehicleKind.CAR, 4, electric=electric)
    line = MileageLine(1, date(year, 3, 1), km * 100, ClaimStatus.APPROVED)
    return mileage_text(price_lines([line], scale_of)[0], VehicleKind.CAR, 4)


def test_a_line_says_its_vehicle_formula_counter_and_source() -> None:
    assert priced(120).startswith(
        typo("Voiture\u00a04 CV ; d\u00a0×\u00a00,606 ; 0 km déjà comptés dans l'année ; CGI, annexe IV")
    )


def test_a_formula_has_its_constant_and_its_electric_bonus() -> None:
    assert "(d\u00a0×\u00a00,340 + 1\u202f330) × 1,2" in priced(6000, electric=True)
    assert "Voiture électrique\u00a04\u00a0CV" in priced(6000, electric=True)


def test_the_public_scale_says_the_rate_of_the_bracket() -> None:
    assert "0,40\u00a0€ par km de la tranche" in priced(2500, method=MileageScale.PUBLIC)


def test_a_scale_not_yet_published_is_provisional() -> None:
    assert "barème provisoire" in priced(120, year=2026)
    assert "barème provisoire" not in priced(120)


def test_a_frozen_line_keeps_the_text_it_had() -> None:
    frozen = MileageLine(1, date(2025, 3, 1), 100, ClaimStatus.REIMBURSED, Money(100))
    scale_of = vehicle_scales(load_rates(), MileageScale.TAX, VehicleKind.CAR, 4, electric=False)
    assert mileage_text(price_lines([frozen], scale_of)[0], VehicleKind.CAR, 4) == ""


def test_a_moped_has_no_power() -> None:
    assert vehicle_text(VehicleKind.MOPED, None) == "Cyclo"
    assert vehicle_text(VehicleKind.MOTORCYCLE, 3, electric=True) == "Moto électrique\u00a03\u00a0CV"
