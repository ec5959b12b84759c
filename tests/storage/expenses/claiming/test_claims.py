"""What the writing of a claim reads: its lines, receipts and corrections, meetings and ways of its person."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.expenses.claims import PaymentMeans
from engagement_desktop.domain.expenses.receipts import ExpenseReceipt
from engagement_desktop.domain.expenses.runs import Payment, PaymentRun, PaymentState, RunState
from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.money import Money
from engagement_desktop.domain.register.people import HomeDistance
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.expenses.claiming.claims import (
    corrected_lines,
    is_in_a_run,
    lines_of,
    meetings_for,
    receipts_of,
    trips_of,
)
from tests.builders import Builder
from tests.storage.expenses.claims_world import World

DAY = date(2026, 8, 31)


def test_lines_of_a_claim_come_in_their_place(reading: Session, world: World) -> None:
    for one in world.claims[:40]:
        assert [line.id for line in lines_of(reading, one.id)] == [line.id for line in one.lines]
    assert lines_of(reading, 10**6) == []


def test_a_claim_is_in_a_run_until_its_payment_comes_back(reading: Session, world: World) -> None:
    held = {one.id for one in world.claims if is_in_a_run(reading, one.id)}
    assert held == {one.id for one in world.claims if one.held_by}


@pytest.mark.parametrize(
    ("state", "expected"),
    [(PaymentState.MADE, True), (PaymentState.PAID, True), (PaymentState.REJECTED, False)],
)
def test_a_payment_holds_its_claim_unless_rejected(
    database: Database, state: PaymentState, *, expected: bool
) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person())
        session.add(PaymentRun(number="R", state=RunState.SENT, made_on=DAY, execute_on=DAY))
        session.flush()
        payment = Payment(
            run_id=1,
            claim_id=claim.id,
            means=PaymentMeans.CASH,
            amount=Money(1),
            state=state,
            position=1,
        )
        session.add(payment)
        session.flush()
        assert is_in_a_run(session, claim.id) is expected


def test_lines_are_corrected_by_others_not_by_themselves(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person())
        line = make.line(claim, DAY)
        assert not corrected_lines(session, [line.id])
        beside = make.line(claim, DAY, corrects_id=line.id)
        assert corrected_lines(session, [line.id])
        assert not corrected_lines(session, [line.id, beside.id]), "both go together"
        assert not corrected_lines(session, [])


def test_receipts_of_lines_are_all_found(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        claim = make.claim(make.person())
        session.add(Attachment(name="a", media_type="image/png", content=b"a", added_on=DAY, digest="d"))
        lines = [make.line(claim, DAY).id for _ in range(3)]
        for line in (lines[1], lines[0], lines[1]):
            session.add(
                ExpenseReceipt(line_id=line, attachment_id=1, number="J", added_on=DAY, original_digest="d")
            )
            session.flush()
        assert [one.line_id for one in receipts_of(session, lines)] == [lines[1], lines[0], lines[1]]
        assert receipts_of(session, [lines[2]]) == receipts_of(session, []) == []


def test_the_ways_from_home_begin_with_the_structure_itself(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        far, own = make.association("Annexe"), make.structure("MSP", city="Élancourt")
        near = make.association("Bis", city="Vannes")
        person, bare = make.person(city="Quimper"), make.person("Sans", "Ville")
        for who, place, km in ((person, far, 100), (person, own, 2500), (person, near, 7), (bare, own, 1)):
            session.add(HomeDistance(person_id=who.id, structure_id=place.id, km_hundredths=km))
        session.flush()
        found = trips_of(session, person)
        assert [(one.origin, one.destination, one.one_way) for one in found] == [
            ("Quimper", "Élancourt", 2500),
            ("Quimper", "Annexe", 100),
            ("Quimper", "Vannes", 7),
        ]
        assert [one.origin for one in trips_of(session, bare)] == ["Domicile"]


def test_meetings_that_the_person_came_to_are_offered_first(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        mine, other = make.person(), make.person("Autre")
        days = {
            name: make.meeting(body, day, status=status)
            for name, day, status in (
                ("old", date(2024, 1, 1), MeetingStatus.HELD),
                ("came", date(2025, 1, 1), MeetingStatus.HELD),
                ("remote", date(2025, 6, 1), MeetingStatus.HELD),
                ("excused", date(2026, 1, 1), MeetingStatus.HELD),
                ("planned", date(2026, 6, 1), MeetingStatus.PLANNED),
                ("cancelled", date(2026, 7, 1), MeetingStatus.CANCELLED),
            )
        }
        make.attendance(days["came"], mine)
        make.attendance(days["remote"], mine, AttendanceStatus.REMOTE)
        make.attendance(days["excused"], mine, AttendanceStatus.EXCUSED)
        make.attendance(days["old"], other)
        make.line(make.claim(mine), DAY, meeting_id=days["came"].id)
        make.line(make.claim(other), DAY, meeting_id=days["excused"].id)
        names = {meeting.held_on: name for name, meeting in days.items()}
        found = meetings_for(session, mine.id)
        assert [(names[one.held_on], one.came, one.has_costs) for one in found] == [
            ("remote", True, False),
            ("came", True, True),
            ("excused", False, False),
            ("old", False, False),
        ]
        assert [one.came for one in meetings_for(session, 99)] == [False] * 4


def test_no_more_than_twenty_meetings_of_each_kind_are_offered(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body, mine = make.committee(make.structure()), make.person()
        for at in range(45):
            meeting = make.meeting(body, date(2026, 1, at % 28 + 1), starts_minute=at)
            if at % 2:
                make.attendance(meeting, mine)
        found = meetings_for(session, mine.id)
        assert [one.came for one in found] == [True] * 20 + [False] * 20
        for part in (found[:20], found[20:]):
            days = [one.held_on for one in part]
            assert days == sorted(days, reverse=True)
