"""What the last meetings of a committee left for the next one: minutes to approve, open actions, items."""

from datetime import date

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, aliased

from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState
from engagement_desktop.domain.meetings.meetings import Meeting, MeetingStatus
from engagement_desktop.domain.meetings.minuting.minutes import Minutes
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem, ItemKind, ItemState


def to_approve(session: Session, committee_id: int, before: date) -> list[Meeting]:
    """The last meeting held before that day, validated or not, and the earlier ones validated or put off.

    None that is approved already. Put off is a draft that a later meeting had on its agenda without treating
    it. Those that wait on the agenda of another meeting still planned are left to it.
    """
    planned = aliased(Meeting)
    waiting = (
        select(AgendaItem.approves_id)
        .join(planned, planned.id == AgendaItem.meeting_id)
        .where(
            planned.status == MeetingStatus.PLANNED,
            AgendaItem.approves_id.is_not(None),
            AgendaItem.state != ItemState.DROPPED,
        )
    )
    found = session.execute(
        select(Meeting, Minutes)
        .outerjoin(Minutes, Minutes.meeting_id == Meeting.id)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.status == MeetingStatus.HELD,
            Meeting.held_on < before,
            Meeting.id.not_in(waiting),
        )
        .order_by(Meeting.held_on, Meeting.starts_minute)
    ).all()
    last = last_held(session, committee_id, before)
    put_off = _put_off(session, committee_id)
    return [
        meeting
        for meeting, minutes in found
        if (meeting is last or meeting.id in put_off if minutes is None else minutes.approved_on is None)
    ]


def _put_off(session: Session, committee_id: int) -> set[int | None]:
    """The meetings whose minutes were on the agenda of one that was held, where nothing came of them."""
    found = session.scalars(
        select(AgendaItem.approves_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.status == MeetingStatus.HELD,
            AgendaItem.state.in_((ItemState.TO_COME, ItemState.TO_CARRY)),
        )
    )
    return set(found)


def last_held(session: Session, committee_id: int, before: date) -> Meeting | None:
    """The last meeting held before a day."""
    return session.scalars(
        select(Meeting)
        .where(
            Meeting.committee_id == committee_id,
            Meeting.status == MeetingStatus.HELD,
            Meeting.held_on < before,
        )
        .order_by(Meeting.held_on.desc(), Meeting.starts_minute.desc())
        .limit(1)
    ).one_or_none()


def carried_over(session: Session, committee_id: int, before: date) -> list[AgendaItem]:
    """The items of earlier meetings that were not treated and that no other meeting took up, oldest first."""
    later = aliased(AgendaItem)
    return list(
        session.scalars(
            select(AgendaItem)
            .join(Meeting, Meeting.id == AgendaItem.meeting_id)
            .where(
                Meeting.committee_id == committee_id,
                Meeting.held_on <= before,
                AgendaItem.kind == ItemKind.ORDINARY,
                AgendaItem.state == ItemState.TO_CARRY,
                ~exists().where(later.carried_from_id == AgendaItem.id),
            )
            .order_by(Meeting.held_on, Meeting.starts_minute, AgendaItem.position)
        )
    )


def open_actions(session: Session, committee_id: int) -> int:
    """How many actions of the committee nobody closed yet."""
    return session.execute(
        select(func.count())
        .select_from(Action)
        .where(Action.committee_id == committee_id, Action.state == ActionState.OPEN)
    ).scalar_one()
