"""What is missing for a complete report: one row of each kind, and its neighbour that lacks nothing."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.expenses.natures import ExpenseNature
from engagement_desktop.domain.hours.entries import HoursNature, HoursState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.register.structures import Answer, LegalForm
from engagement_desktop.domain.reports.yearly_rows import Gap, GapKind
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.reports.gaps import gaps_of
from tests.builders import Builder

TODAY = date(2026, 11, 22)
DAY = date(2026, 3, 4)
Story = Callable[[Builder], Any]


def found(database: Database, story: Story) -> dict[GapKind, int]:
    with database.work() as session:
        story(Builder(session))
        return {gap.kind: gap.count for gap in gaps_of(session, Exercise.starting_in(2026), TODAY)}


def meeting(**values: Any) -> Story:
    def told(make: Builder) -> None:
        held = make.meeting(make.committee(make.structure()), DAY, **{"decisions": "Adopté"} | values)
        make.attendance(held, make.person())

    return told


def line(status: ClaimStatus, **values: Any) -> Story:
    return lambda make: make.line(make.claim(make.person(), status), values.pop("day", DAY), **values)


def association(**values: Any) -> Story:
    return lambda make: make.hours(make.person(), make.association(**values), DAY)


NONE: dict[GapKind, int] = {}


@pytest.mark.parametrize(
    ("story", "gaps"),
    [
        (meeting(), NONE),
        (meeting(decisions=None), {GapKind.MEETING_WITHOUT_DECISIONS: 1}),
        (meeting(decisions=""), {GapKind.MEETING_WITHOUT_DECISIONS: 1}),
        (meeting(ends_minute=None), {GapKind.MEETING_WITHOUT_END: 1}),
        (meeting(status=MeetingStatus.PLANNED), {GapKind.PLANNED_MEETING_PAST: 1}),
        (meeting(status=MeetingStatus.CANCELLED, decisions=None, ends_minute=None), NONE),
        (line(ClaimStatus.SUBMITTED), {GapKind.CLAIM_TO_DECIDE: 1}),
        (line(ClaimStatus.SUBMITTED, day=date(2025, 12, 31)), NONE),
        (line(ClaimStatus.APPROVED, receipt=None), {GapKind.LINE_WITHOUT_RECEIPT: 1}),
        (line(ClaimStatus.WAIVED, receipt=""), {GapKind.LINE_WITHOUT_RECEIPT: 1}),
        (line(ClaimStatus.DRAFT, receipt=None), NONE),
        (line(ClaimStatus.APPROVED, receipt=None, nature=ExpenseNature.KILOMETRES), NONE),
        (association(), NONE),
        (association(declared_on=None), {GapKind.ASSOCIATION_TO_COMPLETE: 1}),
        (association(siren=None), {GapKind.ASSOCIATION_TO_COMPLETE: 1}),
        (association(rna=None), {GapKind.ASSOCIATION_TO_COMPLETE: 1}),
        (association(art200_all_activities=Answer.UNKNOWN), {GapKind.ASSOCIATION_TO_COMPLETE: 1}),
        (association(rna=None, legal_form=LegalForm.ASSOCIATION_ALSACE_MOSELLE), NONE),
        (association(declared_on=None, legal_form=LegalForm.SISA), NONE),
    ],
)
def test_each_lack_is_told_and_nothing_else(
    database: Database, story: Story, gaps: dict[GapKind, int]
) -> None:
    assert found(database, story) == gaps


def test_a_held_meeting_without_anybody_is_told(database: Database) -> None:
    def story(make: Builder) -> None:
        make.meeting(make.committee(make.structure()), DAY, decisions="Adopté")

    assert found(database, story) == {GapKind.MEETING_WITHOUT_ATTENDANCE: 1}


def test_hours_wait_until_they_are_validated(database: Database) -> None:
    def story(make: Builder) -> None:
        for state in HoursState:
            make.hours(make.person(f"Nom{state}"), make.structure(f"S {state}"), DAY, state=state)

    assert found(database, story) == {GapKind.HOURS_TO_VALIDATE: 1}


def test_paid_hours_ask_nothing_of_an_association(database: Database) -> None:
    def story(make: Builder) -> None:
        make.hours(make.person(), make.association(siren=None), DAY, nature=HoursNature.PAID)

    assert found(database, story) == NONE


def test_gaps_come_in_the_order_of_their_kinds(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        make.meeting(make.committee(make.structure()), DAY, ends_minute=None)
        gaps = gaps_of(session, Exercise.starting_in(2026), TODAY)
    assert gaps == (
        Gap(GapKind.MEETING_WITHOUT_DECISIONS, 1),
        Gap(GapKind.MEETING_WITHOUT_ATTENDANCE, 1),
        Gap(GapKind.MEETING_WITHOUT_END, 1),
    )
