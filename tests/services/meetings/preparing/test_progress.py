from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from engagement_desktop.domain.clock import FixedClock
from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import DecidedNow
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.item_texts import TextPlace
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind
from engagement_desktop.domain.meetings.minuting.text_rows import TextRow
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState
from engagement_desktop.services.meetings.follow_up.decisions import DecisionService
from engagement_desktop.services.meetings.preparing.openings import OpeningService
from engagement_desktop.services.meetings.preparing.progress import ProgressService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder

DAY = date(2026, 11, 17)
KINDS = (ItemKind.APPROVAL, ItemKind.ORDINARY, ItemKind.ORDINARY, ItemKind.OTHER_BUSINESS)


def at(workspace: Workspace, hour: int, minute: int) -> None:
    """The clock on the wall of the room."""
    workspace._clock = FixedClock(datetime(2026, 11, 17, hour - 1, minute, tzinfo=UTC))


@pytest.fixture
def meeting_id(workspace: Workspace) -> Iterator[int]:
    """A meeting of four items, opened at 18 h."""
    at(workspace, 18, 0)
    with workspace.database.work() as session:
        make = Builder(session)
        committee = make.committee(make.structure())
        meeting = make.meeting(committee, DAY, status=MeetingStatus.PLANNED, ends_minute=None)
        for place, kind in enumerate(KINDS):
            session.add(
                AgendaItem(meeting_id=meeting.id, position=place, title=f"Point {place + 1}", kind=kind)
            )
        made = meeting.id
    OpeningService(workspace).open(made)
    return made


def items(workspace: Workspace, meeting_id: int) -> list[AgendaItem]:
    with workspace.read() as session:
        found = session.query(AgendaItem).filter_by(meeting_id=meeting_id)
        return found.order_by(AgendaItem.position).all()


def hours(workspace: Workspace, meeting_id: int) -> list[tuple[int | None, int | None, str]]:
    return [(one.started_minute, one.ended_minute, one.state.value) for one in items(workspace, meeting_id)]


def test_going_on_treats_the_item_before_and_writes_the_hours(workspace: Workspace, meeting_id: int) -> None:
    progress = ProgressService(workspace)
    _, second, third, _ = (one.id for one in items(workspace, meeting_id))
    at(workspace, 18, 10)
    progress.go_to(meeting_id, second)
    at(workspace, 18, 30)
    progress.go_to(meeting_id, third, leaving_id=second)
    assert hours(workspace, meeting_id)[1:3] == [(1090, 1110, "treated"), (1110, None, "to_come")]
    assert workspace.last_act() == "Point en cours\u00a0: Point 3."
    workspace.undo()
    assert hours(workspace, meeting_id)[1:3] == [(1090, None, "to_come"), (None, None, "to_come")]


def test_the_first_item_began_with_the_meeting_though_nobody_said_so(
    workspace: Workspace, meeting_id: int
) -> None:
    first, second, *_ = (one.id for one in items(workspace, meeting_id))
    at(workspace, 18, 12)
    ProgressService(workspace).go_to(meeting_id, second, leaving_id=first)
    assert hours(workspace, meeting_id)[0] == (1080, 1092, "to_come"), "minutes are approved by their own act"


def test_going_back_leaves_the_item_to_come_and_keeps_the_first_hour(
    workspace: Workspace, meeting_id: int
) -> None:
    progress = ProgressService(workspace)
    _, second, third, _ = (one.id for one in items(workspace, meeting_id))
    at(workspace, 18, 10)
    progress.go_to(meeting_id, second)
    at(workspace, 18, 30)
    progress.go_to(meeting_id, third)
    at(workspace, 18, 40)
    progress.go_to(meeting_id, second, leaving_id=third, treated=False)
    assert hours(workspace, meeting_id)[1:3] == [(1090, None, "to_come"), (1110, 1120, "to_come")]


def test_the_last_item_ends_before_closing(workspace: Workspace, meeting_id: int) -> None:
    progress = ProgressService(workspace)
    last = items(workspace, meeting_id)[-1]
    at(workspace, 19, 0)
    progress.go_to(meeting_id, last.id)
    at(workspace, 19, 15)
    progress.end(meeting_id)
    assert hours(workspace, meeting_id)[-1] == (1140, 1155, ItemState.TREATED.value)


def test_an_item_of_another_meeting_is_refused(workspace: Workspace, meeting_id: int) -> None:
    with pytest.raises(DomainError, match="n’est plus à l’ordre du jour"):
        ProgressService(workspace).go_to(meeting_id, 9_999)


def test_a_meeting_that_is_closed_goes_nowhere(workspace: Workspace, meeting_id: int) -> None:
    progress, openings = ProgressService(workspace), OpeningService(workspace)
    first = items(workspace, meeting_id)[0]
    assert progress.open_meeting() == meeting_id
    openings.close(meeting_id)
    assert progress.open_meeting() is None
    with pytest.raises(DomainError, match="n’est pas ouverte"):
        progress.go_to(meeting_id, first.id)


def test_an_item_names_its_meeting(workspace: Workspace, meeting_id: int) -> None:
    progress = ProgressService(workspace)
    assert progress.meeting_of(items(workspace, meeting_id)[0].id) == meeting_id
    assert progress.meeting_of(9_999) is None


def test_the_rows_of_a_meeting_are_told_by_their_marker(workspace: Workspace, meeting_id: int) -> None:
    at(workspace, 18, 52)
    place = TextPlace(item_id=items(workspace, meeting_id)[1].id, before="Avant")
    placed = DecisionService(workspace).decide(place, DecidedNow(wording="Ouvrir le samedi."))
    marker = Marker(MarkerKind.DECISION, placed.row_id)
    told = ProgressService(workspace).rows(meeting_id)
    assert told == {
        marker: TextRow(marker=marker, number=placed.number, wording="Ouvrir le samedi.", minute=1132)
    }
