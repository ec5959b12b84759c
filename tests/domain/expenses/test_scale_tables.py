"""Mileage tables as they are written."""

from decimal import Decimal

import pytest

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.scale_tables import Bracket, read_scale
from engagement_desktop.domain.register.vehicles import VehicleKind

REST = "\nmoto 1 CV et plus : 0,15 au-delà\ncyclo : 0,12 au-delà"


def test_a_row_holds_for_its_power_and_the_lower_ones_left() -> None:
    table = read_scale("voiture jusqu'à 3 CV : 0,5\nvoiture 5 CV : 0.6\nVoiture 6 CV et plus : 0,7" + REST)
    rates = [table.row(VehicleKind.CAR, power)[0].rate for power in (1, 3, 4, 5, 6, 30)]
    assert rates == [Decimal(rate) for rate in ("0.5", "0.5", "0.6", "0.6", "0.7", "0.7")]
    assert table.row(VehicleKind.MOPED, None)[0].rate == Decimal("0.12")


def test_a_row_says_its_brackets_with_spaces_apostrophes_and_accents_as_one_likes() -> None:
    table = read_scale(
        "VOITURE 1 CV et plus: 0,606 jusqu’a 5 000 km; 0,34+1 330 jusqu'à 20000 km ;0,407" + REST
    )
    assert table.row(VehicleKind.CAR, 4) == (
        Bracket(Decimal(5000), Decimal("0.606"), Decimal(0)),
        Bracket(Decimal(20000), Decimal("0.34"), Decimal(1330)),
        Bracket(None, Decimal("0.407"), Decimal(0)),
    )


@pytest.mark.parametrize(
    "line",
    [
        "camion 3 CV : 0,5",
        "voiture 3 CV et plus",
        "voiture 3 CV et plus : 0,5 jusqu'à 5000 km",
        "voiture 3 CV et plus : 0,5 ; 0,6",
        "voiture 3 CV et plus : 0,5 jusqu'à 5000 km ; 0,4 jusqu'à 3000 km ; 0,3",
        "voiture 3 CV et plus : cinq",
        "voiture 3 CV et plus : 0,5 jusqu'à 5000 km ; ; 0,3",
    ],
)
def test_a_line_not_understood_is_refused_with_an_example(line: str) -> None:
    with pytest.raises(DomainError, match="Écrivez-la comme"):
        read_scale(line + REST)


@pytest.mark.parametrize(
    "text",
    [
        "",
        REST,
        "voiture 3 CV : 0,5" + REST,
        "voiture 5 CV : 0,5\nvoiture 3 CV : 0,4\nvoiture 6 CV et plus : 0,6" + REST,
        "voiture 6 CV et plus : 0,6\nvoiture 7 CV et plus : 0,6" + REST,
    ],
)
def test_a_scale_must_hold_for_every_vehicle(text: str) -> None:
    with pytest.raises(DomainError, match="voiture, moto et cyclo"):
        read_scale(text)


@pytest.mark.parametrize("kind", [VehicleKind.CAR, VehicleKind.MOTORCYCLE])
def test_a_car_and_a_motorcycle_need_their_power(kind: VehicleKind) -> None:
    with pytest.raises(DomainError, match="puissance fiscale") as refusal:
        read_scale("voiture 1 CV et plus : 0,3" + REST).row(kind, None)
    assert refusal.value.field == "power"
