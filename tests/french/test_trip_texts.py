"""The sums of trips, the kilometres of cyclists and the ceilings, in plain French."""

from dataclasses import replace
from datetime import date

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.mileage import MileageLine, PricedLine, price_lines, vehicle_scales
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.rates import Mark, RatePeriod, Rates
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.french.ceiling_texts import ceiling_text
from engagement_desktop.french.rate_texts import calculation, flat_text, mileage_text, rate_value
from engagement_desktop.french.scale_notes import scale_notes
from engagement_desktop.french.trip_notes import provisional_note, regularisation_text
from engagement_desktop.storage.rate_files import load_rates

OWN = RatePeriod(date(2026, 1, 1), "0.30", "délibération du 3 mars 2026", Mark.VERIFIED)


def own() -> Rates:
    return load_rates().with_local({"km.own": [OWN]})


def priced(
    km: int,
    before: int = 0,
    *,
    rates: Rates | None = None,
    method: MileageScale = MileageScale.TAX,
    electric: bool = False,
) -> PricedLine:
    scale_of = vehicle_scales(rates or load_rates(), method, VehicleKind.CAR, 4, electric=electric)
    line = MileageLine(1, date(2026, 3, 1), km * 100, ClaimStatus.DRAFT)
    return price_lines([line], scale_of, {2026: before * 100})[0]


def bare(text: str) -> str:
    """Without the spaces that do not break."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (priced(120), "120 × 0,606 = 72,72 €"),
        (priced(6000), "6 000 × 0,340 + 1 330 = 3 370,00 €"),
        (
            priced(1300, 4900),
            "(6 200 × 0,340 + 1 330) − (4 900 × 0,606) = 3 438,00 − 2 969,40 = 468,60 €",
        ),
        (priced(1000, electric=True), "(1 000 × 0,606) × 1,2 = 727,20 €"),
        (priced(2500, method=MileageScale.PUBLIC), "2 000 × 0,32 + 500 × 0,40 = 840,00 €"),
        (
            priced(500, 2000, method=MileageScale.PUBLIC),
            "(2 000 × 0,32 + 500 × 0,40) − (2 000 × 0,32) = 840,00 − 640,00 = 200,00 €",
        ),
        (priced(100, rates=own()), "100 × 0,30 = 30,00 €"),
    ],
)
def test_the_sum_of_a_trip_is_worked_out(line: PricedLine, said: str) -> None:
    assert bare(calculation(line)) == said


def test_a_frozen_trip_has_no_sum() -> None:
    assert calculation(replace(priced(100), scale=None)) == ""


def test_a_trip_for_which_the_scale_drops_says_what_is_granted() -> None:
    fallen = replace(priced(1, 20_000), amount=Money(), fell=True)
    assert bare(calculation(fallen)).endswith("€ : 0 € accordé")


def test_the_rate_text_is_frozen_with_its_date_and_source() -> None:
    said = bare(mileage_text(priced(100), VehicleKind.CAR, 4))
    assert "d × 0,606" in said
    assert said.endswith("inchangé pour les trajets de 2022 à 2025 ; depuis le 01/01/2022")
    mine = bare(mileage_text(priced(100, rates=own()), VehicleKind.CAR, 4))
    assert "d × 0,30 (taux de la structure)" in mine
    assert mine.endswith("délibération du 3 mars 2026 ; depuis le 01/01/2026")


def test_a_cyclist_and_a_passenger_name_no_vehicle() -> None:
    assert flat_text(Means.PASSENGER, None) == "Passager\u202f; kilomètres notés, sans indemnité"
    assert flat_text(Means.BICYCLE, None).startswith("Vélo")
    assert bare(flat_text(Means.BICYCLE, replace(OWN, value="0.25"))) == (
        "Vélo ; 0,25 € par km ; délibération du 3 mars 2026 ; depuis le 01/01/2026"
    )


def test_a_rate_of_zero_is_shown_as_none() -> None:
    series = load_rates()["km.own"]
    assert rate_value(series, series.on(date(2026, 1, 1))) == "—"


def test_a_report_says_the_own_rate_of_the_year() -> None:
    last, this = (bare(one) for one in scale_notes((2025, 2026), MileageScale.PUBLIC, own()))
    assert "secteur public" in last
    assert "taux de la structure, 0,30 € par km, sans dépasser le barème kilométrique fiscal" in this


def test_a_ceiling_names_the_amount_and_its_text_and_no_reason() -> None:
    night = load_rates()["mission.night.reduced_mobility"].on(date(2026, 1, 1))
    said = bare(ceiling_text(ExpenseNature.LODGING, Money.of(150), night))
    assert said == "Plafond de la nuitée : 150,00 €, depuis le 22/09/2023 (arrêté du 20 septembre 2023)"
    other = bare(ceiling_text(ExpenseNature.TAXI, Money.of(30), OWN, unsure=True))
    assert other.startswith("Plafond : 30,00 €")
    assert other.endswith("valeur de cette année à vérifier")


def test_notes_name_the_year() -> None:
    assert "celui de 2026" in provisional_note(2026)
    text = bare(regularisation_text(2026, Money.of("468.60"), Money.of("787.80")))
    assert text == "Trajets payés de 2026 : 468,60 € d’après le compteur, 787,80 € déjà payés"
