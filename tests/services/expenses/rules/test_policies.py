"""What the structure decides about expenses, and what everybody else reads of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.policies import CeilingScale
from engagement_desktop.domain.expenses.rules.ceilings import Ceiling, NightRate
from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.structures import MileageScale
from engagement_desktop.services.expenses.rules.policies import ExpenseRuleService
from engagement_desktop.services.rates import RateService
from engagement_desktop.services.register.structures import StructureService
from engagement_desktop.services.workspace import Workspace
from tests.services.expenses.rules.conftest import Road

DAY, BEFORE = date(2026, 3, 3), date(2023, 9, 21)
MEAL, LODGING = ExpenseNature.MEAL, ExpenseNature.LODGING


@pytest.fixture
def rules(workspace: Workspace) -> ExpenseRuleService:
    return ExpenseRuleService(workspace)


def amount(ceiling: Ceiling | None) -> str:
    return "" if ceiling is None else f"{ceiling.amount.euros:.2f}"


@pytest.mark.usefixtures("road")
def test_a_dossier_that_decided_nothing_pays_real_costs_by_the_tax_scale(rules: ExpenseRuleService) -> None:
    facts = rules.facts()
    assert (facts.mileage_scale, facts.ceilings) == (MileageScale.TAX, CeilingScale.REAL_COST)
    assert (facts.own_rate, facts.bicycle_rate) == (Decimal(0), Decimal(0))
    assert (facts.yearly_level, facts.missing_receipt_ceiling) == (Money.of(2000), Money.of(20))
    assert not facts.decides_alone
    assert not facts.takes_gifts
    assert rules.ceiling_for(MEAL, DAY) is None
    assert rules.ceiling_for(ExpenseNature.KILOMETRES, DAY) is None


@pytest.mark.usefixtures("road")
def test_choices_are_kept_read_and_taken_back(rules: ExpenseRuleService, workspace: Workspace) -> None:
    draft = replace(
        rules.draft(),
        decides_alone=True,
        decides_alone_reason="Une seule salariée",
        gift_ground="Intérêt général",
        gift_articles="200",
        yearly_level=Money.of(300),
        sepa_version=SepaVersion.V03,
        letters_traditional=True,
    )
    rules.save(draft)
    facts = rules.facts()
    assert (facts.decides_alone_on, facts.gift_ground_on) == (workspace.today(), workspace.today())
    assert (facts.yearly_level, facts.sepa_version) == (Money.of(300), SepaVersion.V03)
    assert facts.letters_traditional
    again = rules.draft()
    rules.save(replace(again, decides_alone=False, decides_alone_reason=""))
    assert not rules.facts().decides_alone
    workspace.undo()
    assert rules.facts().decides_alone


@pytest.mark.usefixtures("road")
def test_two_hands_on_the_rules_are_compared(rules: ExpenseRuleService) -> None:
    rules.save(rules.draft())
    opened = rules.draft()
    rules.save(replace(opened, gives_meal_vouchers=True))
    with pytest.raises(ChangedMeanwhile) as changed:
        rules.save(opened)
    assert isinstance(changed.value.theirs, PolicyDraft)
    assert changed.value.theirs.gives_meal_vouchers


def test_rules_ask_for_a_structure_first(rules: ExpenseRuleService) -> None:
    assert rules.draft() == PolicyDraft()
    with pytest.raises(DomainError, match="pas encore de structure"):
        rules.save(PolicyDraft())


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize("role", [Role.SECRETARIAT, Role.READING])
def test_only_those_who_keep_the_money_decide_rules(
    workspace_as: Callable[[Role], Workspace], role: Role
) -> None:
    service = ExpenseRuleService(workspace_as(role))
    assert service.facts().missing_receipt_ceiling == Money.of(20)
    with pytest.raises(NotPermitted):
        service.save(PolicyDraft())
    with pytest.raises(NotPermitted):
        service.set_rate(RateDraft("km.own", Decimal("0.3"), DAY, "délibération"))


@pytest.mark.usefixtures("road")
@pytest.mark.parametrize(
    ("night", "now", "then"),
    [
        (NightRate.BASE, "90.00", "70.00"),
        (NightRate.LARGE_TOWN, "120.00", "90.00"),
        (NightRate.PARIS, "140.00", "110.00"),
        (NightRate.REDUCED_MOBILITY, "150.00", "120.00"),
    ],
)
def test_public_nights_follow_their_day_and_never_say_why(
    rules: ExpenseRuleService, night: NightRate, now: str, then: str
) -> None:
    rules.save(PolicyDraft(ceilings=CeilingScale.PUBLIC))
    found = rules.ceiling_for(LODGING, DAY, night)
    assert (amount(found), amount(rules.ceiling_for(LODGING, BEFORE, night))) == (now, then)
    assert found is not None
    assert "handicap" not in found.text
    assert "Paris" not in found.text
    assert "arrêté du 20\u00a0septembre 2023" in found.text


@pytest.mark.usefixtures("road")
def test_meals_are_paid_up_to_the_public_amount_the_voucher_or_the_structures_own(
    rules: ExpenseRuleService,
) -> None:
    rules.save(PolicyDraft(ceilings=CeilingScale.PUBLIC))
    assert [amount(rules.ceiling_for(MEAL, day)) for day in (DAY, BEFORE)] == ["20.00", "17.50"]
    assert rules.ceiling_for(ExpenseNature.TRAIN, DAY) is None
    rules.save(replace(rules.draft(), gives_meal_vouchers=True))
    voucher = rules.ceiling_for(MEAL, DAY)
    assert voucher is not None
    assert amount(voucher) == "7.30"
    assert "à vérifier" in voucher.text
    assert rules.ceiling_for(MEAL, date(2022, 5, 5)) is None
    rules.set_rate(RateDraft("ceiling.meal", Decimal(15), date(2026, 1, 1), "règlement intérieur"))
    own = rules.ceiling_for(MEAL, DAY)
    assert own is not None
    assert amount(own) == "15.00"
    assert "règlement intérieur" in own.text


@pytest.mark.usefixtures("road")
def test_the_ceiling_of_lost_receipts_is_dated(rules: ExpenseRuleService) -> None:
    rules.set_rate(RateDraft("receipt.missing.ceiling", Decimal(0), date(2026, 6, 1), "délibération"))
    assert rules.missing_receipt_ceiling(DAY) == Money.of(20)
    assert rules.missing_receipt_ceiling(date(2026, 6, 1)) == Money()


@pytest.mark.usefixtures("road")
def test_a_rate_fixed_twice_from_one_day_takes_the_last_value(
    rules: ExpenseRuleService, workspace: Workspace
) -> None:
    draft = RateDraft("km.bicycle", Decimal("0.25"), date(2026, 1, 1), "délibération")
    first = rules.set_rate(draft)
    assert rules.set_rate(replace(draft, value=Decimal("0.30"), source="nouvelle délibération")) == first
    assert rules.facts().bicycle_rate == Decimal("0.30")
    assert (workspace.last_act() or "").startswith("Vélo")
    series = next(one for one in rules.rates() if one.key == "km.bicycle")
    assert series.periods[-1].source == "nouvelle délibération"


@pytest.mark.usefixtures("road")
def test_the_example_is_worked_out_by_the_scale_of_the_structure(rules: ExpenseRuleService) -> None:
    assert "763,20" in rules.example()
    rules.save(PolicyDraft(mileage_scale=MileageScale.PUBLIC))
    assert "384,00" in rules.example()


@pytest.mark.usefixtures("road")
def test_rates_of_the_structure_may_be_zero_in_the_list_of_rates_too(workspace: Workspace) -> None:
    rates = RateService(workspace)
    rates.add_local("km.own", date(2026, 1, 1), "0", "délibération")
    with pytest.raises(DomainError, match="plus grande que zéro"):
        rates.add_local("mission.meal", date(2026, 1, 1), "0", "délibération")


def test_the_form_of_the_structure_prices_again_when_the_scale_changes(
    road: Road, workspace: Workspace
) -> None:
    _, car = road.driver(power=5)
    line = road.trip(car, 1000, 63_600)
    structures = StructureService(workspace)
    structures.save_own(replace(structures.own_draft(), mileage_scale=MileageScale.PUBLIC))
    assert road.amount(line) == Money.of("320.00")
