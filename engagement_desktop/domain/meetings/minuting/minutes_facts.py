"""All that the minutes of one meeting say, as facts: what is frozen, drawn and exported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from engagement_desktop.domain.meetings.attending.attendance import AttendanceStatus
from engagement_desktop.domain.meetings.follow_up.decisions import ActionState
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import Choice, VoiceBy, VoteMode, VoteResult
from engagement_desktop.domain.register.committees import EngagementLevel, QuorumRule
from engagement_desktop.domain.register.mandates import Office
from engagement_desktop.domain.register.people import Capacity, Civility

CAME_LATER: Mapping[str, bool] = MappingProxyType({"came_later": True})
"""Marks a fact that minutes validated earlier do not say: left out of their text while it says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFact:
    """A person as named in the minutes."""

    id: int
    last_name: str
    first_name: str
    civility: Civility | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendeeFact:
    """One person's part in the meeting. `spans` are (arrived, left) in minutes of the clock.

    `college` and `office` are those of the mandate in force that day; `is_guest` has none. `proxy_to` holds
    the person's pouvoir, `stands_in_for` is the titulaire whose seat a suppléant took.
    """

    person: PersonFact
    status: AttendanceStatus
    college: Capacity | None
    office: Office | None
    is_guest: bool = False
    is_substitute: bool = False
    spans: tuple[tuple[int, int | None], ...] = ()
    proxy_to: PersonFact | None = None
    stands_in_for: PersonFact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuorumFact:
    """The quorum: the rule, how many members in office, voices needed, voices at opening; None: no rule.

    `lost` are the spans during which it was not reached, in minutes of the clock.
    """

    rule: QuorumRule
    in_office: int
    needed: int
    at_opening: int
    lost: tuple[tuple[int, int | None], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectorFact:
    """One voice of a vote."""

    member: PersonFact
    carried_by: PersonFact
    by: VoiceBy
    took_part: bool
    choice: Choice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteFact:
    """One vote; `explanation` is the rule applied, in a sentence."""

    id: int
    subject: str
    mode: VoteMode
    at_minute: int
    votes_for: int
    votes_against: int
    abstentions: int
    blank: int
    void: int
    result: VoteResult
    explanation: str
    electors: tuple[ElectorFact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFact:
    """One decision; `vote_id` is the vote that carried it."""

    id: int
    number: str
    wording: str
    level: EngagementLevel | None = None
    vote_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionFact:
    """One action asked for at the meeting."""

    id: int
    number: str
    wording: str
    owner: PersonFact | None
    due_on: date | None
    state: ActionState


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalFact:
    """One proposal made at the meeting; its author is named only in the internal version."""

    id: int
    said: str
    person: PersonFact | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFact:
    """One item: its text as kept, the rows whose markers stand in it or that have no marker anywhere."""

    id: int
    number: int
    title: str
    kind: ItemKind
    state: ItemState
    level: EngagementLevel | None
    minutes: int | None
    rapporteur: PersonFact | None
    content: str
    votes: tuple[VoteFact, ...] = ()
    decisions: tuple[DecisionFact, ...] = ()
    actions: tuple[ActionFact, ...] = ()
    proposals: tuple[ProposalFact, ...] = ()
    documents: tuple[str, ...] = ()
    approves: str | None = None
    """The number of the minutes that an approval item puts forward."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureFact:
    """The letterhead; `logo` is the SHA-256 of the picture at its head, whose bytes stay in the dossier."""

    name: str
    kind_words: str
    address: str
    siren: str | None = None
    logo: str | None = field(default=None, metadata=CAME_LATER)


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesFacts:
    """The minutes of one meeting, whole. Lists are in the order of the paper; people by name.

    `texts_before` and `texts_after` are the committee's own first and last sentences, fields already filled.
    """

    meeting_id: int
    number: str | None
    structure: StructureFact
    committee: str
    committee_kind: str
    title: str | None
    held_on: date
    called_minute: int
    opened_minute: int | None
    ends_minute: int | None
    place: str | None
    convoked_on: date | None
    convoked_how: str | None
    chair: PersonFact | None
    secretary: PersonFact | None
    secrecy_minute: int | None
    quorum: QuorumFact | None
    attendees: tuple[AttendeeFact, ...]
    items: tuple[ItemFact, ...]
    documents: tuple[str, ...]
    next_on: date | None
    next_minute: int | None
    text_before: str = ""
    text_after: str = ""
    written_agenda: str = ""
    written_decisions: str = ""
    """What an import brought as text, for a meeting without items."""
