"""What is looked at before minutes are finalised: what is missing, what is doubtful, what forbids it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from engagement_desktop.domain.meetings.attending.attendance import ATTENDED
from engagement_desktop.domain.meetings.minuting.minutes_facts import ItemFact, MinutesFacts
from engagement_desktop.domain.meetings.minuting.minutes_text import plain_text
from engagement_desktop.domain.meetings.preparing.agenda import ItemKind, ItemState
from engagement_desktop.domain.meetings.voting.votes import VoteResult

Span = tuple[int, int | None]


class PointKind(StrEnum):
    """What the check noticed."""

    NOT_HELD = "not_held"
    STILL_OPEN = "still_open"
    NOBODY_PRESENT = "nobody_present"
    NO_END_HOUR = "no_end_hour"
    NOT_NOTED = "not_noted"
    NO_CHAIR = "no_chair"
    CHAIR_AWAY = "chair_away"
    NO_SECRETARY = "no_secretary"
    SECRECY_NOT_RECALLED = "secrecy_not_recalled"
    NO_QUORUM = "no_quorum"
    QUORUM_LOST = "quorum_lost"
    ITEM_WITHOUT_TEXT = "item_without_text"
    VOTE_WITHOUT_DECISION = "vote_without_decision"
    ACTION_WITHOUT_OWNER = "action_without_owner"
    ACTION_WITHOUT_DATE = "action_without_date"
    NOT_RULED = "not_ruled"


REFUSING = frozenset({PointKind.NOT_HELD, PointKind.STILL_OPEN, PointKind.NOBODY_PRESENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingPoint:
    """One thing noticed: of an item, of a row named by `said`, at a minute of the clock, or so many."""

    kind: PointKind
    item_id: int | None = None
    item_number: int | None = None
    said: str = ""
    minute: int | None = None
    count: int = 0

    @property
    def refuses(self) -> bool:
        """The minutes are not validated as long as it stands."""
        return self.kind in REFUSING


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingCheck:
    """The whole list, what refuses first."""

    points: tuple[ClosingPoint, ...]

    @property
    def may_validate(self) -> bool:
        return not any(point.refuses for point in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingCourse:
    """What the minutes do not say and the check asks for: whether it is held, over, and each item's span.

    `not_noted` counts the titulaires of whom nobody said anything: the paper takes them for absent.
    """

    is_held: bool
    is_open: bool
    item_spans: Mapping[int, Span]
    not_noted: int = 0


def closing_check(facts: MinutesFacts, course: MeetingCourse, not_ruled: int = 0) -> ClosingCheck:
    """Everything noticed, what refuses first, then in the order of the paper."""
    points = [*_of_the_meeting(facts, course), *_of_people(facts, course), *_of_quorum(facts, course)]
    for item in facts.items:
        points.extend(_of_item(item))
    if not_ruled:
        points.append(ClosingPoint(kind=PointKind.NOT_RULED, count=not_ruled))
    return ClosingCheck(points=tuple(sorted(points, key=lambda point: not point.refuses)))


def _of_the_meeting(facts: MinutesFacts, course: MeetingCourse) -> Iterator[ClosingPoint]:
    noticed = (
        (not course.is_held, PointKind.NOT_HELD),
        (course.is_held and course.is_open, PointKind.STILL_OPEN),
        (not any(one.status in ATTENDED for one in facts.attendees), PointKind.NOBODY_PRESENT),
        (facts.ends_minute is None, PointKind.NO_END_HOUR),
        (facts.chair is None, PointKind.NO_CHAIR),
        (facts.secretary is None, PointKind.NO_SECRETARY),
        (facts.secrecy_minute is None, PointKind.SECRECY_NOT_RECALLED),
    )
    return (ClosingPoint(kind=kind) for found, kind in noticed if found)


def _of_people(facts: MinutesFacts, course: MeetingCourse) -> Iterator[ClosingPoint]:
    """Those of whom nothing was said, and a chair told as away."""
    if course.not_noted:
        yield ClosingPoint(kind=PointKind.NOT_NOTED, count=course.not_noted)
    chair = facts.chair
    if chair is None:
        return
    if any(one.person.id == chair.id and one.status not in ATTENDED for one in facts.attendees):
        yield ClosingPoint(kind=PointKind.CHAIR_AWAY, said=f"{chair.first_name} {chair.last_name}")


def _of_quorum(facts: MinutesFacts, course: MeetingCourse) -> Iterator[ClosingPoint]:
    """The quorum not reached at opening, then the items during which it was lost."""
    quorum = facts.quorum
    if quorum is None:
        return
    never = quorum.at_opening < quorum.needed
    if never:
        yield ClosingPoint(kind=PointKind.NO_QUORUM, count=quorum.needed - quorum.at_opening)
    began = facts.called_minute if facts.opened_minute is None else facts.opened_minute
    losses = [one for one in quorum.lost if not (never and one[0] == began)]
    for item in facts.items:
        span = course.item_spans.get(item.id)
        lost = next((one for one in losses if span is not None and _meet(one, span)), None)
        if lost is not None:
            yield _point(PointKind.QUORUM_LOST, item, minute=lost[0])
    if losses and not course.item_spans:
        yield ClosingPoint(kind=PointKind.QUORUM_LOST, minute=losses[0][0])


def _meet(one: Span, other: Span) -> bool:
    """They share a moment; None is until the end."""
    starts = max(one[0], other[0])
    return all(end is None or starts < end for _, end in (one, other))


def _of_item(item: ItemFact) -> Iterator[ClosingPoint]:
    if _is_bare(item):
        yield _point(PointKind.ITEM_WITHOUT_TEXT, item, said=item.title)
    decided = {decision.vote_id for decision in item.decisions}
    for vote in item.votes:
        if vote.result is VoteResult.ADOPTED and vote.id not in decided:
            yield _point(PointKind.VOTE_WITHOUT_DECISION, item, said=vote.subject)
    for action in item.actions:
        if action.owner is None:
            yield _point(PointKind.ACTION_WITHOUT_OWNER, item, said=action.wording)
        if action.due_on is None:
            yield _point(PointKind.ACTION_WITHOUT_DATE, item, said=action.wording)


def _is_bare(item: ItemFact) -> bool:
    """An ordinary item treated of which nothing is told."""
    is_asked = item.kind is ItemKind.ORDINARY and item.state in (ItemState.TREATED, ItemState.TO_COME)
    rows = (item.votes, item.decisions, item.actions, item.proposals)
    return is_asked and not plain_text(item.content).strip() and not any(rows)


def _point(kind: PointKind, item: ItemFact, *, said: str = "", minute: int | None = None) -> ClosingPoint:
    return ClosingPoint(kind=kind, item_id=item.id, item_number=item.number, said=said, minute=minute)
