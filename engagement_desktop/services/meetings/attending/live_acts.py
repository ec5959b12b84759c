"""What every live act begins with: the meeting is open, its roll and its clock are read."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.presences import clock_faults
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry, by_id
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.stages import MeetingStage
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.permissions import Permission
from engagement_desktop.services.meetings.found import found_meeting
from engagement_desktop.services.workspace import Change, Workspace
from engagement_desktop.storage.meetings.attending.live import clock_minute, voting_rules
from engagement_desktop.storage.meetings.attending.roll import roll_of, voters_of
from engagement_desktop.storage.meetings.preparing import agenda

RIGHT = Permission.MINUTES_WRITE
ROLL_CALL = 10  # minutes that calling the names may take


@dataclass(frozen=True, slots=True)
class Room:
    """An open meeting at one minute, and the change that is being written in it.

    `latest` is the last hour that may be written: now, for a meeting of today.
    """

    change: Change
    meeting: Meeting
    roll: Roll
    rules: VotingRules
    minute: int
    latest: int | None

    @property
    def session(self) -> Session:
        return self.change.session

    def arrival(self, entry: RollEntry, typed: int | None) -> int:
        """Since when somebody noted now is there: the hour typed, else the clock.

        Who is noted while the names are called, in the first minutes and before any item or vote, was there
        at the opening: else all would be late and the quorum missing at the start.
        """
        called = self.latest is not None and 0 <= self.minute - self.opened_minute <= ROLL_CALL
        if typed is not None or entry.came or not called:
            return self.minute
        begun = any(
            item.started_minute is not None for item in agenda.items_of(self.session, self.meeting.id)
        )
        voted = any(voters_of(self.session, self.meeting.id).values())
        return self.minute if begun or voted else self.opened_minute

    @property
    def opened_minute(self) -> int:
        opened = self.meeting.opened_minute
        return self.meeting.starts_minute if opened is None else opened

    def entry(self, person_id: int) -> RollEntry:
        """The person on the roll.

        Raises:
            DomainError: not on it.
        """
        found = by_id(self.roll).get(person_id)
        if found is None:
            raise DomainError("Cette personne n’est pas sur la liste de cette réunion. Rien n’a été changé.")
        return found

    def voted(self, person_id: int) -> frozenset[int]:
        """The minutes of the votes in which this person said a voice."""
        return voters_of(self.session, self.meeting.id).get(person_id, frozenset())


@contextmanager
def in_room(workspace: Workspace, verb: str, meeting_id: int, minute: int | None = None) -> Iterator[Room]:
    """Opens the change of one live act; `minute` None is the clock of the meeting.

    Raises:
        NotPermitted: the role may not.
        DomainError: the meeting is gone, is not open, or the hour is none.
    """
    with workspace.act(RIGHT, verb) as change:
        meeting = found_meeting(change.session, meeting_id)
        refuse_unless_open(change.session, meeting)
        roll = roll_of(change.session, meeting)
        clock = clock_minute(change.session, meeting, roll, workspace.now())
        latest = clock if meeting.held_on == workspace.today() else None
        for fault in () if minute is None else clock_faults(minute, latest):
            raise fault
        yield Room(
            change,
            meeting,
            roll,
            voting_rules(change.session, meeting),
            clock if minute is None else minute,
            latest,
        )


def refuse_unless_open(session: Session, meeting: Meeting) -> None:
    """Presences and votes are written in an open meeting only."""
    if agenda.stage_at(session, meeting) is MeetingStage.OPEN:
        return
    if meeting.status is MeetingStatus.CANCELLED:
        raise DomainError("Cette réunion est annulée\u00a0: rien ne s’y écrit. Rien n’a été changé.")
    again = "Rouvrez" if meeting.closed_at is not None else "Ouvrez"
    raise DomainError(f"Cette réunion n’est pas ouverte. Rien n’a été changé. {again}-la, puis recommencez.")
