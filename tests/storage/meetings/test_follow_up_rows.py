"""What the lists of decisions, actions and proposals read from the file: pages, markers, seals."""

from datetime import date, timedelta
from typing import Any

import pytest

from engagement_desktop.domain.lists import ListQuery
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Decision, Proposal
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.preparing.agenda import ItemText
from engagement_desktop.services.workspace import Workspace
from engagement_desktop.storage.keyset import PAGE
from engagement_desktop.storage.meetings.follow_up import actions, decisions, proposals
from engagement_desktop.storage.meetings.minuting import texts
from tests.services.meetings.open_meeting import TODAY, OpenMeeting, opened


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


def test_a_page_begins_after_the_last_row_shown_whatever_the_order(room: OpenMeeting) -> None:
    many = PAGE + 25
    with room.workspace.database.work() as session:
        for at in range(many):
            session.add(
                Action(
                    committee_id=room.committee,
                    number=f"2026-{at:03}",
                    number_year=2026,
                    number_sequence=at,
                    asked_on=date(2026, 1, 1),
                    wording=f"Action {at}",
                    due_on=None if at % 3 else date(2026, 1, 1) + timedelta(days=at % 40),
                    owner_id=room.people[at % 2] if at % 5 else None,
                    state=ActionState.DONE if at % 7 == 0 else ActionState.OPEN,
                    closed_on=TODAY if at % 7 == 0 else None,
                )
            )
    with room.workspace.read() as session:
        for sort in ("urgency", "due", "owner", "number", "state"):
            for descending in (False, True):
                query = ListQuery(sort=sort, descending=descending)
                first = actions.actions_page(session, query, TODAY, None)
                rest = actions.actions_page(session, query, TODAY, first.after)
                assert len({row.id for row in (*first.rows, *rest.rows)}) == many
                assert rest.after is None
        late = actions.late_actions(session, TODAY)
        assert [row.due_on for row in late] == sorted(row.due_on for row in late if row.due_on)
        kept, behind, total = actions.actions_counts(session, ListQuery(), TODAY)
        assert (kept, behind, total) == (many, len(late), many)


def test_only_the_rows_of_an_item_may_stand_in_its_text(room: OpenMeeting) -> None:
    numbered: dict[str, Any] = {"number": "2026-01", "number_year": 2026, "number_sequence": 1}
    with room.workspace.database.work() as session:
        here, there = room.items
        session.add(
            Decision(committee_id=room.committee, decided_on=TODAY, item_id=here, wording="x", **numbered)
        )
        session.add(Proposal(committee_id=room.committee, made_on=TODAY, said="x", item_id=there))
        session.flush()
        assert texts.rows_standing(session, here) == {Marker(MarkerKind.DECISION, 1)}
        assert texts.rows_standing(session, there) == {Marker(MarkerKind.PROPOSAL, 1)}


def test_the_line_of_a_row_leaves_its_text_once(room: OpenMeeting) -> None:
    marker = Marker(MarkerKind.ACTION, 4)
    with room.workspace.database.work() as session:
        texts.forget_marker(session, None, marker)
        texts.forget_marker(session, room.items[0], marker)
        session.add(ItemText(item_id=room.items[0], content="avant\n::action 4::\naprès"))
        session.flush()
        texts.forget_marker(session, room.items[0], marker)
        session.flush()
        assert texts.content_at(session, room.items[0]).content == "avant\naprès"


def test_a_row_outside_a_meeting_is_never_sealed(room: OpenMeeting) -> None:
    with room.workspace.read() as session:
        assert not texts.is_sealed(session, None)
        assert not texts.is_sealed(session, room.meeting)
    room.seal()
    with room.workspace.read() as session:
        assert texts.is_sealed(session, room.meeting)


def test_what_is_not_there_is_none(room: OpenMeeting) -> None:
    with room.workspace.read() as session:
        assert decisions.decision_detail(session, 99) is None
        assert actions.action_detail(session, 99, TODAY) is None
        assert proposals.proposal_detail(session, 99, TODAY) is None
        assert texts.item_and_meeting(session, 99) is None
        assert proposals.poster_lines(session) == ()
        assert decisions.votes_carrying(session, []) == {}
