"""The life of a meeting: its number and its rules when it opens, what it leaves undone when it closes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from engagement_desktop.domain.errors import DomainError, NotPermitted
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState, ItemText
from engagement_desktop.domain.meetings.preparing.agenda_drafts import SessionDraft
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.permissions import Role
from engagement_desktop.domain.register.committees import FormerRules, QuorumRule
from engagement_desktop.services.meetings.meetings import MeetingService
from engagement_desktop.services.meetings.preparing.openings import OpeningService
from engagement_desktop.services.workspace import Workspace
from tests.builders import Builder
from tests.tables import changed, dump

TODAY, BEFORE, AFTER = date(2026, 11, 22), date(2026, 11, 3), date(2026, 12, 1)
NOW = 11 * 60 + 30
"""The clock of the tests, as it reads in France."""


@dataclass
class Room:
    """One committee, one person, and what is said of a meeting."""

    workspace: Workspace
    service: OpeningService
    committee: int
    person: int

    def meeting(self, day: date = TODAY, status: MeetingStatus = MeetingStatus.PLANNED) -> int:
        with self.workspace.database.work() as session:
            made = Meeting(
                committee_id=self.committee,
                held_on=day,
                starts_minute=18 * 60,
                status=status,
                ends_minute=20 * 60,
            )
            session.add(made)
            session.flush()
            return made.id

    def item(self, meeting_id: int, kind: ItemKind = ItemKind.ORDINARY, words: str = "") -> int:
        with self.workspace.database.work() as session:
            item = AgendaItem(meeting_id=meeting_id, position=1, title="Accès aux soins", kind=kind)
            session.add(item)
            session.flush()
            if words:
                session.add(ItemText(item_id=item.id, content=words))
            return item.id

    def read(self, meeting_id: int) -> Meeting:
        with self.workspace.read() as session:
            return session.get_one(Meeting, meeting_id)

    def state(self, item_id: int) -> ItemState:
        with self.workspace.read() as session:
            return session.get_one(AgendaItem, item_id).state

    def stage(self, meeting_id: int) -> MeetingStage:
        return MeetingService(self.workspace).detail(meeting_id).row.stage


@pytest.fixture
def room(workspace: Workspace) -> Room:
    with workspace.database.work() as session:
        build = Builder(session)
        committee = build.committee(build.structure(), quorum=QuorumRule.HALF, proxies=2)
        return Room(workspace, OpeningService(workspace), committee.id, build.person().id)


def test_a_meeting_opened_takes_its_number_the_hour_and_the_rules_of_its_day(room: Room) -> None:
    made = room.meeting()
    with room.workspace.database.work() as session:
        former = FormerRules(committee_id=room.committee, ended_on=TODAY, quorum=QuorumRule.TWO_THIRDS)
        session.add(former)
    room.service.open(made)
    now = room.read(made)
    assert (now.number, now.number_year, now.number_sequence) == ("2026-01", 2026, 1)
    assert (now.status, now.opened_minute, room.stage(made)) == (MeetingStatus.HELD, NOW, MeetingStage.OPEN)
    with room.workspace.read() as session:
        rules = session.query(MeetingRules).one()
    assert rules.quorum is QuorumRule.TWO_THIRDS, "those in force that day, not the ones that came after"
    assert room.workspace.last_act() == "Réunion ouverte\u00a0: Comité des usagers, 22/11/2026."


def test_an_opening_taken_back_gives_its_number_back_as_nobody_read_it(room: Room) -> None:
    made = room.meeting()
    before = dump(room.workspace.database)
    room.service.open(made)
    room.workspace.undo()
    assert changed(before, dump(room.workspace.database)) == {"meeting"}, "its version alone went up"
    assert (room.read(made).number, room.stage(made)) == (None, MeetingStage.PLANNED)


def test_a_meeting_of_a_past_day_opens_at_the_hour_it_was_called_for_or_at_the_one_typed(room: Room) -> None:
    first, second = room.meeting(BEFORE), room.meeting(date(2026, 11, 4), MeetingStatus.HELD)
    room.service.open(first)
    room.service.open(second, 18 * 60 + 7)
    assert (room.read(first).opened_minute, room.read(second).opened_minute) == (18 * 60, 18 * 60 + 7)
    assert room.read(second).number == "2026-02"


@pytest.mark.parametrize(
    ("day", "status", "sentence"),
    [
        (AFTER, MeetingStatus.PLANNED, "prévue le 01/12/2026"),
        (TODAY, MeetingStatus.CANCELLED, "annulée"),
    ],
)
def test_a_meeting_to_come_or_cancelled_is_not_opened(
    room: Room, day: date, status: MeetingStatus, sentence: str
) -> None:
    made = room.meeting(day, status)
    with pytest.raises(DomainError, match=sentence):
        room.service.open(made)
    assert room.read(made).number is None


def test_a_meeting_opens_once(room: Room) -> None:
    made = room.meeting()
    room.service.open(made)
    with pytest.raises(DomainError, match="déjà ouverte"):
        room.service.open(made)


@pytest.mark.parametrize("minute", [-1, 24 * 60])
def test_an_hour_outside_the_day_is_refused(room: Room, minute: int) -> None:
    with pytest.raises(DomainError, match="0 h à 23 h 59"):
        room.service.open(room.meeting(), minute)


def test_closing_says_the_end_and_what_was_not_treated_comes_back(room: Room) -> None:
    made = room.meeting()
    room.service.open(made, NOW)
    left, said = room.item(made), room.item(made, words="On en a parlé.")
    other, secret = room.item(made, ItemKind.OTHER_BUSINESS), room.item(made, ItemKind.SECRECY)
    room.service.close(made, 13 * 60)
    assert (room.read(made).ends_minute, room.stage(made)) == (13 * 60, MeetingStage.CLOSED)
    assert [room.state(item) for item in (left, said, other, secret)] == [
        ItemState.TO_CARRY,
        ItemState.TREATED,
        ItemState.TREATED,
        ItemState.TO_COME,
    ]


def test_the_decisions_of_the_register_become_the_text_of_the_meeting(room: Room) -> None:
    made = room.meeting()
    room.service.open(made)
    with room.workspace.database.work() as session:
        for sequence, wording in ((2, "Ouvrir le samedi."), (1, "Poser une\nboîte à idées.")):
            session.add(
                Decision(
                    committee_id=room.committee,
                    number=f"2026-0{sequence}",
                    number_year=2026,
                    number_sequence=sequence,
                    decided_on=TODAY,
                    wording=wording,
                    meeting_id=made,
                )
            )
    room.service.close(made)
    assert room.read(made).decisions == "Poser une boîte à idées.\nOuvrir le samedi."


def test_a_meeting_does_not_end_before_it_began(room: Room) -> None:
    made = room.meeting()
    room.service.open(made, NOW)
    with pytest.raises(DomainError, match="finit avant de commencer") as refusal:
        room.service.close(made, NOW - 1)
    assert (refusal.value.field, room.stage(made)) == ("minute", MeetingStage.OPEN)


def test_a_meeting_over_before_the_hour_it_was_called_for_began_when_it_opened(room: Room) -> None:
    made = room.meeting()
    room.service.open(made, 10 * 60)
    room.service.close(made, 11 * 60)
    met = room.read(made)
    assert (met.starts_minute, met.ends_minute) == (10 * 60, 11 * 60), "no length is below zero"
    room.workspace.undo()
    assert room.read(made).starts_minute == 18 * 60


def test_two_meetings_of_a_day_do_not_come_to_begin_at_the_same_minute(room: Room) -> None:
    made, other = room.meeting(), room.meeting(BEFORE)
    with room.workspace.database.work() as session:
        taken = session.get_one(Meeting, other)
        taken.held_on, taken.starts_minute = TODAY, 10 * 60
    room.service.open(made, 10 * 60)
    with pytest.raises(DomainError, match="déjà une réunion ce jour-là"):
        room.service.close(made, 11 * 60)
    assert room.stage(made) is MeetingStage.OPEN


def test_a_past_meeting_without_end_asks_for_its_hour(room: Room) -> None:
    made = room.meeting(BEFORE)
    with room.workspace.database.work() as session:
        session.get_one(Meeting, made).ends_minute = None
    room.service.open(made)
    with pytest.raises(DomainError, match="Donnez l’heure"):
        room.service.close(made)
    room.service.close(made, 19 * 60)
    assert room.read(made).ends_minute == 19 * 60


def test_only_an_open_meeting_is_closed_and_only_a_closed_one_opens_again(room: Room) -> None:
    made = room.meeting()
    for refused in (room.service.close, room.service.reopen):
        with pytest.raises(DomainError):
            refused(made)
    room.service.open(made)
    item = room.item(made)
    room.service.close(made)
    room.service.reopen(made)
    assert (room.stage(made), room.state(item)) == (MeetingStage.OPEN, ItemState.TO_COME)


def test_a_validated_meeting_is_not_opened_again(room: Room) -> None:
    made = room.meeting()
    room.service.open(made)
    room.service.close(made)
    with room.workspace.database.work() as session:
        session.add(
            Minutes(
                meeting_id=made,
                validated_at=room.workspace.now(),
                validated_by_id=None,
                frozen="{}",
                fingerprint="0",
            )
        )
    assert room.stage(made) is MeetingStage.VALIDATED
    with pytest.raises(DomainError, match="sans compte rendu validé"):
        room.service.reopen(made)


def test_a_cancelled_meeting_leaves_its_items_to_the_next_one(room: Room) -> None:
    made = room.meeting(AFTER)
    item, secret = room.item(made), room.item(made, ItemKind.SECRECY)
    room.service.cancel(made)
    assert room.stage(made) is MeetingStage.CANCELLED
    assert (room.state(item), room.state(secret)) == (ItemState.TO_CARRY, ItemState.TO_COME)
    with pytest.raises(DomainError, match="Seule une réunion prévue"):
        room.service.cancel(made)


def test_who_presides_and_the_next_meeting_are_said(room: Room) -> None:
    made = room.meeting()
    said = SessionDraft(chair_id=room.person, secretary_id=room.person, next_on=AFTER, next_minute=18 * 60)
    room.service.set_session(made, said)
    now = room.read(made)
    assert (now.chair_id, now.secretary_id, now.next_on, now.next_minute) == (
        room.person,
        room.person,
        AFTER,
        18 * 60,
    )
    with pytest.raises(DomainError, match="avant celle-ci"):
        room.service.set_session(made, SessionDraft(next_on=BEFORE))
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        room.service.set_session(made, SessionDraft(chair_id=99))


def test_the_reminder_of_secrecy_is_ticked_with_its_hour_and_taken_back(room: Room) -> None:
    made = room.meeting()
    item = room.item(made, ItemKind.SECRECY)
    with pytest.raises(DomainError, match="Ouvrez d’abord"):
        room.service.tick_secrecy(made)
    room.service.open(made)
    room.service.tick_secrecy(made)
    assert (room.read(made).secrecy_minute, room.state(item)) == (NOW, ItemState.TREATED)
    room.service.tick_secrecy(made, given=False)
    assert (room.read(made).secrecy_minute, room.state(item)) == (None, ItemState.TO_COME)


def test_the_reminder_of_a_recorded_meeting_is_at_its_beginning(room: Room) -> None:
    made = room.meeting(BEFORE, MeetingStatus.HELD)
    room.service.tick_secrecy(made)
    assert room.read(made).secrecy_minute == 18 * 60


def test_a_meeting_that_is_gone_is_said_so(room: Room) -> None:
    with pytest.raises(DomainError, match="n’est plus dans le dossier"):
        room.service.open(404)


def test_reading_opens_nothing(room: Room, workspace_as: Callable[[Role], Workspace]) -> None:
    made = room.meeting()
    with pytest.raises(NotPermitted):
        OpeningService(workspace_as(Role.READING)).open(made)
