"""The college of a person follows the capacities they held, day by day."""

from datetime import date

import pytest

from engagement_desktop.domain.register.capacities import COLLEGE_OF, college_on, holds_on
from engagement_desktop.domain.register.people import Capacity, CapacityKind
from engagement_desktop.domain.register.people_drafts import CapacityDraft

PATIENT = CapacityDraft(CapacityKind.PATIENT, date(2024, 1, 1), date(2024, 12, 31))
CARER = CapacityDraft(CapacityKind.CARER, date(2024, 6, 1))
OLD = CapacityDraft(CapacityKind.RESIDENT)


def test_each_capacity_belongs_to_one_college_and_each_college_has_one() -> None:
    assert set(COLLEGE_OF) == set(CapacityKind)
    assert set(COLLEGE_OF.values()) == set(Capacity)


@pytest.mark.parametrize(
    ("held", "day", "college"),
    [
        ((), date(2024, 1, 1), Capacity.ELECTED),
        ((PATIENT,), date(2024, 1, 1), Capacity.USER),
        ((PATIENT,), date(2024, 12, 31), Capacity.USER),
        ((PATIENT,), date(2025, 1, 1), Capacity.ELECTED),
        ((PATIENT, CARER), date(2024, 5, 31), Capacity.USER),
        ((CARER, PATIENT), date(2024, 6, 1), Capacity.CARER),
        ((PATIENT, CARER, OLD), date(2025, 6, 1), Capacity.CARER),
        ((OLD, PATIENT), date(2020, 6, 1), Capacity.RESIDENT),
        ((PATIENT, CapacityDraft(CapacityKind.PROFESSIONAL, date(2024, 1, 1))), date(2024, 2, 1),
         Capacity.PROFESSIONAL),
    ],
)  # fmt: skip
def test_the_capacity_begun_last_makes_the_college(
    held: tuple[CapacityDraft, ...], day: date, college: Capacity
) -> None:
    assert college_on(held, Capacity.ELECTED, day) is college


def test_both_ends_of_a_period_are_within_it() -> None:
    assert holds_on(PATIENT, date(2024, 1, 1))
    assert holds_on(PATIENT, date(2024, 12, 31))
    assert not holds_on(PATIENT, date(2023, 12, 31))
    assert holds_on(OLD, date.min)
