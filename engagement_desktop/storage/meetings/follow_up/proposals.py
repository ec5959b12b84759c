"""Proposals as lists, panes, the home page, a person's page and the poster read them."""

from collections.abc import Iterable
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, String, and_, case, cast, func, or_, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.follow_up.decisions import Decision, Proposal, ProposalState
from engagement_desktop.domain.meetings.follow_up.proposals_rows import (
    Feedback,
    PosterLine,
    ProposalDetail,
    ProposalRow,
    feedback_of,
    waiting_days,
)
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.register.committees import Committee
from engagement_desktop.domain.register.people import Person
from engagement_desktop.storage.facets import Counts, Facet, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.meetings.follow_up.decisions import dated_inside
from engagement_desktop.storage.wording import related

COMMITTEE = (Committee, Committee.id == Proposal.committee_id)
AUTHOR = (Person, Person.id == Proposal.person_id)
PLACES = (
    (Proposal.committee_id, Committee.id, Committee.name_key),
    (Proposal.person_id, Person.id, Person.search_key),
)
_WAITS = Proposal.state == ProposalState.WAITING
_TELLING = and_(
    Proposal.state != ProposalState.WAITING, Proposal.told_on.is_(None), Proposal.person_id.is_not(None)
)
_TOLD = and_(
    Proposal.state != ProposalState.WAITING,
    or_(Proposal.told_on.is_not(None), Proposal.person_id.is_(None)),
)
FACETS = MappingProxyType(
    {
        "feedback": Facet({Feedback.ANSWER: _WAITS, Feedback.TELLING: _TELLING, Feedback.TOLD: _TOLD}),
        "state": Facet.of(Proposal.state, ProposalState),
    }
)
_RANK = case((_WAITS, "0"), (_TELLING, "1"), else_="2")
SORTS = sorts(
    Proposal.id,
    {
        "waiting": SortKey(_RANK + cast(Proposal.made_on, String)),
        "date": SortKey(Proposal.made_on),
        "person": SortKey(Person.sort_key, nullable=True, joins=(AUTHOR,)),
        "committee": SortKey(Committee.name_key, joins=(COMMITTEE,)),
        "state": SortKey(ranked(Proposal.state, ProposalState)),
        "told": SortKey(Proposal.told_on, nullable=True),
    },
    "waiting",
)
"""Waiting: those without a suite first, then those whose author is not told yet, the oldest leading."""


def proposals_page(
    session: Session, query: ListQuery, today: date, after: Cursor | None
) -> Page[ProposalRow]:
    """One page of proposals."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, proposal_rows(session, found.rows, today))


def proposals_counts(session: Session, query: ListQuery) -> tuple[int, int, int]:
    """How many proposals the query keeps, how many go on the poster, how many there are."""
    counting = select(func.count()).select_from(Proposal)
    return (
        session.execute(counting.where(*_kept(session, query))).scalar_one(),
        session.execute(counting.where(Proposal.on_poster)).scalar_one(),
        session.execute(counting).scalar_one(),
    )


def proposals_facets(session: Session, query: ListQuery) -> Counts:
    """How many proposals each chip keeps."""
    return counted(session, FACETS, query.filters, select(Proposal.id), _asked(session, query))


def proposals_awaiting(session: Session, today: date) -> tuple[ProposalRow, ...]:
    """Those without a suite or whose author is not told, in the order of the list."""
    return _ordered(session, (or_(_WAITS, _TELLING),), today)


def proposals_of_person(session: Session, person_id: int, today: date) -> tuple[ProposalRow, ...]:
    """What a person proposed, in the order of the list."""
    return _ordered(session, (Proposal.person_id == person_id,), today)


def poster_lines(session: Session) -> tuple[PosterLine, ...]:
    """What is ticked for the poster, those retained first, then in progress, then not retained."""
    order = (ProposalState.RETAINED, ProposalState.IN_PROGRESS, ProposalState.NOT_RETAINED)
    place = case({one: at for at, one in enumerate(order)}, value=Proposal.state, else_=len(order))
    wanted = (
        select(Proposal).where(Proposal.on_poster, ~_WAITS).order_by(place, Proposal.made_on, Proposal.id)
    )
    return tuple(
        PosterLine(one.id, one.said, one.state, one.answer, one.reason, one.made_on, one.answered_on)
        for one in session.scalars(wanted)
    )


def poster_bodies(session: Session) -> tuple[str, ...]:
    """The committees whose proposals are ticked."""
    wanted = select(Committee.name).join(Proposal, Proposal.committee_id == Committee.id)
    found = wanted.where(Proposal.on_poster, ~_WAITS).distinct().order_by(Committee.name)
    return tuple(session.scalars(found))


def proposal_rows(session: Session, ids: Iterable[int], today: date) -> dict[int, ProposalRow]:
    """The proposals of these ids."""
    found = session.execute(
        select(Proposal, Committee.name, Person.first_name, Person.last_name)
        .join(*COMMITTEE)
        .outerjoin(*AUTHOR)
        .where(Proposal.id.in_(list(ids)))
    )
    return {row[0].id: _row(*row, today) for row in found}


def proposal_detail(session: Session, proposal_id: int, today: date) -> ProposalDetail | None:
    """One proposal whole; None when there is no such proposal."""
    found = session.execute(
        select(Proposal, Decision.number, AgendaItem.title)
        .outerjoin(Decision, Decision.id == Proposal.decision_id)
        .outerjoin(AgendaItem, AgendaItem.id == Proposal.item_id)
        .where(Proposal.id == proposal_id)
    ).one_or_none()
    if found is None:
        return None
    proposal, decision, item = found
    row = proposal_rows(session, [proposal_id], today)[proposal_id]
    return ProposalDetail(row, proposal.answer, proposal.reason, proposal.decision_id, decision, item)


def _row(one: Proposal, committee: str, first: str | None, last: str | None, today: date) -> ProposalRow:
    is_named = one.person_id is not None
    feedback = feedback_of(one.state, one.told_on, is_named=is_named)
    known_on = (one.told_on or one.answered_on) if feedback is Feedback.TOLD else None
    return ProposalRow(
        id=one.id,
        committee_id=one.committee_id,
        committee=committee,
        made_on=one.made_on,
        said=one.said,
        person_id=one.person_id,
        person=f"{first} {last}".strip() if is_named else None,
        state=one.state,
        feedback=feedback,
        waiting_days=waiting_days(one.made_on, known_on, today),
        answered_on=one.answered_on,
        told_on=one.told_on,
        on_poster=one.on_poster,
        meeting_id=one.meeting_id,
    )


def _ordered(
    session: Session, conditions: Iterable[ColumnElement[bool]], today: date
) -> tuple[ProposalRow, ...]:
    order: Any = SORTS.keys["waiting"].column
    ids = session.scalars(select(Proposal.id).where(*conditions).order_by(order, Proposal.id)).all()
    rows = proposal_rows(session, ids, today)
    return tuple(rows[row_id] for row_id in ids)


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, committee, author, meeting, the poster."""
    texts = (Proposal.said, Proposal.answer, Proposal.reason)
    conditions = related(session, query.search, PLACES, texts=texts)
    conditions += dated_inside(session, query, Proposal.made_on, Proposal.committee_id)
    pointing = {"person": Proposal.person_id, "meeting": Proposal.meeting_id}
    conditions += [key == int(query.filters[name]) for name, key in pointing.items() if name in query.filters]
    if "poster" in query.filters:
        conditions.append(Proposal.on_poster.is_(True))
    return conditions
