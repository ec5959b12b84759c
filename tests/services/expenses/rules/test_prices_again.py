"""Kilometres priced again: rates and scales that change, late trips, what was paid put right."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.expenses.claims import (
    ClaimStatus,
    Correction,
    ExpenseClaim,
    ExpenseLine,
    PaymentMeans,
)
from engagement_desktop.domain.expenses.means import Means
from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.domain.register.vehicles import VehicleKind
from engagement_desktop.services.expenses.rules.dated_rates import worked_example
from engagement_desktop.services.expenses.rules.mileage import MileageService
from engagement_desktop.services.expenses.rules.openings import VehicleOpeningService
from engagement_desktop.services.expenses.rules.policies import ExpenseRuleService
from engagement_desktop.services.mileage import price_claim_again
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.rules.conftest import MARCH, Road
from tests.services.expenses.rules.trips_asked import DRAFT, PAID, asked, bare, only


@pytest.fixture
def mileage(workspace: Workspace) -> MileageService:
    return MileageService(workspace)


@pytest.fixture
def openings(workspace: Workspace) -> VehicleOpeningService:
    return VehicleOpeningService(workspace)


def test_a_rate_for_bicycles_prices_again_what_is_not_paid(road: Road, workspace: Workspace) -> None:
    _, car = road.driver()
    waiting = road.trip(car, 10, 0, ClaimStatus.APPROVED, means=Means.BICYCLE)
    paid = road.trip(car, 10, 0, PAID, means=Means.BICYCLE)
    ExpenseRuleService(workspace).set_rate(
        RateDraft("km.bicycle", Decimal("0.25"), date(2026, 1, 1), "délibération")
    )
    assert (road.amount(waiting), road.amount(paid)) == (Money.of("2.50"), Money())
    assert "0,25" in road.line(waiting, lambda line: line.rate_text)


def test_an_own_rate_prices_again_and_is_taken_back_by_zero(road: Road, workspace: Workspace) -> None:
    _, car = road.driver()
    line = road.trip(car, 100, 6060)
    rules = ExpenseRuleService(workspace)
    rules.set_rate(RateDraft("km.own", Decimal("0.30"), date(2026, 1, 1), "délibération"))
    assert road.amount(line) == Money.of("30.00")
    assert rules.facts().own_rate == Decimal("0.30")
    assert workspace.last_act() is not None
    rules.set_rate(RateDraft("km.own", Decimal(0), date(2026, 1, 1), "délibération"))
    assert road.amount(line) == Money.of("60.60")
    assert rules.facts().own_rate == Decimal(0)


def test_the_public_scale_prices_again_what_is_not_paid(road: Road, workspace: Workspace) -> None:
    _, car = road.driver(power=5)
    waiting, paid = road.trip(car, 2500, 1), road.trip(car, 100, 6360, PAID, date(2026, 4, 1))
    ExpenseRuleService(workspace).save(PolicyDraft(mileage_scale=MileageScale.PUBLIC))
    assert (road.amount(waiting), road.amount(paid)) == (Money.of("840.00"), Money.of("63.60"))


def test_a_late_trip_changes_unpaid_ones_only_and_what_was_paid_is_to_be_put_right(
    road: Road, mileage: MileageService
) -> None:
    person, car = road.driver()
    paid = road.trip(car, 4900, 296_940, PAID, date(2026, 2, 1))
    waiting = road.trip(car, 1300, 46_860, day=date(2026, 5, 1))
    late = road.trip(car, 500, 0, day=date(2026, 1, 10))
    price = only(mileage.price_draft(person, [asked(car, 500, date(2026, 1, 9))]))
    assert any("régularisation" in note for note in price.notes)
    road.do(lambda session: price_claim_again(session, session.get_one(ExpenseLine, late).claim_id))
    assert road.amount(paid) == Money.of("2969.40")
    assert road.amount(late) == Money.of("303.00")
    assert road.amount(waiting) == Money.of("442.00")
    (year,) = mileage.regularisations(person)
    assert (year.should_be, year.paid) == (Money.of("2863.00"), Money.of("2969.40"))
    assert year.difference == Money.of("-106.40")
    whole = Money.sum(road.amount(line) for line in (paid, late, waiting)) + year.difference
    assert whole == Money.of(Decimal(6700) * Decimal("0.340") + 1330)


def test_a_regularisation_is_a_line_that_counts_no_kilometre_and_is_proposed_once(
    road: Road, mileage: MileageService, workspace: Workspace
) -> None:
    person, car = road.driver()
    paid = road.trip(car, 100, 7000, PAID)
    claim_id = mileage.propose_regularisation(car, 2026)
    assert bare(workspace.last_act() or "").startswith("Régularisation de −9,40 €")
    with workspace.read() as session:
        claim = session.get_one(ExpenseClaim, claim_id)
        line = session.query(ExpenseLine).filter_by(claim_id=claim_id).one()
        assert (claim.status, claim.person_id) == (DRAFT, person)
        assert claim.reference == "NDF-2026-0001"
        assert (line.amount, line.km_hundredths, line.vehicle_id) == (Money.of("-9.40"), None, car)
        assert (line.correction, line.corrects_id) == (Correction.REGULARISATION, paid)
        assert "60,60" in (line.rate_text or "")
    assert mileage.regularisations() == ()
    with pytest.raises(DomainError, match="rien à régulariser"):
        mileage.propose_regularisation(car, 2026)


def test_a_regularisation_joins_the_open_draft(road: Road, mileage: MileageService) -> None:
    _, car = road.driver()
    road.trip(car, 100, 7000, PAID)
    draft = road.line(road.trip(car, 10, 606, DRAFT), lambda line: line.claim_id)
    assert mileage.propose_regularisation(car, 2026) == draft


def test_a_trip_taken_back_whole_leaves_the_counter_and_one_in_part_is_settled(
    road: Road, mileage: MileageService
) -> None:
    _, car = road.driver()
    wrong = road.trip(car, 4900, 296_940, PAID, date(2026, 1, 5))
    part = road.trip(car, 100, 6060, PAID, date(2026, 1, 6))
    road.trip(car, 0, -296_940, km_hundredths=None, correction=Correction.OPPOSITE, corrects_id=wrong)
    road.trip(car, 0, -1000, km_hundredths=None, correction=Correction.OPPOSITE, corrects_id=part)
    (year,) = mileage.years(year=2026)
    assert year.km_hundredths == 10_000
    assert not year.difference


def test_what_a_run_holds_is_priced_no_more(road: Road) -> None:
    _, car = road.driver()
    held = road.trip(car, 100, 1, ClaimStatus.APPROVED)
    claim_id = road.line(held, lambda line: line.claim_id)

    def hold(session: Session) -> None:
        run = PaymentRun(number="REM-1", state=RunState.MADE, made_on=MARCH, execute_on=MARCH)
        session.add(run)
        session.flush()
        session.add(
            Payment(
                run_id=run.id,
                claim_id=claim_id,
                means=PaymentMeans.TRANSFER,
                amount=Money(1),
                state=PaymentState.MADE,
                position=1,
            )
        )

    road.do(hold)
    road.do(lambda session: price_claim_again(session, claim_id))
    assert road.amount(held) == Money(1)


def test_where_the_scale_drops_the_window_is_told_and_nothing_is_granted(
    road: Road, mileage: MileageService, openings: VehicleOpeningService, workspace: Workspace
) -> None:
    person, moped = road.driver(kind=VehicleKind.MOPED, power=None)
    openings.set(moped, 2026, 300_000)
    dropping = (
        "voiture 1 CV et plus : 0,50\nmoto 1 CV et plus : 0,30\n"
        "cyclo : 0,299 jusqu'à 3000 km ; 0,070 + 458 jusqu'à 6000 km ; 0,162 au-delà"
    )
    RateService(workspace).add_local("km.scale.tax", date(2026, 1, 1), dropping, "barème de 2021")
    price = only(mileage.price_draft(person, [asked(moped, 1)]))
    assert price.amount == Money()
    assert "Le barème baisse" in price.notes[0]
    assert bare(price.calculation).endswith("668,07 − 897,00 = −228,93 € : 0 € accordé")


def test_nothing_is_put_right_of_a_year_without_trips_nor_shown_of_one_without_scale(
    road: Road, mileage: MileageService, workspace: Workspace
) -> None:
    _, car = road.driver()
    with pytest.raises(DomainError, match="rien à régulariser"):
        mileage.propose_regularisation(car, 2024)
    with workspace.read() as session:
        assert "Aucun barème" in worked_example(session, 2020)


def test_the_years_own_scale_ends_the_provisional_wording_even_where_it_pays_the_same(
    road: Road, workspace: Workspace
) -> None:
    _, car = road.driver()
    waiting, paid = road.trip(car, 100, 6060), road.trip(car, 100, 6060, PAID, date(2026, 4, 1))
    road.do(lambda session: price_claim_again(session, session.get_one(ExpenseLine, waiting).claim_id))
    assert "barème provisoire" in road.line(waiting, lambda line: line.rate_text)
    frozen = road.line(paid, lambda line: line.rate_text)
    rates = RateService(workspace)
    series = next(one for one in rates.series() if one.key == "km.scale.tax")
    rates.add_local("km.scale.tax", date(2026, 1, 1), series.on(date(2026, 1, 1)).value, "arrêté de 2027")
    assert road.amount(waiting) == Money.of("60.60")
    said = road.line(waiting, lambda line: line.rate_text)
    assert "provisoire" not in said
    assert "arrêté de 2027" in said
    assert road.line(paid, lambda line: line.rate_text) == frozen


def test_a_late_trip_changes_the_counter_that_the_next_ones_say(road: Road) -> None:
    _, car = road.driver()
    waiting = road.trip(car, 100, 6060, day=date(2026, 5, 1))
    late = road.trip(car, 250, 0, day=date(2026, 1, 10))
    road.do(lambda session: price_claim_again(session, session.get_one(ExpenseLine, late).claim_id))
    assert road.amount(waiting) == Money.of("60.60")
    assert "250 km déjà comptés" in bare(road.line(waiting, lambda line: line.rate_text))


def test_a_bicycle_says_the_decision_that_pays_it_now(road: Road, workspace: Workspace) -> None:
    _, car = road.driver()
    line = road.trip(car, 10, 0, ClaimStatus.APPROVED, means=Means.BICYCLE)
    rules = ExpenseRuleService(workspace)
    for decision in ("délibération du 5 janvier", "délibération du 9 mars"):
        rules.set_rate(RateDraft("km.bicycle", Decimal("0.25"), date(2026, 1, 1), decision))
    assert "9 mars" in bare(road.line(line, lambda one: one.rate_text))


def test_a_negative_rate_is_refused_and_changes_nothing(road: Road, workspace: Workspace) -> None:
    _, car = road.driver()
    line = road.trip(car, 100, 6060)
    with pytest.raises(DomainError, match="négative"):
        ExpenseRuleService(workspace).set_rate(
            RateDraft("km.own", Decimal("-0.30"), date(2026, 1, 1), "délibération")
        )
    assert road.amount(line) == Money.of("60.60")


def test_a_regularisation_that_is_refused_is_owed_again(road: Road, mileage: MileageService) -> None:
    _, car = road.driver()
    road.trip(car, 100, 7000, PAID)
    claim_id = mileage.propose_regularisation(car, 2026)

    def refuse(session: Session) -> None:
        session.get_one(ExpenseClaim, claim_id).status = ClaimStatus.REFUSED

    road.do(refuse)
    (year,) = mileage.regularisations()
    assert year.difference == Money.of("-9.40")


@pytest.mark.parametrize(
    ("vehicle", "before", "km", "euros"),
    [
        ({"power": 4}, 4999, 1, "0.61"),  # 3 030,00 − 3 029,39 (of 3 029,394)
        ({"power": 4}, 5000, 1, "0.34"),
        ({"power": 4}, 20000, 1, "10.41"),  # 8 140,407 − 8 130,00: the scale steps up
        ({"power": 3}, 5000, 1, "0.32"),
        ({"power": 7}, 20000, 1, "5.47"),
        ({"power": 9}, 20000, 1, "5.47"),
        ({"kind": VehicleKind.MOTORCYCLE, "power": 3}, 3000, 1, "0.08"),
        ({"kind": VehicleKind.MOPED, "power": None}, 3000, 1, "3.08"),
        ({"kind": VehicleKind.MOPED, "power": None}, 6000, 1, "3.20"),
        ({"power": 5, "electric": True}, 0, 1200, "915.84"),
        ({"power": 5, "electric": True}, 600, 600, "457.92"),
    ],
)
def test_one_kilometre_over_a_line_is_worth_the_difference_of_two_years(
    road: Road, mileage: MileageService, vehicle: dict[str, Any], before: int, km: int, euros: str
) -> None:
    person, owned = road.driver(**vehicle)
    if before:
        road.opened(owned, before, 2025)
    price = only(mileage.price_draft(person, [asked(owned, km, date(2025, 6, 1))]))
    assert price.amount == Money.of(euros)
