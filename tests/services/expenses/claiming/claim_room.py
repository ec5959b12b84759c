"""The lines of a claim that is written, and where it stands."""

from datetime import date
from typing import Any

from engagement_desktop.domain.expenses.claiming.drafts import ClaimDraft, LineDraft
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.money import Money
from engagement_desktop.services.expenses.claiming.writing import ClaimWritingService
from engagement_desktop.services.workspace import Workspace

DAY = date(2026, 11, 17)


MONIQUE, PAUL, CAR, HELD = 1, 2, 1, 1


MEAL = LineDraft(spent_on=DAY, nature=ExpenseNature.MEAL, amount=Money(1850), purpose="Sandwich")


TRIP = LineDraft(
    spent_on=DAY,
    nature=ExpenseNature.KILOMETRES,
    km_hundredths=2800,
    vehicle_id=CAR,
    meeting_id=HELD,
    origin="Domicile",
    destination="MSP",
)


def claim_of(*lines: LineDraft, **values: Any) -> ClaimDraft:
    return ClaimDraft(person_id=MONIQUE, lines=lines, **values)


def writing_line(workspace: Workspace, claim_id: int) -> int:
    line = ClaimWritingService(workspace).draft(claim_id).lines[0]
    return line.id or 0
