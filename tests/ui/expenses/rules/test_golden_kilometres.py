"""Known prices of kilometres, typed in the window as a person types them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind, VehicleOpening
from engagement_desktop.ui.common.list_view import NewWanted
from engagement_desktop.ui.expenses.claiming.page import ClaimPage
from tests.builders import Builder
from tests.ui.conftest import Seat, shown

CAR, MOTORCYCLE, MOPED = VehicleKind.CAR, VehicleKind.MOTORCYCLE, VehicleKind.MOPED
Spec = tuple[VehicleKind, int | None, bool]
Type = Callable[[str, int | Means, str], str]

TAX: dict[Spec, dict[str, str]] = {
    (CAR, 5, False): {"1200": "763,20"},
    (CAR, 5, True): {"1200": "915,84"},
    (CAR, 4, False): {"5000": "3 030,00", "5001": "3 030,34", "20000": "8 130,00"},
    (CAR, 3, False): {"5000": "2 645,00", "5001": "2 645,32"},
    (CAR, 7, False): {"20000": "9 395,00", "12500": "6 440,00"},
    (CAR, 9, False): {"20000": "9 395,00", "12500": "6 440,00"},
    (CAR, 6, False): {"6000": "3 701,00"},
    (MOTORCYCLE, 3, False): {"3000": "1 404,00", "3001": "1 404,08", "6001": "1 650,28"},
    (MOTORCYCLE, 1, False): {"4000": "1 287,00"},
    (MOPED, None, False): {"3000": "945,00", "3001": "948,08", "6000": "1 185,00", "6001": "1 188,20"},
}


def bare(text: str) -> str:
    """Without spaces that do not break, nor what lets long words break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u200b", "").replace("\u2060", "")


@pytest.fixture
def garage(seat: Seat) -> dict[Spec, int]:
    """One person with every vehicle of the table (and one without its power), who is number 1."""
    ids: dict[Spec, int] = {}

    def write(build: Builder) -> None:
        build.structure()
        person = build.person("Prigent", "Chantal")
        for kind, power, electric in (*TAX, (CAR, None, False)):
            vehicle = build.vehicle(person, kind=kind, power=power, electric=electric, is_usual=not ids)
            ids[kind, power, electric] = vehicle.id

    seat.fill(write)
    return ids


@pytest.fixture
def claim(seat: Seat, garage: dict[Spec, int]) -> ClaimPage:
    assert garage
    page = seat.open("claim", NewWanted(1))
    assert isinstance(page, ClaimPage)
    page.form.nature.set_value(ExpenseNature.KILOMETRES)
    return page


@pytest.fixture
def typed(seat: Seat, claim: ClaimPage) -> Type:
    """What the window says of a day, a way and kilometres typed in the line in hand."""

    def write(day: str, way: int | Means, km: str) -> str:
        claim.form.way.set_value(way)
        for field, words in ((claim.form.day, day), (claim.form.km, km)):
            field.edit.clear()
            QTest.keyClicks(field.edit, words)
            QTest.keyClick(field.edit, Qt.Key.Key_Tab)
        claim.price()
        seat.wait()
        return bare(claim.calculation.said.text())

    return write


def test_every_known_price_of_the_tax_scale_is_said_in_the_window(
    typed: Type, garage: dict[Spec, int]
) -> None:
    for spec, prices in TAX.items():
        for km, euros in prices.items():
            said = typed("3/3/2025", garage[spec], km)
            assert f"= {euros} €" in said, (spec, km)


def test_beyond_a_line_the_year_goes_on_from_what_was_paid_before(
    seat: Seat, typed: Type, garage: dict[Spec, int]
) -> None:
    four, seven = garage[CAR, 4, False], garage[CAR, 7, False]
    openings = {(four, 2026): 4900, (four, 2025): 20_000, (seven, 2025): 20_000}
    seat.fill(
        lambda build: [
            build.session.add(VehicleOpening(vehicle_id=vehicle, year=year, km_hundredths=km * 100))
            for (vehicle, year), km in openings.items()
        ]
    )
    trip = typed("3/3/2026", four, "1300")
    assert "3 438,00 − 2 969,40 = 468,60 €" in trip
    assert "4 900 km déjà comptés en 2026" in trip
    assert "Barème provisoire" in trip
    assert "8 140,41 − 8 130,00 = 10,41 €" in typed("3/3/2025", four, "1")
    assert "9 400,47 − 9 395,00 = 5,47 €" in typed("3/3/2025", seven, "1")


def test_the_public_scale_is_said_bracket_by_bracket(
    seat: Seat, typed: Type, garage: dict[Spec, int]
) -> None:
    rules = seat.application.expense_rules
    draft = rules.draft()
    rules.save(type(draft)(mileage_scale=MileageScale.PUBLIC, version=draft.version))
    five = garage[CAR, 5, False]
    assert "2 000 × 0,32 + 500 × 0,40 = 840,00 €" in typed("3/3/2025", five, "2500")
    whole = typed("3/3/2025", five, "12000")
    assert "2 000 × 0,32 + 8 000 × 0,40 + 2 000 × 0,23 = 4 300,00 €" in whole
    assert "minimum de 10 € par mois" in typed("3/3/2025", garage[MOPED, None, False], "10")


def test_what_has_no_price_says_why(typed: Type, garage: dict[Spec, int]) -> None:
    assert "puissance fiscale" in typed("3/3/2025", garage[CAR, None, False], "10")
    early = typed("31/12/2021", garage[CAR, 5, False], "10")
    assert "Aucun barème kilométrique n’est connu pour 2021" in early


def test_a_bicycle_and_a_passenger_are_noted_without_amount(typed: Type) -> None:
    assert "kilomètres notés, sans indemnité" in typed("3/3/2025", Means.BICYCLE, "12")
    assert "Un passager n’est pas indemnisé" in typed("3/3/2025", Means.PASSENGER, "12")


def test_three_thousand_kilometres_on_one_line_are_asked_once(
    seat: Seat, claim: ClaimPage, typed: Type, garage: dict[Spec, int]
) -> None:
    typed("3/3/2025", garage[CAR, 5, False], "3001")
    claim.form.purpose.set_value("Congrès")
    claim.form.origin.set_value("Domicile")
    claim.form.destination.set_value("Marseille")
    claim.acts.save()
    seat.wait()
    assert "3 000 km" in bare(shown(claim))
    assert seat.application.expenses.summary(ListQuery()).total == 0
    buttons = claim.findChildren(QPushButton)
    next(one for one in buttons if one.accessibleName() == "Oui, enregistrer").click()
    seat.wait()
    assert seat.application.expenses.summary(ListQuery()).total == 1
