"""The one read of dated things: what falls on which day, and what is late."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from engagement_desktop.domain.deadlines import Dated, DatedKind
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.register.mandates import EndReason, Office
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.deadlines import dated_between, late
from tests.builders import Builder

TODAY = date(2026, 11, 22)
K = DatedKind


@pytest.fixture
def read(database: Database) -> Callable[..., list[Dated]]:
    """Fills the dossier, then reads the year round today."""

    def filled(write: Callable[[Builder], object], since: date = date(2026, 1, 1)) -> list[Dated]:
        with database.work() as session:
            write(Builder(session))
        with database.read() as session:
            return list(dated_between(session, since, date(2027, 12, 31), TODAY))

    return filled


def test_meetings_are_told_by_what_became_of_them(read: Callable[..., list[Dated]]) -> None:
    def write(made: Builder) -> None:
        committee = made.committee(made.structure())
        made.meeting(committee, date(2026, 3, 10))
        made.meeting(
            committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, title="Bilan", place="Salle 2"
        )
        made.meeting(committee, date(2026, 10, 1), status=MeetingStatus.PLANNED)
        made.meeting(committee, date(2026, 11, 2), status=MeetingStatus.CANCELLED)

    found = read(write)
    assert [(one.on.month, one.kind, one.is_late) for one in found] == [
        (3, K.MEETING, False),
        (10, K.MEETING_TO_RECORD, True),
        (11, K.MEETING_CANCELLED, False),
        (12, K.MEETING, False),
    ]
    assert (found[-1].title, found[-1].place, found[-1].committee) == (
        "Bilan",
        "Salle 2",
        "Comité des usagers",
    )


@pytest.mark.parametrize(
    ("held", "convoked", "told"),
    [
        (date(2026, 12, 10), None, (date(2026, 11, 25), False)),
        (date(2026, 12, 1), None, (date(2026, 11, 16), True)),
        (date(2026, 12, 10), date(2026, 11, 20), None),
        (date(2026, 11, 20), None, None),
    ],
)
def test_the_last_day_to_call_a_meeting(
    read: Callable[..., list[Dated]], held: date, convoked: date | None, told: tuple[date, bool] | None
) -> None:
    def write(made: Builder) -> None:
        committee = made.committee(made.structure(), notice_days=15)
        made.meeting(committee, held, status=MeetingStatus.PLANNED, convoked_on=convoked)

    notices = [one for one in read(write) if one.kind is K.NOTICE]
    assert [(one.on, one.is_late) for one in notices] == ([] if told is None else [told])


def test_a_mandate_ends_unless_something_longer_follows(read: Callable[..., list[Dated]]) -> None:
    def write(made: Builder) -> None:
        committee = made.committee(made.structure())
        ending, renewed, guest, gone = (
            made.person(name, "Nolwenn") for name in ("Seul", "Renouvelé", "Invité", "Parti")
        )
        last = date(2026, 12, 31)
        made.mandate(ending, committee, date(2024, 1, 1), ended_on=last)
        made.mandate(renewed, committee, date(2024, 1, 1), ended_on=last)
        made.mandate(renewed, committee, last + timedelta(days=1))
        made.mandate(guest, committee, date(2024, 1, 1), ended_on=last, office=Office.GUEST)
        made.mandate(gone, committee, date(2024, 1, 1), ended_on=last, end_reason=EndReason.MOVED)

    (only,) = read(write)
    assert (only.kind, only.who, only.on) == (K.MANDATE_ENDING, "Nolwenn Seul", date(2026, 12, 31))


def action(made: Builder, number: int, due_on: date | None, state: ActionState = ActionState.OPEN) -> None:
    committee_id = 1
    made.session.add(
        Action(
            committee_id=committee_id,
            number=f"2026-{number:02}",
            number_year=2026,
            number_sequence=number,
            asked_on=date(2026, 1, 5),
            wording=f"Action {number}",
            due_on=due_on,
            state=state,
            owner_id=1 if number == 1 else None,
        )
    )


def test_open_actions_are_due_on_their_day(read: Callable[..., list[Dated]], database: Database) -> None:
    def write(made: Builder) -> None:
        made.committee(made.structure())
        made.person("Hélias", "Monique")
        action(made, 1, date(2026, 10, 1))
        action(made, 2, date(2026, 12, 1))
        action(made, 3, date(2026, 12, 1), ActionState.DONE)
        action(made, 4, None)

    found = read(write)
    assert [(one.title, one.who, one.is_late) for one in found] == [
        ("Action 1", "Monique Hélias", True),
        ("Action 2", "", False),
    ]
    with database.read() as session:
        assert [one.title for one in late(session, TODAY)] == ["Action 1"]


def test_the_two_days_of_the_cec_are_those_of_a_dossier_with_an_association(
    read: Callable[..., list[Dated]],
) -> None:
    def write(made: Builder) -> None:
        made.association()

    found = read(write)
    assert [(one.kind, one.on, one.year) for one in found] == [
        (K.CEC_DECLARE, date(2026, 6, 30), 2025),
        (K.CEC_ATTEST, date(2026, 12, 31), 2025),
        (K.CEC_DECLARE, date(2027, 6, 30), 2026),
        (K.CEC_ATTEST, date(2027, 12, 31), 2026),
    ]


def test_years_before_the_account_existed_have_no_such_day(read: Callable[..., list[Dated]]) -> None:
    assert read(lambda made: made.association(), date(1950, 1, 1))[0].on.year > 2000


def test_what_takes_the_whole_day_stands_before_what_has_an_hour(read: Callable[..., list[Dated]]) -> None:
    def write(made: Builder) -> None:
        committee = made.committee(made.structure(), notice_days=10)
        made.meeting(committee, date(2026, 12, 20), status=MeetingStatus.PLANNED, starts_minute=600)
        made.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, starts_minute=1080)
        made.meeting(committee, date(2026, 12, 10), status=MeetingStatus.PLANNED, starts_minute=540)

    on_the_day = [(one.kind, one.starts_minute) for one in read(write) if one.on == date(2026, 12, 10)]
    assert on_the_day == [(K.NOTICE, None), (K.MEETING, 540), (K.MEETING, 1080)]
