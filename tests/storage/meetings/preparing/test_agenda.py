"""The agenda as rows: what is in it, what leans on an item, what comes back at the next meeting."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    ItemKind,
    ItemState,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.preparing.convocations import Convocation, ConvocationWay
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.storage.attachments import kept
from engagement_desktop.storage.database import Database
from engagement_desktop.storage.meetings.preparing import agenda
from tests.builders import Builder

DAY = date(2026, 3, 10)
K, S = ItemKind, ItemState


def a_meeting(session: Session, day: date = DAY, **values: object) -> Meeting:
    make = Builder(session)
    meeting: Meeting = make.meeting(make.committee(make.structure()), day, **values)
    return meeting


def an_item(session: Session, meeting: Meeting, position: int = 1, **values: object) -> AgendaItem:
    usual = {"title": f"Point {position}"}
    row = AgendaItem(meeting_id=meeting.id, position=position, **usual | values)
    session.add(row)
    session.flush()
    return row


def numbered(meeting: Meeting, item: AgendaItem, sequence: int = 1) -> dict[str, object]:
    return {
        "committee_id": meeting.committee_id,
        "number": f"2026-{sequence:02}",
        "number_year": 2026,
        "number_sequence": sequence,
        "meeting_id": meeting.id,
        "item_id": item.id,
    }


def a_vote(meeting: Meeting, item: AgendaItem) -> Vote:
    return Vote(
        meeting_id=meeting.id,
        item_id=item.id,
        subject="Le banc",
        mode=VoteMode.SHOW_OF_HANDS,
        at_minute=1100,
        majority=MajorityRule.SIMPLE,
        votes_for=3,
        votes_against=0,
        result=VoteResult.ADOPTED,
        explanation="Adopté",
    )


Lean = Callable[[Session, Meeting, AgendaItem], Base]


def a_document(session: Session, meeting: Meeting, item: AgendaItem) -> Base:
    file = kept(session, "plan.pdf", "application/pdf", b"%PDF-1", DAY)
    return MeetingDocument(meeting_id=meeting.id, attachment_id=file.id, item_id=item.id)


LEANS: dict[str, tuple[Lean, bool]] = {
    "document": (a_document, False),
    "decision": (
        lambda _s, meeting, item: Decision(**numbered(meeting, item), decided_on=DAY, wording="Un banc"),
        True,
    ),
    "action": (
        lambda _s, meeting, item: Action(**numbered(meeting, item), asked_on=DAY, wording="Un devis"),
        True,
    ),
    "proposal": (
        lambda _s, meeting, item: Proposal(
            committee_id=meeting.committee_id,
            made_on=DAY,
            said="Un banc",
            meeting_id=meeting.id,
            item_id=item.id,
        ),
        True,
    ),
    "vote": (lambda _s, meeting, item: a_vote(meeting, item), True),
    "words": (lambda _s, _m, item: ItemText(item_id=item.id, content="On a parlé."), True),
    "blank words": (lambda _s, _m, item: ItemText(item_id=item.id, content=" \n\t "), False),
}


@pytest.mark.parametrize("what", sorted(LEANS))
def test_what_stands_on_an_item_keeps_it_and_tells_that_it_was_treated(database: Database, what: str) -> None:
    build, happened = LEANS[what]
    with database.work() as session:
        meeting = a_meeting(session)
        item, beside = an_item(session, meeting), an_item(session, meeting, 2)
        assert not agenda.is_leaned_on(session, item.id)
        session.add(build(session, meeting, item))
        session.flush()
        assert agenda.is_leaned_on(session, item.id) is (what != "blank words")
        assert agenda.was_treated(session, item) is happened
        assert not agenda.is_leaned_on(session, beside.id)
        assert not agenda.was_treated(session, beside)


def test_an_item_that_began_was_treated_though_nothing_was_said(database: Database) -> None:
    with database.work() as session:
        item = an_item(session, a_meeting(session), started_minute=0)
        assert agenda.was_treated(session, item)
        assert not agenda.is_leaned_on(session, item.id)


@pytest.mark.parametrize(
    ("kind", "state", "begun", "after"),
    [
        (K.ORDINARY, S.TO_COME, True, S.TREATED),
        (K.ORDINARY, S.TO_COME, False, S.TO_CARRY),
        (K.ORDINARY, S.DROPPED, True, S.DROPPED),
        (K.ORDINARY, S.TREATED, False, S.TREATED),
        (K.APPROVAL, S.TO_COME, False, S.TO_CARRY),
        (K.ACTIONS, S.TO_COME, False, S.TO_CARRY),
        (K.SECRECY, S.TO_COME, False, S.TO_COME),
        (K.SECRECY, S.TO_COME, True, S.TREATED),
        (K.OTHER_BUSINESS, S.TO_COME, False, S.TREATED),
    ],
)
def test_the_end_of_a_meeting_judges_each_item(
    database: Database, kind: ItemKind, state: ItemState, *, begun: bool, after: ItemState
) -> None:
    with database.work() as session:
        meeting = a_meeting(session)
        item = an_item(session, meeting, kind=kind, state=state, started_minute=1080 if begun else None)
        agenda.judge_items(session, meeting)
        assert item.state is after


def test_a_meeting_opened_again_has_its_untreated_items_to_come(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session)
        untreated = an_item(session, meeting)
        begun = an_item(session, meeting, 2, state=S.TO_CARRY, started_minute=1080)
        agenda.judge_items(session, meeting)
        assert untreated.state is S.TO_CARRY
        agenda.unjudge_items(session, meeting)
        assert (untreated.state, begun.state) == (S.TO_COME, S.TO_CARRY)


def test_a_cancelled_meeting_hands_on_its_ordinary_items_alone(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session, status=MeetingStatus.CANCELLED)
        rows = [an_item(session, meeting, at, kind=kind) for at, kind in enumerate(ItemKind)]
        dropped = an_item(session, meeting, 9, state=S.DROPPED)
        agenda.carry_all(session, meeting)
        assert [row.kind for row in rows if row.state is S.TO_CARRY] == [K.ORDINARY]
        assert dropped.state is S.DROPPED


def test_items_come_by_position_then_by_age_and_dropped_ones_when_asked(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session)
        assert agenda.next_position(session, meeting.id) == 1
        late, first, dropped = (
            an_item(session, meeting, 7),
            an_item(session, meeting, 2),
            an_item(session, meeting, 2, state=S.DROPPED),
        )
        twin = an_item(session, meeting, 2)
        assert agenda.items_of(session, meeting.id) == [first, twin, late]
        assert agenda.items_of(session, meeting.id, dropped=True) == [first, dropped, twin, late]
        assert agenda.next_position(session, meeting.id) == 8


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (None, []),
        ("", []),
        ("\n  \n", []),
        ("Accueil", ["Accueil"]),
        ("  Accueil \n\n Bilan\u00a0:  50 %\r\nDivers", ["Accueil", "Bilan : 50 %", "Divers"]),
    ],
)
def test_a_text_of_agenda_becomes_items_once(database: Database, text: str | None, titles: list[str]) -> None:
    with database.work() as session:
        meeting = a_meeting(session, agenda=text)
        agenda.adopt_lines(session, meeting)
        agenda.adopt_lines(session, meeting)
        rows = agenda.items_of(session, meeting.id)
        assert [(row.position, row.title) for row in rows] == list(enumerate(titles, 1))


def test_items_dropped_on_purpose_are_not_adopted_again(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session, agenda="Accueil")
        an_item(session, meeting, state=S.DROPPED)
        agenda.adopt_lines(session, meeting)
        assert agenda.items_of(session, meeting.id) == []


def test_the_agenda_as_a_text_follows_its_items(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session, agenda="Venu d’un import")
        agenda.write_titles(session, meeting)
        assert meeting.agenda == "Venu d’un import"
        an_item(session, meeting, 2, title="Divers")
        first = an_item(session, meeting, 1, title="Accueil")
        agenda.write_titles(session, meeting)
        assert meeting.agenda == "Accueil\nDivers"
        first.state = S.DROPPED
        agenda.write_titles(session, meeting)
        assert meeting.agenda == "Divers"
        for item in agenda.items_of(session, meeting.id):
            item.state = S.DROPPED
        agenda.write_titles(session, meeting)
        assert meeting.agenda is None


def test_decisions_as_a_text_are_in_the_order_of_their_numbers(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session, decisions="Venu d’un import")
        agenda.write_decisions(session, meeting)
        assert meeting.decisions == "Venu d’un import"
        item = an_item(session, meeting)
        for sequence, wording in ((2, "Deux\n  lignes"), (1, "Une")):
            session.add(Decision(**numbered(meeting, item, sequence), decided_on=DAY, wording=wording))
        agenda.write_decisions(session, meeting)
        assert meeting.decisions == "Une\nDeux lignes"


def test_only_an_item_taken_up_later_is_continued(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session)
        item = an_item(session, meeting)
        later = an_item(session, meeting, 2, carried_from_id=item.id)
        assert agenda.is_continued(session, item.id)
        assert not agenda.is_continued(session, later.id)


def test_a_planned_meeting_goes_to_the_bin_with_all_that_prepared_it(database: Database) -> None:
    with database.work() as session:
        make = Builder(session)
        body = make.committee(make.structure())
        person = make.person()
        rows = []
        for day in (DAY, date(2026, 4, 10)):
            meeting = make.meeting(body, day, status=MeetingStatus.PLANNED)
            item = an_item(session, meeting, state=S.DROPPED)
            text = ItemText(item_id=item.id, content="Mots")
            called = Convocation(
                meeting_id=meeting.id, person_id=person.id, way=ConvocationWay.EMAIL, sent_on=DAY
            )
            session.add_all([text, joined := a_document(session, meeting, item), called])
            session.flush()
            rows.append((meeting, [item, text, joined, called]))
        for meeting, expected in rows:
            assert agenda.rows_of_planned(session, meeting) == expected


def test_an_item_goes_with_its_empty_text_and_leaves_the_others(database: Database) -> None:
    with database.work() as session:
        meeting = a_meeting(session)
        item, beside = an_item(session, meeting), an_item(session, meeting, 2)
        session.add_all([ItemText(item_id=item.id, content=""), ItemText(item_id=beside.id, content="Reste")])
        agenda.delete_item(session, item)
        assert agenda.items_of(session, meeting.id, dropped=True) == [beside]
        assert [one.content for one in session.scalars(select(ItemText))] == ["Reste"]
