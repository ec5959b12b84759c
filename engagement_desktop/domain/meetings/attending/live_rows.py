"""A meeting as it goes: what the live page shows of its agenda, its roll, its quorum and its clock."""

from dataclasses import dataclass
from datetime import date

from engagement_desktop.domain.meetings.attending.quorum import QuorumState
from engagement_desktop.domain.meetings.attending.roll import Roll, RollEntry
from engagement_desktop.domain.meetings.meetings import MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes_facts import PersonFact
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.voters import Voice
from engagement_desktop.domain.meetings.voting.voting_rules import VotingRules
from engagement_desktop.domain.register.committees import EngagementLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveItem:
    """One item of the agenda, where it stands; `number` is its place as said aloud."""

    id: int
    number: int
    title: str
    kind: ItemKind
    state: ItemState
    level: EngagementLevel | None
    minutes: int | None
    rapporteur: PersonFact | None
    started_minute: int | None
    ended_minute: int | None
    documents: int
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveAttendee:
    """One person of the roll at the minute of the clock.

    `voices` are those that the person says at that minute: their own, a seat taken, pouvoirs held.
    `proxy_counts` is false when a pouvoir was given and has no voice at that minute.
    """

    entry: RollEntry
    is_here: bool
    voices: int = 0
    proxy_to: PersonFact | None = None
    proxy_counts: bool = False
    stands_in_for: PersonFact | None = None
    has_voted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveMeeting:
    """A meeting at the minute of its clock.

    `clock_minute` is the hour of today's meeting; of one that is written afterwards, the latest hour known.
    `is_open`: what happens in it may be written.
    """

    meeting_id: int
    version: int
    committee_id: int
    committee: str
    title: str | None
    number: str | None
    held_on: date
    place: str | None
    status: MeetingStatus
    is_open: bool
    starts_minute: int
    opened_minute: int | None
    ends_minute: int | None
    clock_minute: int
    is_today: bool
    chair_id: int | None
    secretary_id: int | None
    secrecy_minute: int | None
    rules: VotingRules
    items: tuple[LiveItem, ...]
    attendees: tuple[LiveAttendee, ...]
    voices: tuple[Voice, ...]
    quorum: QuorumState

    @property
    def roll(self) -> Roll:
        """The facts alone, in the order of the screen and of the sheet to sign."""
        return tuple(one.entry for one in self.attendees)
