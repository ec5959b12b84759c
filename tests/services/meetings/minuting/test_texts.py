"""The text of an item: kept whole, never over somebody else's, never more than it may hold."""

from collections.abc import Callable

import pytest

from engagement_desktop.domain.errors import ChangedMeanwhile, DomainError, NotPermitted
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.item_texts import MOST_SIGNS, ItemContent
from engagement_desktop.domain.meetings.voting.votes import Vote, VoteMode, VoteResult
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import MajorityRule
from engagement_desktop.services.meetings.minuting.texts import TextService
from engagement_desktop.services.workspace import Workspace
from tests.services.meetings.open_meeting import OpenMeeting, opened


@pytest.fixture
def room(workspace: Workspace) -> OpenMeeting:
    return opened(workspace)


@pytest.fixture
def texts(workspace: Workspace) -> TextService:
    return TextService(workspace)


def test_a_text_is_kept_under_its_version(room: OpenMeeting, texts: TextService) -> None:
    item = room.items[0]
    assert texts.content(item) == ItemContent(item, "", None)
    first = texts.write(item, " Bonjour\r\n\x07- une puce ", None)
    assert first == ItemContent(item, "Bonjour\n- une puce", 1)
    second = texts.write(item, "Bonsoir", first.version)
    assert second == texts.content(item) == ItemContent(item, "Bonsoir", 2)
    assert room.text(1).content == ""


def test_saying_the_same_again_changes_nothing(room: OpenMeeting, texts: TextService) -> None:
    item = room.items[0]
    first = texts.write(item, "Bonjour", None)
    assert texts.write(item, "Bonjour ", first.version) == first
    assert texts.write(room.items[1], "", None).version is None


def test_a_text_written_meanwhile_is_given_back_to_be_compared(room: OpenMeeting, texts: TextService) -> None:
    item = room.items[0]
    texts.write(item, "De l’autre poste", None)
    with pytest.raises(ChangedMeanwhile) as refused:
        texts.write(item, "D’ici", None)
    assert refused.value.theirs == ItemContent(item, "De l’autre poste", 1)
    assert texts.content(item).content == "De l’autre poste"


def test_a_text_too_long_is_refused_and_what_was_kept_stays(room: OpenMeeting, texts: TextService) -> None:
    item = room.items[0]
    kept = texts.write(item, "é" * MOST_SIGNS, None)
    with pytest.raises(DomainError, match="Rien n’est perdu"):
        texts.write(item, "é" * (MOST_SIGNS + 1), kept.version)
    assert texts.content(item) == kept


def test_undo_leaves_a_text_to_its_editor(room: OpenMeeting, texts: TextService) -> None:
    texts.write(room.items[0], "Bonjour", None)
    assert room.workspace.last_act() is None


def test_a_marker_typed_by_hand_is_no_row(room: OpenMeeting, texts: TextService) -> None:
    kept = texts.write(room.items[0], "avant\n::decision 99::\naprès", None)
    assert kept.content == "avant\naprès"


def test_an_item_that_is_gone_and_a_meeting_cancelled_take_no_text(
    room: OpenMeeting, texts: TextService
) -> None:
    with pytest.raises(DomainError, match="n’est plus à l’ordre du jour"):
        texts.content(99)
    with pytest.raises(DomainError, match="n’est plus à l’ordre du jour"):
        texts.write(99, "Bonjour", None)
    room.change(status=MeetingStatus.CANCELLED)
    with pytest.raises(DomainError, match="annulée"):
        texts.write(room.items[0], "Bonjour", None)


def test_a_vote_takes_its_line_in_the_text(room: OpenMeeting, texts: TextService) -> None:
    with room.workspace.database.work() as session:
        vote = Vote(
            meeting_id=room.meeting,
            item_id=room.items[0],
            subject="Ouvrir le samedi",
            mode=VoteMode.SHOW_OF_HANDS,
            at_minute=1100,
            majority=MajorityRule.SIMPLE,
            votes_for=2,
            votes_against=0,
            result=VoteResult.ADOPTED,
            explanation="Adopté.",
        )
        session.add(vote)
        session.flush()
        vote_id = vote.id
    written = texts.mark_vote(room.place(after="Suite"), vote_id)
    assert written.content == f"::vote {vote_id}::\nSuite"
    assert texts.write(room.items[0], f"{written.content}\nFin", written.version).version == 2


def test_a_meeting_that_is_not_open_takes_no_row(room: OpenMeeting, texts: TextService) -> None:
    for change, said in (
        ({"closed_at": room.workspace.now()}, "Rouvrez-la"),
        ({"closed_at": None, "opened_minute": None}, "Ouvrez-la"),
        ({"status": MeetingStatus.CANCELLED}, "annulée"),
    ):
        room.change(**change)
        with pytest.raises(DomainError, match=said):
            texts.mark_vote(room.place(), 1)


def test_only_those_who_write_minutes_write_texts(
    room: OpenMeeting, workspace_as: Callable[[Role], Workspace]
) -> None:
    with pytest.raises(NotPermitted):
        TextService(workspace_as(Role.TREASURY)).write(room.items[0], "Bonjour", None)
