"""The register of decisions as lists and panes read it."""

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.orm import Session

from engagement_desktop.domain.lists import Cursor, ListQuery, Page
from engagement_desktop.domain.meetings.follow_up.decisions import Action, ActionState, Decision, Proposal
from engagement_desktop.domain.meetings.follow_up.decisions_rows import DecisionDetail, DecisionRow
from engagement_desktop.domain.meetings.meetings import Meeting
from engagement_desktop.domain.meetings.preparing.agenda import AgendaItem
from engagement_desktop.domain.meetings.voting.votes import Vote
from engagement_desktop.domain.register.committees import Committee, EngagementLevel
from engagement_desktop.storage.facets import Counts, Facet, chosen, counted
from engagement_desktop.storage.keyset import SortKey, page_of_ids, ranked, sorts, widened
from engagement_desktop.storage.meetings.minuting.texts import is_sealed
from engagement_desktop.storage.reports.exercises import asked
from engagement_desktop.storage.reports.spans import within
from engagement_desktop.storage.wording import related

_MOST_SEQUENCE = 1_000_000
COMMITTEE = (Committee, Committee.id == Decision.committee_id)
PLACES = ((Decision.committee_id, Committee.id, Committee.name_key),)
FACETS = MappingProxyType({"level": Facet.of(Decision.level, EngagementLevel)})
SORTS = sorts(
    Decision.id,
    {
        "date": SortKey(Decision.decided_on),
        "number": SortKey(Decision.number_year * _MOST_SEQUENCE + Decision.number_sequence),
        "committee": SortKey(Committee.name_key, joins=(COMMITTEE,)),
        "level": SortKey(ranked(Decision.level, EngagementLevel), nullable=True),
    },
    "date",
    descending=True,
)


def decisions_page(session: Session, query: ListQuery, after: Cursor | None) -> Page[DecisionRow]:
    """One page of the register."""
    found = page_of_ids(session, SORTS, query, _kept(session, query), after)
    return widened(found, decision_rows(session, found.rows))


def decisions_counts(session: Session, query: ListQuery) -> tuple[int, int]:
    """How many decisions the query keeps, and how many there are."""
    counting = select(func.count()).select_from(Decision)
    kept = session.execute(counting.where(*_kept(session, query))).scalar_one()
    return kept, session.execute(counting).scalar_one()


def decisions_facets(session: Session, query: ListQuery) -> Counts:
    """How many decisions each chip keeps."""
    return counted(session, FACETS, query.filters, select(Decision.id), _asked(session, query))


def decision_rows(session: Session, ids: Iterable[int]) -> dict[int, DecisionRow]:
    """The decisions of these ids."""
    shown = list(ids)
    is_open = func.sum(case((Action.state == ActionState.OPEN, 1), else_=0))
    following = session.execute(
        select(Action.decision_id, func.count(), is_open)
        .where(Action.decision_id.in_(shown))
        .group_by(Action.decision_id)
    )
    actions = {row[0]: (row[1], row[2]) for row in following}
    found = session.execute(
        select(Decision, Committee.name, AgendaItem.title)
        .join(*COMMITTEE)
        .outerjoin(AgendaItem, AgendaItem.id == Decision.item_id)
        .where(Decision.id.in_(shown))
    )
    return {
        one.id: DecisionRow(
            one.id,
            one.number,
            one.committee_id,
            committee,
            one.decided_on,
            one.wording,
            one.level,
            one.meeting_id,
            item,
            *actions.get(one.id, (0, 0)),
        )
        for one, committee, item in found
    }


def decision_detail(session: Session, decision_id: int) -> DecisionDetail | None:
    """One decision whole; None when there is no such decision."""
    decision = session.get(Decision, decision_id)
    if decision is None:
        return None
    vote = None if decision.vote_id is None else session.get(Vote, decision.vote_id)
    meeting = None if decision.meeting_id is None else session.get(Meeting, decision.meeting_id)
    return DecisionDetail(
        row=decision_rows(session, [decision_id])[decision_id],
        vote=None if vote is None else vote.explanation,
        decided_minute=decision.decided_minute,
        meeting_number=None if meeting is None else meeting.number,
        is_sealed=is_sealed(session, decision.meeting_id),
        actions=tuple((one.id, one.number, one.wording) for one in actions_following(session, decision_id)),
    )


def actions_following(session: Session, decision_id: int) -> Sequence[Action]:
    """The actions that follow from a decision, by number."""
    wanted = select(Action).where(Action.decision_id == decision_id)
    return session.scalars(wanted.order_by(Action.number_year, Action.number_sequence)).all()


def proposals_taken_up(session: Session, decision_id: int) -> int:
    """How many proposals a decision took up."""
    wanted = select(func.count()).select_from(Proposal).where(Proposal.decision_id == decision_id)
    return session.execute(wanted).scalar_one()


def votes_carrying(session: Session, ids: Iterable[int]) -> dict[int, tuple[Vote | None, str | None]]:
    """The vote that carried each decision, and the number of the minutes that say it."""
    found = session.execute(
        select(Decision.id, Vote, Meeting.number)
        .outerjoin(Vote, Vote.id == Decision.vote_id)
        .outerjoin(Meeting, Meeting.id == Decision.meeting_id)
        .where(Decision.id.in_(list(ids)))
    )
    return {row[0]: (row[1], row[2]) for row in found}


def bodies_with(session: Session, kind: type[Any]) -> list[tuple[int, str, int]]:
    """The committees that have such rows, by name, with how many."""
    found = session.execute(
        select(Committee.id, Committee.name, func.count())
        .join(kind, kind.committee_id == Committee.id)
        .group_by(Committee.id, Committee.name)
        .order_by(Committee.name_key)
    )
    return [(row[0], row[1], row[2]) for row in found]


def dated_inside(session: Session, query: ListQuery, day: Any, committee: Any) -> list[ColumnElement[bool]]:
    """The exercise and the committee that a list of what meetings left is narrowed to."""
    conditions = []
    exercise = asked(session, query.filters)
    if exercise is not None:
        conditions.append(within(day, exercise))
    if (whose := query.filters.get("committee", "")).isdecimal():
        conditions.append(committee == int(whose))
    return conditions


def _kept(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    return [*_asked(session, query), *chosen(FACETS, query.filters)]


def _asked(session: Session, query: ListQuery) -> list[ColumnElement[bool]]:
    """Everything but the chips: words, exercise, committee, meeting."""
    conditions = related(session, query.search, PLACES, texts=(Decision.wording, Decision.number))
    conditions += dated_inside(session, query, Decision.decided_on, Decision.committee_id)
    if "meeting" in query.filters:
        conditions.append(Decision.meeting_id == int(query.filters["meeting"]))
    return conditions
