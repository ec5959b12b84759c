"""What each role finds at the top of « À faire »."""

from datetime import date

import pytest

from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.reports.home_rows import NextStep, StepKind, in_order

STEPS = (
    NextStep(StepKind.CLAIMS_TO_PAY, 2),
    NextStep(StepKind.CLAIMS_TO_DECIDE, 1),
    NextStep(StepKind.MANDATES_ENDING, 3, date(2026, 11, 30)),
    NextStep(StepKind.PLANNED_MEETING, 1, date(2026, 12, 10)),
    NextStep(StepKind.DRAFT_KEPT, 1, form="person:new"),
)


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (
            Role.COORDINATION,
            ["draft_kept", "mandates_ending", "planned_meeting", "claims_to_pay", "claims_to_decide"],
        ),
        (
            Role.SECRETARIAT,
            ["draft_kept", "planned_meeting", "mandates_ending", "claims_to_pay", "claims_to_decide"],
        ),
        (
            Role.TREASURY,
            ["draft_kept", "claims_to_pay", "claims_to_decide", "mandates_ending", "planned_meeting"],
        ),
        (
            Role.READING,
            ["draft_kept", "mandates_ending", "planned_meeting", "claims_to_pay", "claims_to_decide"],
        ),
    ],
)
def test_each_role_begins_with_its_own_work(role: Role, expected: list[str]) -> None:
    assert [step.kind.value for step in in_order(STEPS, role)] == expected


def test_what_has_no_day_comes_last_and_keeps_its_order() -> None:
    steps = (NextStep(StepKind.CLAIMS_TO_PAY, 1), NextStep(StepKind.HOURS_TO_VALIDATE, 1), STEPS[3], STEPS[2])
    assert in_order(steps, Role.COORDINATION) == (STEPS[2], STEPS[3], steps[0], steps[1])
