"""Kilometres over a civil year: typed, counted, priced again, put right."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.expenses.rules.mileage import MileageService
from engagement_desktop.services.expenses.rules.openings import VehicleOpeningService
from engagement_desktop.services.expenses.rules.policies import ExpenseRuleService
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.reports.yearly_expenses import expense_sums
from tests.services.expenses.rules.conftest import Road
from tests.services.expenses.rules.trips_asked import DRAFT, PAID, asked, bare, only


@pytest.fixture
def mileage(workspace: Workspace) -> MileageService:
    return MileageService(workspace)


@pytest.fixture
def openings(workspace: Workspace) -> VehicleOpeningService:
    return VehicleOpeningService(workspace)


def test_a_trip_typed_is_priced_after_those_already_counted(road: Road, mileage: MileageService) -> None:
    person, car = road.driver()
    road.trip(car, 4900, 296_940)
    price = only(mileage.price_draft(person, [asked(car, 1300)]))
    assert price.amount == price.once_submitted == Money.of("468.60")
    assert price.before_hundredths == 490_000
    assert price.provisional
    assert "468,60" in price.calculation
    assert "déjà comptés" in price.rate_text
    assert any("2026" in note for note in price.notes)


def test_kilometres_of_mid_year_are_the_beginning_of_the_counter(
    road: Road, mileage: MileageService, openings: VehicleOpeningService
) -> None:
    person, car = road.driver()
    openings.set(car, 2026, 490_000)
    assert only(mileage.price_draft(person, [asked(car, 1300)])).amount == Money.of("468.60")
    last_year = only(mileage.price_draft(person, [asked(car, 1300, date(2025, 12, 31))]))
    assert last_year.amount == Money.of("787.80")
    assert not last_year.provisional


def test_a_draft_counts_its_earlier_trips_only_once_submitted(road: Road, mileage: MileageService) -> None:
    person, car = road.driver()
    trips = [asked(car, 4900), asked(car, 1300, date(2026, 3, 4), key=2)]
    prices = mileage.price_draft(person, trips)
    assert [prices[key].amount for key in (1, 2)] == [Money.of("2969.40"), Money.of("787.80")]
    assert [prices[key].once_submitted for key in (1, 2)] == [Money.of("2969.40"), Money.of("468.60")]


def test_the_claim_being_edited_does_not_count_twice(road: Road, mileage: MileageService) -> None:
    person, car = road.driver()
    line = road.trip(car, 4900, 296_940)
    claim = road.line(line, lambda one: one.claim_id)
    edited = asked(car, 4900, line_id=line)
    assert only(mileage.price_draft(person, [edited], claim)).amount == Money.of("2969.40")


def test_two_vehicles_of_one_person_have_two_counters(road: Road, mileage: MileageService) -> None:
    person, car = road.driver()
    road.trip(car, 4900, 296_940)

    moped = road.second_vehicle(person, kind=VehicleKind.MOPED, power=None)
    prices = mileage.price_draft(person, [asked(car, 1300), asked(moped, 3001, key=2)])
    assert [prices[key].amount for key in (1, 2)] == [Money.of("468.60"), Money.of("948.08")]


def test_what_has_no_price_says_why_at_its_field(road: Road, mileage: MileageService) -> None:
    person, car = road.driver(power=None)
    _, somebody_elses = road.driver(power=6)
    refused = {
        "power": only(mileage.price_draft(person, [asked(car, 10)])),
        "stranger": only(mileage.price_draft(person, [asked(somebody_elses, 10)])),
        "none": only(mileage.price_draft(person, [asked(None, 10)])),
    }
    assert {one.field for one in refused.values()} == {"vehicle_id"}
    assert "puissance fiscale" in refused["power"].fault
    other, sound = road.driver(power=7)
    early = only(mileage.price_draft(other, [asked(sound, 10, date(2021, 12, 31))]))
    assert early.field == "spent_on"
    assert "Aucun barème kilométrique n’est connu pour 2021" in early.fault


def test_cyclists_and_passengers_are_noted_without_amount(
    road: Road, mileage: MileageService, workspace: Workspace
) -> None:
    person, _ = road.driver()
    trips = [
        asked(None, 12, means=Means.BICYCLE),
        asked(None, 30, key=2, means=Means.PASSENGER),
    ]
    prices = mileage.price_draft(person, trips)
    assert [prices[key].amount for key in (1, 2)] == [Money(), Money()]
    assert "conducteur" in prices[2].notes[0]
    rate = RateDraft("km.bicycle", Decimal("0.25"), date(2026, 1, 1), "délibération")
    ExpenseRuleService(workspace).set_rate(rate)
    prices = mileage.price_draft(person, trips)
    assert [prices[key].amount for key in (1, 2)] == [Money.of("3.00"), Money()]


def test_a_public_moped_says_that_the_monthly_minimum_is_left_out(
    road: Road, mileage: MileageService, workspace: Workspace
) -> None:
    person, moped = road.driver(kind=VehicleKind.MOPED, power=None)
    ExpenseRuleService(workspace).save(PolicyDraft(mileage_scale=MileageScale.PUBLIC))
    price = only(mileage.price_draft(person, [asked(moped, 50)]))
    assert price.amount == Money.of("6.00")
    assert any("10 €" in bare(note) and "à vérifier" in note for note in price.notes)


def test_the_counter_of_a_year_says_its_formula_and_what_waits(road: Road, mileage: MileageService) -> None:
    person, car = road.driver()
    road.opened(car, 4900)
    road.trip(car, 1300, 46_860)
    road.trip(car, 10, 340, DRAFT, date(2026, 4, 1))
    (year,) = mileage.years(person, 2026)
    assert (year.person, bare(year.vehicle)) == ("Hélias Monique", "Voiture 4 CV")
    assert (year.opening_hundredths, year.km_hundredths, year.waiting_hundredths) == (490_000, 620_000, 1000)
    assert year.amount == Money.of("468.60")
    assert bare(year.formula) == "d × 0,340 + 1 330"
    assert year.source.startswith("CGI, annexe IV")
    assert year.provisional
    assert mileage.years_driven() == [2026]
    counted, waiting = mileage.trips(car, 2026)
    assert bare(counted.calculation).endswith("= 468,60 €")
    assert (waiting.before_hundredths, waiting.status) == (620_000, DRAFT)


def test_a_vehicle_without_power_says_so_in_its_year(road: Road, mileage: MileageService) -> None:
    _, car = road.driver(power=None)
    road.opened(car, 100)
    road.trip(car, 10, 500, PAID)
    (year,) = mileage.years()
    assert "puissance fiscale" in year.fault
    assert (year.formula, year.source, year.difference) == ("", "", Money())
    (trip,) = mileage.trips(car, 2026)
    assert (trip.calculation, trip.should_be) == ("", Money.of("5.00"))


def test_openings_are_typed_changed_and_taken_away(
    road: Road, openings: VehicleOpeningService, workspace: Workspace
) -> None:
    person, car = road.driver()
    line = road.trip(car, 1300, 78_780)
    openings.set(car, 2026, 490_000)
    assert road.amount(line) == Money.of("468.60")
    openings.set(car, 2026, 500_000)
    (row,) = openings.of_person(person)
    assert (row.vehicle_id, row.year, row.km_hundredths) == (car, 2026, 500_000)
    assert openings.vehicles() == ((car, f"Hélias Monique, {row.vehicle}"),)
    openings.set(car, 2026, 0)
    openings.set(car, 2026, 0)
    assert openings.of_person(person) == ()
    assert road.amount(line) == Money.of("787.80")
    workspace.undo()


@pytest.mark.parametrize(
    ("year", "km", "field"),
    [(2026, -1, "km_hundredths"), (2026, 100_000_000, "km_hundredths"), (2027, 5, "year"), (1999, 5, "year")],
)
def test_an_opening_out_of_bounds_is_refused(
    road: Road, openings: VehicleOpeningService, year: int, km: int, field: str
) -> None:
    _, car = road.driver()
    with pytest.raises(DomainError) as refused:
        openings.set(car, year, km)
    assert refused.value.field == field


def test_a_vehicle_that_is_gone_has_no_opening(openings: VehicleOpeningService) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        openings.set(99, 2026, 100)


def test_a_reader_types_none(workspace_as: Callable[[Role], Workspace]) -> None:
    reader = workspace_as(Role.READING)
    with pytest.raises(NotPermitted):
        VehicleOpeningService(reader).set(1, 2026, 1)
    with pytest.raises(NotPermitted):
        MileageService(reader).propose_regularisation(1, 2026)


def test_without_a_structure_nothing_is_priced(workspace: Workspace, mileage: MileageService) -> None:
    road = Road(workspace)
    person, car = road.driver()
    assert mileage.price_draft(person, [asked(car, 10)]) == {}
    assert mileage.years() == ()
    road.trip(car, 10)
    assert len(mileage.trips(car, 2026)) == 1


def test_kilometres_without_amount_are_in_the_year_and_cost_nothing(road: Road, workspace: Workspace) -> None:
    _, car = road.driver()
    road.trip(car, 12, 0, means=Means.BICYCLE)
    road.trip(car, 30, 0, means=Means.PASSENGER)
    road.trip(car, 100, 6060)
    with workspace.read() as session:
        (year,) = expense_sums(session, Exercise(date(2026, 1, 1), date(2026, 12, 31)))
    assert (year.lines, year.amount, year.km_hundredths) == (3, Money.of("60.60"), 14_200)
