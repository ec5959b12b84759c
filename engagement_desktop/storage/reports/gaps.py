"""What is missing for a complete report, each as a condition that counts and lists alike."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.expenses.claims import RAISES_MILEAGE, ClaimStatus, ExpenseClaim, ExpenseLine
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursEntry, HoursNature, HoursState
from engagement_desktop.domain.meetings.attending.attendance import Attendance
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import Answer, LegalForm, Structure
from engagement_desktop.domain.reports.yearly_rows import Gap, GapKind
from engagement_desktop.storage.reports.spans import within


def meeting_gaps(today: date) -> Mapping[GapKind, ColumnElement[bool]]:
    """Conditions on a meeting."""
    held = Meeting.status == MeetingStatus.HELD
    return {
        GapKind.MEETING_WITHOUT_DECISIONS: and_(held, func.coalesce(Meeting.decisions, "") == ""),
        GapKind.MEETING_WITHOUT_ATTENDANCE: and_(held, Meeting.id.not_in(select(Attendance.meeting_id))),
        GapKind.MEETING_WITHOUT_END: and_(held, Meeting.ends_minute.is_(None)),
        GapKind.PLANNED_MEETING_PAST: and_(Meeting.status == MeetingStatus.PLANNED, Meeting.held_on < today),
    }


def claimed() -> ColumnElement[bool]:
    """The claim asks for money, or was given it."""
    return ExpenseClaim.status.in_(sorted(RAISES_MILEAGE))


def without_receipt() -> ColumnElement[bool]:
    """The line shows no receipt, and none was declared lost; kilometres and corrections need none."""
    return and_(
        ExpenseLine.nature != ExpenseNature.KILOMETRES,
        func.coalesce(ExpenseLine.receipt, "") == "",
        ExpenseLine.attested_on.is_(None),
        ExpenseLine.correction.is_(None),
        ExpenseLine.amount != Money(),
    )


def association_to_complete(exercise: Exercise) -> ColumnElement[bool]:
    """An association in which people volunteered, whose record cannot answer the CEC questions yet."""
    volunteered = select(HoursEntry.structure_id).where(
        within(HoursEntry.done_on, exercise),
        HoursEntry.nature == HoursNature.VOLUNTEER,
    )
    return and_(
        Structure.legal_form.in_([LegalForm.ASSOCIATION_1901, LegalForm.ASSOCIATION_ALSACE_MOSELLE]),
        or_(
            Structure.declared_on.is_(None),
            Structure.art200_all_activities == Answer.UNKNOWN,
            Structure.siren.is_(None),
            and_(Structure.legal_form == LegalForm.ASSOCIATION_1901, Structure.rna.is_(None)),
        ),
        Structure.id.in_(volunteered),
    )


def gaps_of(session: Session, exercise: Exercise, today: date) -> tuple[Gap, ...]:
    """What is missing, in the order of GapKind; kinds that lack nothing are left out."""
    columns = {
        kind: select(func.count()).where(within(Meeting.held_on, exercise), condition)
        for kind, condition in meeting_gaps(today).items()
    }
    columns[GapKind.HOURS_TO_VALIDATE] = select(func.count()).where(
        within(HoursEntry.done_on, exercise), HoursEntry.state == HoursState.TO_VALIDATE
    )
    lines = ExpenseLine.claim_id == ExpenseClaim.id
    columns[GapKind.CLAIM_TO_DECIDE] = select(func.count(ExpenseClaim.id.distinct())).where(
        lines, within(ExpenseLine.spent_on, exercise), ExpenseClaim.status == ClaimStatus.SUBMITTED
    )
    columns[GapKind.LINE_WITHOUT_RECEIPT] = select(func.count()).where(
        lines, within(ExpenseLine.spent_on, exercise), claimed(), without_receipt()
    )
    columns[GapKind.ASSOCIATION_TO_COMPLETE] = select(func.count()).where(association_to_complete(exercise))
    row = session.execute(select(*(columns[kind].scalar_subquery() for kind in GapKind))).one()
    return tuple(Gap(kind, count) for kind, count in zip(GapKind, row, strict=True) if count)
