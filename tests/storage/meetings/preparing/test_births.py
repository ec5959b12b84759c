"""What earlier meetings leave for the next one, against plain rules and awkward cases."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.preparing.births import (
    carried_over,
    last_held,
    open_actions,
    to_approve,
)
from tests.builders import Builder

DAY = date(2026, 9, 1)
S, K = ItemState, ItemKind
HELD, PLANNED, CANCELLED = MeetingStatus


def body(session: Session, name: str = "Comité des usagers") -> Committee:
    make = Builder(session)
    found: Committee = make.committee(make.structure(name), name)
    return found


def sealed(session: Session, meeting: Meeting, *, approved_on: date | None = None) -> Minutes:
    row = Minutes(
        meeting_id=meeting.id,
        validated_at=datetime(2026, 1, 1, tzinfo=UTC),
        validated_by_id=None,
        frozen="{}",
        fingerprint="0" * 64,
        approved_on=approved_on,
    )
    session.add(row)
    session.flush()
    return row


def an_item(session: Session, meeting: Meeting, **values: object) -> AgendaItem:
    row = AgendaItem(meeting_id=meeting.id, **{"position": 1, "title": "Point"} | values)
    session.add(row)
    session.flush()
    return row


def test_minutes_that_wait_are_the_last_ones_and_those_validated(database: Database) -> None:
    with database.work() as session:
        make, committee = Builder(session), body(session)
        days = [DAY - timedelta(days=30 * at) for at in (5, 4, 3, 2)]
        draft, validated, approved, last = (make.meeting(committee, day) for day in days)
        sealed(session, validated)
        sealed(session, approved, approved_on=DAY)
        make.meeting(committee, DAY)
        make.meeting(committee, DAY - timedelta(days=1), status=CANCELLED)
        assert to_approve(session, committee.id, DAY) == [validated, last]
        assert draft not in to_approve(session, committee.id, last.held_on)
        assert to_approve(session, committee.id, validated.held_on) == [draft]


def test_the_last_minutes_are_not_put_forward_once_they_are_approved(database: Database) -> None:
    with database.work() as session:
        make, committee = Builder(session), body(session)
        meeting = make.meeting(committee, DAY - timedelta(days=1))
        row = sealed(session, meeting)
        assert to_approve(session, committee.id, DAY) == [meeting]
        row.approved_on = DAY
        session.flush()
        assert to_approve(session, committee.id, DAY) == []


@pytest.mark.parametrize(
    ("state", "status", "waits"),
    [
        (S.TO_COME, PLANNED, False),
        (S.DROPPED, PLANNED, True),
        (S.TO_COME, CANCELLED, True),
        (S.TREATED, HELD, True),
    ],
)
def test_minutes_on_the_agenda_of_a_planned_meeting_are_left_to_it(
    database: Database, state: ItemState, status: MeetingStatus, *, waits: bool
) -> None:
    with database.work() as session:
        make, committee = Builder(session), body(session)
        meeting = make.meeting(committee, DAY - timedelta(days=9))
        other = make.meeting(committee, DAY + timedelta(days=9), status=status)
        an_item(session, other, kind=K.APPROVAL, state=state, approves_id=meeting.id)
        assert to_approve(session, committee.id, DAY) == ([meeting] if waits else [])


@pytest.mark.parametrize("state", list(ItemState))
@pytest.mark.parametrize("status", list(MeetingStatus))
def test_a_draft_comes_again_when_a_meeting_held_did_not_treat_it(
    database: Database, state: ItemState, status: MeetingStatus
) -> None:
    with database.work() as session:
        make, committee = Builder(session), body(session)
        draft = make.meeting(committee, DAY - timedelta(days=60))
        between = make.meeting(committee, DAY - timedelta(days=30), status=status)
        last = make.meeting(committee, DAY - timedelta(days=9))
        an_item(session, between, kind=K.APPROVAL, state=state, approves_id=draft.id)
        put_off = status is HELD and state in {S.TO_COME, S.TO_CARRY}
        assert to_approve(session, committee.id, DAY) == ([draft, last] if put_off else [last])


def test_another_committee_leaves_nothing_here(database: Database) -> None:
    with database.work() as session:
        make, here, other = Builder(session), body(session), body(session, "Bureau")
        meeting = make.meeting(other, DAY - timedelta(days=9))
        sealed(session, meeting)
        an_item(session, meeting, state=S.TO_CARRY)
        assert to_approve(session, here.id, DAY) == []
        assert carried_over(session, here.id, DAY) == []
        assert last_held(session, here.id, DAY) is None
        assert last_held(session, other.id, DAY) is meeting


def test_the_last_held_is_the_later_one_of_the_same_day(database: Database) -> None:
    with database.work() as session:
        make, committee = Builder(session), body(session)
        evening = make.meeting(committee, DAY - timedelta(days=1), starts_minute=1200)
        make.meeting(committee, DAY - timedelta(days=1), starts_minute=600)
        make.meeting(committee, DAY - timedelta(days=1), starts_minute=1300, status=CANCELLED)
        make.meeting(committee, DAY, starts_minute=500)
        assert last_held(session, committee.id, DAY) is evening


@dataclass(frozen=True)
class Plain:
    """An item, as it was written."""

    id: int
    place: tuple[date, int, int]
    kind: ItemKind
    state: ItemState
    source: int | None


def test_items_carried_over_are_those_that_no_meeting_took_up(database: Database) -> None:
    rng = random.Random(23)
    with database.work() as session:
        make, committee = Builder(session), body(session)
        rows: list[Plain] = []
        for at in range(40):
            day = DAY + timedelta(days=rng.choice((-40, -3, 0, 1)))
            meeting = make.meeting(committee, day, starts_minute=at)
            for position in range(4):
                source = rng.choice((None, None, *(row.id for row in rows[-9:])))
                kind = rng.choice((K.ORDINARY, K.ORDINARY, *ItemKind))
                state = rng.choice((S.TO_CARRY, S.TO_CARRY, *ItemState))
                row = an_item(
                    session, meeting, position=position, kind=kind, state=state, carried_from_id=source
                )
                rows.append(Plain(row.id, (day, at, position), kind, state, source))
        taken = {row.source for row in rows}
        for before in (DAY - timedelta(days=41), DAY - timedelta(days=3), DAY, DAY + timedelta(days=1)):
            kept = [
                row
                for row in rows
                if row.place[0] <= before
                and row.kind is K.ORDINARY
                and row.state is S.TO_CARRY
                and row.id not in taken
            ]
            expected = [row.id for row in sorted(kept, key=lambda row: row.place)]
            assert [item.id for item in carried_over(session, committee.id, before)] == expected


def test_only_open_actions_of_the_committee_are_counted(database: Database) -> None:
    with database.work() as session:
        committees = [body(session), body(session, "Bureau")]
        for sequence, state in enumerate((ActionState.OPEN, *ActionState), 1):
            session.add(
                Action(
                    committee_id=committees[0].id,
                    number=f"{sequence}",
                    number_year=2026,
                    number_sequence=sequence,
                    asked_on=DAY,
                    wording="Un devis",
                    state=state,
                )
            )
        session.flush()
        assert [open_actions(session, one.id) for one in committees] == [2, 0]
