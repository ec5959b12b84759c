"""Actions as lists, panes, the home page and a person's page read them."""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.attachments import Attachment
from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.follow_up.actions_rows import (
    ActionDetail,
    ActionRow,
    ActionTiming,
    Owner,
    timing_of,
)
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Decision, Priority
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.mandates import Mandate
from engagement_desktop.domain.register.people import Person
from engagement_desktop.domain.text import clean, fold
from engagement_desktop.storage.facets import Counts, Facet, Facets, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.meetings.follow_up.decisions import dated_inside
from engagement_desktop.storage.wording import holding, related

MOST_OWNERS = 8
_MOST_SEQUENCE = 1_000_000
_NEVER = "9999"
COMMITTEE = (Committee, Committee.id == Action.committee_id)
OWNER = (Person, Person.id == Action.owner_id)
PLACES = (
    (Action.committee_id, Committee.id, Committee.name_key),
    (Action.owner_id, Person.id, Person.search_key),
)
IS_OPEN = Action.state == ActionState.OPEN
_DUE = func.coalesce(cast(Action.due_on, String), _NEVER)
_CLOSED = func.coalesce(cast(Action.closed_on, String), _NEVER)
SORTS = sorts(
    Action.id,
    {
        "urgency": SortKey(case((IS_OPEN, "0" + _DUE), else_="1" + _CLOSED)),
        "number": SortKey(Action.number_year * _MOST_SEQUENCE + Action.number_sequence),
        "due": SortKey(Action.due_on, nullable=True),
        "owner": SortKey(Person.sort_key, nullable=True, joins=(OWNER,)),
        "committee": SortKey(Committee.name_key, joins=(COMMITTEE,)),
        "state": SortKey(ranked(Action.state, ActionState)),
        "priority": SortKey(ranked(Action.priority, Priority)),
    },
    "urgency",
)
"""Urgency: the open ones first, by their day, so that the late ones lead."""


def is_late(today: date) -> ColumnElement[bool]:
    """Still open after its day."""
    return and_(IS_OPEN, Action.due_on < today)


def actions_page(session: Session, query: ListQuery, today: date, after: Cursor | None) -> Page[ActionRow]:
    """One page of actions."""
    found = page_of_ids(session, SORTS, query, _kept(session, query, today), after)
    return widened(found, action_rows(session, found.rows, today))


def actions_counts(session: Session, query: ListQuery, today: date) -> tuple[int, int, int]:
    """How many actions the query keeps, how many of these are late, how many there are."""
    counting = select(func.count()).select_from(Action)
    kept = _kept(session, query, today)
    return (
        session.execute(counting.where(*kept)).scalar_one(),
        session.execute(counting.where(*kept, is_late(today))).scalar_one(),
        session.execute(counting).scalar_one(),
    )


def actions_facets(session: Session, query: ListQuery, today: date) -> Counts:
    """How many actions each chip keeps."""
    return counted(session, _facets(today), query.filters, select(Action.id), _asked(session, query))


def late_actions(session: Session, today: date) -> tuple[ActionRow, ...]:
    """Every action still open after its day, the oldest first."""
    ids = session.scalars(select(Action.id).where(is_late(today)).order_by(Action.due_on, Action.id)).all()
    rows = action_rows(session, ids, today)
    return tuple(rows[row_id] for row_id in ids)


def actions_of_person(
    session: Session, person_id: int, today: date, *, only_open: bool = False
) -> tuple[ActionRow, ...]:
    """What a person has or had to do, the open ones first."""
    conditions = [Action.owner_id == person_id, *([IS_OPEN] if only_open else [])]
    order = SORTS.keys["urgency"].column
    ids = session.scalars(select(Action.id).where(*conditions).order_by(order, Action.id)).all()
    rows = action_rows(session, ids, today)
    return tuple(rows[row_id] for row_id in ids)


def action_rows(session: Session, ids: Iterable[int], today: date) -> dict[int, ActionRow]:
    """The actions of these ids."""
    found = session.execute(
        select(Action, Committee.name, Person.first_name, Person.last_name)
        .join(*COMMITTEE)
        .outerjoin(*OWNER)
        .where(Action.id.in_(list(ids)))
    )
    return {
        one.id: ActionRow(
            id=one.id,
            number=one.number,
            committee_id=one.committee_id,
            committee=committee,
            asked_on=one.asked_on,
            wording=one.wording,
            owner_id=one.owner_id,
            owner=None if last is None else f"{first} {last}".strip(),
            due_on=one.due_on,
            priority=one.priority,
            state=one.state,
            timing=timing_of(one.state, one.due_on, today),
            closed_on=one.closed_on,
            has_proof=bool(one.proof) or one.proof_id is not None,
            meeting_id=one.meeting_id,
            proof=one.proof,
        )
        for one, committee, first, last in found
    }


def action_detail(session: Session, action_id: int, today: date) -> ActionDetail | None:
    """One action whole; None when there is no such action."""
    found = session.execute(
        select(Action, Attachment.name, Decision.number, AgendaItem.title)
        .outerjoin(Attachment, Attachment.id == Action.proof_id)
        .outerjoin(Decision, Decision.id == Action.decision_id)
        .outerjoin(AgendaItem, AgendaItem.id == Action.item_id)
        .where(Action.id == action_id)
    ).one_or_none()
    if found is None:
        return None
    action, proof_name, decision, item = found
    return ActionDetail(
        row=action_rows(session, [action_id], today)[action_id],
        proof_id=action.proof_id,
        proof_name=proof_name,
        comment=action.comment,
        decision_id=action.decision_id,
        decision=decision,
        item=item,
    )


def proof_of(session: Session, action: Action) -> Attachment | None:
    """The file that proves an action."""
    return None if action.proof_id is None else session.get(Attachment, action.proof_id)


def owners(session: Session, meeting_id: int, letters: str) -> tuple[Owner, ...]:
    """The people one of whose names begins so: those who sit in the committee first, then the rest."""
    words = fold(clean(letters)).split()
    if not words:
        return ()
    meeting = session.get_one(Meeting, meeting_id)
    in_force = (
        Mandate.committee_id == meeting.committee_id,
        Mandate.started_on <= meeting.held_on,
        or_(Mandate.ended_on.is_(None), Mandate.ended_on >= meeting.held_on),
    )
    sits = Person.id.in_(select(Mandate.person_id).where(*in_force))
    begun = [
        or_(Person.search_key.startswith(word, autoescape=True), holding(Person.search_key, f" {word}"))
        for word in words
    ]
    wanted = (
        select(Person.id, Person.first_name, Person.last_name)
        .where(Person.archived_on.is_(None), *begun)
        .order_by(case((sits, 0), else_=1), Person.sort_key, Person.id)
        .limit(MOST_OWNERS)
    )
    return tuple(Owner(row[0], f"{row[1]} {row[2]}".strip()) for row in session.execute(wanted))


def _facets(today: date) -> Facets:
    late = is_late(today)
    kept: dict[StrEnum, ColumnElement[bool]] = {
        ActionTiming.LATE: late,
        ActionTiming.TO_DO: and_(IS_OPEN, or_(Action.due_on.is_(None), Action.due_on >= today)),
        ActionTiming.DONE: Action.state == ActionState.DONE,
        ActionTiming.DROPPED: Action.state == ActionState.DROPPED,
    }
    return {"timing": Facet(kept)}


def _kept(session: Session, query: ListQuery, today: date) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(_facets(today), query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, committee, owner, meeting, decision."""
    texts = (Action.wording, Action.number, Action.proof, Action.comment)
    conditions = related(session, query.search, PLACES, texts=texts)
    conditions += dated_inside(session, query, Action.asked_on, Action.committee_id)
    pointing = {"person": Action.owner_id, "meeting": Action.meeting_id, "decision": Action.decision_id}
    conditions += [key == int(query.filters[name]) for name, key in pointing.items() if name in query.filters]
    return conditions
