"""The rows of a vote: itself, its electors, the decision that it carries, their lines in the text."""

from sqlalchemy.orm import Session

from engagement_desktop.domain.errors import DomainError
from engagement_desktop.domain.meetings.attending.quorum import QuorumState
from engagement_desktop.domain.meetings.follow_up.decisions import Decision
from engagement_desktop.domain.meetings.follow_up.decisions_drafts import wording_of
from engagement_desktop.domain.meetings.minuting.item_texts import ItemContent, TextPlace, kept_content
from engagement_desktop.domain.meetings.minuting.minutes_text import Marker, MarkerKind, blocks_of, content_of
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.meetings.voting.majority import Outcome
from engagement_desktop.domain.meetings.voting.votes import Vote
from engagement_desktop.domain.meetings.voting.votes_drafts import VoteDraft
from engagement_desktop.domain.numbers import Series
from engagement_desktop.french.vote_texts import explanation
from engagement_desktop.services.meetings.attending.live_acts import Room
from engagement_desktop.services.meetings.minuting.placing import ITEM_GONE, next_number
from engagement_desktop.storage.meetings.minuting.texts import write_content
from engagement_desktop.storage.meetings.voting.votes import add_electors


def write_vote(room: Room, draft: VoteDraft, outcome: Outcome, quorum: QuorumState) -> Vote:
    """The vote and its electors, once nothing is refused."""
    item = _item(room, draft.item_id)
    vote = Vote(
        meeting_id=room.meeting.id,
        subject=wording_of(draft.subject),
        mode=draft.mode,
        at_minute=draft.at_minute,
        majority=room.rules.majority,
        votes_for=draft.totals.votes_for,
        votes_against=draft.totals.votes_against,
        result=outcome.result,
        explanation=explanation(outcome, room.rules, draft.totals, draft.mode, quorum),
        item_id=None if item is None else item.id,
        two_thirds_of_present=room.rules.two_thirds_of_present,
        abstentions=draft.totals.abstentions,
        blank=draft.totals.blank,
        void=draft.totals.void,
        was_cast=outcome.was_cast,
    )
    room.session.add(vote)
    room.session.flush()
    add_electors(room.session, vote.id, draft.voices, draft.aside, dict(draft.choices))
    return vote


def decide(room: Room, draft: VoteDraft, vote: Vote) -> Decision:
    """The decision that the vote carries, numbered for ever."""
    meeting, item = room.meeting, _item(room, draft.item_id)
    taken = next_number(room.session, Series.DECISION, meeting.committee_id, meeting.held_on.year)
    decision = Decision(
        committee_id=meeting.committee_id,
        number=taken.number,
        number_year=taken.year,
        number_sequence=taken.sequence,
        decided_on=meeting.held_on,
        wording=wording_of(draft.wording or draft.subject),
        meeting_id=meeting.id,
        item_id=None if item is None else item.id,
        vote_id=vote.id,
        level=None if item is None else item.level,
        decided_minute=draft.at_minute,
    )
    room.session.add(decision)
    room.session.flush()
    return decision


def place_markers(session: Session, place: TextPlace, vote: Vote, decision: Decision | None) -> ItemContent:
    """The line of the vote, then that of the decision, between what stands before and after.

    Raises:
        DomainError: the place is under another item, or the text is too long.
        ChangedMeanwhile: the text was written since.
    """
    if place.item_id != vote.item_id:
        raise DomainError(ITEM_GONE)
    markers = [Marker(MarkerKind.VOTE, vote.id)]
    if decision is not None:
        markers.append(Marker(MarkerKind.DECISION, decision.id))
    whole = content_of((*blocks_of(place.before), *markers, *blocks_of(place.after)))
    return write_content(session, place.item_id, kept_content(whole), place.version)


def _item(room: Room, item_id: int | None) -> AgendaItem | None:
    if item_id is None:
        return None
    item = room.session.get(AgendaItem, item_id)
    if item is None or item.meeting_id != room.meeting.id:
        raise DomainError(ITEM_GONE)
    return item
