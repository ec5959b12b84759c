"""The verbs of the rules of expenses and of kilometres: what each asks for, and how it is done."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.expenses.rules.dated_rates import RateDraft
from engagement_desktop.domain.expenses.rules.policy_facts import PolicyDraft
from engagement_desktop.domain.expenses.rules.trips import TripAsked
from engagement_desktop.domain.permissions import Permission
from tests.builders import Builder

P = Permission
NEEDS = "expense_rules"
DAY = date(2026, 3, 3)
RATE = RateDraft("km.own", Decimal("0.30"), date(2026, 1, 1), "délibération")


def prepare(build: Builder) -> None:
    """A structure, and a vehicle (1) whose paid trip was paid too much."""
    build.structure()
    person = build.person(known_as="P0001")
    vehicle = build.vehicle(person)
    km = {"nature": ExpenseNature.KILOMETRES, "vehicle_id": vehicle.id, "km_hundredths": 10_000}
    build.line(build.claim(person, ClaimStatus.REIMBURSED), DAY, 7000, **km)


DOORS: Mapping[str, tuple[Callable[[Any], object], Permission, str]] = MappingProxyType(
    {
        "expense_rules.save": (
            lambda w: w.application.expense_rules.save(PolicyDraft(gives_meal_vouchers=True)),
            P.EXPENSE_RULE,
            NEEDS,
        ),
        "expense_rules.set_rate": (
            lambda w: w.application.expense_rules.set_rate(RATE),
            P.EXPENSE_RULE,
            NEEDS,
        ),
        "vehicle_openings.set": (
            lambda w: w.application.vehicle_openings.set(1, 2026, 490_000),
            P.CLAIM_WRITE,
            NEEDS,
        ),
        "mileage.propose_regularisation": (
            lambda w: w.application.mileage.propose_regularisation(1, 2026),
            P.CLAIM_WRITE,
            NEEDS,
        ),
    }
)
READS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "expense_rules.facts": (),
        "expense_rules.draft": (),
        "expense_rules.rates": (),
        "expense_rules.example": (),
        "expense_rules.ceiling_for": (ExpenseNature.MEAL, DAY),
        "expense_rules.missing_receipt_ceiling": (DAY,),
        "vehicle_openings.of_person": (1,),
        "vehicle_openings.vehicles": (),
        "mileage.price_draft": (1, [TripAsked(key=1, spent_on=DAY, km_hundredths=100, vehicle_id=1)]),
        "mileage.years": (),
        "mileage.trips": (1, 2026),
        "mileage.years_driven": (),
        "mileage.regularisations": (),
    }
)
CHANGES: Mapping[str, tuple[set[str], int]] = MappingProxyType(
    {
        "expense_rules.save": ({"expense_policy"}, 1),
        "expense_rules.set_rate": ({"local_rate"}, 1),
        "vehicle_openings.set": ({"vehicle_opening"}, 1),
        "mileage.propose_regularisation": ({"expense_claim", "expense_line", "number_series"}, 1),
    }
)
