"""The home page: the exercise's key figures, what comes next, what is missing."""

from collections.abc import Callable
from datetime import date

import pytest

from engagement_desktop.domain.custody import Custody
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.hours.entries import HoursState
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.mandates import SeatKind
from engagement_desktop.domain.reports.home_rows import NextStep, StepKind
from engagement_desktop.domain.reports.yearly_rows import Gap, GapKind
from engagement_desktop.services.drafts import DraftService
from engagement_desktop.services.reports.home import HomeService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

LEAVE = "départ"
PLANNED = {"status": MeetingStatus.PLANNED}
STARTED = date(2024, 1, 1)


def test_a_new_dossier_asks_for_its_workbook(workspace: Workspace) -> None:
    home = HomeService(workspace).home()
    assert home.is_empty
    assert home.structure == ""
    assert home.steps == (NextStep(StepKind.IMPORT_WORKBOOK, 1),)
    assert home.gaps == ()
    assert (home.figures.held, home.figures.seats, home.figures.valuation) == (0, 0, Money())


@pytest.fixture
def lived(workspace: Workspace) -> HomeService:
    with workspace.database.work() as session:
        make = Builder(session)
        own = make.structure()
        users = make.committee(own, seats=2)
        closed = make.committee(own, "Ancien", seats=9, closed_on=date(2026, 6, 30))
        people = [make.person(f"Nom{n}", "Prénom") for n in range(4)]
        for person in people[:3]:
            make.mandate(person, users, STARTED)
        make.mandate(people[3], users, STARTED, seat=SeatKind.SUBSTITUTE, ended_on=date(2026, 12, 31))
        make.mandate(people[3], closed, STARTED)
        held = make.meeting(users, date(2026, 3, 4), decisions="Adopté")
        make.attendance(held, people[0])
        make.attendance(held, people[1], AttendanceStatus.ABSENT)
        make.meeting(users, date(2026, 4, 4), status=MeetingStatus.CANCELLED)
        make.meeting(users, date(2026, 5, 5), **PLANNED)
        make.meeting(users, date(2026, 11, 22), **PLANNED)
        for day in (20, 10, 15):
            make.meeting(users, date(2026, 12, day), **PLANNED)
        make.hours(people[0], own, date(2026, 3, 4), 120)
        make.hours(people[0], own, date(2025, 3, 4), 60, state=HoursState.TO_VALIDATE)
        for status, cents in (
            (ClaimStatus.SUBMITTED, 1000),
            (ClaimStatus.APPROVED, 250),
            (ClaimStatus.REIMBURSED, 4000),
        ):
            make.line(make.claim(people[0], status), date(2026, 3, 5), cents)
        make.line(make.claim(people[0], ClaimStatus.SUBMITTED), date(2025, 3, 5), 77)
    return HomeService(workspace)


def test_the_figures_are_those_of_the_exercise(lived: HomeService) -> None:
    figures = lived.home().figures
    assert figures.exercise.year == 2026
    assert (figures.held, figures.planned, figures.cancelled) == (1, 5, 1)
    assert (figures.attended, figures.expected) == (1, 2)
    assert (figures.seats, figures.filled) == (2, 2)
    assert (figures.volunteer_minutes, figures.valuation) == (120, Money(2404))
    assert (figures.reimbursed, figures.to_decide, figures.to_pay) == (Money(4000), Money(1000), Money(250))


def test_another_exercise_can_be_looked_at(lived: HomeService) -> None:
    figures = lived.home(2025).figures
    assert (figures.held, figures.to_decide) == (0, Money(77))
    assert (figures.seats, figures.filled) == (11, 3)


def test_next_steps_are_those_of_today_in_order_of_day(lived: HomeService) -> None:
    steps = lived.home(2025).steps
    assert [(step.kind, step.count, step.on) for step in steps] == [
        (StepKind.MEETING_TO_RECORD, 1, date(2026, 5, 5)),
        (StepKind.PLANNED_MEETING, 1, date(2026, 11, 22)),
        (StepKind.PLANNED_MEETING, 1, date(2026, 12, 10)),
        (StepKind.PLANNED_MEETING, 1, date(2026, 12, 15)),
        (StepKind.MANDATES_ENDING, 1, date(2026, 12, 31)),
        (StepKind.HOURS_TO_VALIDATE, 1, None),
        (StepKind.CLAIMS_TO_DECIDE, 2, None),
        (StepKind.CLAIMS_TO_PAY, 1, None),
    ]
    assert steps[0].subject == "Comité des usagers"
    assert steps[0].subject_id is not None
    assert steps[6].amount == Money(1077)


def test_several_meetings_to_record_are_one_step(lived: HomeService, workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.meeting(make.committee(make.association(), "Autre"), date(2026, 5, 6), **PLANNED)
    step = lived.home().steps[0]
    assert (step.kind, step.count, step.subject, step.subject_id) == (
        StepKind.MEETING_TO_RECORD,
        2,
        None,
        None,
    )


def test_what_is_missing_is_told_for_the_exercise(lived: HomeService) -> None:
    assert lived.home().gaps == (Gap(GapKind.PLANNED_MEETING_PAST, 1), Gap(GapKind.CLAIM_TO_DECIDE, 1))


def test_what_was_typed_and_can_still_be_taken_up_is_recalled(
    workspace: Workspace, workspace_as: Callable[[Role], Workspace]
) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        person = make.person()
    forms = (
        f"person:{person.id}",
        f"person:{person.id}:beside",
        "person:new",
        f"meeting:new:{committee.id}",
        "structure:own",
        "person:77",
        "mandate:new:77",
        "bank:77",
    )
    for form in forms:
        drafts = DraftService(workspace)
        drafts.keep(form, "Saisie", {"name": "x"})
        recalled = [step.form for step in HomeService(workspace).home().steps]
        assert (form in recalled) == (not form.endswith("77")), form
        drafts.drop(form)
    reader = workspace_as(Role.READING)
    DraftService(reader).keep("person:new", "Saisie", {"name": "x"})
    assert StepKind.DRAFT_KEPT not in {step.kind for step in HomeService(reader).home().steps}


def test_a_copy_that_left_is_to_be_brought_back(workspace: Workspace) -> None:
    with workspace.database.work() as session:
        make = Builder(session)
        make.committee(make.structure())
        make.person()
        session.add(
            Custody(token=LEAVE, generation=0, taken_at=workspace.now(), taken_to="clé", is_away=False)
        )
    workspace.read_holding()
    steps = {step.kind: step for step in HomeService(workspace).home().steps}
    assert steps[StepKind.BRING_BACK].on == workspace.today()
