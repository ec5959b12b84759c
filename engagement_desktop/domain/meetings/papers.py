"""What papers of meetings are drawn from, beside the facts of the minutes themselves."""

from dataclasses import dataclass
from datetime import date, datetime

from engagement_desktop.domain.meetings.follow_up.decisions import ActionState, Priority
from engagement_desktop.domain.register.committees import EngagementLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesSeal:
    """Where minutes stand: what is true beside their facts, and may come after them.

    `fingerprint` is the SHA-256 in hex of the sealed facts; None says that they are a draft (« projet »).
    `dated` is the instant of validation, or of the draft: the same seal and facts give the same bytes.
    """

    dated: datetime
    fingerprint: str | None = None
    validated_on: date | None = None
    approved_on: date | None = None
    approved_in: str | None = None
    """The number of the minutes of the meeting that approved these."""
    rectifications: tuple[int, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.fingerprint is None


@dataclass(frozen=True, slots=True, kw_only=True)
class RectificationFact:
    """One numbered correction of validated minutes."""

    number: int
    made_on: date
    said: str
    reason: str
    asked_in: str | None = None
    """The number of the minutes of the meeting that asked for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One line of the register of decisions."""

    number: str
    decided_on: date
    committee: str
    wording: str
    level: EngagementLevel | None = None
    vote: str = ""
    """« 12 pour, 0 contre, 1 abstention », or nothing."""
    minutes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One line of the list of actions; `late_days` is above 0 for one that is open after its day."""

    number: str
    wording: str
    owner: str
    asked_on: date
    due_on: date | None
    state: ActionState
    priority: Priority = Priority.NORMAL
    late_days: int = 0
    closed_on: date | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PosterPair:
    """What was said and what was done, each as a sentence without a name."""

    said: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Poster:
    """« Vous avez dit, nous avons fait »: three pairs at most, then one honest « pas encore »."""

    structure: str
    committee: str
    made_on: date
    pairs: tuple[PosterPair, ...]
    not_yet: str = ""
    speak_up: str = ""
    """How to speak up; nothing is « Une idée ? Parlez-en à l’accueil ou au comité. »."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEvent:
    """One event of a calendar file: no more than its title and place leaves the dossier.

    `uid` is the same each time the event is written. Without `starts_minute` it takes the whole day; without
    `ends_minute` it lasts two hours. Hours are of the clock in Paris.
    """

    uid: str
    title: str
    day: date
    starts_minute: int | None = None
    ends_minute: int | None = None
    place: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsidePaper:
    """A file from outside, to be put behind our own index: its name, media type and bytes."""

    name: str
    media_type: str
    content: bytes
    about: str = ""
    """The item it was joined to."""


def event_uid(dossier_uid: str, kind: str, row_id: int) -> str:
    """The same each time an event is written, so that an agenda replaces it: « reunion-12@… »."""
    return f"{kind}-{row_id}@{dossier_uid}"
