"""The agenda of a meeting as rows: its items, what leans on them, the stage and the rules of the meeting."""

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.base import Base
from engagement_desktop.domain.meetings.follow_up.decisions import Action, Decision, Proposal
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingRules
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import (
    AgendaItem,
    ItemKind,
    ItemState,
    ItemText,
    MeetingDocument,
)
from engagement_desktop.domain.meetings.preparing.convocations import Convocation
from engagement_desktop.domain.meetings.stages import MeetingStage, stage_of
from engagement_desktop.domain.meetings.voting.votes import Vote

_ON_ITEMS = (MeetingDocument.item_id, Decision.item_id, Action.item_id, Proposal.item_id, Vote.item_id)
_NEVER_CARRIED = frozenset({ItemKind.SECRECY, ItemKind.OTHER_BUSINESS})


def stage_at(session: Session, meeting: Meeting) -> MeetingStage:
    """The stage of one meeting."""
    minutes = minutes_of(session, meeting.id)
    return stage_of(
        meeting.status,
        meeting.opened_minute,
        meeting.closed_at,
        is_validated=minutes is not None,
        is_approved=minutes is not None and minutes.approved_on is not None,
    )


def minutes_of(session: Session, meeting_id: int) -> Minutes | None:
    """The validated minutes of a meeting; None while they are a draft."""
    return session.scalars(select(Minutes).where(Minutes.meeting_id == meeting_id)).one_or_none()


def rules_of(session: Session, meeting_id: int) -> MeetingRules | None:
    """The rules under which a meeting was opened."""
    return session.scalars(select(MeetingRules).where(MeetingRules.meeting_id == meeting_id)).one_or_none()


def items_of(session: Session, meeting_id: int, *, dropped: bool = False) -> list[AgendaItem]:
    """The items of a meeting in their order; those dropped on purpose only when asked for."""
    wanted = select(AgendaItem).where(AgendaItem.meeting_id == meeting_id)
    if not dropped:
        wanted = wanted.where(AgendaItem.state != ItemState.DROPPED)
    return list(session.scalars(wanted.order_by(AgendaItem.position, AgendaItem.id)))


def next_position(session: Session, meeting_id: int) -> int:
    """The place after the last item."""
    last = select(func.max(AgendaItem.position)).where(AgendaItem.meeting_id == meeting_id)
    return (session.execute(last).scalar_one() or 0) + 1


def write_titles(session: Session, meeting: Meeting) -> None:
    """The agenda as a text follows its items: their titles, one a line."""
    session.flush()
    if items_of(session, meeting.id, dropped=True):
        titles = [item.title for item in items_of(session, meeting.id)]
        meeting.agenda = "\n".join(titles) or None


def adopt_lines(session: Session, meeting: Meeting) -> None:
    """A text of agenda, one item a line, becomes items: a meeting planned by its bare facts, or imported."""
    if items_of(session, meeting.id, dropped=True):
        return
    lines = [" ".join(line.split()) for line in (meeting.agenda or "").splitlines()]
    for position, title in enumerate(filter(None, lines), 1):
        session.add(AgendaItem(meeting_id=meeting.id, position=position, title=title))
    session.flush()


def write_decisions(session: Session, meeting: Meeting) -> None:
    """The decisions as a text are those of the register, once there are some, one a line."""
    session.flush()
    wordings = session.scalars(
        select(Decision.wording).where(Decision.meeting_id == meeting.id).order_by(Decision.number_sequence)
    ).all()
    if wordings:
        meeting.decisions = "\n".join(" ".join(wording.split()) for wording in wordings)


def is_leaned_on(session: Session, item_id: int) -> bool:
    """Whether a document, a vote, a decision, an action, a proposal or some text stands on an item."""
    return has_words(session, item_id) or any(
        session.execute(select(exists().where(column == item_id))).scalar_one() for column in _ON_ITEMS
    )


def has_words(session: Session, item_id: int) -> bool:
    """Whether something was written of an item."""
    content = session.scalars(select(ItemText.content).where(ItemText.item_id == item_id)).one_or_none()
    return bool(content and content.strip())


def is_continued(session: Session, item_id: int) -> bool:
    """Whether an item of a later meeting takes this one up."""
    return session.execute(select(exists().where(AgendaItem.carried_from_id == item_id))).scalar_one()


def was_treated(session: Session, item: AgendaItem) -> bool:
    """Whether anything happened to an item at its meeting."""
    happened = _ON_ITEMS[1:]
    return (
        item.started_minute is not None
        or has_words(session, item.id)
        or any(session.execute(select(exists().where(column == item.id))).scalar_one() for column in happened)
    )


def judge_items(session: Session, meeting: Meeting) -> None:
    """At the end of a meeting: what was not treated comes back at the next one, until it is dropped."""
    for item in items_of(session, meeting.id):
        if item.state is not ItemState.TO_COME:
            continue
        if was_treated(session, item) or item.kind is ItemKind.OTHER_BUSINESS:
            item.state = ItemState.TREATED
        elif item.kind not in _NEVER_CARRIED:
            item.state = ItemState.TO_CARRY


def unjudge_items(session: Session, meeting: Meeting) -> None:
    """A meeting opened again: what nobody treated is to come once more."""
    for item in items_of(session, meeting.id):
        if item.state is ItemState.TO_CARRY and not was_treated(session, item):
            item.state = ItemState.TO_COME


def carry_all(session: Session, meeting: Meeting) -> None:
    """The items of a meeting that will not be held come back at the next one."""
    for item in items_of(session, meeting.id):
        if item.state is ItemState.TO_COME and item.kind is ItemKind.ORDINARY:
            item.state = ItemState.TO_CARRY


def rows_of_planned(session: Session, meeting: Meeting) -> list[Base]:
    """What goes to the bin with a meeting that was only prepared, and comes back with it."""
    items = items_of(session, meeting.id, dropped=True)
    texts = session.scalars(select(ItemText).where(ItemText.item_id.in_([item.id for item in items])))
    documents = session.scalars(select(MeetingDocument).where(MeetingDocument.meeting_id == meeting.id))
    called = session.scalars(select(Convocation).where(Convocation.meeting_id == meeting.id))
    return [*items, *texts, *documents, *called]


def delete_item(session: Session, item: AgendaItem) -> None:
    """An item without words, and its empty text."""
    for text in session.scalars(select(ItemText).where(ItemText.item_id == item.id)):
        session.delete(text)
    session.flush()
    session.delete(item)
    session.flush()
