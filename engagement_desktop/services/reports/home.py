"""The home page: where the exercise stands, what comes next, what is missing."""

from datetime import date

from sqlalchemy.orm import Session

from engagement_desktop.domain.custody import CustodyState
from engagement_desktop.domain.expenses.claims import ClaimStatus
from engagement_desktop.domain.form_drafts_rows import RIGHT_OF_FORM
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.periods import Exercise
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.domain.reports.home_rows import Home, HomeFigures, NextStep, StepKind, in_order
from engagement_desktop.services.reports.figures import (
    FigureRules,
    expenses_year,
    hours_year,
    meetings_year,
)
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.expenses.deciding.standings import decider_of
from engagement_desktop.storage.form_drafts import drafts_of, record_stands
from engagement_desktop.storage.hours.cec_deadlines import cec_to_do
from engagement_desktop.storage.local_rates import rates_in_force
from engagement_desktop.storage.meetings.follow_up.actions import late_actions
from engagement_desktop.storage.meetings.follow_up.proposals import proposals_awaiting
from engagement_desktop.storage.register.structures import own_structure
from engagement_desktop.storage.reports import home
from engagement_desktop.storage.reports.exercises import first_month
from engagement_desktop.storage.reports.gaps import gaps_of
from engagement_desktop.storage.reports.yearly_meetings import meetings_of

_MEETINGS_AHEAD = 3
_DRAFTS_SHOWN = 3


class HomeService:
    """What the home page asks for."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def home(self, exercise_year: int | None = None) -> Home:
        """The exercise that starts in that year, by default the one that holds today.

        Next steps are those of today, whatever the exercise looked at, in the order that suits the role of
        the account at work.

        Raises:
            NoRateInForce: hours of the exercise are older than the first known minimum wage.
        """
        today = self._workspace.today()
        with self._workspace.read() as session:
            month = first_month(session)
            exercise = (
                Exercise.holding(today, month)
                if exercise_year is None
                else Exercise.starting_in(exercise_year, month)
            )
            structure = own_structure(session)
            is_empty = not home.has_people(session)
            return Home(
                today=today,
                structure="" if structure is None else structure.name,
                figures=_figures(session, exercise, today),
                steps=in_order(self._steps(session, today, is_empty=is_empty), self._workspace.actor.role),
                gaps=gaps_of(session, exercise, today),
                is_empty=is_empty,
            )

    def _steps(self, session: Session, today: date, *, is_empty: bool) -> list[NextStep]:
        drafts = [
            NextStep(StepKind.DRAFT_KEPT, 1, subject=draft.said, form=draft.form)
            for draft in drafts_of(session, self._workspace.actor.account_id)
            if self._can_take_up(session, draft.form)
        ][:_DRAFTS_SHOWN]
        if is_empty:
            return [*drafts, NextStep(StepKind.IMPORT_WORKBOOK, 1)]
        if self._workspace.may(Permission.COMMITTEE_WRITE) and not home.has_committees(session):
            drafts.append(NextStep(StepKind.NO_COMMITTEE, 1))
        return [
            *drafts,
            *self._open_steps(session),
            *_meeting_steps(session, today),
            *_mandate_steps(session, today),
            *self._follow_up_steps(session, today),
            *_waiting_steps(session, may_validate=self._workspace.may(Permission.HOURS_VALIDATE)),
            *self._claim_steps(session, today),
            *self._cec_steps(session, today),
            *self._travel_steps(),
        ]

    def _open_steps(self, session: Session) -> list[NextStep]:
        """The meeting that is going on, for those who write in it."""
        if not self._workspace.may(Permission.MINUTES_WRITE):
            return []
        return [
            NextStep(StepKind.MEETING_OPEN, 1, one.held_on, one.committee, one.meeting_id)
            for one in home.open_meetings(session)[:1]
        ]

    def _follow_up_steps(self, session: Session, today: date) -> list[NextStep]:
        """What meetings left, for those who follow it."""
        if not self._workspace.may(Permission.FOLLOW_UP_WRITE):
            return []
        late, awaiting = late_actions(session, today), proposals_awaiting(session, today)
        kinds = ((StepKind.ACTIONS_LATE, late), (StepKind.PROPOSALS_AWAITING, awaiting))
        days = {
            StepKind.ACTIONS_LATE: min((one.due_on for one in late if one.due_on), default=None),
            StepKind.PROPOSALS_AWAITING: min((one.made_on for one in awaiting), default=None),
        }
        return [NextStep(kind, len(rows), days[kind]) for kind, rows in kinds if rows]

    def _claim_steps(self, session: Session, today: date) -> list[NextStep]:
        """Claims that wait, for those who decide on them and those who pay them."""
        waiting: list[tuple[StepKind, tuple[int, Money]]] = []
        if self._workspace.may(Permission.CLAIM_DECIDE):
            decider = decider_of(session, self._workspace.actor.account_id)
            but_of = None if decider.alone else decider.person_id
            waiting += [
                (StepKind.CLAIMS_TO_DECIDE, home.claims_to_decide(session, but_of)),
                (StepKind.CLAIMS_TO_SECOND, home.claims_to_second(session, today, decider)),
            ]
        if self._workspace.may(Permission.CLAIM_PAY):
            waiting.append((StepKind.CLAIMS_TO_PAY, home.claims_to_pay(session, today)))
        return [NextStep(kind, count, amount=amount) for kind, (count, amount) in waiting if count]

    def _cec_steps(self, session: Session, today: date) -> list[NextStep]:
        """Declarations that may still be made, or attested, for the year that is over."""
        if not self._workspace.may(Permission.CEC_WRITE) or (known := cec_to_do(session, today)) is None:
            return []
        asked, year = known.parameters, str(known.parameters.year)
        kinds = (
            (StepKind.CEC_TO_DECLARE, known.to_declare, asked.declare_by),
            (StepKind.CEC_TO_ATTEST, known.to_attest, asked.attest_by),
        )
        return [NextStep(kind, number, day, year) for kind, number, day in kinds if number]

    def _travel_steps(self) -> list[NextStep]:
        """A copy that left is not forgotten."""
        held = self._workspace.holding
        if held.state is not CustodyState.CARRIED or not self._workspace.may(Permission.DOSSIER_CARRY):
            return []
        since = None if held.since is None else held.since.astimezone().date()
        return [NextStep(StepKind.BRING_BACK, 1, since)]

    def _can_take_up(self, session: Session, form: str) -> bool:
        """The record is still there, and the role, which may have changed, can save it."""
        right = RIGHT_OF_FORM.get(form.partition(":")[0])
        return (right is None or self._workspace.may(right)) and record_stands(session, form)


def _figures(session: Session, exercise: Exercise, today: date) -> HomeFigures:
    structure = own_structure(session)
    rules = FigureRules(structure is not None and structure.counts_travel, rates_in_force(session))
    meetings = meetings_year(meetings_of(session, exercise))
    hours = hours_year(session, exercise, rules)
    by_status = expenses_year(session, exercise).by_status
    seats, filled = home.seats_on(session, min(max(today, exercise.start), exercise.end))
    return HomeFigures(
        exercise=exercise,
        held=meetings.held,
        planned=meetings.planned,
        cancelled=meetings.cancelled,
        attended=meetings.attended,
        expected=meetings.expected,
        seats=seats,
        filled=filled,
        volunteer_minutes=hours.volunteer_minutes,
        valuation=hours.valuation,
        reimbursed=by_status[ClaimStatus.REIMBURSED],
        to_decide=by_status[ClaimStatus.SUBMITTED],
        to_pay=by_status[ClaimStatus.APPROVED],
    )


def _meeting_steps(session: Session, today: date) -> list[NextStep]:
    steps = [
        NextStep(StepKind.PLANNED_MEETING, 1, one.held_on, one.committee, one.meeting_id)
        for one in home.planned_from(session, today, _MEETINGS_AHEAD)
    ]
    if passed := home.planned_before(session, today):
        first = passed[0]
        only = len(passed) == 1
        steps.append(
            NextStep(
                StepKind.MEETING_TO_RECORD,
                len(passed),
                first.held_on,
                first.committee if only else None,
                first.meeting_id if only else None,
            )
        )
    return steps


def _mandate_steps(session: Session, today: date) -> list[NextStep]:
    ending = home.mandates_ending(session, today)
    return [NextStep(StepKind.MANDATES_ENDING, ending.mandates, ending.first_on)] if ending.mandates else []


def _waiting_steps(session: Session, *, may_validate: bool) -> list[NextStep]:
    steps = []
    if may_validate and (hours := home.hours_to_validate(session)):
        steps.append(NextStep(StepKind.HOURS_TO_VALIDATE, hours))
    return steps
