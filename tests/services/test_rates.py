"""Rates: what is shipped, what a structure adds, and what it changes in the kilometres not yet paid."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.expenses.claims import ClaimStatus, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

SCALE = "voiture 1 CV et plus : 1,00\nmoto 1 CV et plus : 0,50\ncyclo : 0,20"
SOURCE = "délibération du 3 mars 2026"


@pytest.fixture
def rates(workspace: Workspace) -> RateService:
    return RateService(workspace)


def test_every_shipped_series_is_shown_with_its_sources(rates: RateService) -> None:
    series = {one.key: one for one in rates.series()}
    assert {"smic.hourly", "km.scale.tax", "km.public", "cec.hours.total"} <= set(series)
    assert all(period.source for one in series.values() for period in one.periods)
    assert not any(period.local for one in series.values() for period in one.periods)


def test_a_local_period_takes_over_from_its_day(rates: RateService) -> None:
    rates.add_local("smic.hourly", date(2026, 3, 3), " 12,50 ", f" {SOURCE} ")
    wage = rates.rates().smic
    assert wage.on(date(2026, 3, 2)).value == "12.02"
    assert (wage.on(date(2026, 3, 3)).value, wage.on(date(2026, 3, 3)).source) == ("12.50", SOURCE)
    assert wage.on(date(2026, 3, 3)).local
    assert wage.on(date(2026, 6, 1)).value == "12.31"


def test_a_local_period_can_be_removed_or_taken_back(rates: RateService, workspace: Workspace) -> None:
    rates.add_local("smic.hourly", date(2026, 3, 3), "12,50", SOURCE)
    rates.remove_local("smic.hourly", date(2026, 3, 3))
    assert rates.rates().smic.on(date(2026, 3, 3)).value == "12.02"
    assert workspace.undo() == "Période du 03/03/2026 retirée."
    assert rates.rates().smic.on(date(2026, 3, 3)).value == "12.50"


@pytest.mark.parametrize(("typed", "kept"), [("30/06", "06-30"), ("06-30", "06-30"), ("29/2", "02-29")])
def test_a_day_of_the_year_is_kept_as_in_the_files(rates: RateService, typed: str, kept: str) -> None:
    rates.add_local("cec.deadline.declare", date(2027, 1, 1), typed, SOURCE)
    assert rates.rates()["cec.deadline.declare"].on(date(2027, 1, 1)).value == kept


@pytest.mark.parametrize(
    ("series", "value", "source", "field"),
    [
        ("smic.hourly", "douze", SOURCE, "value"),
        ("smic.hourly", "0", SOURCE, "value"),
        ("smic.hourly", "12,50", "  ", "source"),
        ("cec.deadline.declare", "31/31", SOURCE, "value"),
        ("km.scale.tax", "voiture : cher", SOURCE, "value"),
        ("sepa.structured_address", "  ", SOURCE, "value"),
        ("nowhere", "1", SOURCE, "series"),
    ],
)
def test_what_is_not_understood_is_refused(
    rates: RateService, series: str, value: str, source: str, field: str
) -> None:
    with pytest.raises(DomainError) as refused:
        rates.add_local(series, date(2026, 3, 3), value, source)
    assert refused.value.field == field


def test_a_day_is_taken_once(rates: RateService) -> None:
    rates.add_local("smic.hourly", date(2026, 3, 3), "12,50", SOURCE)
    with pytest.raises(DomainError, match="commence déjà le 03/03/2026"):
        rates.add_local("smic.hourly", date(2026, 3, 3), "13", SOURCE)


def test_what_is_shipped_cannot_be_removed(rates: RateService) -> None:
    with pytest.raises(DomainError, match="n’a pas été ajoutée ici"):
        rates.remove_local("smic.hourly", date(2026, 1, 1))


def test_a_new_scale_prices_again_what_is_not_paid(rates: RateService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person()
        vehicle = make.vehicle(person)
        km = {"nature": ExpenseNature.KILOMETRES, "vehicle_id": vehicle.id, "km_hundredths": 10_000}
        paid = make.line(make.claim(person, ClaimStatus.REIMBURSED), date(2026, 1, 5), 6360, **km)
        waiting = make.line(make.claim(person), date(2026, 2, 5), 6360, **km)
        before = make.line(make.claim(person), date(2025, 2, 5), 6360, **km)
        meal = make.line(make.claim(person), date(2026, 2, 5), 1500)
    rates.add_local("km.scale.tax", date(2026, 1, 1), SCALE, SOURCE)
    amounts = {line.id: amount_of(workspace, line.id) for line in (paid, waiting, before, meal)}
    assert amounts == {
        paid.id: Money(6360),
        waiting.id: Money(10_000),
        before.id: Money(6360),
        meal.id: Money(1500),
    }
    with workspace.read() as session:
        said = session.get_one(ExpenseLine, waiting.id).rate_text
    assert said is not None
    assert "délibération" in said
    rates.remove_local("km.scale.tax", date(2026, 1, 1))
    assert amount_of(workspace, waiting.id) == Money(6360)


def amount_of(workspace: Workspace, line_id: int) -> Money:
    with workspace.read() as session:
        return session.get_one(ExpenseLine, line_id).amount


def test_a_wage_changes_no_kilometre(rates: RateService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.structure()
        person = make.person()
        line = make.line(
            make.claim(person),
            date(2026, 2, 5),
            1,
            nature=ExpenseNature.KILOMETRES,
            vehicle_id=make.vehicle(person).id,
            km_hundredths=10_000,
        )
    rates.add_local("smic.hourly", date(2026, 3, 3), "12,50", SOURCE)
    assert amount_of(workspace, line.id) == Money(1)


@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_only_some_roles_add_rates(workspace_as: Callable[[Role], Workspace], role: Role) -> None:
    service = RateService(workspace_as(role))
    with pytest.raises(NotPermitted):
        service.add_local("smic.hourly", date(2026, 3, 3), "12,50", SOURCE)
    with pytest.raises(NotPermitted):
        service.remove_local("smic.hourly", date(2026, 3, 3))
